"""The panel where what people promise is written down."""
