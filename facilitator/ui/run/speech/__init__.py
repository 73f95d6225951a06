"""What a speaker says, kept while it is said."""
