"""A white card with a soft edge, for what lies over a place without hiding it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ... import tokens

EDGE = 12
"""How far around the card its shadow reaches: the widget is that much larger on each side."""
_RADIUS = 12


def draw_soft_card(widget: QWidget) -> None:
    """Paint the card on the whole of *widget*, from its paint event."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    whole = QRectF(widget.rect())
    ink = QColor(tokens.INK)
    for inset in range(0, EDGE, 2):
        ink.setAlpha(3 + inset)
        painter.setBrush(ink)
        radius = _RADIUS + (EDGE - inset) / 2
        painter.drawRoundedRect(whole.adjusted(inset, inset + 2, -inset, 2 - inset), radius, radius)
    painter.setPen(QColor(tokens.LINE))
    painter.setBrush(QColor(tokens.CARD))
    painter.drawRoundedRect(whole.adjusted(EDGE, EDGE, -EDGE, -EDGE), _RADIUS, _RADIUS)
    painter.end()
