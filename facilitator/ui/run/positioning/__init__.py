"""The panel where the room's answers on the wheel and on the staircase are counted."""
