"""What notes are drawn on, as pictures made once for a scale: rounded grounds, pills, and whole notes when small."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from .... import tokens
from .text import LINE, PADDING, SMALL, face, metrics

RADIUS = 4
_SHADOW = QColor(29, 37, 49, 26)
_DROP = 1.6
"""How far the shadow reaches below, in wall units."""
_BAR = QColor(29, 37, 49, 70)
_LETTER = 9
"""The smallest that the letter of a small note gets, in pixels of the screen, where the note has room for it."""
MOST_WORDS = 600
"""How many different words are kept."""
Look = tuple[str, str, int, tuple[int, int], bool]
"""Colour, letter, how many lines, size in pixels, whether several people said it."""


class Chrome:
    """Pictures for one scale: *total* pixels of the screen to a unit of the wall."""

    def __init__(self, total: float) -> None:
        self._total = total
        self._radius = RADIUS * total
        self._cap = int(self._radius) + 2
        """How high the strips with the round corners are."""
        self._drop = max(1, round(_DROP * total))
        self._strips: dict[tuple[str, int], tuple[QPixmap, QPixmap, QColor]] = {}
        self._small: dict[Look, QPixmap] = {}
        self._pills: dict[int, QPixmap] = {}
        self._words: dict[tuple[str, bool], QPixmap] = {}

    def paint(self, painter: QPainter, colour: str, rect: QRect) -> None:
        """Paint the ground of a note: a strip with the round corners above and below, plain colour between."""
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        strips = self._strips.get((colour, width))
        if strips is None:
            strips = self._strips[colour, width] = self._made_strips(colour, width)
        upper, lower, plain = strips
        painter.drawPixmap(left, top, upper)
        painter.fillRect(left, top + self._cap, width, height - 2 * self._cap, plain)
        painter.drawPixmap(left, top + height - self._cap, lower)

    def _made_strips(self, colour: str, width: int) -> tuple[QPixmap, QPixmap, QColor]:
        whole = self._ground(colour, QSize(width, 3 * self._cap))
        lower = whole.copy(0, 2 * self._cap, width, self._cap + self._drop)
        return whole.copy(0, 0, width, self._cap), lower, QColor(colour)

    def _ground(self, colour: str, size: QSize) -> QPixmap:
        def draw(painter: QPainter) -> None:
            body = QRectF(0, 0, size.width(), size.height())
            painter.setBrush(_SHADOW)
            painter.drawRoundedRect(body.translated(0, self._drop), self._radius, self._radius)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(body, self._radius, self._radius)

        return _drawn(QSize(size.width(), size.height() + self._drop), draw)

    def small(self, look: Look) -> QPixmap:
        """A note too small to be read: its text as bars, its letter, and a white mark when several people said it."""
        found = self._small.get(look)
        if found is None:
            found = self._small[look] = self._made_small(*look)
        return found

    def _made_small(self, colour: str, letter: str, lines: int, size: tuple[int, int], heavy: bool) -> QPixmap:
        total, (width, height) = self._total, size

        def draw(painter: QPainter) -> None:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, width, height), self._radius, self._radius)
            for line in range(lines if LINE * total >= 2 else 0):
                share = 0.6 if line == lines - 1 else 1 - line * 37 % 5 / 20
                bar = QRectF(PADDING, PADDING + LINE * line + 5, (width / total - 2 * PADDING) * share, 9)
                painter.fillRect(QRectF(bar.topLeft() * total, bar.size() * total), _BAR)
            if heavy:
                side = max(3.0, 12 * total)
                painter.fillRect(QRectF(2, height - side - 2, side, side), QColor(tokens.CARD))
            self._draw_letter(painter, letter, QSize(width, height))

        return _drawn(QSize(width, height), draw)

    def _draw_letter(self, painter: QPainter, letter: str, size: QSize) -> None:
        pixels = min(max(_LETTER, round(SMALL * self._total)), size.height())
        painter.setFont(face(pixels, bold=True))
        painter.setPen(QColor(tokens.INK))
        inside = QRectF(0, 0, size.width() - 2, size.height() - 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, letter)

    def words(self, text: str, *, bold: bool = False) -> QPixmap:
        """A few words in small letters, such as many notes have at their foot: heavier for a letter alone."""
        found = self._words.get((text, bold))
        if found is None:
            if len(self._words) > MOST_WORDS:
                self._words.clear()
            found = self._words[text, bold] = self._made_words(text, bold=bold)
        return found

    def _made_words(self, text: str, *, bold: bool) -> QPixmap:
        measure = metrics(SMALL, bold=bold)

        def draw(painter: QPainter) -> None:
            painter.scale(self._total, self._total)
            painter.setPen(QColor(tokens.PROJECTION_SOFT_INK))
            painter.setFont(face(SMALL, bold=bold))
            painter.drawText(QPointF(0, measure.ascent()), text)

        width, height = measure.horizontalAdvance(text), measure.height()
        return _drawn(QSize(ceil(width * self._total), ceil(height * self._total)), draw)

    def pill(self, weight: int) -> QPixmap:
        """How many people said it."""
        found = self._pills.get(weight)
        if found is None:
            found = self._pills[weight] = self._made_pill(weight)
        return found

    @staticmethod
    def weight_width(weight: int) -> int:
        """How wide the pill is, in wall units."""
        return round(metrics(SMALL, bold=True).horizontalAdvance(f"×{weight}")) + 14

    def _made_pill(self, weight: int) -> QPixmap:
        width, height = self.weight_width(weight), SMALL + 7

        def draw(painter: QPainter) -> None:
            painter.scale(self._total, self._total)
            white = QColor(tokens.CARD)
            white.setAlpha(190)
            painter.setBrush(white)
            painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
            painter.setPen(QColor(tokens.INK))
            painter.setFont(_pill_face())
            painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, f"×{weight}")

        return _drawn(QSize(round(width * self._total), round(height * self._total)), draw)


def _pill_face() -> QFont:
    return face(SMALL, bold=True)


def _drawn(size: QSize, draw: Callable[[QPainter], None]) -> QPixmap:
    """A picture on nothing."""
    pixmap = QPixmap(max(1, size.width()), max(1, size.height()))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter)
    painter.end()
    return pixmap
