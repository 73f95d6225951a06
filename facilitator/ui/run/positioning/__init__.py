"""The panel where the room says where it stands: wheel, staircase, trends, impact and effort, evaluation."""
