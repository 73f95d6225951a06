"""Gestures on the map of actors: the seats, who is invited, who sits where. Positions stay 0, 1, 2… without holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import FacilitatorError, NotFound
from ..i18n import _
from .operation import Operation
from .records import Participant, Session, Stakeholder
from .seats import linked
from .store import Store
from .text import clean_line, folded, required
from .usual_actors import usual_map as usual_map


def families(seats: Sequence[Stakeholder]) -> list[str]:
    """The usual families in their order, then those of *seats* that are others."""
    usual = [family.name for family in usual_map().families]
    return list(dict.fromkeys([*usual, *(seat.family for seat in seats)]))


@dataclass(frozen=True, slots=True)
class Offers:
    """How much the gestures that fill the map would do just now."""

    usual: int
    communes: int
    people: int


def offers(seats: Sequence[Stakeholder], people: Sequence[Participant]) -> Offers:
    """What is left to put on the map of *seats*, and how many of *people* could be seated there."""
    unseated = [person for person in people if linked(seats, person) is not person]
    return Offers(len(_new(seats, _usual())), len(_new(seats, _communes(people))), len(unseated))


def start_map(store: Store, session: Session) -> int:
    """Put the usual seats on the map of a session, beside those it has; returns how many are new. None is invited."""
    return _add_all(store, session, "start_actor_map", _usual(), invited=False)


def add_communes(store: Store, session: Session) -> int:
    """Invite every commune of the list of people, in alphabetical order; returns how many are new on the map."""
    wanted = _communes(store.all(Participant, session_id=session.id))
    return _add_all(store, session, "add_communes", wanted, invited=True)


def add(store: Store, session: Session, name: str, family: str, *, invited: bool = True) -> Stakeholder:
    """Add a seat, as the last one; those of the list whose organisation or commune says so sit there.

    Raises `BadText` without a name; refused when the map has that seat.
    """
    seats = store.all(Stakeholder, session_id=session.id)
    made = Stakeholder(
        session_id=session.id,
        position=len(seats),
        name=_new_name(seats, name),
        family=clean_line(family),
        invited=invited,
    )
    with store.operation("add_stakeholder") as operation:
        operation.put(made)
        _link(store, operation, session.id, [made])
        return made


def edit(store: Store, changed: Stakeholder) -> None:
    """Put a seat's new name, family or invitation in place. Raises `BadText` without a name."""
    found = _present(store, changed)
    others = _others(store, found)
    name, family = _new_name(others, changed.name), clean_line(changed.family)
    with store.operation("edit_stakeholder") as operation:
        operation.put(replace(found, name=name, family=family, invited=changed.invited))


def invite(store: Store, stakeholder: Stakeholder, invited: bool) -> None:
    """Say whether that seat is invited."""
    found = _present(store, stakeholder)
    with store.operation("invite_stakeholder") as operation:
        operation.put(replace(found, invited=invited))


def move(store: Store, stakeholder: Stakeholder, to: int) -> None:
    """Move a seat to place *to*, the others making room."""
    found = _present(store, stakeholder)
    others, place = _others(store, found), max(0, to)
    with store.operation("move_stakeholder") as operation:
        operation.put_in_order([*others[:place], found, *others[place:]])


def remove(store: Store, stakeholder: Stakeholder) -> None:
    """Take a seat off the map; who sat there stays on the list of people."""
    found = _present(store, stakeholder)
    with store.operation("remove_stakeholder") as operation:
        for person in store.all(Participant, stakeholder_id=found.id):
            operation.put(replace(person, stakeholder_id=None))
        operation.remove(found)
        operation.put_in_order(_others(store, found))


def seat(store: Store, participant: Participant, stakeholder: Stakeholder | None) -> None:
    """Say for whom somebody sits here; None for nobody in particular."""
    person = store.get(Participant, participant.id)
    if person is None:
        raise NotFound(_("{name} is no longer on the list: add them again.").format(name=participant.name))
    place = _present(store, stakeholder).id if stakeholder is not None else None
    with store.operation("seat_stakeholder") as operation:
        operation.put(replace(person, stakeholder_id=place))


def link_all(store: Store, session: Session) -> int:
    """Seat everybody whose organisation or commune tells where; returns how many. Who has a seat keeps it."""
    seats = store.all(Stakeholder, session_id=session.id)
    with store.operation("link_stakeholders") as operation:
        return _link(store, operation, session.id, seats)


Wanted = tuple[str, str]
"""The family and the name of a seat that the map may lack."""


def _usual() -> list[Wanted]:
    return [(family.name, name) for family in usual_map().families for name in family.seats]


def _communes(people: Sequence[Participant]) -> list[Wanted]:
    named = {folded(person.commune): person.commune for person in people}
    return [(usual_map().communes, named[key]) for key in sorted(named) if key]


def _new(seats: Sequence[Stakeholder], wanted: Sequence[Wanted]) -> list[Wanted]:
    known = {folded(seat.name) for seat in seats}
    return [(family, name) for family, name in wanted if folded(name) not in known]


def _add_all(store: Store, session: Session, operation_name: str, wanted: Sequence[Wanted], *, invited: bool) -> int:
    """Add the seats *wanted* that the map has not; everybody they tell of sits there."""
    seats = store.all(Stakeholder, session_id=session.id)
    made = [
        Stakeholder(session_id=session.id, position=place, name=name, family=family, invited=invited)
        for place, (family, name) in enumerate(_new(seats, wanted), start=len(seats))
    ]
    with store.operation(operation_name) as operation:
        for one in made:
            operation.put(one)
        _link(store, operation, session.id, made)
    return len(made)


def _link(store: Store, operation: Operation, session_id: str, seats: Sequence[Stakeholder]) -> int:
    people = store.all(Participant, session_id=session_id, stakeholder_id=None)
    seated = [placed for person in people if (placed := linked(seats, person)) is not person]
    for placed in seated:
        operation.put(placed)
    return len(seated)


def _new_name(others: Sequence[Stakeholder], name: str) -> str:
    name = clean_line(required(name))
    twin = next((other for other in others if folded(other.name) == folded(name)), None)
    if twin is not None:
        said = _("“{name}” is on the map already: give the new one another name.")
        raise FacilitatorError(said.format(name=twin.name))
    return name


def _present(store: Store, stakeholder: Stakeholder) -> Stakeholder:
    """The seat as it is now."""
    gone = _("“{name}” is no longer on the map: add it again.").format(name=stakeholder.name)
    return store.present(stakeholder, gone)


def _others(store: Store, stakeholder: Stakeholder) -> list[Stakeholder]:
    return [one for one in store.all(Stakeholder, session_id=stakeholder.session_id) if one.id != stakeholder.id]
