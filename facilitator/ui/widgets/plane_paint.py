"""How the plane of impact and effort is drawn: its quarters with their names, its axes, its numbered points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ... import tokens
from ...sessions.records import ItemKind

DISC = 24.0
"""How wide a point is."""
_SMALL = 12
_GROUNDS = (ItemKind.REFLECTION, ItemKind.EXPERT_INPUT, ItemKind.WELCOME, ItemKind.TESTIMONY)


def paint_quarters(painter: QPainter, square: QRectF, names: Sequence[str], font: QFont, *, focused: bool) -> None:
    """Each on its ground, its name in its outer corner; the upper two first."""
    gap = 2.0
    half = (square.width() - gap) / 2
    painter.setFont(small(font))
    down, right = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignRight
    for place, (kind, name) in enumerate(zip(_GROUNDS, names, strict=True)):
        row, column = divmod(place, 2)
        rect = QRectF(square.x() + column * (half + gap), square.y() + row * (half + gap), half, half)
        colour = QColor(tokens.ITEM_COLOURS[kind])
        colour.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(QColor(tokens.SOFT_INK))
        flags = (down if row else Qt.AlignmentFlag.AlignTop) | (right if column else Qt.AlignmentFlag.AlignLeft)
        painter.drawText(rect.adjusted(8, 6, -8, -6), int(flags) | int(Qt.TextFlag.TextWordWrap), name)
    if focused:
        painter.setPen(QPen(QColor(tokens.ACCENT), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 6, 6)


def paint_axes(painter: QPainter, square: QRectF, axes: tuple[str, str], font: QFont) -> None:
    """What grows to the right under the square, and what grows upwards at its left."""
    across, upwards = axes
    painter.setFont(font)
    painter.setPen(QColor(tokens.SOFT_INK))
    line = QFontMetrics(font).height()
    under = QRectF(square.x(), square.bottom() + 2, square.width(), line)
    painter.drawText(under, Qt.AlignmentFlag.AlignRight, f"{across} →")
    painter.save()
    painter.translate(square.x() - line - 2, square.bottom())
    painter.rotate(-90)
    painter.drawText(QRectF(0, 0, square.height(), line), Qt.AlignmentFlag.AlignRight, f"{upwards} →")
    painter.restore()


def paint_point(painter: QPainter, centre: QPointF, number: int, font: QFont, *, strong: bool) -> None:
    """A disc with its number; *strong* for the one that the keys move."""
    painter.setPen(QPen(QColor(tokens.CARD), 2))
    painter.setBrush(QColor(tokens.ACCENT if strong else tokens.ITEM_COLOURS[ItemKind.POSITIONING]))
    radius = DISC / 2 + (2 if strong else 0)
    painter.drawEllipse(centre, radius, radius)
    painter.setFont(small(font))
    painter.setPen(QColor(tokens.CARD))
    rect = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))


def small(font: QFont, *, bold: bool = True) -> QFont:
    """The size of what is written on the plane."""
    made = QFont(font)
    made.setPixelSize(_SMALL)
    made.setBold(bold)
    return made
