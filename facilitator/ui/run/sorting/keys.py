"""The keys of sorting mode."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_KEYS: dict[int, str] = {
    Qt.Key.Key_Right: "skip",
    Qt.Key.Key_Space: "skip",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Escape: "close",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
}
_LETTERS = {"n": "new", "s": "skip", "p": "park", "u": "undo", "r": "again"}


def command_of(event: QKeyEvent) -> str:
    """The command that a key is; empty when it is none. Digits are told apart before."""
    return _KEYS.get(event.key()) or _LETTERS.get(event.text().lower(), "")


def is_letter(event: QKeyEvent) -> bool:
    """Whether the key would begin a contribution, anywhere else."""
    return bool(event.text()) and event.text().isprintable()
