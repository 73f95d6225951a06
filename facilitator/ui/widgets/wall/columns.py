"""Notes side by side in columns: on the wall as a whole, and inside the frame of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, sqrt

from .boxes import Box
from .notes import WallGroup, WallNote
from .text import GAP, SMALL, TITLE, UNIT, WIDTHS, metrics

PITCH = UNIT + GAP
_STRIP = 1.6
"""A frame is laid out wider when it would be so many times too narrow."""
FRAME_TOP, FRAME_EDGE = 46, 12
_FRAME_SHAPE = 1.7
"""How much wider than high a frame is, more or less."""
Size = tuple[int, int]
"""Width and height."""


class Columns:
    """Columns that grow downwards: each note goes where they end highest, then leftmost."""

    def __init__(self, units: int, top: int) -> None:
        self._ends = {wide: [top] * (units - wide + 1) for wide in WIDTHS}
        """For notes of each width, where one would stand in each column."""

    def place(self, size: Size) -> tuple[int, int]:
        """Take room for a note; returns how far it is from the left, and its top."""
        units = (size[0] + GAP) // PITCH
        ends = self._ends[units]
        top = min(ends)
        column = ends.index(top)
        self._lower(column, column + units, top + size[1] + GAP)
        return column * PITCH, top

    def stand_below(self, boxes: Iterable[Box]) -> None:
        """Go below many boxes at once, their lefts as far from the columns'."""
        bottoms = [0] * (len(self._ends[2]) + 1)
        for left, top, width, height in boxes:
            bottom = top + height + GAP
            for unit in range(max(0, left // PITCH), min(len(bottoms), (left + width - 1) // PITCH + 1)):
                if bottoms[unit] < bottom:
                    bottoms[unit] = bottom
        for wide, ends in self._ends.items():
            for column, end in enumerate(ends):
                ends[column] = max(end, *bottoms[column : column + wide])

    def go_below(self, box: Box) -> None:
        """Go below a box that is there already, its left as far from the columns'."""
        self._lower(box.left // PITCH, (box.right - 1) // PITCH + 1, box.bottom + GAP)

    def _lower(self, first: int, last: int, top: int) -> None:
        for wide, ends in self._ends.items():
            for column in range(max(0, first - wide + 1), min(last, len(ends))):
                if ends[column] < top:
                    ends[column] = top


class Frame:
    """A group by itself: its size, and where its notes are from its corner."""

    def __init__(
        self, group: WallGroup, notes: Sequence[WallNote], sizes: Mapping[str, Size], most: int, had: int = 0
    ) -> None:
        """*had* is how many units wide it was: it stays so while notes come and go, unless it would be a strip."""
        self.notes = notes
        self.inside: list[tuple[WallNote, Box]] = []
        wanted = _units(notes, sizes, most)
        units = had if _widest(notes, sizes) <= had and wanted <= _STRIP * had else wanted
        columns, bottom = Columns(units, FRAME_TOP), FRAME_TOP
        for note in notes:
            left, top = columns.place(sizes[note.id])
            box = Box(FRAME_EDGE + left, top, *sizes[note.id])
            self.inside.append((note, box))
            bottom = max(bottom, box.bottom)
        right = max((box.right for _note, box in self.inside), default=0)
        self.units = max(had if had == units else 0, (right - FRAME_EDGE + GAP) // PITCH)
        """How wide it is: what comes goes on in that width, and pushes nothing aside."""
        self.size = (max(right + FRAME_EDGE, _title_width(group)), bottom + FRAME_EDGE)


def units_for(sizes: Sequence[Size], shape: float) -> int:
    """How many units wide a field of notes is that is *shape* times wider than high: an even number."""
    return 2 * round(sqrt(sum((width + GAP) * (height + GAP) for width, height in sizes) * shape) / PITCH / 2)


def _units(notes: Sequence[WallNote], sizes: Mapping[str, Size], most: int) -> int:
    own = [sizes[note.id] for note in notes]
    return max(2 * ceil(_widest(notes, sizes) / 2), min(most, units_for(own, _FRAME_SHAPE)), max(WIDTHS))


def _title_width(group: WallGroup) -> int:
    """Room for the title and the count, up to two small notes."""
    title = metrics(TITLE, bold=True).horizontalAdvance(group.title) + metrics(SMALL).horizontalAdvance(group.count)
    return round(min(2 * FRAME_EDGE + 4 * PITCH - GAP, title + 5 * FRAME_EDGE))


def _widest(notes: Sequence[WallNote], sizes: Mapping[str, Size]) -> int:
    """How many units the widest of the notes takes."""
    return max(((sizes[note.id][0] + GAP) // PITCH for note in notes), default=min(WIDTHS))
