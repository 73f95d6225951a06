"""Bringing contributions in from files: what a file holds, what its columns mean, which rows are taken."""
