"""The place home of the console."""
