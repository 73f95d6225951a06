"""The digits that a key means: with or without Shift on the row of a French keyboard, and on the number pad."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_AZERTY = "à&é\"'(-è_ç"
"""What the row of digits types without Shift, from 0 to 9."""
_KEYS = (
    Qt.Key.Key_Agrave,
    Qt.Key.Key_Ampersand,
    Qt.Key.Key_Eacute,
    Qt.Key.Key_QuoteDbl,
    Qt.Key.Key_Apostrophe,
    Qt.Key.Key_ParenLeft,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Egrave,
    Qt.Key.Key_Underscore,
    Qt.Key.Key_Ccedilla,
)


def digit_of(event: QKeyEvent) -> int | None:
    """The digit of the key that was pressed; None when it has none, or when Ctrl, Alt or Meta asks for something else.

    The minus of the number pad is no 6.
    """
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & command:
        return None
    key, typed = event.key(), event.text().lower()
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return int(key) - int(Qt.Key.Key_0)
    if typed and typed in "0123456789":
        return int(typed)
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return None
    if key in _KEYS:
        return _KEYS.index(Qt.Key(key))
    return _AZERTY.index(typed) if typed and typed in _AZERTY and len(typed) == 1 else None
