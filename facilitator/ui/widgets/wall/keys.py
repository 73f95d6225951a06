"""What the keys mean on the wall, whatever the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ....sessions.records import ContributionKind
from ..digit_keys import digit_of

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Those that are held; that a key is on the number pad is no modifier."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def kind_place(event: QKeyEvent) -> int | None:
    """The place, from 0, of the kind that a digit key asks for."""
    digit = digit_of(event)
    return digit - 1 if digit is not None and 1 <= digit <= len(ContributionKind) else None


def step(event: QKeyEvent) -> tuple[int, int] | None:
    """Across and down, for an arrow, alone or with Shift."""
    return _STEPS.get(Qt.Key(event.key())) if modifiers(event) in (_NONE, _SHIFT) else None


def plain(event: QKeyEvent) -> bool:
    return modifiers(event) == _NONE


def extends(event: QKeyEvent) -> bool:
    return modifiers(event) == _SHIFT


def edits(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
    return event.key() in keys and modifiers(event) == _NONE


def removes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and modifiers(event) == _NONE


def groups(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_G and modifiers(event) == _CTRL


def shows_alone(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_P and modifiers(event) == _NONE


def zoom_steps(event: QKeyEvent) -> int:
    """1 for closer, -1 for farther; Ctrl with + or −, shifted or not."""
    if modifiers(event) & ~_SHIFT != _CTRL:
        return 0
    if event.matches(QKeySequence.StandardKey.ZoomIn) or event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        return 1
    if event.matches(QKeySequence.StandardKey.ZoomOut) or event.key() == Qt.Key.Key_Minus:
        return -1
    return 0


def fits(event: QKeyEvent) -> bool:
    """Ctrl+0; the key of the 0 gives "à" on a French AZERTY keyboard."""
    return event.key() in (Qt.Key.Key_0, Qt.Key.Key_Agrave) and modifiers(event) & ~_SHIFT == _CTRL


def selects_all(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.SelectAll)


def end_of_wall(event: QKeyEvent) -> int:
    """-1 for the first note, 1 for the last one, 0 when the key is for neither."""
    ends = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}
    return ends.get(Qt.Key(event.key()), 0) if modifiers(event) in (_NONE, _SHIFT) else 0
