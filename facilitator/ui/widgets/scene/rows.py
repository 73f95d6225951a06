"""Lines with a bar under them: something that counts, how much, and its share of the heaviest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .heading import Room, largest, white
from .marks import Box, Mark, Marks, Rect, Sheet, Text, mixed
from .pages import Piece
from .parts import middle
from .text import BOLD, MEDIUM, REGULAR, Block, Style, balanced, block, width_of

_TITLE_SHARE = 0.52
"""Of the width, at least, for words beside figures; with less, the figures come under them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: words, figures, and the bar."""

    text: str
    figures: str
    share: float
    """Of the bar, from 0 to 1."""
    colour: str
    mark: str = ""
    """A number or a rank that stands before the words."""
    strong: bool = True
    """Whether it stands out; the others have paler bars and lighter words."""
    aside: str = ""
    """After the figures, softer."""
    beside: float | None = None
    """What the bar is compared with, from 0 to 1: a dark mark on it."""
    below: str = ""
    """A line under the bar, softer and as small as may be."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How large lines are."""

    sheet: Sheet
    size: int
    marked: int
    """How wide the square before the words is, and its white; 0 for none."""
    columns: tuple[int, int]
    """How wide the figures are, and what comes after them; 0 for none."""

    @property
    def width(self) -> int:
        return self.sheet.inner_width - self.marked

    @property
    def beside(self) -> int:
        """How wide the columns are with their white."""
        return sum(column + self.gap for column in self.columns if column)

    @property
    def gap(self) -> int:
        return white(self.sheet, 34)

    @property
    def bar(self) -> int:
        return white(self.sheet, 18 if self.size <= self.sheet.floor else 24)

    @property
    def line(self) -> int:
        return block("x", self.width, Style(self.size, BOLD)).height


def entry_pieces(sheet: Sheet, entries: Sequence[Entry], room: Room, sizes: Sequence[int] = ()) -> list[Piece]:
    """The lines, in the largest of *sizes* in which one page holds them all, else as small as may be."""
    return largest(sheet, sizes, room, lambda size: entries_in(sheet, entries, room, size))


def entries_in(sheet: Sheet, entries: Sequence[Entry], room: Room, size: int) -> list[Piece]:
    """The lines in that size."""
    sizes = measures_of(sheet, entries, size)
    return [piece for entry in entries for piece in _pieces(sizes, entry, room.paged)]


