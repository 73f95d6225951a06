"""The first pages of what will be printed, one under another, as they will come out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from ... import tokens
from ...i18n import _

PAGE_WIDTH = 336
_GAP = 14
_GROUND = "#E9E5DC"


class PagesPreview(QScrollArea):
    """Scrolls with the arrows once it has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = _Pages()
        self.setWidget(self._pages)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(PAGE_WIDTH + 2 * _GAP + 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the pages"))

    @property
    def images(self) -> Sequence[QImage]:
        return self._pages.images

    def show_pages(self, images: Sequence[QImage], *, from_the_top: bool = False) -> None:
        """Show these pages in place of the others; the reader stays where they were unless it is another sheet."""
        self._pages.show_images(images)
        if from_the_top:
            self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()


class _Pages(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.images: Sequence[QImage] = ()

    def show_images(self, images: Sequence[QImage]) -> None:
        self.images = images
        height = sum(image.height() + _GAP for image in images) + _GAP
        self.setMinimumSize(QSize(PAGE_WIDTH + 2 * _GAP, height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(_GROUND))
        top = float(_GAP)
        for image in self.images:
            left = (self.width() - image.width()) / 2
            painter.drawImage(QPointF(left, top), image)
            painter.setPen(QPen(QColor(tokens.LINE), 1))
            painter.drawRect(QRectF(left - 0.5, top - 0.5, image.width() + 1, image.height() + 1))
            top += image.height() + _GAP
        painter.end()
