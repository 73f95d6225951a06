"""A name as lists show it: the family name, by which they are in order, stands out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ...sessions.people_names import family_span
from ..theme import font

_ENDLESS = 1e6


def draw_name(painter: QPainter, room: QRectF, name: str, size: float, ink: str) -> float:
    """Draw *name* on one line in the middle of *room*, cut where there is no more of it; returns how wide it is."""
    strong = font(size, QFont.Weight.DemiBold)
    shown = QFontMetrics(strong).elidedText(name, Qt.TextElideMode.ElideRight, max(0, int(room.width())))
    layout = QTextLayout(shown, font(size))
    layout.setTextOption(_one_line())
    layout.setFormats([_standing_out(name, strong)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    painter.setPen(QColor(ink))
    layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))
    return line.naturalTextWidth()


def _standing_out(name: str, strong: QFont) -> QTextLayout.FormatRange:
    start, end = family_span(name)
    made = QTextLayout.FormatRange()
    made.start, made.length = _units(name[:start]), _units(name[start:end])
    look = QTextCharFormat()
    look.setFont(strong)
    made.format = look
    return made


def _one_line() -> QTextOption:
    made = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    made.setWrapMode(QTextOption.WrapMode.NoWrap)
    return made


def _units(text: str) -> int:
    """How long Qt finds *text*: signs beyond the first plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
