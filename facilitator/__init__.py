"""Guide a one-day workshop, keep every word said in it, and hand over its report."""

__version__ = "0.1.0"
