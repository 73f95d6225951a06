"""The wall of a question: the widget bound to the store, its tools and its menus."""
