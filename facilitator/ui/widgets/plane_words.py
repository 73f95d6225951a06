"""The words of the points of a plane, beside their discs: where there is room, and never over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ... import tokens
from .plane_paint import DISC, small

_WIDEST, _LEAST = 180.0, 48.0
_APART, _EDGE = 4.0, 6.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Words, shortened to what is there, and where they are written."""

    rect: QRectF
    words: str


def paint_words(
    painter: QPainter, square: QRectF, points: Sequence[tuple[QPointF, str]], quarters: Sequence[str]
) -> None:
    """Write them; before the discs, which stand out. The names of the *quarters* are there already."""
    painter.setFont(small(painter.font(), bold=False))
    painter.setPen(QColor(tokens.INK))
    metrics = painter.fontMetrics()
    names = [quarter_name(square, place, metrics.size(0, name) * 1.2) for place, name in enumerate(quarters)]
    for one in words_beside(square, points, metrics, names):
        painter.drawText(one.rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), one.words)


def words_beside(
    square: QRectF, points: Sequence[tuple[QPointF, str]], metrics: QFontMetrics, written_there: Sequence[QRectF] = ()
) -> list[Beside]:
    """Those of the first points first; one whose words would cover others, or a disc, keeps its number alone."""
    reach = DISC / 2 + 2
    taken = [QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach) for at, _text in points]
    taken += written_there
    written: list[Beside] = []
    for at, text in points:
        line = " ".join(text.split())
        for room in _rooms(square, at, min(_WIDEST, metrics.horizontalAdvance(line) + 2.0), metrics.height()):
            if not any(room.intersects(other) for other in taken):
                short = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(room.width()))
                written.append(Beside(room, short))
                taken.append(room)
                break
    return written


def quarter_name(square: QRectF, place: int, size: QSize) -> QRectF:
    """Where the name of a quarter is written, in its outer corner."""
    row, column = divmod(place, 2)
    x = square.right() - _EDGE - size.width() if column else square.left() + _EDGE
    y = square.bottom() - _EDGE - size.height() if row else square.top() + _EDGE
    return QRectF(x, y, size.width(), size.height())


def _rooms(square: QRectF, at: QPointF, width: float, height: float) -> list[QRectF]:
    """At the right of the disc, then at its left: as wide as the words, or as the square leaves."""
    reach, top = DISC / 2 + _APART, at.y() - height / 2
    right = QRectF(at.x() + reach, top, min(width, square.right() - _APART - at.x() - reach), height)
    start = max(square.left() + _APART, at.x() - reach - width)
    left = QRectF(start, top, at.x() - reach - start, height)
    enough = min(width, _LEAST)
    return sorted((room for room in (right, left) if room.width() >= enough), key=lambda room: -room.width())
