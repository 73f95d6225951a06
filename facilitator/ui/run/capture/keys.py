"""The keys that the capture bar has a use for before its field does what fields do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ...widgets.capture_field import CaptureField
from .said_already import SaidAlready
from .token_completion import TokenCompletion
from .token_taker import TokenTaker

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BLANKS = (" ", "\u00a0", "\u202f")


class BarKeys:
    """Hands each key to the first that wants it: the completion, the lookalikes, the tokens."""

    def __init__(
        self,
        field: CaptureField,
        taker: TokenTaker,
        completion: TokenCompletion,
        said_already: SaidAlready,
        pin: Callable[[], None],
    ) -> None:
        self._field, self._taker = field, taker
        self._completion, self._said_already, self._pin = completion, said_already, pin

    def take(self, key: QKeyEvent) -> bool:
        """Whether *key* was used up."""
        if self._completion.take(key) or self._said_already.take(key) or self._taker.undo(key):
            return True
        if _pins(key):
            self._pin()
            return True
        if self._field.textCursor().hasSelection():
            return False
        if key.key() == Qt.Key.Key_Backspace:
            return not (key.isAutoRepeat() or key.modifiers()) and self._take_last_mark_away()
        if key.key() in _ENTER:
            return bool(key.modifiers() & Qt.KeyboardModifier.ShiftModifier) and self._taker.take_blank("\n")
        return self._take_text(key.text())

    def claims(self, key: QKeyEvent) -> bool:
        """Whether *key* is for the bar, even where it is a shortcut of something else."""
        return _pins(key) or self._said_already.wants(key)

    def toggle_pin(self) -> bool:
        """Keep the table for the next ones, or let it go; False without a table."""
        self._taker.take_blank("")
        before = self._taker.marks
        self._taker.put(before.pin_toggled())
        return self._taker.marks != before

    def _take_text(self, text: str) -> bool:
        if text in _BLANKS:
            return self._taker.take_blank(text)
        return text == "!" and self._taker.take_mark_of_parking()

    def _take_last_mark_away(self) -> bool:
        """Backspace before the first character."""
        fewer = self._taker.marks.without_last()
        if fewer == self._taker.marks or not self._field.on_first_line() or self._field.before_caret():
            return False
        self._taker.put(fewer)
        return True


def _pins(key: QKeyEvent) -> bool:
    return key.key() == Qt.Key.Key_Space and key.modifiers() == Qt.KeyboardModifier.ControlModifier
