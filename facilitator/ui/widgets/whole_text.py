"""A text shown whole whatever it is: words too long for a line are broken, which a label would let out of sight."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ... import tokens
from ..theme import font


class WholeText(QWidget):
    """As high as its text needs at the width that it is given."""

    def __init__(self, pixels: float, *, colour: str = tokens.INK) -> None:
        super().__init__()
        self._font, self._colour = font(pixels), colour
        self._layout, self._laid_out_for, self._height = QTextLayout(), -1, 0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self.accessibleName()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setAccessibleName(text)
            self._layout, self._laid_out_for = QTextLayout(text.replace("\n", "\u2028"), self._font), -1
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self._layout.setTextOption(option)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width != self._laid_out_for:
            self._lay_out(width)
        return self._height

    def sizeHint(self) -> QSize:
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.heightForWidth(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(self._colour))
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _lay_out(self, width: int) -> None:
        self._laid_out_for, height = width, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        self._height = ceil(height)
