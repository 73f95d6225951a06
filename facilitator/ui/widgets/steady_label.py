"""A line of text whose place does not depend on what it says: changing it repaints it and moves nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ... import tokens
from ..theme import font


class SteadyLabel(QWidget):
    """For clocks, counts and states, which change all day. It takes the width it is given."""

    def __init__(
        self,
        pixels: float = 14,
        *,
        bold: bool = False,
        colour: str = tokens.INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        room_for: str = "",
    ) -> None:
        super().__init__()
        self._text, self._colour, self._align = "", colour, align
        self._font = font(pixels, QFont.Weight.Bold if bold else QFont.Weight.Normal)
        metrics = QFontMetrics(self._font)
        self.setFixedHeight(metrics.height())
        if room_for:
            self.setMinimumWidth(metrics.horizontalAdvance(room_for))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def show_text(self, text: str, colour: str = "") -> None:
        """Say *text* from now on, in *colour* if it changes."""
        if (text, colour or self._colour) != (self._text, self._colour):
            self._text, self._colour = text, colour or self._colour
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = QFontMetrics(self._font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(QColor(self._colour))
        painter.drawText(self.rect(), int(self._align | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
