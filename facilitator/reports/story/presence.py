"""Who was there, by college, and who was missing on the map of actors."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.presence import Count, Seat, SeatState, Turnout
from ...sessions.records import College, Reading
from ...sessions.stakeholders import families
from ...tokens import ACCENT
from .. import words
from ..document import Document
from ..options import Options
from .blocks import Bar, Block, Cell, Column, Heading, Roll, Table
from .making import pairs, soft


def attendance(document: Document, options: Options) -> tuple[Block, ...]:
    """Who came, by name for the organiser, in figures for everybody else."""
    if not document.attendance:
        return ()
    summary = words.attendance_summary(document.participants, document.communes)
    came = turnout_summary(document.turnout.total)
    heading = Heading(_("Participants"), anchor="attendance", detail=summary)
    found: tuple[Block, ...] = (_names if options.reading is Reading.NAMED else _counts)(document)
    return (heading, *((soft(came),) if came else ()), *found)


def _names(document: Document) -> tuple[Block, ...]:
    return tuple(
        Roll(words.college_count(group.college, len(group.participants)), tuple(map(words.person, group.participants)))
        for group in document.attendance
    )


def _counts(document: Document) -> tuple[Block, ...]:
    most = max(len(group.participants) for group in document.attendance)
    rows = tuple(
        (
            Cell(words.college_count(group.college, len(group.participants))),
            Cell(bar=Bar(len(group.participants) / most, ACCENT)),
        )
        for group in document.attendance
    )
    table = Table((Column(_("College"), 0.6), Column("", 0.4)), rows)
    if not document.merged:
        return (table,)
    merged = ", ".join(labels.college_group(college) for college in College if college in document.merged)
    return (table, soft(_("Too few to be told apart, they are among the others: {colleges}.").format(colleges=merged)))


def actors(document: Document, _options: Options) -> tuple[Block, ...]:
    """The seats of the map by state, the missing ones first; nothing when nobody was invited, nor came uninvited."""
    turnout = document.turnout
    groups = [
        (_("Missing seats"), turnout.in_state(SeatState.MISSING)),
        (_("Invited seats"), turnout.in_state(SeatState.EXPECTED)),
        (_("Seats that were taken"), turnout.in_state(SeatState.PRESENT)),
        (_("Came without being invited"), turnout.in_state(SeatState.UNINVITED)),
    ]
    if not any(seats for _title, seats in groups):
        return ()
    heading = Heading(_("Map of actors"), anchor="actors", detail=seats_summary(turnout))
    found = [block for title, seats in groups if seats for block in (Heading(title, level=3), *_seats(seats))]
    return (heading, *found)


def seats_summary(turnout: Turnout) -> str:
    """How many seats were invited, taken and empty, on a line."""
    invited, taken = len(turnout.invited), len(turnout.in_state(SeatState.PRESENT))
    empty = len(turnout.in_state(SeatState.MISSING))
    return _told(
        (invited, ngettext("{count} seat invited", "{count} seats invited", invited)),
        (taken, ngettext("{count} taken", "{count} taken", taken)),
        (empty, ngettext("{count} empty", "{count} empty", empty)),
    )


def turnout_summary(total: Count) -> str:
    """Who came of those announced, and who else; empty when no arrival was marked."""
    if not total.all_who_came:
        return ""
    return _told(
        (total.came, ngettext("{count} of those expected came", "{count} of those expected came", total.came)),
        (total.awaited, ngettext("{count} did not", "{count} did not", total.awaited)),
        (total.walk_ins, ngettext("{count} not on the list", "{count} not on the list", total.walk_ins)),
        (total.excused, ngettext("{count} excused", "{count} excused", total.excused)),
        (total.left, ngettext("{count} left before the end", "{count} left before the end", total.left)),
    )


def _told(*parts: tuple[int, str]) -> str:
    return " · ".join(words.format(count=count) for count, words in parts if count)


def _seats(seats: Sequence[Seat]) -> tuple[Block, ...]:
    """Family by family, in the order in which the map shows them."""
    rows = []
    for family in families([seat.stakeholder for seat in seats]):
        names = [_named(seat) for seat in seats if seat.stakeholder.family == family]
        if names:
            rows.append((family, ", ".join(names)))
    return pairs(("", ""), rows)


def _named(seat: Seat) -> str:
    """The name of a seat, and that its people were excused when nobody else came."""
    if seat.excused and seat.state is SeatState.MISSING:
        return _("{name} (excused)").format(name=seat.stakeholder.name)
    return seat.stakeholder.name
