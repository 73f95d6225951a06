"""Who speaks, for how long: started and stopped by a key, for the facilitator alone."""
