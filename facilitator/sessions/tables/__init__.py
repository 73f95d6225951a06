"""What each version of the tables added. What was released never changes: the file of a day may be years old."""
