"""The documents that come with an item, listed in Prepare and in Run."""
