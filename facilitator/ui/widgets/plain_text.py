"""The text of a field as it was typed, its no-break spaces included: French needs them, and Qt makes them plain."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit


def typed_text(field: QPlainTextEdit) -> str:
    """All the text of *field*, a line a paragraph."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
