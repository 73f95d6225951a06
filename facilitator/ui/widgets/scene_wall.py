"""The wall of a question: its notes in rows, the newest first, as many on a page as stay legible.

A note takes one column, or more until its words are whole and its lines few; one that fills a page and does not end
there goes on over the next ones. A page knows its first note alone, so page one costs nothing of what comes after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ...sessions.scene import Note
from .scene_marks import Rect, Sheet
from .scene_text import MEDIUM, Block, Style, block

EASE = 4
"""A note of more lines than this asks for a wider place."""
SQUEEZED = 7
"""As many lines are accepted rather than leaving a hole in a row."""


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


class Measure(NamedTuple):
    """What placing a note asks of its text at some width."""

    height: int
    """The whole note's, its foot and padding included."""
    lines: int
    broken: bool


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


class Wall:
    """The part of the sheet where notes are, and the rules by which they are placed there.

    It remembers how much room each text takes, so that a note more costs the measuring of one.
    """

    def __init__(self, sheet: Sheet, area: Rect, size: int) -> None:
        self.sheet, self.area, self.size = sheet, area, size
        self.style = Style(size, MEDIUM)
        self._measures: dict[tuple[str, int], Measure] = {}
        self._spans: dict[str, int] = {}

    @cached_property
    def columns(self) -> int:
        """As many as leave each about ten letters m wide."""
        return max(1, min(8, round(self.area.width / (self.size * 9.6))))

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
        if place.note < stop and self._fills_a_page(notes[place.note]):
            return self._part(notes, place)
        rows, after = self._rows(notes, place.note, stop)
        return WallPage(self._cells(rows, stretched=after < len(notes)), Place(after) if after < len(notes) else None)

    def after(self, notes: Sequence[Note], place: Place, stop: int) -> Place | None:
        """Where the page ends that begins at *place*: the place of the next one."""
        if self._fills_a_page(notes[place.note]):
            return self._part(notes, place).following
        _found, after = self._rows(notes, place.note, stop)
        return Place(after) if after < len(notes) else None

    def holds(self, notes: Sequence[Note]) -> bool:
        """Whether one page is enough for these notes, their words whole where they may be."""
        most = self.columns * (1 + self.area.height // (self.chrome + 2 * self.size))
        if len(notes) > most or self.after(notes, Place(0), len(notes)) is not None:
            return False
        return self.size == self.sheet.floor or not any(
            self._measure(note, span).broken for row in self._rows(notes, 0, len(notes))[0] for note, span in row.notes
        )

    def parts(self, note: Note) -> int:
        """Over how many pages the note goes."""
        return len(self._chunks(note)[1]) if self._fills_a_page(note) else 1

    def _rows(self, notes: Sequence[Note], at: int, stop: int) -> tuple[list[Row], int]:
        """The rows that a page holds from that note on, and which note comes after."""
        rows: list[Row] = []
        room = self.area.height
        while at < stop and not self._fills_a_page(notes[at]):
            row = self._row(notes, at, stop, SQUEEZED)
            if row.height > room:
                row = self._row(notes, at, stop, EASE)
            if rows and row.height > room:
                break
            rows.append(row)
            room -= row.height + self.gap
            at += len(row.notes)
        return rows, at

    def _row(self, notes: Sequence[Note], at: int, stop: int, lines: int) -> Row:
        """The row that begins at that note, its last one squeezed into at most that many lines."""
        row: list[tuple[Note, int]] = []
        free = self.columns
        while at < stop and (span := self._span_within(notes[at], free, lines)):
            row.append((notes[at], span))
            free, at = free - span, at + 1
        if at < len(notes):
            self._widen(row, free)
        return Row(max(self._height(note, span) for note, span in row), row)

    def _widen(self, row: list[tuple[Note, int]], free: int) -> None:
        """Give the columns that nobody takes to the highest note, as long as it makes the row lower."""
        for _ in range(free):
            tallest = max(range(len(row)), key=lambda place: self._height(*row[place]))
            note, span = row[tallest]
            if self._height(note, span + 1) < self._height(note, span):
                row[tallest] = (note, span + 1)

    def _cells(self, rows: Sequence[Row], *, stretched: bool) -> tuple[Cell, ...]:
        """The rows one under the other; stretched, they share what is left of the height."""
        used = sum(row.height + self.gap for row in rows) - self.gap
        spare = (self.area.height - used) // max(1, len(rows)) if stretched else 0
        cells, top = [], self.area.y
        for row in rows:
            height, column = row.height + max(0, min(spare, row.height // 2)), 0
            for note, span in row.notes:
                made = block(note.text, self._text_width(span), self.style)
                rect = Rect(self.area.x + round(column * self._pitch), top, self._width(span), height)
                cells.append(Cell(note, rect, made, 0, len(made.lines)))
                column += span
            top += height + self.gap
        return tuple(cells)

    def _part(self, notes: Sequence[Note], place: Place) -> WallPage:
        """A page that a part of one long note takes."""
        made, ends = self._chunks(notes[place.note])
        part = min(place.part, len(ends) - 1)
        cell = Cell(notes[place.note], self.area, made, ends[part - 1] if part else 0, ends[part])
        if cell.goes_on:
            return WallPage((cell,), Place(place.note, part + 1))
        return WallPage((cell,), Place(place.note + 1) if place.note + 1 < len(notes) else None)

    def _span(self, note: Note) -> int:
        """How many columns the note takes: the fewest that keep its words whole and its lines few."""
        found = self._spans.get(note.text)
        if found is None:
            found = next((span for span in range(1, self.columns) if self._suits(note, span, EASE)), self.columns)
            self._spans[note.text] = found
        return found

    def _span_within(self, note: Note, free: int, lines: int) -> int:
        """How many of the *free* columns the note takes; none when they are too few for it."""
        span = self._span(note)
        if span <= free:
            return 0 if self._fills_a_page(note) else span
        return free if 0 < free < self.columns and self._suits(note, free, lines) else 0

    def _suits(self, note: Note, span: int, lines: int) -> bool:
        measured = self._measure(note, span)
        return measured.lines <= lines and not measured.broken and measured.height <= self.area.height

    def _fills_a_page(self, note: Note) -> bool:
        return self._span(note) == self.columns and self._height(note, self.columns) > self.area.height

    def _chunks(self, note: Note) -> tuple[Block, list[int]]:
        """A long note over the whole width, and where its lines end on each page."""
        made = block(note.text, self._text_width(self.columns), self.style)
        return made, made.chunks(self.area.height - self.chrome)

    def _height(self, note: Note, span: int) -> int:
        return self._measure(note, span).height

    def _measure(self, note: Note, span: int) -> Measure:
        found = self._measures.get((note.text, span))
        if found is None:
            made = block(note.text, self._text_width(span), self.style)
            found = Measure(self.chrome + max(2 * self.size, made.height), len(made.lines), made.broken)
            self._measures[note.text, span] = found
        return found

    @property
    def _pitch(self) -> float:
        """From one column to the next."""
        return (self.area.width + self.gap) / self.columns

    def _width(self, span: int) -> int:
        return int(span * self._pitch) - self.gap

    def _text_width(self, span: int) -> int:
        return self._width(span) - 2 * self.padding


@lru_cache(maxsize=8)
def wall_of(sheet: Sheet, area: Rect, size: int) -> Wall:
    """The wall there, the same one as long as it is in use."""
    return Wall(sheet, area, size)
