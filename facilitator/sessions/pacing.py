"""Gestures on the rhythm of a day: phases, items held at the same time, the end fitted to an hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from . import schedule
from .durations import TypedPhase
from .phasing import put_phases_within
from .reading import outline
from .record import new_id
from .records import AgendaItem, Phase, Session, SessionState
from .store import Store
from .text import clean_line

MOST_GROUPS = 12


def set_phases(store: Store, item: AgendaItem, parts: Sequence[TypedPhase]) -> None:
    """Cut an item in these phases, in order; none to leave it whole. Its minutes become the sum of theirs."""
    with store.operation("set_phases") as operation:
        known = store.all(Phase, item_id=item.id)
        for place, part in enumerate(parts):
            kept_id = known[place].id if place < len(known) else new_id()
            title = clean_line(part.title)
            operation.put(Phase(id=kept_id, item_id=item.id, position=place, title=title, minutes=part.minutes))
        for phase in known[len(parts) :]:
            operation.remove(phase)
        if parts:
            minutes = sum(part.minutes for part in parts)
            operation.put(replace(item, minutes=minutes, question_minutes=min(item.question_minutes, minutes)))


def hold_together(store: Store, item: AgendaItem, *, parallel: bool) -> None:
    """Hold an item at the same time as the one before it, or after it again. What was fixed of its start is let go."""
    if parallel and item.position == 0:
        raise FacilitatorError(_("Nothing comes before the first item: it cannot be held at the same time."))
    with store.operation("hold_together") as operation:
        operation.put(replace(item, parallel=parallel, fixed_at=None if parallel else item.fixed_at))


def split_in_groups(store: Store, item: AgendaItem, count: int) -> list[AgendaItem]:
    """Make of an item *count* groups that work at the same time; returns them. Questions stay with the first."""
    if not 2 <= count <= MOST_GROUPS:
        raise FacilitatorError(_("Groups at the same time go from 2 to {most}.").format(most=MOST_GROUPS))
    items = list(outline(store, item.session_id).items)
    phases = store.all(Phase, item_id=item.id)
    names = [_("{title} – group {number}").format(title=item.title, number=number + 1) for number in range(count)]
    groups = [replace(item, title=names[0])]
    with store.operation("split_in_groups") as operation:
        for name in names[1:]:
            copy = replace(
                item, id=new_id(), title=name, parallel=True, fixed_at=None, extension=0, notes="", dropped=False
            )
            groups.append(operation.put(copy))
            for phase in phases:
                operation.put(replace(phase, id=new_id(), item_id=copy.id))
        place = [one.id for one in items].index(item.id)
        operation.put_in_order([*items[:place], *groups, *items[place + 1 :]])
    return groups


def fit_end(store: Store, session: Session, ends_at: int) -> int:
    """Spread what is missing so that the day ends at that minute; returns when it ends, as near as minimums allow.

    The hour is kept as the one when the day has to be over.
    """
    if session.state is not SessionState.PREPARATION:
        raise FacilitatorError(_("The day has begun: Run offers ways back when it runs late."))
    if ends_at <= session.starts_at:
        raise FacilitatorError(_("The day has to end after it starts: type a later hour."))
    items = outline(store, session.id).items
    fitted = [
        replace(item, minutes=minutes, question_minutes=min(item.question_minutes, minutes))
        for item, minutes in zip(items, schedule.fit(items, session.starts_at, ends_at), strict=True)
    ]
    with store.operation("fit_end") as operation:
        operation.put(replace(session, ends_at=ends_at))
        for item in fitted:
            operation.put(item)
            put_phases_within(store, operation, item)
    return schedule.end_of(fitted, session.starts_at)
