"""Pages one under another on a quiet ground: each is drawn when it comes into view, and kept while it is near."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ... import tokens
from ...i18n import _
from .laying_out import Picture

GAP = 22
_WIDEST = 820
"""A page is no wider than that while it fits the width, in pixels."""
_LEAST, _MOST, _STEP = 0.5, 3.0, 1.25
_NEAR = 3
"""How many pages above and below those in view keep their pictures."""
_ZOOMS: dict[int, int] = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
    Qt.Key.Key_Agrave: 0,
}
"""With Ctrl; 0 is for the width of the place."""
_GROUND = "#E9E5DC"


class PageView(QScrollArea):
    """Page Up and Down go from page to page; Ctrl with + and - brings them nearer or farther, with 0 back."""

    wanted = Signal()
    """Pages are in view that have no picture yet."""
    moved = Signal(int)
    """Another page is looked at, the first being 0."""
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.zoom = 1.0
        """1 when the page fits the width."""
        self._canvas = _Canvas()
        self._place = 0
        self.setWidget(self._canvas)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the report"))
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self.viewport().installEventFilter(self)

    # What it shows

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._canvas.sizes)

    @property
    def place(self) -> int:
        """The page that is looked at."""
        return self._canvas.at(self.verticalScrollBar().value() + self.viewport().height() / 3)

    @property
    def pixels(self) -> int:
        """How wide a page is, in pixels of the screen."""
        return round(self._page_width() * self.devicePixelRatioF())

    @property
    def missing(self) -> list[int]:
        """The pages in view that are not drawn as they are now."""
        return [place for place in self._in_view() if not self._canvas.is_drawn(place, self.pixels)]

    def picture(self, place: int) -> QImage | None:
        """That page as it is shown, once it is drawn."""
        return self._canvas.images.get(place)

    def show_pages(self, sizes: Sequence[QSizeF]) -> None:
        """Show pages of these sizes, in points. What was drawn stays until it is drawn again; so does the place."""
        self._canvas.show_sizes(sizes)
        self._fit(keep=False)
        self.wanted.emit()

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Draw these pages; those that are far from view are forgotten."""
        near = self._in_view(_NEAR)
        self._canvas.show_pictures(pictures, near)

    def forget(self) -> None:
        """Show no page."""
        self._canvas.images.clear()
        self.show_pages(())
        self.verticalScrollBar().setValue(0)

    def go_to(self, place: int) -> None:
        """Show a page from its top."""
        if self.count:
            place = min(max(place, 0), self.count - 1)
            self.verticalScrollBar().setValue(round(self._canvas.tops[place] - GAP / 2))

    def zoom_to(self, zoom: float) -> None:
        """Bring the pages nearer or farther; the words looked at stay in view."""
        zoom = min(max(zoom, _LEAST), _MOST)
        if zoom != self.zoom:
            self.zoom = zoom
            self._fit()
            self.zoomed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        self.zoom_to(1.0 if abs(self.zoom * _STEP**steps - 1) < 0.02 else self.zoom * _STEP**steps)

    def zoom_by_key(self, event: QKeyEvent) -> bool:
        """Whether that key brought the pages nearer or farther."""
        steps = _ZOOMS.get(event.key()) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
        if steps is None:
            return False
        self.zoom_by(steps) if steps else self.zoom_to(1.0)
        return True

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.zoom_by_key(event):
            return
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not held:
            self.go_to(self.place + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not held:
            self.go_to(0 if key == Qt.Key.Key_Home else self.count - 1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._canvas.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._canvas.show_focus(False)

    def _page_width(self) -> float:
        room = max(200, self.viewport().width() - 2 * GAP)
        return min(room, _WIDEST) * self.zoom

    def _fit(self, *, keep: bool = True) -> None:
        """Give the pages their width; what was looked at stays there when *keep* says so."""
        bar = self.verticalScrollBar()
        place, share = self._canvas.spot(bar.value()) if keep else (0, 0.0)
        self._canvas.lay_out(self._page_width(), self.viewport().width())
        if keep and self.count:
            bar.setValue(round(self._canvas.position(place, share)))
        self._follow()

    def _follow(self) -> None:
        if self.place != self._place:
            self._place = self.place
            self.moved.emit(self._place)
        self._canvas.show_current(self._place)
        if self.missing:
            self.wanted.emit()

    def _in_view(self, around: int = 0) -> range:
        top = self.verticalScrollBar().value()
        first, last = self._canvas.at(top), self._canvas.at(top + self.viewport().height())
        return range(max(0, first - around), min(self.count, last + around + 1))


class _Canvas(QWidget):
    """Knows where each page stands, and paints those that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: tuple[QSizeF, ...] = ()
        self.images: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        """The pages whose pictures are of the report as it is now."""
        self.tops: list[float] = []
        self._width, self._current, self._focused = 640.0, 0, False

    def show_sizes(self, sizes: Sequence[QSizeF]) -> None:
        self.sizes = tuple(sizes)
        self._fresh = set()
        self.images = {place: image for place, image in self.images.items() if place < len(sizes)}

    def show_pictures(self, pictures: Sequence[Picture], near: range) -> None:
        for one in pictures:
            self.images[one.place] = one.image
            self._fresh.add(one.place)
        for far in [place for place in self.images if place not in near]:
            del self.images[far]
        self.update()

    def show_current(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self.update()

    def show_focus(self, focused: bool) -> None:
        self._focused = focused
        self.update()

    def is_drawn(self, place: int, pixels: int) -> bool:
        return place in self._fresh and place in self.images and abs(self.images[place].width() - pixels) <= 1

    def lay_out(self, width: float, room: int) -> None:
        """Every page so wide, in the middle of *room*."""
        self._width, self.tops, top = width, [], float(GAP)
        for size in self.sizes:
            self.tops.append(top)
            top += self._height(size) + GAP
        self.resize(QSize(max(room, round(width) + 2 * GAP), round(top)))
        self.update()

    def at(self, y: float) -> int:
        """The page at that height."""
        return max(0, bisect_right(self.tops, y + GAP) - 1)

    def spot(self, y: float) -> tuple[int, float]:
        """The page at that height, and how far down it, as a share of the page."""
        if not self.tops:
            return 0, 0.0
        place = self.at(y)
        return place, (y - self.tops[place]) / self._height(self.sizes[place])

    def position(self, place: int, share: float) -> float:
        place = min(place, len(self.sizes) - 1)
        return self.tops[place] + share * self._height(self.sizes[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(_GROUND))
        left = (self.width() - self._width) / 2
        for place in range(self.at(event.rect().top()), len(self.sizes)):
            if self.tops[place] > event.rect().bottom():
                break
            self._paint_page(painter, place, round(left))
        painter.end()

    def _paint_page(self, painter: QPainter, place: int, left: int) -> None:
        area = QRectF(left, round(self.tops[place]), round(self._width), round(self._height(self.sizes[place])))
        painter.fillRect(area, QColor(tokens.CARD))
        image = self.images.get(place)
        if image is not None:
            ratio = self.devicePixelRatioF()
            if abs(image.width() - area.width() * ratio) <= 1:
                image.setDevicePixelRatio(ratio)
                painter.drawImage(QPointF(area.topLeft()), image)
            else:
                painter.drawImage(area, image)
        chosen = self._focused and place == self._current
        painter.setPen(QPen(QColor(tokens.ACCENT if chosen else tokens.LINE), 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def _height(self, size: QSizeF) -> float:
        return self._width * size.height() / max(1.0, size.width())
