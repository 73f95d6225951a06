"""What the room sees, as frozen values: computed here, drawn elsewhere by one widget for every face of the product."""
