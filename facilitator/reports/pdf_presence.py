"""The map of actors on paper: which seats stayed empty, which were taken, who came without being invited."""

from __future__ import annotations

from collections.abc import Sequence

from .. import tokens
from ..i18n import _, ngettext
from ..sessions.presence import Count, Seat, SeatState, Turnout
from ..sessions.stakeholders import families
from .pdf_pages import MEASURE, Box, Mark, Row
from .pdf_rows import HEADING, SOFT, TEXT, TITLE, Cell, Rows

_NAMES = 176.0
"""Where the names of the seats begin, beside those of their families."""


def actors(rows: Rows, turnout: Turnout) -> None:
    """The seats of the map by state, the missing ones first; nothing when nobody was invited, nor came uninvited."""
    groups = [
        (_("Missing seats"), turnout.in_state(SeatState.MISSING)),
        (_("Invited seats"), turnout.in_state(SeatState.EXPECTED)),
        (_("Seats that were taken"), turnout.in_state(SeatState.PRESENT)),
        (_("Came without being invited"), turnout.in_state(SeatState.UNINVITED)),
    ]
    if not any(seats for _title, seats in groups):
        return
    mark = Mark("actors", _("Map of actors"))
    rows.heading((mark.title, TITLE), gap=34, mark=mark, turn=0.3)
    rows.heading((seats_summary(turnout), SOFT), gap=2)
    for title, seats in groups:
        if seats:
            _group(rows, title, seats)


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


def _group(rows: Rows, title: str, seats: Sequence[Seat]) -> None:
    """Family by family, in the order in which the map shows them."""
    rows.heading((title, HEADING), gap=14)
    for family in families([seat.stakeholder for seat in seats]):
        names = [_named(seat) for seat in seats if seat.stakeholder.family == family]
        if not names:
            continue
        rows.append(Row(0.6, boxes=(Box(0, 0, MEASURE, 0.6, tokens.LINE),), gap=3, keep=True))
        cells = [Cell(_NAMES, MEASURE - _NAMES, [(", ".join(names), TEXT)])]
        if family:
            cells.insert(0, Cell(0, _NAMES - 12, [(family, SOFT)]))
        rows.columns(cells, gap=3)


def _named(seat: Seat) -> str:
    """The name of a seat, and that its people were excused when nobody else came."""
    if seat.excused and seat.state is SeatState.MISSING:
        return _("{name} (excused)").format(name=seat.stakeholder.name)
    return seat.stakeholder.name
