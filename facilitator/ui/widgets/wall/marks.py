"""What is drawn over the notes: rings for those selected, found, newest or aimed at; a pill that says what a drop does.

All of it is drawn in the view's coordinates: lines keep their thickness at any scale. Rings differ by shape as well as
by colour.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from .... import tokens
from ...theme import font
from .paint import RADIUS

FOUND_COLOUR = "#B2552F"
OUT = 6
"""How far the rings reach out of a note, in pixels."""
_PILL_HEIGHT, _PILL_WIDEST, _PILL_GAP = 28, 320, 10


def paint_selected(painter: QPainter, rect: QRectF, scale: float) -> None:
    _ring(painter, rect, QPen(QColor(tokens.INK), 2.5), 1, scale)


def paint_newest(painter: QPainter, rect: QRectF, scale: float) -> None:
    _ring(painter, rect, QPen(QColor(tokens.ACCENT), 2), 1, scale)


def paint_found(painter: QPainter, rect: QRectF, scale: float) -> None:
    """Apart from the note, so that it is seen besides the ring of a selected one."""
    _ring(painter, rect, QPen(QColor(FOUND_COLOUR), 2.5, Qt.PenStyle.DashLine), 4.5, scale)


def paint_target(painter: QPainter, rect: QRectF, scale: float) -> None:
    """Where letting go would group: a light tint and a thick ring."""
    tint = QColor(tokens.ACCENT)
    tint.setAlpha(40)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(rect, RADIUS * scale, RADIUS * scale)
    _ring(painter, rect, QPen(QColor(tokens.ACCENT), 4), 4, scale)


def paint_shadow(painter: QPainter, rect: QRectF) -> None:
    """The soft shadow of a note in the hand."""
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, alpha in ((9, 10), (6, 14), (3, 20)):
        painter.setBrush(QColor(29, 37, 49, alpha))
        painter.drawRoundedRect(
            rect.adjusted(-spread, 4 - spread / 2, spread, 4 + spread), RADIUS + spread, RADIUS + spread
        )


def paint_focus(painter: QPainter, view: QRect) -> None:
    """The ring of the whole wall."""
    painter.setPen(QPen(QColor(tokens.ACCENT), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(view).adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)


def pill_rect(target: QRectF, words: str, view: QRect) -> QRectF:
    """Where the pill stands, inside the view: above its target, else below it, so that a title stays read."""
    width = min(_PILL_WIDEST, QFontMetricsF(_pill_face()).horizontalAdvance(words) + 28)
    left = min(max(target.center().x() - width / 2, 8.0), view.width() - width - 8)
    top = target.top() - _PILL_HEIGHT - _PILL_GAP
    if top < 8:
        top = min(target.bottom() + _PILL_GAP, view.height() - _PILL_HEIGHT - 8.0)
    return QRectF(left, top, width, _PILL_HEIGHT)


def paint_pill(painter: QPainter, rect: QRectF, words: str) -> None:
    """What letting go would do, in words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.ACCENT))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(_pill_face())
    painter.setPen(QColor(tokens.CARD))
    inside = rect.adjusted(12, 0, -12, 0)
    shown = QFontMetricsF(_pill_face()).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)


@lru_cache(maxsize=1)
def _pill_face() -> QFont:
    return font(14, QFont.Weight.DemiBold)


def _ring(painter: QPainter, rect: QRectF, pen: QPen, out: float, scale: float) -> None:
    """A line round *rect*, that many pixels out of it, round as the corners of a note at that scale."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = RADIUS * scale + out
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius, radius)
