"""Which part of the wall is seen, and how large: the wall's own units, the view's, and the pixels of the screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize

from .boxes import Box

SCALES = (
    *(0.05, 0.06, 0.07, 0.085, 0.1, 0.12, 0.14, 0.17, 0.2, 0.24, 0.29, 0.35, 0.42),
    *(0.5, 0.6, 0.72, 0.86, 1.0, 1.2, 1.45, 1.7, 2.0),
)
"""The fixed zoom levels, each about a fifth more than the one before."""
READING = 0.72
"""The smallest scale at which a wall is opened: its text is 11.5 pixels high."""
ROOM = 8
"""What is left free round everything when all of it is shown, in pixels."""


class Camera:
    """What is seen. The offset is whole pixels of the screen, so that what was painted can be moved as it is."""

    def __init__(self) -> None:
        self.scale, self.ratio = 1.0, 1.0
        self.left, self.top = 0, 0
        """The pixel of the wall at the view's corner."""
        self.size = QSize(1, 1)

    @property
    def total(self) -> float:
        """Pixels of the screen to a unit of the wall."""
        return self.scale * self.ratio

    @property
    def pixels(self) -> QRect:
        """The pixels of the wall that are seen."""
        return self.pixels_of(QRect(0, 0, self.size.width(), self.size.height()))

    def pixels_of(self, area: QRect) -> QRect:
        """The pixels of the wall under an area of the view."""
        ratio = self.ratio
        left, top = int(area.left() * ratio), int(area.top() * ratio)
        right, bottom = -int(-(area.right() + 1) * ratio // 1), -int(-(area.bottom() + 1) * ratio // 1)
        return QRect(self.left + left, self.top + top, right - left, bottom - top)

    def to_wall(self, point: QPointF) -> QPointF:
        """The place of the wall under a point of the view."""
        total = self.total
        return QPointF((point.x() * self.ratio + self.left) / total, (point.y() * self.ratio + self.top) / total)

    def to_view(self, point: QPointF) -> QPointF:
        """Where a place of the wall is in the view."""
        scale, ratio = self.scale, self.ratio
        return QPointF(point.x() * scale - self.left / ratio, point.y() * scale - self.top / ratio)

    def in_view(self, box: Box) -> QRectF:
        """Where a box of the wall is in the view."""
        scale, ratio = self.scale, self.ratio
        left, top = box.left * scale - self.left / ratio, box.top * scale - self.top / ratio
        return QRectF(left, top, box.width * scale, box.height * scale)

    def on_wall(self, area: QRectF) -> Box:
        """The box of the wall under an area of the view, whole units that hold it."""
        return _outer(QRectF(self.to_wall(area.topLeft()), self.to_wall(area.bottomRight())))

    def box_of_pixels(self, pixels: QRect) -> Box:
        """The box of the wall that holds these pixels."""
        total = self.total
        left, top = pixels.left() / total, pixels.top() / total
        return _outer(QRectF(left, top, pixels.width() / total, pixels.height() / total))

    def use_ratio(self, ratio: float) -> bool:
        """Follow the screen; returns whether it has changed."""
        if ratio == self.ratio:
            return False
        self.left, self.top = round(self.left * ratio / self.ratio), round(self.top * ratio / self.ratio)
        self.ratio = ratio
        return True

    # Where to go

    def level(self, steps: int) -> float:
        """The zoom level that many steps nearer, or farther."""
        place = max(0, sum(level <= self.scale for level in SCALES) - 1) + steps
        return SCALES[max(0, min(len(SCALES) - 1, place))]

    def opening(self, width: int) -> float:
        """The scale at which a wall of that *width* is opened: all of it when that can be read."""
        return max((one for one in SCALES if READING <= one <= min(1.0, self.size.width() / width)), default=READING)

    def fitting(self, bounds: Box) -> float:
        """The largest scale, up to the notes' own size, that shows everything."""
        width, height = self.size.width() - 2 * ROOM, self.size.height() - 2 * ROOM
        most = min(width / bounds.width, height / bounds.height, 1.0)
        return max((one for one in SCALES if one <= most), default=SCALES[0])

    def corner_for(self, place: QPointF, anchor: QPointF, scale: float) -> tuple[int, int]:
        """The offset that puts a place of the wall under a point of the view, at that scale."""
        left = place.x() * scale * self.ratio - anchor.x() * self.ratio
        return round(left), round(place.y() * scale * self.ratio - anchor.y() * self.ratio)

    def within(self, bounds: Box, left: float, top: float, *, slack: float) -> tuple[int, int]:
        """The nearest offset that keeps what there is in view; *slack* is the share of the view that may be beyond."""
        pixels, total = self.pixels, self.total
        wide = _within(left, pixels.width(), bounds.left * total, bounds.right * total, slack)
        return wide, _within(top, pixels.height(), bounds.top * total, bounds.bottom * total, slack)


def _within(wanted: float, view: int, first: float, last: float, slack: float) -> int:
    low = min(first, (first + last - view) / 2) - slack * view
    high = max(first, last - view) + slack * view
    return round(min(max(wanted, low), high))


def _outer(rect: QRectF) -> Box:
    outer = rect.toAlignedRect()
    return Box(outer.left(), outer.top(), max(1, outer.width()), max(1, outer.height()))
