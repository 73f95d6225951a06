"""What text fields have in common: their text as it was typed, and what they take when it is dropped on them.

No-break spaces are kept: French needs them, and Qt makes them plain.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit


def typed_text(field: QPlainTextEdit) -> str:
    """All the text of *field*, a line a paragraph."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def brings_files(data: QMimeData) -> bool:
    """Whether *data* is files: dropped on a field, they are for the window, which opens or imports them."""
    return any(url.isLocalFile() for url in data.urls())
