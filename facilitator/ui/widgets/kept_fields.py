"""Text fields that keep what is typed: once, on Enter or when they are left; what is refused stays, marked.

A field is given what keeps its text, a function that says whether it could. It never loses its caret to a view that
re-reads: while something is being typed, what comes from elsewhere waits.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ... import tokens
from .own_keys import passes_on
from .plain_text import brings_files, typed_text

Keep = Callable[[str], bool]

MOST_LINES = 24
_NEVER_CUT = 10_000_000
"""A line too long is refused by what keeps it, whole; Qt would cut it by itself."""
_MARGINS = 18
"""What the border, the padding and the document's own margin add to the height of the lines."""
_REFUSED = f"""
    QLineEdit, QPlainTextEdit {{ border: 1px solid {tokens.LATE}; background: {tokens.LATE_GROUND}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {tokens.LATE}; }}
"""


class _Kept:
    """What a field last showed as kept, against what is typed in it now."""

    _kept = ""
    _shown = ""
    """The same, as the field itself gives it back."""
    _at_work = False
    _refused = False
    _look = ""
    """A style sheet of its own."""
    _keep: Keep

    @property
    def waiting(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.text() != self._shown

    @property
    def refused(self) -> bool:
        """Whether what is typed could not be kept."""
        return self._refused

    def show_kept(self, text: str) -> None:
        """Show *text* as kept, unless something newer is being typed."""
        typing = self.waiting and not self._at_work
        self._kept = self._shown = text
        if not typing:
            self.revert()

    def revert(self) -> None:
        """Show again what is kept."""
        self._mark(False)
        if self.text() != self._kept or self._remembers():
            self._put(self._kept)
        self._shown = self.text()

    def keep(self) -> bool:
        """Keep what waits; False, the text staying where it is, when it was refused."""
        if self._at_work or not self.waiting:
            return True
        self._at_work = True
        try:
            kept = self._keep(self.text())
        finally:
            self._at_work = False
        if kept:
            self.revert()  # what was kept has been shown by now, or was the same after cleaning
        else:
            self._mark(True)
        return kept

    def _mark(self, refused: bool) -> None:
        assert isinstance(self, QWidget)
        if refused != self._refused:
            self._refused = refused
            self.setStyleSheet(self._look + (_REFUSED if refused else ""))

    def text(self) -> str:
        raise NotImplementedError

    def _put(self, text: str) -> None:
        """Also forgets the field's own undo: from here on, Ctrl+Z concerns the workshop."""
        raise NotImplementedError

    def _remembers(self) -> bool:
        """Whether the field has something of its own to undo or redo."""
        raise NotImplementedError


class LineField(_Kept, QLineEdit):
    """One line. Enter keeps it, leaving it too; Esc puts back what was kept."""

    entered = Signal()
    """Enter was pressed, and the text is kept."""
    left = Signal()
    """Esc was pressed."""
    away = Signal()
    """The caret is somewhere else now."""

    def __init__(self, name: str, keep: Keep, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setMaxLength(_NEVER_CUT)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textEdited.connect(lambda _text: self._mark(False))

    def event(self, event: QEvent) -> bool:
        if passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.keep():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.revert()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
            self.away.emit()

    def text(self) -> str:
        return QLineEdit.text(self)

    def _put(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(place if self.hasFocus() else 0)

    def _remembers(self) -> bool:
        return self.isUndoAvailable() or self.isRedoAvailable()


class TextField(_Kept, QPlainTextEdit):
    """A text that wraps, its field as high as it needs. With *lines*, Enter breaks a line; without, it keeps the text.

    Esc leaves it, the text kept: nothing long is ever lost to a key.
    """

    entered = Signal()
    """Enter was pressed, and the text is kept."""
    left = Signal()
    """Esc was pressed, and the text is kept."""
    away = Signal()
    """The caret is somewhere else now."""

    def __init__(
        self, name: str, keep: Keep, *, lines: bool = False, least: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._lines, self._least = lines, least
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._follow_text)

    def event(self, event: QEvent) -> bool:
        if passes_on(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or (plain and not self._lines)):
            if self.keep():
                self.entered.emit()
        elif enter:
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Escape:
            if leave(self):
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not brings_files(source) and super().canInsertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
            self.away.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_text()

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._wanted_height())

    def _wanted_height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        return max(self._least * line, min(MOST_LINES * line, self._text_height())) + _MARGINS

    def _text_height(self) -> int:
        """Up to a little more than can be shown; a line with signs of another font may be higher than others."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height <= MOST_LINES * self.fontMetrics().lineSpacing():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def _follow_text(self) -> None:
        self._mark(False)
        too_long = self._text_height() > MOST_LINES * self.fontMetrics().lineSpacing()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._wanted_height():
            self.setFixedHeight(self._wanted_height())

    def text(self) -> str:
        return typed_text(self)

    def _put(self, text: str) -> None:
        place = self.textCursor().position() if self.hasFocus() else 0
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _remembers(self) -> bool:
        return self.document().isUndoAvailable() or self.document().isRedoAvailable()


Field = LineField | TextField


def fields(widget: QWidget) -> list[Field]:
    """Every field inside *widget*."""
    return [*widget.findChildren(LineField), *widget.findChildren(TextField)]


def keep_all(widget: QWidget) -> bool:
    """Keep what waits in every field inside *widget*; False when one was refused."""
    refused = [field for field in fields(widget) if not leave(field)]
    return not refused


def leave(field: Field) -> bool:
    """Keep what waits in *field*, or give it up when it is blank; False when there is a text that was refused."""
    if not field.keep() and not field.text().strip():
        field.revert()
    return not field.waiting
