"""A share of a whole as a small bar, and an earlier one as a dark mark on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .... import tokens

_HEIGHT, _MARK = 6.0, 2.0


class ShareBar(QWidget):
    """As wide as it is given; says nothing by itself, the figure stands beside it."""

    def __init__(self, colour: str, width: int) -> None:
        super().__init__()
        self._colour = colour
        self.share: float = 0.0
        self.before: float | None = None
        self.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_share(self, share: float, before: float | None = None) -> None:
        """Both from 0 to 1."""
        if (share, before) != (self.share, self.before):
            self.share, self.before = share, before
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.setBrush(QColor(tokens.LINE))
        painter.drawRoundedRect(track, 3, 3)
        if self.share > 0:
            painter.setBrush(QColor(self._colour))
            painter.drawRoundedRect(QRectF(0, track.y(), max(4.0, self.width() * self.share), _HEIGHT), 3, 3)
        if self.before is not None:
            place = (self.width() - _MARK) * self.before
            painter.fillRect(QRectF(place, track.y() - 3, _MARK, _HEIGHT + 6), QColor(tokens.INK))
