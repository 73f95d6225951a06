"""What a scene is drawn with: boxes, texts and rings placed on a sheet of the projector's size, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QColor

from .... import tokens
from ....sessions.scene.values import Look
from .text import Block, Style

LINES = 1080
"""The sizes of the layout are written for a picture that many lines high."""
USUAL = Look()
"""The room that nobody has measured yet."""


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
    """The projector's picture: its size in pixels, how the room wants it, and every other size relative to these.

    In a room that asks for larger texts than usual everything grows alike, as if the picture had fewer lines.
    """

    width: int
    height: int
    look: Look = USUAL

    @property
    def floor(self) -> int:
        """The smallest font that the last row reads."""
        return ceil(self.height * self.look.capital / tokens.CAPITAL_HEIGHT)

    @property
    def palette(self) -> tokens.Projection:
        return tokens.DARK if self.look.dark else tokens.LIGHT

    def px(self, lines: float) -> int:
        """A length written for 1080 lines in the usual room, on this sheet."""
        return round(lines * self.height / LINES * max(1.0, self.look.capital / USUAL.capital))

    def size(self, lines: float) -> int:
        """A font size written for 1080 lines in the usual room, on this sheet, never under the floor."""
        return max(self.floor, self.px(lines))

    @property
    def margin(self) -> int:
        return self.px(72)

    @property
    def inner_width(self) -> int:
        return max(1, self.width - 2 * self.margin)

    @property
    def body(self) -> Rect:
        """Between the line of the badge and the rail."""
        top = self.px(150)
        return Rect(self.margin, top, self.inner_width, self.height - self.px(68) - top)

    @property
    def paged_body(self) -> Rect:
        """The same, above the number of the page."""
        return self.body._replace(height=self.height - self.px(136) - self.body.y)


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


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of a disc, or of its edge; angles are degrees from the top, clockwise."""

    rect: Rect
    """Around the whole disc."""
    start: float
    sweep: float
    colour: str
    thickness: int = 0
    """Of the edge alone; zero for the disc."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture among the file's media, as large as a rectangle holds it whole, in the middle of it."""

    rect: Rect
    name: str
    instead: Text
    """What is said where it cannot be shown."""
    ground: str


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Boxes and texts that are drawn once and kept as one picture, wherever they are placed; equal to itself only."""

    width: int
    height: int
    ground: str
    marks: tuple[Box | Text | Sector | Placed, ...]
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


Mark = Box | Frame | Text | Ring | Sector | Photo | Placed
Marks = tuple[Mark, ...]


def shifted(marks: Iterable[Mark], right: int, down: int) -> Marks:
    """The same marks elsewhere."""
    return tuple(_shifted(mark, right, down) for mark in marks)


def _shifted(mark: Mark, right: int, down: int) -> Mark:
    if isinstance(mark, Text | Placed):
        return replace(mark, x=mark.x + right, y=mark.y + down)
    if isinstance(mark, Photo):
        words = replace(mark.instead, x=mark.instead.x + right, y=mark.instead.y + down)
        mark = replace(mark, instead=words)
    return replace(mark, rect=mark.rect._replace(x=mark.rect.x + right, y=mark.rect.y + down))


def flat(marks: Iterable[Mark], x: int = 0, y: int = 0) -> Iterator[Box | Frame | Text | Ring | Sector | Photo]:
    """The same marks, those of tiles in their place on the sheet."""
    for mark in marks:
        if isinstance(mark, Placed):
            yield from flat(mark.tile.marks, x + mark.x, y + mark.y)
        else:
            at = _shifted(mark, x, y)
            assert not isinstance(at, Placed)
            yield at


@lru_cache(maxsize=256)
def mixed(colour: str, ground: str, share: float) -> str:
    """*colour* thinned on *ground*: all of it at a share of 1, nothing at 0."""
    over, under = QColor(colour), QColor(ground)
    parts = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)
