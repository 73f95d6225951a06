"""Gestures on who volunteers to carry the result of a day. Positions stay 0, 1, 2… without holes."""

from __future__ import annotations

from dataclasses import replace

from ..errors import NotFound
from ..i18n import _
from .records import Ambassador, Commitment, Participant
from .store import Store
from .text import clean_line, folded, required


def add(store: Store, wanted: Ambassador) -> Ambassador:
    """Add somebody, as the last one, whatever position they have; a name that one person of the day has is theirs.

    Raises `BadText` without a name.
    """
    checked = _checked(store, wanted)
    with store.operation("add_ambassador") as operation:
        position = store.count(Ambassador, session_id=wanted.session_id)
        return operation.put(replace(checked, position=position))


def edit(store: Store, changed: Ambassador) -> None:
    """Put another name, date or task in place. Raises `BadText` without a name."""
    if store.get(Ambassador, changed.id) is None:
        raise NotFound(_("This ambassador is no longer on the list."))
    checked = _checked(store, changed)
    with store.operation("edit_ambassador") as operation:
        operation.put(checked)


def remove(store: Store, ambassador: Ambassador) -> None:
    """Take somebody off the list."""
    everybody = store.all(Ambassador, session_id=ambassador.session_id)
    with store.operation("remove_ambassador") as operation:
        operation.remove(ambassador)
        operation.put_in_order([one for one in everybody if one.id != ambassador.id])


def _checked(store: Store, wanted: Ambassador) -> Ambassador:
    name = clean_line(required(wanted.name))
    people = store.all(Participant, session_id=wanted.session_id)
    named = [person.id for person in people if folded(person.name) == folded(name)]
    return replace(
        wanted,
        name=name,
        participant_id=named[0] if len(named) == 1 else None,
        carries_to=clean_line(wanted.carries_to),
        commitment_id=wanted.commitment_id if store.get(Commitment, wanted.commitment_id) else None,
    )
