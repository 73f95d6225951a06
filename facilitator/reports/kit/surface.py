"""What stands on one side of a sheet, as values: lines, frames and words.

Every sheet is A4 with margins of 12 mm, and made for a black and white printer: nothing is told by a colour, lines are
at least half a point wide and texts at least nine points high. What is cut or folded runs to the edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ...tokens import INK, SOFT_INK
from ..pdf.fonts import BOLD
from ..pdf.pages import HEIGHT, WIDTH, Image
from ..pdf.text import Line, Style

MARGIN = 34.1
"""12 mm, which every printer leaves."""
FOOT = 22.0
"""The height of the footer, above the margin."""
GREY = "#7D838C"
"""Of the lines to write on and to cut along: a copier keeps it."""
PALE = "#EEEEEE"
"""Behind a heading: a printer makes it of few dots, and ink stays black on it."""
HAIR, FIRM = 0.6, 1.0
"""How wide lines are."""
SMALLEST = 9.0
"""No text is smaller."""

TEXT = Style(10, INK, leading=1.35)
STRONG = Style(10, INK, BOLD, leading=1.35)
SMALL = Style(SMALLEST, SOFT_INK, leading=1.35)
LABEL = Style(SMALLEST, INK, BOLD, leading=1.35)
TITLE = Style(19, INK, BOLD, leading=1.2, hyphens=False)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two points."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = HAIR
    dashed: bool = False
    colour: str = GREY


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle, outlined, and with a *ground* when it has one."""

    x: float
    y: float
    width: float
    height: float
    line: float = HAIR
    ground: str = ""
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text from *x* on, its capitals centred on *middle*."""

    x: float
    middle: float
    line: Line


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, its top left corner at *x* and *y*."""

    x: float
    y: float
    image: Image


@dataclass(slots=True)
class Surface:
    """What is drawn on a piece of paper; *x* from the left of the page and *y* down from its top, in points."""

    shapes: list[Stroke | Frame] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)

    def write(self, x: float, middle: float, line: Line) -> None:
        self.words.append(Words(x, middle, line))

    def put(self, lines: Iterable[Line], x: float, top: float, *, within: float = 0.0) -> float:
        """Lines one under the other, centred in the width *within* when there is one; returns where they end."""
        for line in lines:
            height = height_of(line)
            self.write(x + (max(0.0, within - line.width) / 2 if within else 0.0), top + height / 2, line)
            top += height
        return top

    def rule(
        self, x: float, y: float, to_x: float, *, width: float = HAIR, dashed: bool = False, colour: str = GREY
    ) -> None:
        """A horizontal line."""
        self.shapes.append(Stroke(x, y, to_x, y, width, dashed, colour))

    def upright(self, x: float, y: float, to_y: float, *, width: float = HAIR, dashed: bool = False) -> None:
        """A vertical line."""
        self.shapes.append(Stroke(x, y, x, to_y, width, dashed))

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        line: float = HAIR,
        ground: str = "",
        colour: str = INK,
    ) -> None:
        """A rectangle."""
        self.shapes.append(Frame(x, y, width, height, line, ground, colour))

    def ruled(self, x: float, top: float, to_x: float, bottom: float, apart: float) -> None:
        """Lines to write on, *apart* from one another, the last of them above *bottom*."""
        y = top + apart
        while y <= bottom:
            self.rule(x, y, to_x)
            y += apart


@dataclass(slots=True)
class Turned(Surface):
    """A surface that is turned upside down about a point: the far side of what is folded."""

    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Page(Surface):
    """One side of A4."""

    landscape: bool = False
    footer: str = ""
    """What its footer says beside its number; without it, the page has none."""
    mark: str = ""
    """What the outline of the file lists it as."""
    turned: list[Turned] = field(default_factory=list)

    @property
    def width(self) -> float:
        return HEIGHT if self.landscape else WIDTH

    @property
    def height(self) -> float:
        return WIDTH if self.landscape else HEIGHT

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def bottom(self) -> float:
        """Where what is above the footer ends."""
        return self.height - MARGIN - (FOOT if self.footer else 0.0)

    @property
    def measure(self) -> float:
        return self.width - 2 * MARGIN

    def turned_about(self, x: float, y: float) -> Turned:
        """A surface on the same page, upside down about that point."""
        self.turned.append(Turned(x=x, y=y))
        return self.turned[-1]


def height_of(line: Line) -> float:
    """An empty line is as high as ordinary text."""
    return max([run.style.height for run in line.runs], default=TEXT.height)


def total(lines: Iterable[Line]) -> float:
    """How high lines are together."""
    return sum(map(height_of, lines))
