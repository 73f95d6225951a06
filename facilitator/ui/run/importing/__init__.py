"""The page that imports a file."""
