"""What the room sees, drawn: a scene becomes marks on a sheet of the projector's size, and marks become pixels."""
