"""Holding off the screensaver and sleep while the room is looking, through the system's own means."""
