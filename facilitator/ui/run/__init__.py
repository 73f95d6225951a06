"""The place run of the console."""
