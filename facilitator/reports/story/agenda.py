"""The day item by item: planned and actual, how time was won back, and the moments that have no section."""

from __future__ import annotations

from ...i18n import _
from ...sessions import labels
from ...sessions.records import Recovery
from ...sessions.timing import SlotState
from ...tokens import ITEM_COLOURS
from .. import words
from ..document import Document, Entry
from ..options import Options
from . import speech
from .blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Role, Span, Table


def agenda(document: Document, _options: Options) -> tuple[Block, ...]:
    if not document.entries:
        return ()
    held = any(entry.stretches for entry in document.entries)
    columns = [Column(_("Moment"), 0.52), Column(_("Planned"), 0.19)]
    if held:
        columns.append(Column(_("Actual"), 0.29))
    rows = tuple(_row(document, place, held=held) for place in range(len(document.entries)))
    heading = Heading(_("The day item by item"), anchor="agenda")
    return (heading, Table(tuple(columns), rows), *_won_back(document), *_other_moments(document))


def _row(document: Document, place: int, *, held: bool) -> tuple[Cell, ...]:
    entry = document.entries[place]
    title = speech.title(entry)
    if mark := bound(entry, parallel=place > 0 and entry.item.parallel):
        title = f"{title} · {mark}".replace(f"· {mark}", f"· {mark}".replace(" ", "\u00a0"))
    not_held = entry.state is SlotState.NOT_HELD
    role = Role.SOFT if not_held else Role.PLAIN
    cells = [
        Cell(title, role, anchor=_told_at(entry), colour=ITEM_COLOURS[entry.item.kind]),
        Cell(words.span(entry.planned_start, entry.planned_end), Role.SOFT),
    ]
    if held or not_held:
        cells.append(Cell(words.when(entry) if not_held else words.actual(entry), Role.STRONG if not_held else role))
    return tuple(cells[: 3 if held else 2])


def _told_at(entry: Entry) -> str:
    """The heading under which more is told of an item; empty when there is nothing more to tell."""
    if speech.is_told(entry):
        return "moments" if speech.is_other(entry) and not speech.has_more(entry) else entry.item.id
    return entry.answers[0].question.id if entry.answers else ""


def bound(entry: Entry, *, parallel: bool) -> str:
    """What an item of the agenda is bound by: another one, an hour at which it begins, an hour when it has to be over.

    *parallel* when it begins with the item before it: then it has no hour of its own to begin.
    """
    item = entry.item
    marks = [
        _("same time") if parallel else "",
        _("fixed hour") if item.fixed_at is not None and not parallel else "",
        _("over by {time}").format(time=labels.clock_of(item.ends_by)) if item.ends_by is not None else "",
    ]
    return ", ".join(filter(None, marks))


def _won_back(document: Document) -> tuple[Block, ...]:
    """What was done to come back in time, each with when, how late the day was, and what it won."""
    if not document.recoveries:
        return ()
    points = tuple((Span(_when(one), Role.SOFT), Span(_done(one))) for one in document.recoveries)
    return (Heading(_("How time was won back"), level=3), Bullets(points))


def _when(recovery: Recovery) -> str:
    late = labels.duration(recovery.late)
    return _("At {time}, {minutes} late:").format(time=words.clock(recovery.chosen_at), minutes=late)


def _done(recovery: Recovery) -> str:
    """What was done, and the minutes that it won at the end of the day, if it did."""
    if recovery.gain <= 0:
        return recovery.text
    return _("{what} ({minutes} won back)").format(what=recovery.text, minutes=labels.duration(recovery.gain))


def _other_moments(document: Document) -> tuple[Block, ...]:
    """What was said or noted at the items that are neither an input, nor a testimony, nor a question to the room."""
    found = [block for entry in document.entries if speech.is_other(entry) for block in _moment(entry)]
    return (Heading(_("Other moments"), level=2, anchor="moments"), *found) if found else ()


def _moment(entry: Entry) -> tuple[Block, ...]:
    """An item on one line when there is but one thing to say of it; otherwise under a heading of its own."""
    if speech.has_more(entry) or entry.speakers:
        return speech.told(entry, level=3)
    title = speech.title(entry)
    named = "" if title.lower() == labels.item_kind(entry.item.kind).lower() else f"· {title}"
    told = (Span(words.kicker(entry), Role.SOFT), Span(named, Role.STRONG), Span(f"· {entry.item.detail}"))
    return (Paragraph(tuple(span for span in told if span.text)),)
