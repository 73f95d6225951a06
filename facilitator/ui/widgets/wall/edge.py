"""The round edge of the wall: it stays where it is while the wall moves inside."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from .... import tokens
from .paint import GROUND

EDGE = 5
"""How wide the edge is: the round corners, and those of a ring of focus, lie in it, so that they do not move."""
_CORNER = 12


def paint_edge(painter: QPainter, whole: QRect, ratio: float) -> None:
    """Paint the line, the corners and the strip of ground inside; the corners reach in a little, under the wall."""
    ground, line = QColor(GROUND), QColor(tokens.LINE)
    left, top, right, bottom = whole.left(), whole.top(), whole.right(), whole.bottom()
    width, height = whole.width(), whole.height()
    for outer, strip in (
        (QRect(left, top, width, 1), QRect(left, top, width, EDGE)),
        (QRect(left, bottom, width, 1), QRect(left, bottom - EDGE + 1, width, EDGE)),
        (QRect(left, top, 1, height), QRect(left, top, EDGE, height)),
        (QRect(right, top, 1, height), QRect(right - EDGE + 1, top, EDGE, height)),
    ):
        painter.fillRect(strip, ground)
        painter.fillRect(outer, line)
    far = QPoint(right - _CORNER + 1, bottom - _CORNER + 1)
    corners = _corners(ratio)
    for place, source in (
        (QPoint(left, top), QPoint(0, 0)),
        (QPoint(far.x(), top), QPoint(_CORNER, 0)),
        (QPoint(left, far.y()), QPoint(0, _CORNER)),
        (far, QPoint(_CORNER, _CORNER)),
    ):
        part = QRectF(source.x() * ratio, source.y() * ratio, _CORNER * ratio, _CORNER * ratio)
        painter.drawPixmap(QRectF(place.x(), place.y(), _CORNER, _CORNER), corners, part)


@lru_cache(maxsize=4)
def _corners(ratio: float) -> QPixmap:
    """The four corners side by side."""
    side = 2 * _CORNER
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(tokens.PAPER))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.LINE), 1))
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), tokens.RADIUS, tokens.RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.end()
    return pixmap
