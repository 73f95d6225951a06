"""Keys that do one thing while a place is seen, once for each press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_key(place: QWidget, key: QKeySequence | str, act: Callable[[], object]) -> None:
    """Have *key* call *act* while *place* is seen; a key that is held down calls it once."""
    shortcut = QShortcut(QKeySequence(key), place)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(lambda: act())
