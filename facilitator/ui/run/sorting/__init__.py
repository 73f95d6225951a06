"""The sorting mode: one contribution at a time, a key each."""
