"""One post-it to be read from the back of one's chair: the whole text, as large as its length allows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ..theme import font
from .basics import label

_SIZES = (32, 27, 23, 20)
"""In pixels, the largest first; a text too long for the smallest is scrolled."""
_LONG = 1_600
"""Characters from which no size but the smallest is tried."""

_TEXT = "background: transparent; border: none; padding: 0; color: {ink}; font-size: {pixels}px;"


class BigNote(QFrame):
    """Shows a text on the colour of its kind, with the letter of its kind and where it comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._lit, self._pixels = tokens.CARD, False, _SIZES[0]
        self._shown: tuple[str, ...] = ()
        self.setObjectName("big-note")
        self._letter, self._kind, self._origin = QLabel(), label(), label()
        self._more = label(_("↓ the text goes on"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self._text.verticalScrollBar().valueChanged.connect(lambda _value: self._show_more())
        self._text.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._show_more())
        self._lay_out()
        self._dress()

    def show_note(self, text: str, colour: str, letter: str, kind: str, origin: str) -> None:
        """Show this note, from its beginning; one that is shown already stays where it was read to."""
        shown = (text, colour, letter, kind, origin)
        if shown == self._shown:
            return
        self._shown, self._colour = shown, colour
        self._letter.setText(letter)
        self._kind.setText(kind)
        self._origin.setText(origin)
        self._text.setAccessibleName(text)
        self._dress()
        self._text.setPlainText(text)
        self._fit()

    def show_lit(self, lit: bool) -> None:
        """Tell whether the keys act on this note now."""
        if lit != self._lit:
            self._lit = lit
            self._dress()

    def turn(self, step: int) -> None:
        """Go down the text (1) or up (-1), most of what is seen."""
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + step * max(1, bar.pageStep() - 1))

    @property
    def text(self) -> str:
        return self._text.accessibleName()

    @property
    def goes_on(self) -> bool:
        """Whether there is more text below what is seen."""
        bar = self._text.verticalScrollBar()
        return bar.value() < bar.maximum()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write in the largest size in which everything is seen at once."""
        sizes = _SIZES[-1:] if len(self.text) > _LONG else _SIZES
        for pixels in sizes:
            self._write_in(pixels)
            if self._text.verticalScrollBar().maximum() == 0:
                break
        self._show_more()

    def _write_in(self, pixels: int) -> None:
        if pixels != self._pixels:
            self._pixels = pixels
            self._text.setStyleSheet(_TEXT.format(ink=tokens.INK, pixels=pixels))

    def _show_more(self) -> None:
        self._more.setText(_("↓ the text goes on") if self.goes_on else "")

    def _dress(self) -> None:
        edge = tokens.ACCENT if self._lit else self._colour
        self.setStyleSheet(
            f"QFrame#big-note {{ background: {self._colour}; border: 2px solid {edge}; border-radius: 10px; }}"
            f"QFrame#big-note QLabel {{ color: {tokens.INK}; font-size: 14px; background: transparent; }}"
        )

    def _lay_out(self) -> None:
        self._text.setStyleSheet(_TEXT.format(ink=tokens.INK, pixels=self._pixels))
        self._letter.setTextFormat(Qt.TextFormat.PlainText)
        self._letter.setFont(font(14, QFont.Weight.Bold))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._letter)
        foot.addWidget(self._kind)
        foot.addWidget(self._origin, 1)
        foot.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._text, 1)
        column.addLayout(foot)
