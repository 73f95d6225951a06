"""Reusable parts of the windows. They know neither the store nor the session."""
