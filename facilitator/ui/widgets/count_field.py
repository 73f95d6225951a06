"""A small field for how many: digits of any keyboard fill it, Enter keeps it, the arrows go to the fields around."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator

from .digit_keys import digit_of
from .kept_fields import Keep, LineField

_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CountField(LineField):
    """Shows nothing for nobody. A letter is no part of a number: it goes on to where letters are captured."""

    stepped = Signal(int, int)
    """An arrow was pressed: how far to the right and how far down."""

    def __init__(self, name: str, keep: Keep, *, width: int = 46) -> None:
        super().__init__(name, keep)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(width)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))  # of what is pasted
        self._look = "QLineEdit { padding: 4px 2px; } QLineEdit:focus { padding: 3px 1px; }"
        self.setStyleSheet(self._look)

    def show_count(self, count: int) -> None:
        """Show how many are kept now, unless something newer is being typed."""
        self.show_kept(str(count) if count else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        digit = digit_of(event)
        if plain and event.key() in _STEPS:
            self.stepped.emit(*_STEPS[event.key()])
        elif digit is not None:
            if not self.isReadOnly():
                self.insert(str(digit))
                self.textEdited.emit(self.text())
        elif (event.key() == Qt.Key.Key_Escape and not self.waiting) or _writes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.waiting and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()


def _writes(event: QKeyEvent) -> bool:
    command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and not command
