"""Choosing what the room sees: the scenes in miniature, what comes next, the menu of the screen."""
