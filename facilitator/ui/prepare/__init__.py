"""The place prepare of the console."""
