"""The panels of the clusters: those there are, and those that are proposed."""
