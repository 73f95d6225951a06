"""Rectangles of the wall as plain numbers, and finding quickly which of them are in the way."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

CELL = 512
"""The side of the squares by which boxes are found."""
STRIP = 4_096
"""How far down one looks at a time."""
TRIES = 400
"""How many spots are tried around a place before giving up and going below everything."""


class Box(NamedTuple):
    """A rectangle in wall units; its right and bottom edges are outside of it."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def at(self, left: int, top: int) -> Box:
        """The same box with its corner there."""
        return Box(left, top, self.width, self.height)

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def united(self, other: Box) -> Box:
        """The smallest box that holds both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(left, top, max(self.right, other.right) - left, max(self.bottom, other.bottom) - top)

    def grown(self, by: int) -> Box:
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


_TOP = attrgetter("top")


class Ground:
    """Boxes by what they are called, found by where they are. Each name is put once."""

    def __init__(self) -> None:
        self.boxes: dict[str, Box] = {}
        self._cells: dict[tuple[int, int], list[str]] = {}
        self._waiting: list[str] = []
        """What is not among the cells yet: they are made when something is looked for."""

    def put(self, name: str, box: Box) -> None:
        self.boxes[name] = box
        self._waiting.append(name)

    def _sort_in(self) -> None:
        for name in self._waiting:
            for cell in _cells(self.boxes[name]):
                found = self._cells.get(cell)
                if found is None:
                    self._cells[cell] = [name]
                else:
                    found.append(name)
        self._waiting.clear()

    def meeting(self, area: Box) -> list[str]:
        """The names of the boxes that meet *area*, each once, in the order of the cells that hold them."""
        boxes = self.boxes
        if self._waiting:
            self._sort_in()
        cells = [found for cell in _cells(area) if (found := self._cells.get(cell))]
        if len(cells) == 1:
            return [name for name in cells[0] if boxes[name].meets(area)]
        return [name for name in dict.fromkeys(name for cell in cells for name in cell) if boxes[name].meets(area)]

    def lowered(self, box: Box, gap: int) -> Box:
        """*box* itself when it is free, or straight down in the first gap that holds it."""
        if not self.meeting(box):
            return box
        top, reach = box.top, max(STRIP, 2 * box.height)
        while True:
            strip = Box(box.left, top, box.width, reach)
            for other in sorted((self.boxes[name] for name in self.meeting(strip)), key=_TOP):
                if other.top >= top + box.height:
                    break
                top = max(top, other.bottom + gap)
            if top + box.height <= strip.bottom:
                return box.at(box.left, top)

    def nearest_free(self, box: Box, gap: int) -> Box:
        """The free place for *box* that is nearest to where it is, to any side, *gap* away from its neighbours."""
        waiting, seen = [(0, box.top, box.left)], {(box.left, box.top)}
        for _try in range(TRIES):
            if not waiting:
                break
            _far, top, left = heapq.heappop(waiting)
            tried = box.at(left, top)
            hits = self.meeting(tried)
            if not hits:
                return tried
            for spot in self._beside(tried, hits, gap):
                if spot not in seen and spot[0] >= min(0, box.left) and spot[1] >= min(0, box.top):
                    seen.add(spot)
                    far = abs(spot[0] - box.left) + abs(spot[1] - box.top)
                    heapq.heappush(waiting, (far, spot[1], spot[0]))
        lowest = max((other.bottom for other in self.boxes.values()), default=0)
        return box.at(box.left, lowest + gap)

    def _beside(self, box: Box, hits: list[str], gap: int) -> Iterator[tuple[int, int]]:
        """The corners of *box* just left of, above, right of and below what it meets."""
        found = [self.boxes[name] for name in hits]
        yield min(other.left for other in found) - gap - box.width, box.top
        yield box.left, min(other.top for other in found) - gap - box.height
        yield max(other.right for other in found) + gap, box.top
        yield box.left, max(other.bottom for other in found) + gap


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, width, height = box
    x, y = left // CELL, top // CELL
    last_x, last_y = (left + width - 1) // CELL, (top + height - 1) // CELL
    if x == last_x and y == last_y:
        return [(x, y)]
    return [(column, row) for row in range(y, last_y + 1) for column in range(x, last_x + 1)]
