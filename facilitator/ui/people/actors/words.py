"""The map of actors in words: the state of a seat, what there is to say of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from ....i18n import _, ngettext
from ....sessions.presence import Seat, SeatState
from ....sessions.text import shortened

_MOST_NAMED = 8
_LONGEST = 40
"""Letters of a name that is told among others."""


def state_of(seat: Seat) -> str:
    """The state of *seat* in a word or two."""
    if seat.excused and seat.state in (SeatState.EXPECTED, SeatState.MISSING):
        return _("excused")
    return {
        SeatState.NOT_INVITED: _("not invited"),
        SeatState.EXPECTED: _("invited"),
        SeatState.PRESENT: _("present"),
        SeatState.MISSING: _("missing"),
        SeatState.UNINVITED: _("came uninvited"),
    }[seat.state]


def summary(seats: Sequence[Seat]) -> str:
    """All of them on a line: "14 invited · 11 present · 3 missing: Chambre d’agriculture, …"."""
    invited = [seat for seat in seats if seat.stakeholder.invited]
    if not invited:
        return _("Nobody is invited yet: click a seat to invite it, type the name of another one to add it.")
    present = [seat for seat in invited if seat.state is SeatState.PRESENT]
    told = [ngettext("{count} invited", "{count} invited", len(invited)).format(count=len(invited))]
    if present:
        told.append(ngettext("{count} present", "{count} present", len(present)).format(count=len(present)))
    missing = [seat for seat in invited if seat.state is SeatState.MISSING]
    if missing:
        words = ngettext("{count} missing: {names}", "{count} missing: {names}", len(missing))
        told.append(words.format(count=len(missing), names=_names(missing)))
    empty = [seat for seat in invited if seat.state is SeatState.EXPECTED and not seat.people]
    if empty:
        words = ngettext("{count} with nobody yet: {names}", "{count} with nobody yet: {names}", len(empty))
        told.append(words.format(count=len(empty), names=_names(empty)))
    return " · ".join(told)


def family_line(seats: Sequence[Seat]) -> str:
    """What the card of a family says of its seats: "2 / 3"; nothing while none is invited."""
    invited = [seat for seat in seats if seat.stakeholder.invited]
    if not invited:
        return ""
    present = sum(seat.state is SeatState.PRESENT for seat in invited)
    if present or any(seat.state is SeatState.MISSING for seat in invited):
        return _("{present} of {invited} present").format(present=present, invited=len(invited))
    return ngettext("{count} invited", "{count} invited", len(invited)).format(count=len(invited))


def _names(seats: Sequence[Seat]) -> str:
    names = [shortened(seat.stakeholder.name, _LONGEST) for seat in seats]
    return ", ".join([*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])])
