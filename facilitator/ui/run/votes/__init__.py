"""Votes in the drawer: their list, putting one to the room, counting it."""
