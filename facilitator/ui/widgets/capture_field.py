"""The field in which everything is captured: Enter keeps, Shift+Enter breaks a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ...sessions.text import lines
from .plain_text import typed_text

MOST_LINES = 5


class CaptureField(QPlainTextEdit):
    """A text field of one line that grows with what is typed. What was sent is never brought back by its own undo."""

    sent = Signal()
    """Enter was pressed."""
    previous_wanted = Signal()
    """Up was pressed in an empty field."""
    left = Signal()
    """Esc was pressed."""
    focused = Signal(bool)
    """The keys come here from now on, or go elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.several = False
        """Whether the text came by pasting several lines, each a note of its own."""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._follow_text)
        self._follow_text()

    def text(self) -> str:
        return typed_text(self)

    def empty(self) -> None:
        """Forget the text, and how it was typed: Ctrl+Z now concerns the workshop, not the field."""
        self.setPlainText("")
        self.several = False

    def take(self, text: str) -> None:
        """Show *text*, ready to be changed, the caret at its end."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        self.several = not self.text().strip() and len(lines(pasted)) > 1
        self.insertPlainText(pasted)
        self._follow_text()
        self.textChanged.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()  # it leaves an editing before it leaves a frozen screen
                return True
            if self._lets_through(event):
                event.ignore()
                return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.sent.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Up and plain and not self.text():
            self.previous_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._lets_through(event) or event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _lets_through(self, event: QKeyEvent) -> bool:
        """Undo and redo concern the workshop when the field has none of its own."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()

    def sizeHint(self) -> QSize:
        return QSize(400, self._wanted_height())

    def _wanted_height(self) -> int:
        shown = max(1, min(MOST_LINES, round(self.document().size().height())))
        return round(shown * self.fontMetrics().lineSpacing()) + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_text()

    def _follow_text(self) -> None:
        if not self.text():
            self.several = False
        if self.height() != self._wanted_height():
            self.setFixedHeight(self._wanted_height())
