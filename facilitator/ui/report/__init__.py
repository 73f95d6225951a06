"""The place report of the console."""
