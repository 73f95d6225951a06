"""Rows of text into pages.

A row is one line of text, or a band of shapes; a page breaks only between rows, so that nothing is too tall for a page.
What must stay together says so by `keep`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...tokens import CAPITAL_HEIGHT
from .text import Line

WIDTH, HEIGHT = 595.276, 841.89
"""A4, in points."""
LEFT, TOP, BOTTOM = 50.0, 54.0, 66.0
MEASURE = WIDTH - 2 * LEFT
"""The width of the text, in points."""
ROOM = HEIGHT - TOP - BOTTOM
"""The height of the text, in points."""
HALF_CAPITAL = CAPITAL_HEIGHT / 2
"""In em: the capitals of the largest text of a row are in its middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; *x* from the left of the text, *y* down from the top of its row."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in PNG or JPEG; *x* from the left of the text, from the top of its row."""

    content: bytes
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """What draws itself; *x* from the left of the text."""

    x: float
    draw: Callable[[Any, float, float], None]
    """Given the canvas of the page and where the bottom left corner stands on it."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """A band of colour behind rows, as tall as they are."""

    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the outline lists and that page numbers refer to by its *key*."""

    key: str
    title: str
    level: int = 0


@dataclass(slots=True)
class Row:
    """One line of a page."""

    height: float
    lines: list[tuple[float, Line]] = field(default_factory=list)
    """What is written on it, each text with where it starts."""
    columns: tuple[int, ...] = ()
    """The columns that these texts stand in, when there are several…"""
    piece: int = 0
    """…and the number of what its columns are read in, one after the other, with the rows below; 0 for itself alone."""
    gap: float = 0.0
    """Room left above, except at the top of a page."""
    keep: bool = False
    """On the same page as the next row."""
    turn: float = 0.0
    """On a new page unless that much of a page is left; 1 for always."""
    boxes: tuple[Box, ...] = ()
    image: Image | None = None
    chart: Chart | None = None
    stripe: Stripe | None = None
    """What runs behind it…"""
    joined: bool = False
    """…without a break from the row above."""
    mark: Mark | None = None
    page_of: str = ""
    """The key of the mark whose page number is written at the right."""
    under: tuple[Row, ...] = ()
    """The rows that stand above it again when it begins a page: the header of its table."""


@dataclass(frozen=True, slots=True)
class Placed:
    row: Row
    top: float
    """Down from the top of the text."""


Page = list[Placed]


def paginate(rows: Sequence[Row]) -> list[Page]:
    """The rows on pages, none alone where it must be kept with the next."""
    pages: list[Page] = [[]]
    below = 0.0
    for row, need in zip(rows, _needs(rows), strict=True):
        gap = row.gap if pages[-1] else 0.0
        if pages[-1] and (below + gap + need > ROOM or row.turn * ROOM > ROOM - below - gap):
            pages.append([])
            below = gap = 0.0
            for head in row.under:
                pages[-1].append(Placed(head, below))
                below += head.height
        pages[-1].append(Placed(row, below + gap))
        below += gap + row.height
    return pages


def _needs(rows: Sequence[Row]) -> list[float]:
    """The room each row asks for: its own, and that of the rows it is kept with as long as a page holds them."""
    needs = [row.height for row in rows]
    for place in range(len(rows) - 2, -1, -1):
        if rows[place].keep:
            together = rows[place].height + rows[place + 1].gap + needs[place + 1]
            room = ROOM - sum(head.height for head in rows[place].under)
            needs[place] = together if together <= room else rows[place].height
    return needs
