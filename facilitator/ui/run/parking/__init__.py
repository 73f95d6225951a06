"""What is kept for later, as a list: where each contribution goes next."""
