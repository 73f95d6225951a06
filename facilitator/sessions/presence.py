"""Who is in the room, who is awaited and which seats stay empty: read from what was said at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from .records import College, Part, Participant, Session, SessionState, Stakeholder
from .store import Store

K = TypeVar("K")


class Presence(StrEnum):
    """Where somebody stands with the door."""

    EXPECTED = "expected"
    EXCUSED = "excused"
    PRESENT = "present"
    LEFT = "left"


class SeatState(StrEnum):
    """Where a seat of the map of actors stands."""

    NOT_INVITED = "not_invited"
    EXPECTED = "expected"
    """Invited; nobody yet, and the day has not begun."""
    PRESENT = "present"
    """Invited, and somebody came."""
    MISSING = "missing"
    """Invited, and nobody came."""
    UNINVITED = "uninvited"
    """Somebody came who was not invited."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people of a list, a college or a table."""

    announced: int = 0
    """On the list and not excused."""
    came: int = 0
    """Of those announced, how many came, whether they are still here or not."""
    walk_ins: int = 0
    """Came without being on the list."""
    excused: int = 0
    """Excused, and did not come."""
    here: int = 0
    """In the room just now, walk-ins included."""
    left: int = 0

    @property
    def all_who_came(self) -> int:
        return self.came + self.walk_ins

    @property
    def awaited(self) -> int:
        return self.announced - self.came


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the map, and who sits there."""

    stakeholder: Stakeholder
    people: tuple[Participant, ...]
    """Who was said to sit there, come or not."""
    state: SeatState

    @property
    def came(self) -> tuple[Participant, ...]:
        return tuple(person for person in self.people if person.arrived_at is not None)

    @property
    def excused(self) -> bool:
        """Whether all those who were to sit there said that they would not come."""
        return bool(self.people) and all(presence(one) is Presence.EXCUSED for one in self.people)


@dataclass(frozen=True, slots=True)
class Turnout:
    """What the report tells of who was there."""

    total: Count
    by_college: tuple[tuple[College | None, Count], ...]
    """In the order of the colleges, those of which nothing is said last; only those that have somebody."""
    seats: tuple[Seat, ...]
    """The whole map of actors, in its order."""

    def in_state(self, *states: SeatState) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.state in states)

    @property
    def invited(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.stakeholder.invited)


def presence(person: Participant) -> Presence:
    """Where *person* stands now."""
    if person.arrived_at is not None:
        return Presence.PRESENT if person.left_at is None else Presence.LEFT
    return Presence.EXCUSED if person.excused else Presence.EXPECTED


def here_at(person: Participant, instant: datetime) -> bool:
    """Whether *person* was in the room at that instant."""
    if person.arrived_at is None or person.arrived_at > instant:
        return False
    return person.left_at is None or instant < person.left_at


def present_at(people: Iterable[Participant], instant: datetime) -> list[Participant]:
    """Those of *people* who were in the room at that instant."""
    return [person for person in people if here_at(person, instant)]


def who_came(people: Sequence[Participant]) -> list[Participant]:
    """Those of *people* to be told of as having been there: who arrived, or who was awaited if nobody was marked."""
    came = [person for person in people if person.arrived_at is not None]
    return came or [person for person in people if not person.excused]


def participants(people: Iterable[Participant]) -> list[Participant]:
    """Those of *people* who came to take part: who speaks is told of elsewhere."""
    return [person for person in people if person.part is Part.PARTICIPANT]


def count(people: Iterable[Participant]) -> Count:
    """How many of *people* there are of each sort."""
    announced = came = walk_ins = excused = here = left = 0
    for person in people:
        state = presence(person)
        arrived = state in (Presence.PRESENT, Presence.LEFT)
        walk_ins += person.walk_in and arrived
        announced += not person.walk_in and state is not Presence.EXCUSED
        came += not person.walk_in and arrived
        excused += state is Presence.EXCUSED
        here += state is Presence.PRESENT
        left += state is Presence.LEFT
    return Count(announced, came, walk_ins, excused, here, left)


def by_college(people: Iterable[Participant]) -> dict[College | None, Count]:
    """The counts of each college that has somebody, in the order of the colleges; without one come last."""
    counted = _grouped(people, lambda person: person.college)
    order: list[College | None] = [*College, None]
    return {college: counted[college] for college in order if college in counted}


def by_table(people: Iterable[Participant]) -> dict[int | None, Count]:
    """The counts of each table that has somebody, in order; those who have no table come last."""
    counted = _grouped(people, lambda person: person.table_number)
    return {number: counted[number] for number in sorted(counted, key=lambda number: (number is None, number or 0))}


def freest_table(people: Iterable[Participant], tables: int) -> int | None:
    """Where there is most room for one more; None without tables. Those awaited keep their chairs."""
    counted = by_table(people)
    taken = {number: counted.get(number, Count()) for number in range(1, tables + 1)}
    return min(taken, key=lambda number: (taken[number].here + taken[number].awaited, number), default=None)


NOBODY = Turnout(count(()), (), ())
"""What is told of an empty list."""


def turnout(store: Store, session: Session) -> Turnout:
    """What there is to tell of who was there: of the participants, and of the map on which everybody has a place."""
    people = participants(store.all(Participant, session_id=session.id))
    return Turnout(count(people), tuple(by_college(people).items()), map_of(store, session))


def map_of(store: Store, session: Session) -> tuple[Seat, ...]:
    """The map of actors, in its order, with who sits at each seat and whether somebody came.

    As long as the day has not begun, nobody is missing.
    """
    people = store.all(Participant, session_id=session.id)
    return seats_of(store.all(Stakeholder, session_id=session.id), people, session.state)


def seats_of(seats: Sequence[Stakeholder], people: Iterable[Participant], state: SessionState) -> tuple[Seat, ...]:
    """The same, of what was read already."""
    seated = _by(people, lambda person: person.stakeholder_id)
    begun = state is not SessionState.PREPARATION
    return tuple(_seat(seat, tuple(seated.get(seat.id, ())), begun) for seat in seats)


def _seat(stakeholder: Stakeholder, people: tuple[Participant, ...], begun: bool) -> Seat:
    if any(person.arrived_at is not None for person in people):
        state = SeatState.PRESENT if stakeholder.invited else SeatState.UNINVITED
    elif stakeholder.invited:
        state = SeatState.MISSING if begun else SeatState.EXPECTED
    else:
        state = SeatState.NOT_INVITED
    return Seat(stakeholder, people, state)


def _grouped(people: Iterable[Participant], key: Callable[[Participant], K]) -> Mapping[K, Count]:
    return {value: count(those) for value, those in _by(people, key).items()}


def _by(people: Iterable[Participant], key: Callable[[Participant], K]) -> dict[K, list[Participant]]:
    found: dict[K, list[Participant]] = {}
    for person in people:
        found.setdefault(key(person), []).append(person)
    return found
