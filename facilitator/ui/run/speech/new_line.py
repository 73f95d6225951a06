"""Where the next point, or the next question, is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ...widgets.kept_fields import Keep, TextField


class NewLine(TextField):
    """Enter keeps it, the caret stays. Empty, it lets Up go to what is above."""

    rose = Signal()

    def __init__(self, name: str, keep: Keep) -> None:
        super().__init__(name, keep)
        self.at_once = False
        """Whether what is being kept goes on the screen: Ctrl was held."""
        self.show_kept("")  # Ctrl+Z concerns the workshop until something is typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Up and not self.text():
            self.rose.emit()
            return
        self.at_once = enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().keyPressEvent(event)
        self.at_once = False
