"""What the facilitator brings to show: messages, pictures, the pages of a document."""
