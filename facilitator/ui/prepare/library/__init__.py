"""The method library beside the agenda: found, read, inserted."""
