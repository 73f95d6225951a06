"""The palette that finds anything in the cycle."""
