"""The days of a cycle, or of several territories, held side by side."""
