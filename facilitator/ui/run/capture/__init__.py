"""The capture bar: taking down what the room says, at its speed."""
