"""What a report is made of, whatever it is written as: headings, paragraphs, gathered contributions, tables, charts.

A story is a value. It holds every text of the report in the order in which it is read; how it looks is the affair of
what writes it (PDF, DOCX, Markdown). Texts are data: whoever writes them escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from ...sessions.records import ContributionKind
from .drawn import Figure as Figure
from .drawn import Figures as Figures
from .drawn import Key as Key
from .drawn import PlaneChart as PlaneChart
from .drawn import Point as Point
from .drawn import Spoke as Spoke
from .drawn import Stretch as Stretch
from .drawn import Timeline as Timeline
from .drawn import WheelChart as WheelChart


class Role(StrEnum):
    """How much a text matters beside its neighbours."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a paragraph."""

    text: str
    role: Role = Role.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A title that stays with what follows it, and that is led to when it has an *anchor*."""

    text: str
    level: int = 1
    """1 for a section, 2 for an item or a question of it, 3 within."""
    anchor: str = ""
    """The key that cells and contents refer to; unique in a story."""
    kicker: str = ""
    """A few words above it, in its colour: "REFLECTION 2 · 13:38 – 14:42"."""
    colour: str = ""
    """As "#rrggbb"; empty for the ink of the text."""
    detail: str = ""
    """A soft line under it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces that a blank sets apart."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each point a paragraph."""

    points: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A text on a ground of its own under a small title: the facilitator's notes or words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with the quotation marks of the language."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A contribution: its kind, its words, where it comes from, and what else was said of it."""

    kind: ContributionKind
    text: str
    origin: str = ""
    echoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Contributions along a bar of colour, under the title of their cluster and its weight; without a title, loose."""

    notes: tuple[NoteLine, ...]
    title: str = ""
    weight: str = ""
    share: float = 0.0
    """The length of its bar beside the longest, from 0 to 1."""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as a length, from 0 to 1; *mark* is that of an earlier day."""

    share: float
    colour: str = ""
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    role: Role = Role.PLAIN
    bar: Bar | None = None
    """Drawn in its place, or beside the text."""
    anchor: str = ""
    """The heading that it leads to; on paper, with its page."""
    colour: str = ""
    """A square of this colour before the text; empty for none."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str = ""
    share: float = 1.0
    """Its width beside those of the others."""
    right: bool = False
    """Whether its texts stand at its right side: figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Its header is repeated on every page that it reaches; no row is cut without it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that somebody attached, in a format that everybody reads (PNG or JPEG)."""

    content: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Roll:
    """People, each by name and where they come from."""

    title: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page's own part: what it is, of what, when and where."""

    title: str
    subtitle: str
    where: tuple[str, ...]
    logo: bytes = b""
    """A picture in PNG or JPEG."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings that are `listed`, each with its page and a link to it."""

    title: str


Block = (
    Heading
    | Paragraph
    | Bullets
    | Panel
    | Quote
    | Legend
    | Gathered
    | Table
    | Figures
    | Timeline
    | WheelChart
    | PlaneChart
    | Picture
    | Roll
    | Cover
    | Contents
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part that can be left out, or put elsewhere."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A whole report."""

    title: str
    subject: str
    footer: str
    """What stands at the bottom of each page, beside its number."""
    language: str
    sections: tuple[Section, ...]
    accent: str = ""
    """The colour of titles and rules, as "#rrggbb"; empty for the usual ones."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)


def listed(story: Story) -> Iterator[Heading]:
    """The headings that the contents list: of sections and of their items. Those within are only led to."""
    return (one for one in story.blocks if isinstance(one, Heading) and one.anchor and one.level < 3)


_NOT_READ = frozenset({"anchor", "colour", "kind", "role", "language", "name", "accent", "subject"})
"""The texts of a story that nobody reads: keys, colours, names of kinds."""


def texts(part: object) -> Iterator[str]:
    """Every text that a reader finds in a story or in a part of one, in order; never an empty one."""
    if isinstance(part, str):
        if part:
            yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in _NOT_READ:
                yield from texts(getattr(part, field.name))
