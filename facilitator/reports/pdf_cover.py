"""The first pages: title, figures, the plan against what happened, and the day item by item."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..i18n import _
from ..sessions import labels
from ..sessions.records import ItemKind
from ..sessions.timing import SlotState
from ..tokens import INK, ITEM_COLOURS, LATE, LINE, SOFT_INK
from . import pdf_recoveries, pdf_words
from .document import Document, Entry
from .pdf_fonts import BOLD, SEMIBOLD
from .pdf_pages import MEASURE, Box, Mark, Row
from .pdf_rows import HEADING, SMALL, SOFT, TEXT, TITLE, Cell, Rows, Tag
from .pdf_text import Style

BAND = tuple(
    ITEM_COLOURS[kind] for kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY, ItemKind.REFLECTION, ItemKind.VOTE)
)
"""The four colours of the day, which hold the cover together."""
_NAME = Style(27, INK, BOLD, leading=1.22, hyphens=False)
_WHAT = Style(14, SOFT_INK, leading=1.42)
_WHERE = Style(11.5, INK, leading=1.5)
_FIGURE = Style(21, INK, BOLD, leading=1.25)
_COUNTED = Style(9.5, SOFT_INK, leading=1.35, hyphens=False)
_HEADER = Style(9, SOFT_INK, SEMIBOLD)
_TICK = Style(8.5, SOFT_INK)
_GUTTER = 10.0
_BAR_HEIGHT, _BAR_LEFT = 12.0, 46.0


def cover(rows: Rows, document: Document) -> None:
    """The title page."""
    part = (MEASURE - 3 * 2) / 4
    band = tuple(Box(place * (part + 2), 0, part, 7, colour) for place, colour in enumerate(BAND))
    rows.append(Row(7, boxes=band, mark=Mark("cover", document.session.title)))
    rows.heading((document.session.title, _NAME), gap=96)
    rows.paragraph((pdf_words.subtitle(document), _WHAT), gap=12)
    where = [pdf_words.day_and_place(document), document.cycle.territory, document.cycle.client]
    rows.paragraph(("\n".join(line for line in where if line), _WHERE), gap=24)
    _figures(rows, document)
    _questions(rows, document)
    if document.entries:
        _planned_and_actual(rows, document)


def _figures(rows: Rows, document: Document) -> None:
    """Large numbers side by side, each under a line of its colour."""
    figures = pdf_words.figures(document)
    if not figures:
        return
    width = (MEASURE - 3 * _GUTTER) / 4
    starts = [place * (width + _GUTTER) for place in range(len(figures))]
    rules = tuple(Box(x, 0, width, 2, colour) for x, colour in zip(starts, BAND, strict=False))
    rows.append(Row(6, boxes=rules, gap=30, keep=True))
    counts = [Cell(x, width, [(str(count), _FIGURE)]) for x, (count, _label) in zip(starts, figures, strict=True)]
    rows.columns(counts)[-1].keep = True
    rows.columns([Cell(x, width, [(label, _COUNTED)]) for x, (_count, label) in zip(starts, figures, strict=True)])


def _questions(rows: Rows, document: Document) -> None:
    """What the room was asked, and on which page the answers are."""
    if not document.asked:
        return
    rows.heading((_("The questions of the day"), HEADING), gap=34)
    colour = ITEM_COLOURS[ItemKind.REFLECTION]
    for answers in document.asked:
        number = Style(TEXT.size, colour, BOLD, leading=TEXT.leading)
        question = Cell(16, MEASURE - 16 - 34, [(answers.question.text, TEXT)])
        found = rows.columns([Cell(0, 14, [(str(answers.number), number)]), question], gap=4)
        if answers.contributions:
            found[-1].keep = True
            rows.columns([Cell(16, MEASURE - 16 - 34, [(pdf_words.essence(document, answers), SMALL)])])
        found[0].page_of = answers.question.id


def _planned_and_actual(rows: Rows, document: Document) -> None:
    """Two bars on one clock: the plan, and what was held."""
    planned = [(entry, entry.planned_start, entry.planned_end) for entry in document.entries]
    held = [
        (entry, stretch.start, stretch.end or stretch.start + timedelta(minutes=entry.item.minutes))
        for entry in document.entries
        for stretch in entry.stretches
    ]
    first = min(start for _entry, start, _end in (*planned, *held))
    last = max(end for _entry, _start, end in (*planned, *held))
    if last <= first:
        return
    title = _("Planned and actual") if held else _("The day as planned")
    heading = rows.heading((title, HEADING), gap=34)
    end = rows.line(pdf_words.end_of_day(document), SMALL)
    heading[0].lines.append((MEASURE - end.width, end))
    for label, stretches in ((_("Planned"), planned), (_("Actual"), held)):
        if stretches:
            boxes = tuple(_segment(entry, start, end, first, last) for entry, start, end in stretches)
            name = rows.line(label, _TICK)
            rows.append(Row(_BAR_HEIGHT, [(0, name)], boxes=boxes, gap=5, keep=True))
    rows.append(_hours(rows, first, last))
    _legend(rows, document)


def _segment(entry: Entry, start: datetime, end: datetime, first: datetime, last: datetime) -> Box:
    left, right = (_place(instant, first, last) for instant in (start, end))
    return Box(left, 0, max(0.8, right - left - 1), _BAR_HEIGHT, ITEM_COLOURS[entry.item.kind])


def _place(instant: datetime, first: datetime, last: datetime) -> float:
    return _BAR_LEFT + (MEASURE - _BAR_LEFT) * ((instant - first) / (last - first))


def _hours(rows: Rows, first: datetime, last: datetime) -> Row:
    """The hours under the bars, as many as there is room for."""
    row = Row(19, gap=3, keep=True)
    every = max(1, -(-(last - first) // timedelta(hours=12)))
    hour = first.replace(minute=0, second=0, microsecond=0)
    while hour <= last:
        if hour >= first and hour.hour % every == 0:
            text = rows.line(labels.clock_of(hour.hour * 60), _TICK)
            place = _place(hour, first, last)
            row.boxes = (*row.boxes, Box(place, 0, 0.6, 3, SOFT_INK))
            row.lines.append((min(place - text.width / 2, MEASURE - text.width), text))
        hour += timedelta(hours=1)
    return row


def _legend(rows: Rows, document: Document) -> None:
    """Which colour is which kind of item, for those of the day."""
    kinds: dict[str, list[str]] = {}
    for entry in document.entries:
        names = kinds.setdefault(ITEM_COLOURS[entry.item.kind], [])
        if (name := labels.item_kind(entry.item.kind).lower()) not in names:
            names.append(name)
    rows.tags([Tag(", ".join(names), colour) for colour, names in kinds.items()], gap=5)


def agenda(rows: Rows, document: Document) -> None:
    """The day item by item: planned and actual times, and the page where each is told."""
    if not document.entries:
        return
    mark = Mark("agenda", _("The day item by item"))
    rows.heading((mark.title, TITLE), mark=mark, turn=1)
    header = [Cell(_TIMES, 80, [(_("Planned"), _HEADER)])]
    if any(entry.stretches for entry in document.entries):
        header.append(Cell(_TIMES + 84, 130, [(_("Actual"), _HEADER)]))
    rows.columns(header, gap=12)[0].keep = True
    for place, entry in enumerate(document.entries):
        _agenda_row(rows, entry, parallel=place > 0 and entry.item.parallel)
    pdf_recoveries.told(rows, document)


_TIMES = 265.0
_TOGETHER = 12.0
"""How far an item stands in that begins with the one above it."""


def _agenda_row(rows: Rows, entry: Entry, *, parallel: bool) -> None:
    title = TEXT if entry.state is not SlotState.NOT_HELD else SOFT
    left = _TOGETHER if parallel else 0
    named = [(entry.item.title or labels.item_kind(entry.item.kind), title)]
    if mark := pdf_recoveries.agenda_mark(entry, parallel=parallel):
        named.append((f"· {mark}".replace(" ", "\u00a0"), SMALL))
    cells = [
        Cell(14 + left, _TIMES - 30 - left, named),
        Cell(_TIMES, 80, [(pdf_words.span(entry.planned_start, entry.planned_end), SOFT)]),
    ]
    if entry.state is SlotState.NOT_HELD:
        cells.append(Cell(_TIMES + 84, 120, [(pdf_words.when(entry), Style(10, LATE, leading=TEXT.leading))]))
    elif entry.stretches:
        cells.append(Cell(_TIMES + 84, 130, [(pdf_words.actual(entry), TEXT)]))
    rows.append(Row(0.6, boxes=(Box(0, 0, MEASURE, 0.6, LINE),), gap=2.5, keep=True))
    found = rows.columns(cells, gap=2.5)
    found[0].page_of = entry.item.id
    found[0].boxes = (Box(left, found[0].height / 2 - 4, 8, 8, ITEM_COLOURS[entry.item.kind], 1.5),)
