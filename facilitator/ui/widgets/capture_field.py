"""The field in which everything is captured: Enter keeps, Shift+Enter breaks a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QWidget

from ...sessions.text import lines
from .own_keys import passes_on, undoes_elsewhere
from .plain_text import brings_files, typed_text

MOST_LINES = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _nobody(_key: QKeyEvent) -> bool:
    return False


class CaptureField(QPlainTextEdit):
    """A text field of one line that grows with what is typed. What was sent is never brought back by its own undo."""

    sent = Signal()
    """Enter was pressed."""
    previous_wanted = Signal()
    """Up was pressed in an empty field, or on the first line of one that is walked through."""
    next_wanted = Signal()
    """Down was pressed on the last line of one that is walked through."""
    left = Signal()
    """Esc was pressed."""
    pasted = Signal()
    """Something was pasted that is one contribution."""
    menu_wanted = Signal(QMenu)
    """Its menu is about to show: entries may be added."""
    focused = Signal(bool)
    """The keys come here from now on, or go elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.several = False
        """Whether each line is a note of its own."""
        self.splittable = False
        """Whether the text came by pasting several lines, so that each may be a note of its own."""
        self.walked = False
        """Whether Up and Down go from one text to another, as long as this one was not changed."""
        self.taker: Callable[[QKeyEvent], bool] = _nobody
        """Asked before the field itself does anything with a key; what it takes goes no further."""
        self.claimer: Callable[[QKeyEvent], bool] = _nobody
        """Whether the taker wants a key that is a shortcut elsewhere."""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._follow_text)
        self._follow_text()

    # The text

    def text(self) -> str:
        return typed_text(self)

    def empty(self) -> None:
        """Forget the text, and how it was typed: Ctrl+Z now concerns the workshop, not the field."""
        self.setPlainText("")
        self.several = self.splittable = self.walked = False

    def take(self, text: str, *, walked: bool = False) -> None:
        """Show *text*, ready to be changed, the caret at its end."""
        self.several = self.splittable = False
        self.walked = walked
        self.setPlainText(text)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def before_caret(self) -> str:
        """The text of the caret's line, up to it."""
        cursor = self.textCursor()
        line = cursor.block().text().encode("utf-16-le", "surrogatepass")  # Qt counts in halves of some characters
        return line[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")

    def on_first_line(self) -> bool:
        return self.textCursor().blockNumber() == 0

    def word(self) -> str:
        """The word that the caret is at the end of; empty after a blank."""
        before = self.before_caret()
        return before[max((place + 1 for place, char in enumerate(before) if char.isspace()), default=0) :]

    def drop(self, words: str) -> None:
        """Take *words*, which stand before the caret, away: one step that undo brings back."""
        cursor = self.textCursor()
        length = len(words.encode("utf-16-le", "surrogatepass")) // 2
        cursor.setPosition(cursor.position() - length, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def rewrite(self, text: str) -> None:
        """Put *text* in place of all: one step that undo brings back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def caret_corner(self, widget: QWidget) -> QPoint:
        """The top of the caret in *widget*."""
        return self.viewport().mapTo(widget, self.cursorRect().topLeft())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not brings_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        self.splittable = self.several = not self.text().strip() and len(lines(pasted)) > 1
        self.insertPlainText(pasted)
        self._follow_text()
        if not self.splittable:
            self.pasted.emit()
        self.textChanged.emit()

    # The keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._claims(event):
                event.accept()
                return True
            if passes_on(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
                return False
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.type() is QEvent.Type.KeyPress and tab and self.taker(event):
                return True
        return super().event(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Esc leaves an editing before it leaves a frozen screen."""
        return event.key() == Qt.Key.Key_Escape or self.claimer(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.taker(event):
            return
        if event.key() in _ENTER and plain:
            self.sent.emit()
        elif event.key() in _ENTER:
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Up and plain and self._may_walk(QTextCursor.MoveOperation.Up):
            self.previous_wanted.emit()
        elif event.key() == Qt.Key.Key_Down and plain and self._may_walk(QTextCursor.MoveOperation.Down):
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._lets_through(event) or event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _may_walk(self, way: QTextCursor.MoveOperation) -> bool:
        """Whether the caret has no line left to go to, in a text that would not be lost."""
        if not self.text():
            return True
        return self.walked and not self.document().isModified() and not self.textCursor().movePosition(way)

    def _lets_through(self, event: QKeyEvent) -> bool:
        return undoes_elsewhere(event, self.document().isUndoAvailable(), self.document().isRedoAvailable())

    # Its size

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
            self.several = self.splittable = False
        if self.height() != self._wanted_height():
            self.setFixedHeight(self._wanted_height())
