"""Pictures of the wall at one scale, in squares that are painted once and shown many times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

SIDE = 512
MOST = 40
"""How many squares are kept besides those in view: a megabyte each."""
Place = tuple[int, int]
Paint = Callable[[QPainter, QRect], None]
"""Paints a part of the wall, whose corner is at 0 in pixels of the screen."""


class Tiles:
    """What the wall looks like at one scale; a part that has changed is painted again when it is shown."""

    def __init__(self, total: float, ground: QColor, paint: Paint) -> None:
        self.total = total
        self._ground, self._paint = ground, paint
        self._tiles: dict[Place, QPixmap] = {}
        """The one shown last comes last."""
        self._spoilt: dict[Place, QRegion] = {}
        """What is to be painted of each, when it is shown or when there is time."""

    def draw(self, painter: QPainter, area: QRect) -> None:
        """Draw a part of the wall, painting first what is missing of it, and no more."""
        places = list(_places(area))
        self._make_ready(area, places)
        for place in places:
            tile = self._tiles[place]
            left, top = place[0] * SIDE, place[1] * SIDE
            part = area.intersected(QRect(left, top, SIDE, SIDE))
            painter.drawPixmap(part.x(), part.y(), tile, part.x() - left, part.y() - top, part.width(), part.height())
        self._forget_some(len(places))

    def draw_scaled(self, painter: QPainter, area: QRect, factor: float) -> None:
        """Draw what was painted already as large as another scale needs; *area* is at that scale."""
        for place, pixmap in self._tiles.items():
            left, top = round(place[0] * SIDE * factor), round(place[1] * SIDE * factor)
            right, bottom = round((place[0] + 1) * SIDE * factor), round((place[1] + 1) * SIDE * factor)
            seen = QRect(left, top, right - left, bottom - top).intersected(area)
            if not seen.isEmpty():
                source = QRectF((seen.left() - left) / factor, (seen.top() - top) / factor, 0, 0)
                source.setSize(QRectF(seen).size() / factor)
                painter.drawPixmap(QRectF(seen), pixmap, source)

    def spoil(self, area: QRect) -> None:
        """A part of the wall looks different now."""
        for place in _places(area):
            if place in self._tiles:
                self._spoilt[place] = self._spoilt.get(place, QRegion()).united(area.intersected(_rect(place)))

    def fill(self, area: QRect, seconds: float) -> bool:
        """Paint what is missing of *area* until that time is over; returns whether there is more to do."""
        end = perf_counter() + seconds
        for place in _places(area):
            if perf_counter() > end:
                return True
            self._make_ready(_rect(place), [place])
        return False

    def keep_only(self, *areas: QRect) -> None:
        """Let go of the squares that lie in none of these."""
        for place in [*self._tiles]:
            if not any(_rect(place).intersects(area) for area in areas):
                del self._tiles[place]
                self._spoilt.pop(place, None)

    def _make_ready(self, area: QRect, places: Sequence[Place]) -> None:
        """Paint what is missing of *area*: in one go when it spreads over several squares."""
        missing = QRegion()
        for place in places:
            tile = self._tiles.pop(place, None)
            if tile is None:
                tile = QPixmap(SIDE, SIDE)
                self._spoilt[place] = QRegion(_rect(place))
            self._tiles[place] = tile
            spoilt = self._spoilt.get(place)
            if spoilt is not None:
                missing = missing.united(spoilt.intersected(area))
        if missing.isEmpty():
            return
        if len(places) == 1:
            self._paint_part(self._tiles[places[0]], _rect(places[0]), missing)
        else:
            self._paint_across(missing, places)
        for place in places:
            self._clean(place, area)

    def _paint_across(self, missing: QRegion, places: Sequence[Place]) -> None:
        """Paint a sheet and cut it up: what lies on several squares is painted once."""
        whole = missing.boundingRect()
        sheet = QPixmap(whole.size())
        self._paint_part(sheet, whole, missing)
        for place in places:
            rect = _rect(place)
            part = whole.intersected(rect)
            region = missing.intersected(rect)
            if not region.isEmpty():
                painter = QPainter(self._tiles[place])
                painter.translate(-rect.topLeft())
                painter.setClipRegion(region)
                painter.drawPixmap(part.topLeft(), sheet, part.translated(-whole.topLeft()))
                painter.end()

    def _paint_part(self, pixmap: QPixmap, rect: QRect, part: QRegion) -> None:
        """Paint a part of what *pixmap* shows, which is *rect* of the wall."""
        painter = QPainter(pixmap)
        painter.translate(-rect.topLeft())
        bounds = part.boundingRect()
        if part.rectCount() > 1 or bounds != rect:
            painter.setClipRegion(part)
        painter.fillRect(bounds, self._ground)
        self._paint(painter, bounds)
        painter.end()

    def _clean(self, place: Place, area: QRect) -> None:
        spoilt = self._spoilt.pop(place, None)
        if spoilt is not None:
            left = spoilt.subtracted(area)
            if not left.isEmpty():
                self._spoilt[place] = left

    def _forget_some(self, shown: int) -> None:
        """Let go of the squares that were not shown for longest."""
        while len(self._tiles) > MOST + shown:
            oldest = next(iter(self._tiles))
            del self._tiles[oldest]
            self._spoilt.pop(oldest, None)


def _places(area: QRect) -> Iterator[Place]:
    """The squares that meet *area*, in rows."""
    for row in range(area.top() // SIDE, area.bottom() // SIDE + 1):
        for column in range(area.left() // SIDE, area.right() // SIDE + 1):
            yield column, row


def _rect(place: Place) -> QRect:
    return QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)
