"""The panel of what was deleted."""
