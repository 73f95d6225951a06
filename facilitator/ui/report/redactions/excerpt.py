"""A name among the words around it, on one line: the name stands out, what does not fit is cut on both sides."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .... import tokens
from ....sessions.names_found import Mention
from ...theme import font

_PIXELS = 13
_PLACE, _PLACE_SHARE = 120, 0.3
"""Room for where it stands, at most."""
_BEFORE = 0.45
"""The part of the line that what comes before the name may take."""


class MentionExcerpt(QWidget):
    """Where it stands, then the words. As wide as what holds it."""

    def __init__(self, mention: Mention, place: str) -> None:
        super().__init__()
        self._place, self._mention = place, mention
        self._plain, self._strong = font(_PIXELS), font(_PIXELS, QFont.Weight.Bold)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(QFontMetrics(self._plain).height() + 4)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{place}: {self.text}")

    @property
    def text(self) -> str:
        return f"{self._mention.before}{self._mention.written}{self._mention.after}"

    def sizeHint(self) -> QSize:
        return QSize(_PLACE + 200, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        plain, strong = QFontMetrics(self._plain), QFontMetrics(self._strong)
        aside = min(_PLACE, int(self.width() * _PLACE_SHARE))
        place = plain.elidedText(self._place, Qt.TextElideMode.ElideRight, aside - 10)
        name = strong.elidedText(self._mention.written, Qt.TextElideMode.ElideRight, self.width() // 2)
        room = self.width() - aside
        before = plain.elidedText(self._mention.before, Qt.TextElideMode.ElideLeft, int(room * _BEFORE))
        left = room - plain.horizontalAdvance(before) - strong.horizontalAdvance(name)
        after = plain.elidedText(self._mention.after, Qt.TextElideMode.ElideRight, max(0, left))
        line, x = 2 + plain.ascent(), 0
        for text, used, colour, advance in (
            (place, self._plain, tokens.SOFT_INK, aside),
            (before, self._plain, tokens.INK, plain.horizontalAdvance(before)),
            (name, self._strong, tokens.INK, strong.horizontalAdvance(name)),
            (after, self._plain, tokens.INK, 0),
        ):
            painter.setFont(used)
            painter.setPen(QColor(colour))
            painter.drawText(x, line, text)
            x += advance
        painter.end()
