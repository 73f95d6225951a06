"""A text field that saves by itself: shortly after the last key, and whenever it is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from .plain_text import typed_text

IDLE_MS = 1_200


class PatientText(QPlainTextEdit):
    """Tells the text to keep; never twice the same."""

    settled = Signal(str)
    """The text has changed and should be kept now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._kept = ""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.settle)
        self.textChanged.connect(self._idle.start)

    def show_text(self, text: str) -> None:
        """Show what is kept now, unless something newer is being typed."""
        if typed_text(self) == self._kept and text != self._kept:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self._kept = text

    def replace_text(self, text: str) -> None:
        """Settle what was typed, then show another text altogether."""
        self.settle()
        self._kept = typed_text(self)
        self.show_text(text)

    def settle(self) -> None:
        """Tell the text now if it has changed."""
        self._idle.stop()
        if typed_text(self) != self._kept:
            self._kept = typed_text(self)
            self.settled.emit(self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()
