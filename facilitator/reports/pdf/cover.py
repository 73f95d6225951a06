"""The title page: what it is, the day in figures, and the plan against what happened on one clock."""

from __future__ import annotations

from ...sessions.records import ItemKind
from ...tokens import INK, ITEM_COLOURS, SOFT_INK
from ..story.blocks import Cover, Figures, Key, Timeline
from . import charts
from .charted import chart
from .fonts import BOLD
from .pages import MEASURE, Box, Mark, Row
from .pictures import picture
from .rows import HEADING, SMALL, Cell, Rows, Tag
from .text import Style

BAND = tuple(
    ITEM_COLOURS[kind] for kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY, ItemKind.REFLECTION, ItemKind.VOTE)
)
"""The four colours of the day, which hold the cover together."""
_NAME = Style(28, INK, BOLD, leading=1.22, hyphens=False)
_WHAT = Style(14, SOFT_INK, leading=1.42)
_WHERE = Style(11.5, INK, leading=1.5)
_FIGURE = Style(21, INK, BOLD, leading=1.25)
_COUNTED = Style(9.5, SOFT_INK, leading=1.35, hyphens=False)
_GUTTER, _IN_A_LINE = 10.0, 4
_LOGO_WIDTH, _LOGO_HEIGHT = 190.0, 62.0


def cover(rows: Rows, told: Cover, accent: str) -> None:
    """The bands of the day, or of the colour that was chosen; a logo under them; what it is of, when and where."""
    colours = (accent,) * 4 if accent else BAND
    part = (MEASURE - 3 * 2) / 4
    band = tuple(Box(place * (part + 2), 0, part, 7, colour) for place, colour in enumerate(colours))
    rows.append(Row(7, boxes=band, mark=Mark("cover", told.title)))
    logo = picture(told.logo, _LOGO_WIDTH, _LOGO_HEIGHT) if told.logo else None
    if logo:
        rows.append(Row(logo.height, image=logo, gap=22))
    rows.heading((told.title, _NAME), gap=max(30.0, 96.0 - (logo.height + 22 if logo else 0.0)))
    rows.paragraph((told.subtitle, _WHAT), gap=12)
    if told.where:
        rows.paragraph(("\n".join(told.where), _WHERE), gap=24)


def figures(rows: Rows, told: Figures) -> None:
    """Large numbers side by side, each under a line of its colour."""
    width = (MEASURE - (_IN_A_LINE - 1) * _GUTTER) / _IN_A_LINE
    for start in range(0, len(told.figures), _IN_A_LINE):
        line = told.figures[start : start + _IN_A_LINE]
        starts = [place * (width + _GUTTER) for place in range(len(line))]
        rules = tuple(Box(x, 0, width, 2, figure.colour) for x, figure in zip(starts, line, strict=True))
        rows.append(Row(6, boxes=rules, gap=30 if not start else 14, keep=True))
        counts = [Cell(x, width, [(figure.count, _FIGURE)]) for x, figure in zip(starts, line, strict=True)]
        rows.columns(counts)[-1].keep = True
        rows.columns([Cell(x, width, [(figure.label, _COUNTED)]) for x, figure in zip(starts, line, strict=True)])


def timeline(rows: Rows, told: Timeline) -> None:
    """Two bars on one clock: the plan, and what was held."""
    end = rows.line(told.detail, SMALL)
    heading = rows.paragraph((told.title, HEADING), gap=26, width=MEASURE - min(end.width + 16, MEASURE / 2))
    heading[-1].keep = True
    heading[0].lines.append((MEASURE - end.width, end))
    chart(rows, charts.timeline(told, rows.typesetter, MEASURE), gap=6)
    rows[-1].keep = True
    legend(rows, told.legend, gap=3)


def legend(rows: Rows, keys: tuple[Key, ...], *, gap: float, keep: bool = False) -> None:
    """What colours stand for; *keep* it on the page of what follows."""
    if keys:
        rows.tags([Tag(key.text, key.colour, key.kind) for key in keys], gap=gap)[-1].keep = keep
