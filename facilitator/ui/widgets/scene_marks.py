"""What a scene is drawn with: boxes, texts and rings placed on a sheet of the projector's size, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QColor

from ...sessions.legibility import smallest_font
from .scene_text import Block, Style

LINES = 1080
"""The sizes of the layout are written for a picture that many lines high."""


class Rect(NamedTuple):
    """A place on the sheet, in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def inset(self, by: int) -> Rect:
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def united(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def meets(self, other: Rect) -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Rect) -> bool:
        return self.united(other) == self


@dataclass(frozen=True, slots=True)
class Sheet:
    """The projector's picture: its size in pixels, and every other size relative to its height."""

    width: int
    height: int

    @property
    def floor(self) -> int:
        """The smallest font that the last row reads."""
        return ceil(smallest_font(self.height))

    def px(self, lines: float) -> int:
        """A length written for 1080 lines, on this sheet."""
        return round(lines * self.height / LINES)

    def size(self, lines: float) -> int:
        """A font size written for 1080 lines, on this sheet, never under the floor."""
        return max(self.floor, self.px(lines))

    @property
    def margin(self) -> int:
        return self.px(72)

    @property
    def inner_width(self) -> int:
        return max(1, self.width - 2 * self.margin)


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, perhaps with round corners."""

    rect: Rect
    colour: str
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """A line inside the edge of a rectangle."""

    rect: Rect
    colour: str
    thickness: int
    radius: int
    ground: str
    """What the line is drawn on, for it to appear softly."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some lines of a block, whose width begins at *x*, on a ground of one colour."""

    x: int
    y: int
    block: Block
    colour: str
    ground: str
    first: int = 0
    last: int = -1
    """One past the last line; below zero, the whole block."""
    rect: Rect = field(init=False, compare=False)
    """Where there are letters."""

    def __post_init__(self) -> None:
        span = self.block.span(self.first, self.end)
        rect = Rect(self.x + span.left, self.y, span.width, span.height)
        object.__setattr__(self, "rect", rect)

    @property
    def end(self) -> int:
        return len(self.block.lines) if self.last < 0 else self.last

    @property
    def style(self) -> Style:
        return self.block.style

    @property
    def words(self) -> str:
        """What is written."""
        start = self.block.lines[self.first - 1].end if self.first else 0
        return self.block.text[start : self.block.lines[self.end - 1].end]


@dataclass(frozen=True, slots=True)
class Ring:
    """A dial: the share of a circle that is left."""

    rect: Rect
    thickness: int
    share: float
    colour: str
    track: str
    ground: str


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Boxes and texts that are drawn once and kept as one picture, wherever they are placed; equal to itself only."""

    width: int
    height: int
    ground: str
    marks: tuple[Box | Text | Placed, ...]
    """As if the tile began at 0, 0."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A tile in its place."""

    x: int
    y: int
    tile: Tile

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.tile.width, self.tile.height)


Mark = Box | Frame | Text | Ring | Placed
Marks = tuple[Mark, ...]


def moved(text: Text, right: int, down: int) -> Text:
    """The same text elsewhere."""
    return replace(text, x=text.x + right, y=text.y + down)


def flat(marks: Iterable[Mark], x: int = 0, y: int = 0) -> Iterator[Box | Frame | Text | Ring]:
    """The same marks, those of tiles in their place on the sheet."""
    for mark in marks:
        if isinstance(mark, Placed):
            yield from flat(mark.tile.marks, x + mark.x, y + mark.y)
        elif isinstance(mark, Text):
            yield moved(mark, x, y)
        else:
            yield replace(mark, rect=mark.rect._replace(x=mark.rect.x + x, y=mark.rect.y + y))


@lru_cache(maxsize=256)
def mixed(colour: str, ground: str, share: float) -> str:
    """*colour* thinned on *ground*: all of it at a share of 1, nothing at 0."""
    over, under = QColor(colour), QColor(ground)
    parts = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)
