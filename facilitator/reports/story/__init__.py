"""The report of a session as a story: the same content, in the same order, for every format."""
