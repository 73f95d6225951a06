"""Where what is parked can go next: what is offered while it is typed."""

from __future__ import annotations

from ..i18n import _, pgettext
from . import reading
from .records import Contribution
from .store import Store
from .text import folded


def next_stops(store: Store, session_id: str) -> list[str]:
    """The days of the cycle that follow, the usual places, what was written before (the latest first): each once."""
    number, days = reading.session_number(store, session_id), reading.sessions(store)
    ahead = [_("day {number}").format(number=rank) for rank in range(number + 1, len(days) + 1)]
    written = [one.goes_to for one in reversed(reading.parked(store, session_id)) if one.goes_to]
    elsewhere = [one.goes_to for one in reversed(store.all(Contribution, question_id=None)) if one.goes_to]
    found: dict[str, str] = {}
    for stop in (
        *ahead,
        pgettext("next stop", "written answer"),
        pgettext("next stop", "executive board"),
        *written,
        *elsewhere,
    ):
        found.setdefault(folded(stop), stop)
    return list(found.values())
