"""Keys that a part wants for itself before they are shortcuts of the whole window, and those that it gives back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def claims(event: QEvent, *keys: Qt.Key) -> bool:
    """Whether *event* asks who wants one of *keys*, Esc unless others are named; it is taken then.

    Esc closes what is open in front before it leaves a frozen screen.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() not in (keys or (Qt.Key.Key_Escape,)):
        return False
    event.accept()
    return True


def undoes_elsewhere(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether *event* is undo or redo and concerns the workshop: the field has none of its own."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo


def passes_on(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether *event* asks who wants such a key; it is left to the workshop then."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not undoes_elsewhere(event, can_undo, can_redo):
        return False
    event.ignore()
    return True
