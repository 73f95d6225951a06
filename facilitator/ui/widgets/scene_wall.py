"""The wall of a question: its notes in rows, the newest first, as many on a page as stay legible.

A note takes one column, or more until its words are whole and its lines few; one that fills a page and does not end
there goes on over the next ones. A page knows its first note alone, so page one costs nothing of what comes after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...sessions.scene import Note
from .scene_marks import Rect, Sheet
from .scene_text import MEDIUM, Block, Style, block, measure

EASE = 4
"""A note of more lines than this asks for a wider place."""


class Place(NamedTuple):
    """Where a page begins: which note, counting from the newest, and which part of it."""

    note: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A note (or a part of one) placed on the wall."""

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


@dataclass(slots=True)
class Row:
    """Notes side by side, each over a number of columns."""

    height: int
    notes: list[tuple[Note, int]]


@dataclass(frozen=True, slots=True)
class WallPage:
    cells: tuple[Cell, ...]
    following: Place | None
    """Where the next page begins."""


@dataclass(frozen=True)
class Wall:
    """The part of the sheet where notes are, and the rules by which they are placed there."""

    sheet: Sheet
    area: Rect

    @cached_property
    def style(self) -> Style:
        return Style(self.sheet.floor, MEDIUM)

    @cached_property
    def columns(self) -> int:
        """As many as leave each about ten letters m wide."""
        return max(1, min(8, round(self.area.width / (self.sheet.floor * 9.6))))

    @cached_property
    def gap(self) -> int:
        return self.sheet.px(24)

    @cached_property
    def padding(self) -> int:
        return self.sheet.px(26)

    @cached_property
    def foot(self) -> int:
        """The height of a note's last line: its origin and the letter of its kind."""
        return round(self.sheet.floor * 1.3)

    @cached_property
    def chrome(self) -> int:
        """What a note is high beside its text."""
        return 2 * self.padding + self.foot + self.sheet.px(6)

    def page(self, notes: Sequence[Note], place: Place, stop: int) -> WallPage:
        """The page that begins at *place*, and ends before the note number *stop* at the latest."""
        rows: list[Row] = []
        at, room = place.note, self.area.height
        while at < stop:
            if self._fills_a_page(notes[at]):
                if not rows:
                    return self._part(notes, place)
                break
            row = self._row(notes, at, stop)
            if rows and row.height > room:
                break
            rows.append(row)
            room -= row.height + self.gap
            at += len(row.notes)
        return WallPage(self._cells(rows, stretched=at < len(notes)), Place(at) if at < len(notes) else None)

    def starts(self, notes: Sequence[Note], begin: int, stop: int) -> Iterator[Place]:
        """Where the pages of these notes begin, one after the other."""
        place: Place | None = Place(begin)
        while place is not None and place.note < stop:
            yield place
            place = self.page(notes, place, stop).following

    def _row(self, notes: Sequence[Note], at: int, stop: int) -> Row:
        """The row that begins at that note."""
        row: list[tuple[Note, int]] = []
        free = self.columns
        while at < stop and (span := self._span(notes[at])) <= free and not self._fills_a_page(notes[at]):
            row.append((notes[at], span))
            free, at = free - span, at + 1
        if at < len(notes):
            self._widen(row, free)
        return Row(max(self._height(note, span) for note, span in row), row)

    def _widen(self, row: list[tuple[Note, int]], free: int) -> None:
        """Give the columns that nobody takes to the notes that are the highest."""
        for _ in range(free):
            tallest = max(range(len(row)), key=lambda place: self._height(*row[place]))
            note, span = row[tallest]
            row[tallest] = (note, span + 1)

    def _cells(self, rows: Sequence[Row], *, stretched: bool) -> tuple[Cell, ...]:
        """The rows one under the other; stretched, they share what is left of the height."""
        used = sum(row.height + self.gap for row in rows) - self.gap
        spare = (self.area.height - used) // max(1, len(rows)) if stretched else 0
        cells, top = [], self.area.y
        for row in rows:
            height, left = row.height + max(0, min(spare, row.height // 2)), self.area.x
            for note, span in row.notes:
                made = block(note.text, self._text_width(span), self.style)
                cells.append(Cell(note, Rect(left, top, self._width(span), height), made, 0, len(made.lines)))
                left += self._width(span) + self.gap
            top += height + self.gap
        return tuple(cells)

    def _part(self, notes: Sequence[Note], place: Place) -> WallPage:
        """A page that a part of one long note takes."""
        made = block(notes[place.note].text, self._text_width(self.columns), self.style)
        ends = made.chunks(self.area.height - self.chrome)
        part = min(place.part, len(ends) - 1)
        cell = Cell(notes[place.note], self.area, made, ends[part - 1] if part else 0, ends[part])
        if cell.goes_on:
            return WallPage((cell,), Place(place.note, part + 1))
        return WallPage((cell,), Place(place.note + 1) if place.note + 1 < len(notes) else None)

    def _span(self, note: Note) -> int:
        """How many columns the note takes: the fewest that keep its words whole and its lines few."""
        for span in range(1, self.columns):
            measured = measure(note.text, self._text_width(span), self.style)
            if measured.lines <= EASE and not measured.broken:
                return span
        return self.columns

    def _fills_a_page(self, note: Note) -> bool:
        return self._span(note) == self.columns and self._height(note, self.columns) > self.area.height

    def _height(self, note: Note, span: int) -> int:
        shortest = 2 * self.sheet.floor
        return self.chrome + max(shortest, measure(note.text, self._text_width(span), self.style).height)

    def _width(self, span: int) -> int:
        column = (self.area.width + self.gap) / self.columns
        return round(span * column - self.gap)

    def _text_width(self, span: int) -> int:
        return self._width(span) - 2 * self.padding
