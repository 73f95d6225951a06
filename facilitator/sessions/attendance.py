"""Gestures at the door: who comes, who leaves early, who will not come, who was not on the list."""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import College, Participant, Session, Stakeholder
from .seats import linked
from .store import Store
from .text import clean_line, required


def arrive(store: Store, participant: Participant) -> Participant:
    """Somebody is there, excused or not. Who had left is back, and keeps the hour of the first arrival."""
    found = _present(store, participant)
    with store.operation("arrive") as operation:
        return operation.put(replace(found, arrived_at=found.arrived_at or store.now(), left_at=None, excused=False))


def leave(store: Store, participant: Participant) -> Participant:
    """Somebody leaves before the end. Refused for who has not come."""
    found = _present(store, participant)
    if found.arrived_at is None:
        raise FacilitatorError(
            _("{name} has not arrived: mark the arrival before you mark the departure.").format(name=found.name)
        )
    with store.operation("leave") as operation:
        return operation.put(replace(found, left_at=found.left_at or store.now()))


def expect(store: Store, participant: Participant) -> Participant:
    """Somebody is awaited again: neither come, nor gone, nor excused. It puts a slip at the door right."""
    found = _present(store, participant)
    with store.operation("expect") as operation:
        return operation.put(replace(found, arrived_at=None, left_at=None, excused=False))


def excuse(store: Store, participant: Participant) -> Participant:
    """Somebody said that they will not come. Refused for who is there."""
    found = _present(store, participant)
    if found.arrived_at is not None:
        raise FacilitatorError(
            _("{name} has arrived: take the arrival back before you excuse them.").format(name=found.name)
        )
    with store.operation("excuse") as operation:
        return operation.put(replace(found, excused=True))


def walk_in(
    store: Store,
    session: Session,
    name: str,
    college: College | None = None,
    *,
    organisation: str = "",
    commune: str = "",
    table_number: int | None = None,
) -> Participant:
    """Add somebody who has come without being on the list. Raises `BadText` without a name."""
    wanted = Participant(
        session_id=session.id,
        name=clean_line(required(name)),
        college=college,
        organisation=clean_line(organisation),
        commune=clean_line(commune),
        table_number=table_number,
        walk_in=True,
        arrived_at=store.now(),
    )
    seats = store.all(Stakeholder, session_id=session.id)
    with store.operation("add_walk_in") as operation:
        return operation.put(linked(seats, wanted))


def _present(store: Store, participant: Participant) -> Participant:
    """The person as they are now."""
    gone = _("{name} is no longer on the list: add them again.").format(name=participant.name)
    return store.present(participant, gone)
