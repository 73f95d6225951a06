"""A story as rows: how each kind of block looks on paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from ...tokens import ACCENT, INK, SOFT_INK
from ..story.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Figures,
    Gathered,
    Heading,
    Legend,
    Panel,
    Paragraph,
    Picture,
    PlaneChart,
    Quote,
    Roll,
    Section,
    Story,
    Table,
    Timeline,
    WheelChart,
    listed,
)
from . import charted, cover
from .colours import readable
from .fonts import BOLD
from .gathered import BAND, INDENT, gathered
from .pages import MEASURE, ROOM, Mark, Row, Stripe
from .pictures import picture
from .rows import HEADING, SMALL, SOFT, SUBTITLE, TEXT, TITLE, Cell, Rows, keep_edges, stripe
from .tables import STYLES, table
from .text import Style

_WHO = Style(9, SOFT_INK)
_PERSON, _HOME = Style(9, INK, leading=1.5), Style(9, SOFT_INK, leading=1.5)
_PICTURE_WIDTH, _PICTURE_HEIGHT = MEASURE * 0.75, ROOM * 0.42
_GAPS = {1: 34.0, 2: 24.0, 3: 16.0}
_JOINED = 10.0
"""What is left above a heading of each level, and above one that opens what is under another."""
_TURNS = {"reflections": 0.4, "attendance": 0.3, "method": 0.12}
"""How much of a page a heading of these sections asks for, so that what follows stands with it."""
_TURN = 0.2
_FIRST = ("cover", "essentials")
"""The sections of the first page."""


class Writing:
    """Writes the blocks of one story after one another."""

    def __init__(self, rows: Rows, story: Story) -> None:
        self._rows, self._story = rows, story
        self._accent = readable(story.accent)
        self._colour = self._accent or ACCENT
        self._turn = self._usual = 0.0
        self._before: Block | None = None

    def write(self) -> None:
        """Write the whole story; less when nobody will see the rest."""
        for place, section in enumerate(self._story.sections):
            self._begin(place, section)
            for block in section.blocks:
                if self._rows.full:
                    return
                self._block(block)
                self._before = block

    def _begin(self, place: int, section: Section) -> None:
        """What follows the first page begins one of its own."""
        before = self._story.sections[place - 1].name if place else ""
        turned = before in _FIRST and section.name not in _FIRST
        self._turn = 1.0 if turned else _TURNS.get(section.name, _TURN) if place else 0.0
        self._usual = _TURNS.get(section.name, _TURN)

    def _block(self, block: Block) -> None:
        rows = self._rows
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Bullets():
                self._bullets(block)
            case Panel():
                rows.panel(block.title, block.text, gap=12)
            case Quote():
                self._quote(block)
            case Legend():
                cover.legend(rows, block.keys, gap=4, keep=True)
            case Gathered():
                gathered(rows, block)
            case Table():
                table(rows, block)
            case Figures():
                cover.figures(rows, block)
            case Timeline():
                cover.timeline(rows, block)
            case WheelChart():
                charted.wheel(rows, block)
            case PlaneChart():
                charted.plane(rows, block)
            case Picture():
                self._picture(block)
            case Roll():
                self._roll(block)
            case Cover():
                cover.cover(rows, block, self._accent)
            case Contents():
                self._contents(block)

    def _heading(self, told: Heading) -> None:
        """A title under its kicker and above its soft line, all on the page of what follows."""
        rows = self._rows
        style = self._title(told)
        mark = Mark(told.anchor, told.text, told.level - 1) if told.anchor else None
        turn = self._turn if told.level == 1 else 0.0
        gap = _GAPS.get(told.level, _GAPS[3])
        if isinstance(self._before, Heading) and self._before.level < told.level:
            gap = min(gap, _JOINED)
        elif isinstance(self._before, (Cover, Figures)):
            gap = max(gap, _GAPS[1])
        if told.kicker:
            kicker = Style(10, told.colour or self._colour, BOLD)
            rows.heading((told.kicker, kicker), gap=gap, mark=mark, turn=turn)
            mark, turn, gap = None, 0.0, 1.0
        rows.heading((told.text, style), gap=gap, mark=mark, turn=turn)
        if told.detail:
            rows.heading((told.detail, SOFT), gap=2)
        if told.level == 1:
            self._turn = self._usual
        if told.level < 3:
            self._colour = told.colour or self._accent or ACCENT

    def _title(self, told: Heading) -> Style:
        style = {1: TITLE, 2: SUBTITLE}.get(told.level, HEADING)
        return replace(style, colour=self._accent) if self._accent and told.level == 1 else style

    def _paragraph(self, told: Paragraph) -> None:
        spans = [(span.text, STYLES[span.role]) for span in told.spans]
        if spans:
            apart = isinstance(self._before, (Panel, Table, Gathered))
            self._rows.paragraph(*spans, gap=10 if apart else 3)

    def _bullets(self, told: Bullets) -> None:
        rows, every = self._rows, []
        for point in filter(None, told.points):
            spans = [(span.text, STYLES[span.role]) for span in point]
            found = rows.paragraph(*spans, gap=2.5, x=INDENT, width=MEASURE - INDENT)
            found[0].lines.insert(0, (2.0, rows.line("•", TEXT)))
            every.append(found)
        keep_edges([found[-1] for found in every])

    def _quote(self, told: Quote) -> None:
        """Along a bar of the colour of what it was said at."""
        who = [(f"— {told.who}".replace(" ", "\u00a0"), _WHO)] if told.who else []
        found = self._rows.paragraph((told.text, TEXT), *who, gap=5, x=INDENT, width=MEASURE - INDENT)
        stripe(found, Stripe(self._colour, BAND))

    def _picture(self, told: Picture) -> None:
        """A picture over its caption; the caption alone, when it cannot be read."""
        found = picture(told.content, _PICTURE_WIDTH, _PICTURE_HEIGHT)
        if found:
            self._rows.append(Row(found.height, image=found, gap=12, keep=bool(told.caption)))
        if told.caption:
            self._rows.paragraph((told.caption, SMALL), gap=4)

    def _roll(self, told: Roll) -> None:
        """People in two columns."""
        rows, people = self._rows, told.people
        rows.heading((told.title, HEADING), gap=14)
        half, width, pairs = -(-len(people) // 2), (MEASURE - 20) / 2, []
        for pair in zip_longest(people[:half], people[half:]):
            cells = []
            for x, person in zip((0.0, width + 20), pair, strict=True):
                if person is not None:
                    name, home = person
                    cells.append(Cell(x, width, [(f"{name}," if home else name, _PERSON), (home, _HOME)]))
            pairs.append(rows.columns(cells))
        keep_edges([pair[-1] for pair in pairs])

    def _contents(self, told: Contents) -> None:
        """The headings that have an anchor, those of items a step in, each with its page."""
        rows = self._rows
        title = self._title(Heading(told.title))
        rows.heading((told.title, title), gap=_GAPS[1], mark=Mark("contents", told.title), turn=self._turn)
        self._turn, every = self._usual, []
        for block in listed(self._story):
            step = 14.0 * (block.level - 1)
            style = TEXT if block.level == 1 else SOFT
            cell = Cell(step, MEASURE - 44 - step, [(block.text, style)])
            found = rows.columns([cell], gap=4 if block.level == 1 else 1)
            found[0].page_of = block.anchor
            every.append(found)
        keep_edges([found[-1] for found in every])


def written(rows: Rows, story: Story) -> Rows:
    """*rows* with those of the story."""
    Writing(rows, story).write()
    return rows