def measures_of(sheet: Sheet, entries: Sequence[Entry], size: int) -> Measures:
    widest = max((width_of(one.mark, Style(size, BOLD)) for one in entries if one.mark), default=0)
    side = max(widest + size // 2, block("x", 100, Style(size, BOLD)).height) if widest else 0
    figures = max((width_of(one.figures, Style(size, BOLD)) for one in entries if one.figures), default=0)
    aside = max((width_of(one.aside, Style(size)) for one in entries if one.aside), default=0)
    return Measures(sheet, size, side + sheet.px(24) if side else 0, (figures, aside))


def chip(sheet: Sheet, text: str, width: int, size: int, colour: str, strong: bool = True) -> Marks:
    """A number in a square of its colour, as if it began at 0, 0."""
    ground = colour if strong else mixed(colour, sheet.palette.ground, 0.16)
    ink = sheet.palette.ground if strong else sheet.palette.ink
    made = block(text, 100_000, Style(size, BOLD))
    height = made.height
    return (
        Box(Rect(0, 0, width, height), ground, sheet.px(12)),
        middle(made, (width - made.natural_width) // 2, height // 2, ink, ground),
    )


def _pieces(sizes: Measures, entry: Entry, room: int) -> Iterator[Piece]:
    """One line, on as many pages as its words need."""
    figures = _figures(sizes, entry)
    beside = sizes.width - sizes.beside >= sizes.width * _TITLE_SHARE
    width, weight = sizes.width - (sizes.beside if beside else 0), BOLD if entry.strong else MEDIUM
    words = balanced(entry.text, width, Style(sizes.size, weight))
    under_words = 0 if beside else _stacked(sizes, figures)[1]
    below = under_words + white(sizes.sheet, 10) + sizes.bar + _under(sizes, entry)
    if entry.below and sizes.line + below > room:  # on a page of its own, rather than over the edge of this one
        yield from _pieces(sizes, replace(entry, below=""), room)
        yield from _apart(sizes, entry, room)
        return
    ends, first = words.chunks(room - below), 0
    for last in ends:
        ended = last == len(words.lines)
        yield _piece(sizes, entry, (words, first, last), (figures if ended else [], beside))
        first = last


def _piece(
    sizes: Measures, entry: Entry, told: tuple[Block, int, int], counted: tuple[list[tuple[Block, str]], bool]
) -> Piece:
    sheet, palette = sizes.sheet, sizes.sheet.palette
    (words, first, last), (figures, beside) = told, counted
    ended = last == len(words.lines)
    marks: list[Mark] = []
    if sizes.marked and not first:
        marks += chip(sheet, entry.mark, sizes.marked - sheet.px(24), sizes.size, entry.colour, entry.strong)
    marks.append(Text(sizes.marked, 0, words, palette.ink, palette.ground, first, last))
    height = words.span(first, last).height
    if beside:
        marks += _in_columns(sizes, figures, height - sizes.line)
    else:
        placed, taken = _stacked(sizes, figures)
        marks += [Text(sizes.marked + x, height + y, made, colour, palette.ground) for x, y, made, colour in placed]
        height += taken
    if ended:
        marks += _bar(sizes, entry, height + white(sheet, 10))
        height += white(sheet, 10) + sizes.bar
        if entry.below:
            under = height + white(sheet, 8)
            marks.append(Text(sizes.marked, under, _below(sizes, entry), palette.soft_ink, palette.ground))
        height += _under(sizes, entry)
    return Piece(height, tuple(marks), 0 if first else sizes.gap)


def _apart(sizes: Measures, entry: Entry, room: int) -> Iterator[Piece]:
    """The line under the bar alone, on as many pages as it needs."""
    made, palette, first = _below(sizes, entry), sizes.sheet.palette, 0
    for last in made.chunks(room):
        told = Text(sizes.marked, 0, made, palette.soft_ink, palette.ground, first, last)
        yield Piece(made.span(first, last).height, (told,), 0 if first else white(sizes.sheet, 8))
        first = last


def _below(sizes: Measures, entry: Entry) -> Block:
    return block(entry.below, sizes.width, Style(sizes.sheet.floor))


def _under(sizes: Measures, entry: Entry) -> int:
    """How high the line under the bar is, with its white."""
    return white(sizes.sheet, 8) + _below(sizes, entry).height if entry.below else 0


def _stacked(sizes: Measures, figures: list[tuple[Block, str]]) -> tuple[list[tuple[int, int, Block, str]], int]:
    """Where the figures stand under the words, from their left and top, and how high they are: abreast if they can."""
    wide = sum(made.natural_width + sizes.gap for made, _colour in figures) - sizes.gap
    placed, x, y = [], 0, 0
    for made, colour in figures:
        placed.append((x, y, made, colour))
        if wide <= sizes.width:
            x += made.natural_width + sizes.gap
        else:
            y += made.height
    return placed, y or max((made.height for made, _colour in figures), default=0)


def _in_columns(sizes: Measures, figures: list[tuple[Block, str]], y: int) -> Iterator[Text]:
    """The figures end at the same place on every line, and what comes after them begins at the same place."""
    x, ground = sizes.marked + sizes.width - sizes.beside, sizes.sheet.palette.ground
    for (made, colour), column, bold in zip(figures, sizes.columns, (True, False), strict=False):
        x += sizes.gap
        yield Text(x + (column - made.natural_width if bold else 0), y, made, colour, ground)
        x += column


def _figures(sizes: Measures, entry: Entry) -> list[tuple[Block, str]]:
    palette, made = sizes.sheet.palette, []
    for text, weight, colour in ((entry.figures, BOLD, palette.ink), (entry.aside, REGULAR, palette.soft_ink)):
        if text:
            made.append((block(text, sizes.width, Style(sizes.size, weight)), colour))
    return made


def _bar(sizes: Measures, entry: Entry, y: int) -> Iterator[Box]:
    """How much of the heaviest, on a track as long as the heaviest."""
    ground, radius = sizes.sheet.palette.ground, sizes.bar // 2
    track = Rect(sizes.marked, y, sizes.width, sizes.bar)
    yield Box(track, mixed(entry.colour, ground, 0.14), radius)
    if entry.share > 0:
        long = max(sizes.bar, round(track.width * min(1.0, entry.share)))
        yield Box(
            track._replace(width=long), entry.colour if entry.strong else mixed(entry.colour, ground, 0.6), radius
        )
    if entry.beside is not None:
        wide, over = sizes.sheet.px(8), white(sizes.sheet, 7)
        place = track.x + round((track.width - wide) * min(1.0, entry.beside))
        yield Box(Rect(place, y - over, wide, sizes.bar + over), sizes.sheet.palette.ink)
