"""How notes and frames look on the wall, at one scale."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText

from .... import tokens
from .boxes import Box
from .chrome import RADIUS as RADIUS
from .chrome import Chrome
from .columns import FRAME_EDGE, FRAME_TOP
from .notes import WallGroup, WallNote
from .text import BODY, FOOT, LINE, PADDING, SMALL, TITLE, face, fitted, hidden_sign, metrics

GROUND = "#F1ECE4"
READABLE = 0.45
"""The scale below which the text of a note is shown as bars."""
_INK, _SOFT_INK = QColor(tokens.INK), QColor(tokens.PROJECTION_SOFT_INK)
_FOOT_TOP = FOOT + 1
Shown = Sequence[tuple[WallNote, Box]]
"""Notes, and where they are."""


@lru_cache(maxsize=4_000)
def shaped(text: str, pixels: int, *, bold: bool = False) -> QStaticText:
    """*text* shaped once; it is drawn with the painter's font, the one that is named here."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=face(pixels, bold=bold))
    return made


@lru_cache(maxsize=2_000)
def _elided(text: str, pixels: int, room: int, *, bold: bool = False) -> str:
    return metrics(pixels, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, room)


class NotePainter:
    """Paints at one scale, for painters whose units are the pixels of the screen, the wall's origin at 0."""

    def __init__(self, scale: float, ratio: float = 1.0) -> None:
        self.total = scale * ratio
        self._readable = scale >= READABLE
        self._chrome = Chrome(self.total)

    def device(self, box: Box) -> QRect:
        """The pixels that a box of the wall takes."""
        total = self.total
        left, top, width, height = box
        x, y = round(left * total), round(top * total)
        return QRect(x, y, round((left + width) * total) - x, round((top + height) * total) - y)

    def paint_notes(self, painter: QPainter, notes: Shown) -> None:
        """Paint notes that do not overlap: all their grounds, then all their texts."""
        if not self._readable:
            self._paint_small(painter, notes)
            return
        for note, box in notes:
            self._chrome.paint(painter, note.colour, self.device(box))
            self._paint_foot(painter, note, box)
        painter.save()
        painter.scale(self.total, self.total)
        painter.setPen(_INK)
        painter.setFont(face(BODY))
        for note, (left, top, _width, _height) in notes:
            painter.drawStaticText(self._at(left + PADDING, top + PADDING), shaped(fitted(note.text).shown, BODY))
        painter.restore()

    def _paint_small(self, painter: QPainter, notes: Shown) -> None:
        """As few steps as can be: there may be thousands."""
        small, total, draw = self._chrome.small, self.total, painter.drawPixmap
        for note, (left, top, width, height) in notes:
            x, y = round(left * total), round(top * total)
            size = (round((left + width) * total) - x, round((top + height) * total) - y)
            draw(x, y, small((note.colour, note.letter, len(fitted(note.text).lines), size, note.weight > 1)))

    def _at(self, x: float, y: float) -> QPointF:
        """Where a text that begins there is drawn: on a pixel of the screen, as its note."""
        total = self.total
        return QPointF(round(x * total) / total, round(y * total) / total)

    def _paint_foot(self, painter: QPainter, note: WallNote, box: Box) -> None:
        """Where it comes from, how many said it, its letter; above, how much of it is not shown."""
        total, chrome = self.total, self._chrome
        left, right = round((box.left + PADDING) * total), round((box.right - PADDING) * total)
        top, hidden = round((box.bottom - _FOOT_TOP) * total), fitted(note.text).hidden
        letter = chrome.words(note.letter, bold=True)
        painter.drawPixmap(right - letter.width(), top, letter)
        if hidden:
            painter.drawPixmap(left, top - round(LINE * total), chrome.words(hidden_sign(hidden)))
        if note.weight > 1:
            pill = chrome.pill(note.weight)
            painter.drawPixmap(right - round(17 * total) - pill.width(), top - round(total), pill)
        if note.origin:
            room = box.width - 2 * PADDING - 18 - (chrome.weight_width(note.weight) if note.weight > 1 else 0)
            painter.drawPixmap(left, top, chrome.words(_elided(note.origin, SMALL, room)))

    def paint_group(self, painter: QPainter, group: WallGroup, box: Box) -> None:
        """Paint the frame of a cluster, or the heading and the line of a section."""
        painter.save()
        rect, thin = QRectF(self.device(box)), max(1.0, self.total)
        colour = QColor(group.colour or tokens.CLUSTER_COLOURS[""])
        if group.cluster:
            pen = QPen(colour, (2 if group.colour else 1) * thin, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            radius = tokens.RADIUS * self.total
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        else:
            edge = FRAME_EDGE * self.total
            line = QRectF(rect.left() + edge, rect.top() + (FRAME_TOP - 8) * self.total, rect.width() - 2 * edge, thin)
            painter.fillRect(line, colour)
        painter.scale(self.total, self.total)
        self._paint_title(painter, group, box)
        painter.restore()

    def _paint_title(self, painter: QPainter, group: WallGroup, box: Box) -> None:
        left = box.left + FRAME_EDGE + 2
        room = box.width - 4 * FRAME_EDGE - round(metrics(SMALL).horizontalAdvance(group.count))
        title = shaped(_elided(group.title, TITLE, room, bold=True), TITLE, bold=True)
        painter.setPen(_INK)
        painter.setFont(face(TITLE, bold=True))
        painter.drawStaticText(self._at(left, box.top + 11), title)
        painter.setPen(_SOFT_INK)
        painter.setFont(face(SMALL))
        after = self._at(left + title.size().width() + 10, box.top + 14)
        painter.drawStaticText(after, shaped(group.count, SMALL))
