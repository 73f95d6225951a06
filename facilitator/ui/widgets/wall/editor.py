"""The text of a note, edited where the note stands: Enter keeps it, Shift+Enter breaks a line, Esc leaves it as it was.

What is typed is never lost: the editor stays open whatever happens to the wall meanwhile, leaving it keeps it, and what
cannot be kept stays in it, marked.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from .... import tokens
from ....i18n import _
from ..own_keys import claims, passes_on, undoes_elsewhere
from ..plain_text import brings_files, typed_text
from .notes import WallNote
from .text import BODY

READABLE = 14
"""The smallest letters one writes with, in pixels, however far away the wall is."""
LARGEST = 26
NARROWEST, LOWEST = 260, 96
MARGIN, FOOT = 8, 20

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The focus left for another window or a menu, and comes back."""


class NoteEditor(QPlainTextEdit):
    """Holds the text of one note until it is kept or left."""

    kept = Signal(str)
    """The whole text, by Enter or because the focus went elsewhere."""
    left = Signal()
    """Esc: the note stays as it was."""

    def __init__(self, note: WallNote, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour, self._pixels, self._within, self._note_rect = note.colour, READABLE, QRect(), QRectF()
        self._telling = self._closed = self._refused = False
        self.setAccessibleName(_("Text of the contribution"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = QLabel(_("Enter keeps, Esc leaves it as it was"), self)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setStyleSheet(f"font-size: 12px; color: {tokens.PROJECTION_SOFT_INK}; background: transparent;")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.take(note.text)
        self.textChanged.connect(self._grow)

    def text(self) -> str:
        return typed_text(self)

    def take(self, text: str) -> None:
        """Show *text* as what the note says at present, the caret at its end."""
        self._original = text
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def follow(self, note: WallNote) -> None:
        """The note may read otherwise now: shown when nothing was typed yet, else what is typed stays."""
        self._colour = note.colour
        self._dress()
        if self.text() == self._original != note.text:
            self.take(note.text)

    @property
    def changed(self) -> bool:
        """Whether there is something to keep. A note emptied of its words stays as it was: removing has its own key."""
        return self.text() != self._original and bool(self.text().strip())

    def end(self) -> None:
        """Tell what was typed, so that it is kept; or that there is nothing to keep."""
        if self.changed:
            self._tell(self.kept, self.text())
        else:
            self._tell(self.left)

    def _tell(self, signal: SignalInstance, *said: str) -> None:
        """Once: whoever closes the editor takes its focus away, which would tell again."""
        if self._telling or self._closed:
            return
        self._telling = True
        signal.emit(*said)
        self._telling = False

    def close_for_good(self) -> None:
        self._closed = True
        self.hide()
        self.deleteLater()

    def mark_refused(self) -> None:
        """Stay, marked: what is typed could not be kept."""
        self._refused = True
        self._dress()

    def place(self, note: QRectF, scale: float, within: QRect) -> None:
        """Stand over *note*, in the letters of that scale, inside the area of the wall that is seen."""
        self._note_rect, self._within = note, within
        self._pixels = max(READABLE, min(LARGEST, round(BODY * scale)))
        self._dress()
        width = min(max(NARROWEST, round(note.width())), within.width() - 2 * MARGIN)
        if width != self.width():
            self.resize(width, self.height())  # the lines break anew before they are counted
        self._grow()

    # Its size

    def _dress(self) -> None:
        edge = tokens.LATE if self._refused else tokens.ACCENT
        look = f"""
            QPlainTextEdit {{
                background: {self._colour}; color: {tokens.INK}; font-size: {self._pixels}px;
                border: 2px solid {edge}; border-radius: 4px; padding: 4px 4px {FOOT}px 4px;
            }}
        """
        if look != self.styleSheet():
            self.setStyleSheet(look)

    def _grow(self) -> None:
        """As tall as the text, and no taller than what is seen of the wall: then the text scrolls."""
        if self._within.isEmpty():
            return
        lines = self.document().size().height() * self.fontMetrics().lineSpacing()
        around = FOOT + 12 + 2 * round(self.document().documentMargin())
        most = self._within.height() - 2 * MARGIN
        wanted = max(LOWEST, round(self._note_rect.height()), round(lines) + around)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        height, inside = min(wanted, most), self._within.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        left = min(max(round(self._note_rect.left()), inside.left()), inside.right() + 1 - self.width())
        top = min(max(round(self._note_rect.top()), inside.top()), inside.bottom() + 1 - height)
        self.setGeometry(left, top, self.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setGeometry(10, self.height() - FOOT - 3, self.width() - 20, FOOT)

    # Keys

    def event(self, event: QEvent) -> bool:
        if claims(event):
            return True
        if passes_on(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not command:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape:
            self._tell(self.left)
        elif undoes_elsewhere(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
        else:
            super().keyPressEvent(event)
            event.accept()  # a key without effect here, an arrow at the end say, does not move the wall

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not brings_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.end()
