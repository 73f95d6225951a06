"""Tables: their header comes again on every page that they reach, and a row stays in one piece when it is short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ...tokens import ACCENT, INK, LINE, SOFT_INK
from ..story.blocks import Bar, Cell, Column, Role, Table
from .fonts import SEMIBOLD
from .pages import MEASURE, ROOM, Box, Row
from .rows import SMALL, SOFT, STRONG, TEXT, Rows, keep_edges
from .text import Line, Style

_HEADER = Style(9, SOFT_INK, SEMIBOLD, leading=1.5)
STYLES = {Role.PLAIN: TEXT, Role.STRONG: STRONG, Role.SOFT: SOFT}
_IN_CELLS = {role: replace(style, hyphens=False) for role, style in STYLES.items()}
_GUTTER, _PAGES, _SQUARE, _BAR = 12.0, 40.0, 14.0, 6.4
"""Between two columns, for the numbers of pages, for a square of colour, and the height of a bar; in points."""
_WHOLE = ROOM / 3
"""A row of more than that may go over pages; a header of more than that is not repeated."""
_LONGEST_WORD, _SHORTEST_BAR = 110.0, 46.0
"""How much of the width a column may ask for by itself."""

Place = tuple[float, float]
"""Where a column starts and how wide it is."""


def table(rows: Rows, told: Table) -> None:
    """Add a table; its caption stands under it."""
    if not told.columns:
        return
    places = _places(rows, told)
    header = _header(rows, told.columns, places)
    found = []
    for cells in told.rows:
        if rows.full:
            return
        found.append(_row(rows, told.columns, places, cells, header))
    keep_edges([row[-1] for row in found])
    if told.caption:
        if found:
            found[-1][-1].keep = True
        rows.paragraph((told.caption, SMALL), gap=5)


def _places(rows: Rows, told: Table) -> list[Place]:
    """The columns, each as wide as its share but for what a word of it, or a bar, cannot do without."""
    linked = any(cell.anchor for row in told.rows for cell in row)
    width = MEASURE - (_PAGES if linked else 0.0) - _GUTTER * (len(told.columns) - 1)
    total = sum(column.share for column in told.columns) or 1.0
    wanted = [width * column.share / total for column in told.columns]
    least = [min(_least(rows, told, place), width / len(told.columns)) for place in range(len(told.columns))]
    missing = sum(max(0.0, need - want) for need, want in zip(least, wanted, strict=True))
    spare = sum(max(0.0, want - need) for need, want in zip(least, wanted, strict=True))
    given = min(1.0, missing / spare) if spare else 0.0
    widths = [need if want < need else want - (want - need) * given for need, want in zip(least, wanted, strict=True)]
    starts = [sum(widths[:place]) + _GUTTER * place for place in range(len(widths))]
    return list(zip(starts, widths, strict=True))


def _least(rows: Rows, told: Table, place: int) -> float:
    """The width of the longest word of a column, as far as it is a word."""
    texts = [(told.columns[place].title, _HEADER, 0.0)]
    for row in told.rows:
        if place < len(row):
            cell = row[place]
            if cell.bar and not cell.text:
                texts.append(("", TEXT, _SHORTEST_BAR))
            texts.append((cell.text, STYLES[cell.role], _SQUARE if cell.colour else 0.0))
    return max(extra + min(_LONGEST_WORD, _longest(rows, text, style)) for text, style, extra in texts)


def _longest(rows: Rows, text: str, style: Style) -> float:
    known = rows.typesetter
    return max((known.word(word, style.weight).width * style.size for word in text[:400].split()), default=0.0)


def _header(rows: Rows, columns: Sequence[Column], places: Sequence[Place]) -> tuple[Row, ...]:
    """The names of the columns; nothing where none has a name."""
    if not any(column.title for column in columns):
        return ()
    lines = [rows.typesetter.lines([(column.title, _HEADER)], width) for column, (_x, width) in _each(columns, places)]
    found = _lines(lines, columns, places, _HEADER.height)
    rows.read_by_column(found, _filled(lines))
    found[0].gap = 8
    for row in found:
        row.keep = True
    rows.extend(found)
    return tuple(found) if sum(row.height for row in found) < _WHOLE else ()


def _row(
    rows: Rows, columns: Sequence[Column], places: Sequence[Place], cells: Sequence[Cell], header: tuple[Row, ...]
) -> list[Row]:
    lines = []
    for cell, (_x, width) in zip(cells, places, strict=False):
        text = rows.typesetter.lines([(cell.text, _IN_CELLS[cell.role])], _room(cell, width)) if cell.text else []
        lines.append(text)
    found = _lines(lines, columns, places, TEXT.height)
    rows.read_by_column(found, _filled(lines))
    for line in found:
        line.under = header
    _inset(found, cells, places)
    first = found[0]
    first.gap = 3.5
    first.boxes = tuple(box for place, cell in zip(places, cells, strict=False) for box in _boxes(cell, place))
    first.page_of = next((cell.anchor for cell in cells if cell.anchor), "")
    if sum(row.height for row in found) < _WHOLE:
        for row in found[:-1]:
            row.keep = True
    keep_edges(found)
    rule = Row(0.6, boxes=(Box(0, 0, MEASURE, 0.6, LINE),), gap=3.5, keep=True, under=header)
    rows.extend([rule, *found])
    return [rule, *found]


def _room(cell: Cell, width: float) -> float:
    """What is left of a column for a text, beside its square and its bar."""
    width -= _SQUARE if cell.colour else 0.0
    return width * 0.45 if cell.bar else width


def _inset(found: Sequence[Row], cells: Sequence[Cell], places: Sequence[Place]) -> None:
    """Leave the room of a square before the texts of a cell that has one."""
    starts = {place[0] for place, cell in zip(places, cells, strict=False) if cell.colour}
    for row in found:
        row.lines = [(x + _SQUARE if x in starts else x, line) for x, line in row.lines]


def _lines(
    texts: Sequence[Sequence[Line]], columns: Sequence[Column], places: Sequence[Place], height: float
) -> list[Row]:
    """Texts side by side in their columns, line by line."""
    found = []
    for lines in zip_longest(*texts):
        row = Row(height)
        for line, (column, (x, width)) in zip(lines, _each(columns, places), strict=False):
            if line is not None and line.runs:
                row.lines.append((x + width - line.width if column.right else x, line))
        found.append(row)
    return found or [Row(height)]


def _filled(texts: Sequence[Sequence[Line]]) -> list[list[bool]]:
    """Line by line, in which columns something is written."""
    return [[line is not None and bool(line.runs) for line in lines] for lines in zip_longest(*texts)] or [[]]


def _each(columns: Sequence[Column], places: Sequence[Place]) -> list[tuple[Column, Place]]:
    return list(zip(columns, places, strict=True))


def _boxes(cell: Cell, place: Place) -> list[Box]:
    """The square and the bar of a cell, on its first line."""
    x, width = place
    found = []
    if cell.colour:
        found.append(Box(x, TEXT.height / 2 - 4, 8, 8, cell.colour, 1.5))
    if cell.bar:
        left = _SQUARE if cell.colour else 0.0
        beside = (width - left) * 0.5 if cell.text else 0.0
        found += bar(cell.bar, x + left + beside, width - left - beside, TEXT.height)
    return found


def bar(told: Bar, x: float, width: float, height: float) -> list[Box]:
    """A figure as a bar on its pale track; the dark mark is the figure of an earlier day."""
    top = height / 2 - _BAR / 2
    found = [Box(x, top, width, _BAR, LINE, 1)]
    if told.share > 0:
        found.append(Box(x, top, max(1.0, width * min(1.0, told.share)), _BAR, told.colour or ACCENT, 1))
    if told.mark is not None:
        place = x + width * min(1.0, max(0.0, told.mark))
        found.append(Box(min(max(x, place - 0.8), x + width - 1.6), top - 2, 1.6, _BAR + 4, INK))
    return found
