"""A choice among a few that the keyboard makes at once: the first letters or the number of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...sessions.text import folded
from .choice_button import ChoiceButton
from .digit_keys import digit_of

_NOTHING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Picked(ChoiceButton):
    """Letters and digits choose, Backspace chooses nothing, Down and Space open the list, Enter is for the form."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        keep: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """*options* are keys and words, the first for nothing chosen; *keep* is told the key of another choice."""
        super().__init__(name, parent)
        self._options, self._keep = tuple(options), keep
        self._so_far = ""
        self.value = ""
        """The key of what is chosen."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # as wide as what holds it
        self.chosen.connect(self._choose)
        self.show_kept("")

    def show_kept(self, value: str) -> None:
        """Show that choice."""
        self.value = value
        self.show_choice(self._options, value)
        if value == self._options[0][0]:
            self.setText(f"{self._name} ▾".replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in _NOTHING:
            self._choose(self._options[0][0])
        elif not any(map(self._pick, _typed(event))):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._so_far = ""
        super().focusOutEvent(event)

    def _pick(self, typed: str) -> bool:
        """Choose the first option that begins with all that was typed here, or with *typed* alone; False for none."""
        for wanted in (self._so_far + typed, typed):
            for key, words in self._options[1:]:
                if folded(words).startswith(wanted):
                    self._so_far = wanted
                    self._choose(key)
                    return True
        return False

    def _choose(self, value: str) -> None:
        if value != self.value:
            self.show_kept(value)
            self._keep(value)


def _typed(event: QKeyEvent) -> list[str]:
    """What that key types: its letter, and the digit that it is on some keyboards; nothing with Ctrl."""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return []
    letter, digit = folded(event.text()) if event.text().isprintable() else "", digit_of(event)
    return [one for one in (letter, "" if digit is None else str(digit)) if one]
