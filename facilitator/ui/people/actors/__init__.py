"""The map of actors: who was invited, who is there, whose seat stays empty."""
