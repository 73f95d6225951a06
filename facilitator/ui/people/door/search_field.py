"""Where a name is looked for at the door: letters write, the numbers beside the people choose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ....i18n import _
from ...theme import font
from ...widgets.arrow_keys import STEPS
from ...widgets.digit_keys import digit_of
from ...widgets.own_keys import claims, passes_on

_LONGEST = 300


class SearchField(QLineEdit):
    """Emptying it is no gesture of its own: Ctrl+Z after an arrival concerns the arrival."""

    numbered = Signal(int)
    """One of `numbers` was pressed."""
    entered = Signal()
    stepped = Signal(int)
    """Up or Down was pressed."""
    escaped = Signal()
    """Esc was pressed in the empty field, which `holds_esc`."""
    excused = Signal()
    """Ctrl+E was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: frozenset[int] = frozenset()
        """The digits that choose just now; any other is written."""
        self.holds_esc = False
        """Esc in the empty field is for the page."""
        self.setAccessibleName(_("Who arrives"))
        self.setPlaceholderText(_("First letter of a name, a commune…"))
        self.setFont(font(20))
        self.setStyleSheet("QLineEdit { font-size: 20px; padding: 10px 14px; } QLineEdit:focus { padding: 9px 13px; }")
        self.setMaxLength(_LONGEST)

    def empty(self) -> None:
        """Be ready for the next person."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        if passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        if (self.text() or self.holds_esc) and claims(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if digit is not None and digit in self.numbers:
            self.numbered.emit(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.excused.emit()
        elif event.key() in STEPS:
            self.stepped.emit(STEPS[event.key()])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() == Qt.Key.Key_Escape and self.holds_esc:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
