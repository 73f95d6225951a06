"""Taking in a list of people: what was planned from it is put on the list of the day, all at once."""

from __future__ import annotations

from dataclasses import replace

from ...errors import NotFound
from ...i18n import _
from ..records import Participant, Session, Stakeholder
from ..seats import linked
from ..store import Store
from .people_plan import PeoplePlan

_SEATED = ("table_number", "seated_by_hand")


def import_people(store: Store, made: PeoplePlan) -> tuple[int, int]:
    """Add and complete the people of a plan, in one gesture; returns how many were added and completed.

    Names tell the seats on the map of actors.

    What was said of somebody since the plan was made stays, but for what the list says itself. Raises `NotFound` when
    one of them was taken out of the list meanwhile.
    """
    session = store.the(Session, made.session_id)
    seats = store.all(Stakeholder, session_id=session.id)
    with store.operation("import_people") as operation:
        for row in made.ready:
            if row.was is None:
                operation.put(linked(seats, replace(row.person, session_id=session.id)))
                continue
            now = store.get(Participant, row.was.id)
            if now is None:
                raise NotFound(_("“{name}” was taken out of the list meanwhile.").format(name=row.was.name))
            fields = (*row.changes, *(_SEATED if "table_number" in row.changes else ()))
            completed = replace(now, **{field: getattr(row.person, field) for field in fields})
            operation.put(linked(seats, completed))
    return len(made.added), len(made.completed)
