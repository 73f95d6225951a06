"""Who comes to the day: the list, the door, the tables, the map of actors."""
