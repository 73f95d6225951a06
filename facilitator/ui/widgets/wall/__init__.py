"""A wall of notes, as a widget: layout, painting, hands. It knows neither store nor session."""
