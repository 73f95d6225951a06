"""The wall of a question: its notes in rows, the newest first, as many on a page as stay legible.

Every row is as high as the others. A note takes one column, or more until its words are whole, its lines fit the row
and where it comes from is told; one that no row holds takes a page, or goes on over several. A page knows its first
note alone, so that the first page costs nothing of what comes after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ....sessions.scene.values import Note
from .card import foot_of, least_told, origin_width
from .marks import LINES as LINES_OF_SHEET
from .marks import Rect, Sheet
from .text import MEDIUM, Block, Style, block, width_of

COLUMN = 9.6
"""How wide a column is, in em, about."""
LINES, MOST_LINES = 3, 4
"""How many lines a row holds at least, and at most."""


class Place(NamedTuple):
    """Where a page begins: which note, counting from the newest, and which part of it."""

    note: int
    part: int = 0


class Cell(NamedTuple):
    """A note (or some of its lines) placed on the wall."""

    note: Note
    rect: Rect
    block: Block
    first: int
    last: int

    @property
    def continued(self) -> bool:
        """Whether it began on an earlier page."""
        return self.first > 0

    @property
    def goes_on(self) -> bool:
        """Whether it ends on a later page."""
        return self.last < len(self.block.lines)


@dataclass(frozen=True, slots=True)
class WallPage:
    cells: tuple[Cell, ...]
    following: Place | None
    """Where the next page begins."""


class Wall:
    """The part of the sheet where notes are, and the rules by which they are placed there.

    It remembers how many columns each text takes, so that a note more costs the measuring of one.
    """

    def __init__(self, sheet: Sheet, area: Rect, size: int) -> None:
        self.sheet, self.area, self.size = sheet, area, size
        self.style = Style(size, MEDIUM)
        self.padding, self.gap = padding_of(sheet), sheet.px(24)
        self.foot = foot_of(sheet)
        self._chrome = _chrome(sheet)
        # As many as is even: most notes take two columns, and the last of three would be lost.
        self.columns = max(1, min(8, 2 * round(area.width / (2 * size * COLUMN))))
        line = block("x", area.width, self.style).height
        self.rows = max(1, (area.height + self.gap) // (self._chrome + LINES * line + self.gap))
        tallest = self._chrome + MOST_LINES * line
        self.row_height = min(tallest, (area.height + self.gap) // self.rows - self.gap)
        self._spans: dict[tuple[object, ...], int] = {}

    def page(self, notes: Sequence[Note], place: Place, stop: int) -> WallPage:
        """The page that begins at *place*, and ends before the note number *stop* at the latest."""
        if self.span(notes[place.note]) > self.columns:
            return self._page_of_one(notes, place)
        cells: list[Cell] = []
        at = place.note
        for row in range(self.rows):
            spans = self._row(notes, at, stop)
            column = 0
            for note, span in zip(notes[at:], spans, strict=False):
                cells.append(self._cell(note, row, column, span))
                column += span
            at += len(spans)
        return WallPage(tuple(cells), Place(at) if at < len(notes) else None)

    def after(self, notes: Sequence[Note], place: Place, stop: int) -> Place | None:
        """Where the page ends that begins at *place*: the place of the next one."""
        at = place.note
        if self.span(notes[at]) > self.columns:
            return self._page_of_one(notes, place).following
        for _row in range(self.rows):
            at += len(self._row(notes, at, stop))
        return Place(at) if at < len(notes) else None

    def holds(self, notes: Sequence[Note]) -> bool:
        """Whether one page is enough for these notes, their words whole."""
        few = len(notes) <= self.columns * self.rows
        return (
            few and self.after(notes, Place(0), len(notes)) is None and all(self._keeps_words(note) for note in notes)
        )

    def parts(self, note: Note) -> int:
        """Over how many pages the note goes."""
        return len(self._chunks(note)[1]) if self.span(note) > self.columns else 1

    def span(self, note: Note) -> int:
        """How many columns the note takes: the fewest that suit it; one more than there are when it takes a page."""
        known = (note.text, note.weight, note.table_number, note.author, note.college)
        found = self._spans.get(known)
        if found is None:
            spans = range(1, self.columns + 1)
            found = next((span for span in spans if self._suits(note, span)), self.columns + 1)
            self._spans[known] = found
        return found

    def _row(self, notes: Sequence[Note], at: int, stop: int) -> list[int]:
        """The columns that the notes take of the row that begins there; the last takes what nobody takes."""
        spans: list[int] = []
        free = self.columns
        while at < stop and (span := self.span(notes[at])) <= free:
            spans.append(span)
            free, at = free - span, at + 1
        if spans and at < len(notes):
            spans[-1] += min(free, spans[-1])
        return spans

    def _cell(self, note: Note, row: int, column: int, span: int) -> Cell:
        x = self.area.x + round(column * self._pitch)
        y = self.area.y + row * (self.row_height + self.gap)
        made = block(note.text, self._text_width(span), self.style)
        return Cell(note, Rect(x, y, self._width(span), self.row_height), made, 0, len(made.lines))

    def _page_of_one(self, notes: Sequence[Note], place: Place) -> WallPage:
        """A page that one note takes, or a part of it."""
        made, ends = self._chunks(notes[place.note])
        part = min(place.part, len(ends) - 1)
        cell = Cell(notes[place.note], self.area, made, ends[part - 1] if part else 0, ends[part])
        if cell.goes_on:
            return WallPage((cell,), Place(place.note, part + 1))
        return WallPage((cell,), Place(place.note + 1) if place.note + 1 < len(notes) else None)

    def _suits(self, note: Note, span: int) -> bool:
        made = block(note.text, self._text_width(span), self.style)
        if made.height > self.row_height - self._chrome:
            return False
        return span == self.columns or not (made.broken or self._crowds(note, span))

    def _crowds(self, note: Note, span: int) -> bool:
        """Whether where the note comes from has no room under its words."""
        room = origin_width(self.sheet, self._width(span), self.padding)
        return width_of(least_told(note), Style(self.sheet.floor)) > room

    def _keeps_words(self, note: Note) -> bool:
        return not block(note.text, self._text_width(self.columns), self.style).broken

    def _chunks(self, note: Note) -> tuple[Block, list[int]]:
        """A long note over the whole width, and where its lines end on each page."""
        made = block(note.text, self._text_width(self.columns), self.style)
        return made, made.chunks(self.area.height - self._chrome)

    @property
    def _pitch(self) -> float:
        """From one column to the next."""
        return (self.area.width + self.gap) / self.columns

    def _width(self, span: int) -> int:
        return int(span * self._pitch) - self.gap

    def _text_width(self, span: int) -> int:
        return self._width(span) - 2 * self.padding


def padding_of(sheet: Sheet) -> int:
    """The paper around the words of a note; it does not grow with the letters of a large room."""
    return round(26 * sheet.height / LINES_OF_SHEET)


def least_height(sheet: Sheet) -> int:
    """What a note of two lines takes."""
    return _chrome(sheet) + 2 * block("x", 100, Style(sheet.floor, MEDIUM)).height


def _chrome(sheet: Sheet) -> int:
    """The height of a note that is not for its words."""
    return 2 * padding_of(sheet) + foot_of(sheet) + sheet.px(4)


@lru_cache(maxsize=8)
def wall_of(sheet: Sheet, area: Rect, size: int) -> Wall:
    """The wall there, the same one as long as it is in use."""
    return Wall(sheet, area, size)
