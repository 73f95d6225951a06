"""The names found in what people wrote, for somebody to decide which are hidden in what is public."""
