"""The place of the cycle's comparison."""
