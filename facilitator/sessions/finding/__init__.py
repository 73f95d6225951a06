"""Finding anything that was said or written in the cycle."""
