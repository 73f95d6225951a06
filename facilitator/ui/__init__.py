"""The windows. Each folder is a place of the console."""
