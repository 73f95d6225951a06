"""The door: who arrives, in two keys; who leaves early; who was not on the list."""
