"""How a note and a group look on the wall."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTextLayout,
    QTextOption,
)

from ... import tokens
from ..theme import font
from .wall_notes import WallGroup, WallNote

WIDTH, PADDING = 140, 10
SHORTEST, TALLEST = 84, 224
FOOT = 20
FRAME_TOP = 36
_INK, _SOFT_INK = QColor(tokens.INK), QColor(tokens.PROJECTION_SOFT_INK)


@lru_cache(maxsize=8)
def _face(pixels: int, *, bold: bool = False) -> QFont:
    return font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


@lru_cache(maxsize=1)
def _metrics() -> QFontMetricsF:
    return QFontMetricsF(_face(13))


@lru_cache(maxsize=20_000)
def _lines(text: str) -> tuple[str, ...]:
    """*text* broken into the lines of a note; the last one ends with "…" when there would be more than fit."""
    most = int((TALLEST - 2 * PADDING - FOOT) / _metrics().lineSpacing())
    inner = WIDTH - 2 * PADDING
    broken: list[str] = []
    for paragraph in text[: most * 60].split("\n"):
        layout = QTextLayout(paragraph, _face(13))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid() and len(broken) <= most:
            line.setLineWidth(inner)
            broken.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    if len(broken) > most:
        last = _metrics().elidedText(broken[most - 1] + "…" * 9, Qt.TextElideMode.ElideRight, inner)
        return (*broken[: most - 1], last.rstrip("…") + "…")
    return tuple(broken)


def height_of(text: str) -> int:
    """The height of the note that shows *text*."""
    return max(SHORTEST, round(len(_lines(text)) * _metrics().lineSpacing()) + 2 * PADDING + FOOT)


@lru_cache(maxsize=20_000)
def _laid_out(text: str) -> QStaticText:
    """*text* shaped once; it is drawn with the painter's font, always the same for the same text."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return made


@lru_cache(maxsize=256)
def _ground(colour: str, height: int, ratio: float) -> QPixmap:
    """The coloured rectangle of a note with its soft edge, drawn once for each height."""
    pixmap = QPixmap(QSize(round((WIDTH + 4) * ratio), round((height + 4) * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(29, 37, 49, 26))
    painter.drawRoundedRect(QRectF(1.5, 2.5, WIDTH, height), 4, 4)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(1, 1, WIDTH, height), 4, 4)
    painter.end()
    return pixmap


def paint_note(painter: QPainter, note: WallNote, rect: QRect, ratio: float) -> None:
    painter.drawPixmap(rect.topLeft() - QPoint(1, 1), _ground(note.colour, rect.height(), ratio))
    painter.setPen(_INK)
    painter.setFont(_face(13))
    painter.drawStaticText(rect.left() + PADDING, rect.top() + PADDING, _laid_out("\u2028".join(_lines(note.text))))
    top = rect.bottom() - FOOT
    painter.setPen(_SOFT_INK)
    painter.setFont(_face(11))
    painter.drawStaticText(rect.left() + PADDING, top, _laid_out(note.origin))
    painter.setFont(_face(11, bold=True))
    letter = _laid_out(note.letter)
    painter.drawStaticText(round(rect.right() - PADDING - letter.size().width()), top, letter)


def paint_ring(painter: QPainter, rect: QRect, *, strong: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.INK if strong else tokens.ACCENT), 2.5 if strong else 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 1, 1), 5, 5)
    painter.restore()


def paint_frame(painter: QPainter, group: WallGroup, rect: QRect) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#C9BFA8"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    head = rect.adjusted(PADDING + 2, 6, -PADDING, 0)
    head.setHeight(FRAME_TOP - 10)
    count_width = QFontMetricsF(_face(13)).horizontalAdvance(group.count) + 12
    metrics = QFontMetricsF(_face(14, bold=True))
    title = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, head.width() - count_width)
    painter.setFont(_face(14, bold=True))
    painter.setPen(QColor(tokens.INK))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(_face(13))
    painter.setPen(QColor(tokens.SOFT_INK))
    head.setLeft(round(head.left() + metrics.horizontalAdvance(title) + 10))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, group.count)
    painter.restore()
