"""A short field to type a duration in: one click or one key selects it whole, Up and Down go to the next one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ...sessions import labels
from .arrow_keys import STEPS
from .kept_fields import Keep, LineField


class DurationField(LineField):
    """Shows minutes as a duration to read; what is typed is given as it is to what keeps it."""

    stepped = Signal(int)
    """Up (-1) or Down (1) was pressed."""
    came = Signal()
    """The caret came in."""

    def __init__(self, name: str, keep: Keep) -> None:
        super().__init__(name, keep)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._just_entered = False

    def show_minutes(self, minutes: int) -> None:
        """Show what is kept now, unless something newer is being typed."""
        self.show_kept(labels.duration(minutes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in STEPS:
            self.stepped.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._just_entered = event.reason() == Qt.FocusReason.MouseFocusReason
        if not self.waiting and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()
        self.came.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._just_entered and not self.hasSelectedText() and not self.waiting:
            self.selectAll()
        self._just_entered = False

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._just_entered = False
