"""The blocks of a story as paragraphs, tables and pictures of a text document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from docx.oxml.text.paragraph import CT_P
from docx.parts.document import DocumentPart

from ...tokens import ITEM_COLOURS, LINE
from .. import chart_tables
from ..options import SectionName
from ..pdf import charts
from ..pdf.text import Typesetter
from ..story.blocks import (
    Bar,
    Block,
    Bullets,
    Contents,
    Cover,
    Figures,
    Gathered,
    Heading,
    Key,
    Legend,
    NoteLine,
    Panel,
    Paragraph,
    Picture,
    PlaneChart,
    Quote,
    Roll,
    Span,
    Story,
    Table,
    Timeline,
    WheelChart,
    listed,
)
from . import tables
from .contents import contents, led_to
from .elements import Element, w
from .paragraphs import paragraph, thin
from .pictures import Pictures
from .runs import bar, chip, run, spans, square, tab

BAND = tuple(ITEM_COLOURS[kind] for kind in ("expert_input", "testimony", "reflection", "vote"))
_FRONT = frozenset({SectionName.COVER, SectionName.ESSENTIALS})
"""What stands on the title page; the next section begins another one."""
_CHART = 4700
"""The width of a round or square chart, in twentieths of a point."""
_LOGO = 3000, 1300


class Body:
    """What is between the first page and the last."""

    def __init__(self, story: Story, part: DocumentPart) -> None:
        self._story = story
        self._pictures = Pictures(part)
        headings = led_to(story)
        self._listed = [one for one in listed(story) if one in headings]
        self._marks = {one.anchor: f"part{place}" for place, one in enumerate(headings, 1)}
        self._typesetter = Typesetter()
        self._next: Block | None = None
        self._writers: dict[type[Any], Callable[[Any], list[Element]]] = {
            Heading: self._heading,
            Paragraph: lambda block: [_spoken("Normal", block.spans)],
            Bullets: lambda block: [_spoken("List Bullet", point) for point in block.points],
            Panel: _panel,
            Quote: _quote,
            Legend: lambda block: [_legend(block.keys)],
            Gathered: _gathered,
            Table: lambda block: tables.table(block, self._marks),
            Figures: tables.figures,
            Timeline: self._timeline,
            WheelChart: self._wheel,
            PlaneChart: self._plane,
            Picture: self._picture,
            Roll: tables.roll,
            Cover: self._cover,
            Contents: lambda block: contents(block, self._listed, self._marks),
        }

    def written(self) -> list[Element]:
        """Every block, in order."""
        parts: list[Element] = []
        before = ""
        for section in self._story.sections:
            found: list[Element] = []
            for block, self._next in zip_longest(section.blocks, section.blocks[1:]):
                found += self._writers[type(block)](block)
            parts += _on_another_page(found) if before in _FRONT and section.name not in _FRONT else found
            before = section.name
        return parts

    def _heading(self, block: Heading) -> list[Element]:
        level = min(3, max(1, block.level))
        above = _line("Kicker", block.kicker, colour=block.colour) if block.kicker else []
        text = run(block.text, colour="" if block.kicker else block.colour)
        title = paragraph(f"Heading {level}", self._marked(block.anchor, text), read=block.text, close=bool(above))
        return [*above, title, *(_line("Detail", block.detail) if block.detail else ())]

    def _marked(self, anchor: str, text: list[Element]) -> list[Element]:
        """A text that links lead to."""
        mark = self._marks.get(anchor)
        if not mark:
            return text
        number = mark.removeprefix("part")
        return [w("bookmarkStart", id=number, name=mark), *text, w("bookmarkEnd", id=number)]

    def _cover(self, block: Cover) -> list[Element]:
        logo = self._pictures.inline(block.logo, "", *_LOGO) if block.logo else []
        return [
            *([paragraph("Normal", logo), thin()] if logo else ()),
            *tables.band((self._story.accent,) if self._story.accent else BAND),
            *_line("Title", block.title),
            *_line("Subtitle", block.subtitle),
            paragraph("Where", run("\n".join(filter(None, block.where)))),
        ]

    def _timeline(self, block: Timeline) -> list[Element]:
        drawn = charts.picture(charts.timeline(block, self._typesetter))
        return [
            *_line("Heading 3", block.title),
            *(_line("Detail", block.detail) if block.detail else ()),
            paragraph("Detail", self._pictures.inline(drawn, f"{block.title} – {block.detail}")),
            _legend(block.legend, last=True),
        ]

    def _wheel(self, block: WheelChart) -> list[Element]:
        drawn = charts.picture(charts.wheel(block, self._typesetter))
        told, keys = chart_tables.wheel_told(block), chart_tables.wheel_keys(block)
        return self._chart(drawn, told, keys, block, chart_tables.wheel_table(block))

    def _plane(self, block: PlaneChart) -> list[Element]:
        drawn = charts.picture(charts.plane(block, self._typesetter))
        return self._chart(drawn, chart_tables.plane_told(block), (), block, chart_tables.plane_table(block))

    def _chart(
        self, drawn: bytes, about: str, keys: Sequence[Key], chart: WheelChart | PlaneChart, table: Table
    ) -> list[Element]:
        """A picture, what it is, and its figures for who edits them, unless the table that follows tells them."""
        return [
            paragraph("Picture", self._pictures.inline(drawn, about, _CHART, _CHART)),
            *([_legend(keys)] if keys else ()),
            *(_line("Caption", chart.caption) if chart.caption else ()),
            *(() if chart_tables.tells(self._next, chart) else tables.table(table, {})),
        ]

    def _picture(self, block: Picture) -> list[Element]:
        shown = self._pictures.inline(block.content, block.caption)
        return [*([paragraph("Picture", shown)] if shown else ()), *_line("Caption", block.caption)]


def _on_another_page(parts: list[Element]) -> list[Element]:
    """A table cannot say that it begins a page: a line before it does."""
    found = parts if parts and isinstance(parts[0], CT_P) else [thin(), *parts]
    found[0].get_or_add_pPr().pageBreakBefore_val = True
    return found


def _line(style: str, text: str, colour: str = "") -> list[Element]:
    return [paragraph(style, run(text, colour=colour), read=text)]


def _spoken(style: str, pieces: Sequence[Span]) -> Element:
    return paragraph(style, spans(pieces), read=pieces[0].text if pieces else "")


def _panel(block: Panel) -> list[Element]:
    return [*(_line("Panel title", block.title) if block.title else ()), *_line("Panel", block.text)]


def _quote(block: Quote) -> list[Element]:
    who = run(f" — {block.who}", "Soft") if block.who else []
    return [paragraph("Quote", run(block.text), who, read=block.text)]


def _legend(keys: Sequence[Key], *, last: bool = False) -> Element:
    """What each colour or letter stands for, on one line."""
    parts: list[Element] = []
    for key in keys:
        mark = chip(key.kind) if key.kind is not None else square(key.colour or LINE)
        parts += [*(run("   ") if parts else ()), *mark, *run(f"\u00a0{key.text}")]
    return paragraph("Legend", parts, alone=last)


def _gathered(block: Gathered) -> list[Element]:
    """A cluster and its contributions along one bar of colour: at the left, whichever way they are read."""
    edge = block.colour or LINE
    parts: list[Element] = []
    if block.title or block.weight:
        length = bar(Bar(block.share, block.colour))
        weight = run((" " if length else "") + block.weight, "Weight") if block.weight else []
        parts.append(paragraph("Cluster", run(block.title, "Strong"), tab(), length, weight, edge=edge))
    for place, note in enumerate(block.notes):
        parts += _note(note, edge, keep=place == len(block.notes) - 2)
    return [*parts, thin()]


def _note(note: NoteLine, edge: str, *, keep: bool) -> list[Element]:
    """A contribution and what else was said of it; with *keep*, on the page of the next, which is then never alone."""
    origin = run(f" {note.origin}", "Origin") if note.origin else []
    pieces = chip(note.kind), tab(), run(note.text), origin
    said = paragraph("Contribution", *pieces, edge=edge, keep=keep or bool(note.echoes))
    return [said, *(paragraph("Contribution detail", tab(), run(echo), edge=edge, keep=keep) for echo in note.echoes)]
