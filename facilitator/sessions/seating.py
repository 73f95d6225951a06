"""Who sits at which table: composed so that colleges and communes are mixed, and moved by hand.

Composing is a pure function. It deals the colleges out one after the other, as one deals cards, then swaps people as
long as that brings fewer neighbours of the same commune to a table. Who was seated by hand stays.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..errors import NotFound
from ..i18n import _
from .people_names import name_order
from .records import College, Participant, Session
from .store import Store
from .text import folded

_COLLEGE_WEIGHT = 1_000
"""A table with too many of a college is worse than any number of neighbours from one commune."""
_ROUNDS = 6
"""How often everybody is looked at for a better place."""


@dataclass(frozen=True, slots=True)
class Mix:
    """Who is together at a table."""

    colleges: tuple[tuple[College | None, int], ...]
    """How many of each, the most numerous first."""
    same_commune: tuple[tuple[str, int], ...]
    """The communes that several come from, and how many."""


def compose(people: Sequence[Participant], tables: int, *, seed: int = 0, present_only: bool = False) -> dict[str, int]:
    """The table of each person to be seated, by the person's id; tables are numbered from 1.

    Sizes differ by at most one, and so does the number of each college at the tables, unless people seated by hand do
    not allow it. The same people and *seed* give the same tables, in whatever order they come.
    """
    if tables < 1:
        return {}
    wanted = sorted((p for p in people if is_seated(p, present_only=present_only)), key=lambda person: person.id)
    random.Random(seed).shuffle(wanted)
    room = _Room(tables, [_Guest(person, tables) for person in wanted])
    room.deal()
    room.mix()
    return {guest.id: guest.table + 1 for guest in room.guests}


def is_seated(person: Participant, *, present_only: bool = False) -> bool:
    """Whether a seat is for *person*: not for who is excused or has left, nor, if asked, for who is not there."""
    if person.excused or person.left_at is not None:
        return False
    return person.arrived_at is not None or not present_only


def at_tables(people: Iterable[Participant], tables: int) -> tuple[list[list[Participant]], list[Participant]]:
    """Who sits at each table, from the first, and who has no seat: by family name."""
    seated: list[list[Participant]] = [[] for _table in range(tables)]
    aside: list[Participant] = []
    for person in sorted(people, key=lambda person: name_order(person.name)):
        number = person.table_number
        (seated[number - 1] if number is not None and 1 <= number <= tables else aside).append(person)
    return seated, aside


def mix(people: Sequence[Participant]) -> Mix:
    """Who is together among *people*."""
    colleges = Counter(person.college for person in people)
    communes = Counter(folded(person.commune) for person in people if person.commune)
    names = {folded(person.commune): person.commune for person in reversed(people)}
    return Mix(
        tuple(colleges.most_common()),
        tuple((names[commune], count) for commune, count in communes.most_common() if count > 1),
    )


# Gestures


def seat_all(store: Store, session: Session, *, present_only: bool = False, seed: int = 0) -> dict[str, int]:
    """Compose the tables of a session; who gets no seat has none any more, unless seated by hand."""
    people = store.all(Participant, session_id=session.id)
    tables = compose(people, session.table_count, seed=seed, present_only=present_only)
    with store.operation("compose_tables") as operation:
        for person in people:
            if person.id in tables or not person.seated_by_hand:
                number = tables.get(person.id)
                by_hand = person.seated_by_hand and number == person.table_number
                operation.put(replace(person, table_number=number, seated_by_hand=by_hand))
    return tables


def seat(store: Store, person: Participant, table: int | None) -> Participant:
    """Seat somebody by hand, or nowhere. Raises `NotFound` for a table that the day does not have."""
    most = store.the(Session, person.session_id).table_count
    if table is not None and not 1 <= table <= most:
        raise NotFound(_("There is no table {number}: the day has {most}.").format(number=table, most=most))
    with store.operation("seat_participant") as operation:
        return operation.put(replace(person, table_number=table, seated_by_hand=table is not None))


def release(store: Store, *people: Participant) -> None:
    """Let composing move these people again; until then they stay where they are."""
    with store.operation("release_seats") as operation:
        for person in people:
            operation.put(replace(person, seated_by_hand=False))


# Composing


class _Guest:
    """Somebody to be seated, with what counts for it."""

    __slots__ = ("college", "commune", "fixed", "id", "table")

    def __init__(self, person: Participant, tables: int) -> None:
        number = person.table_number
        self.id, self.college, self.commune = person.id, person.college, folded(person.commune)
        self.fixed = person.seated_by_hand and number is not None and number <= tables
        self.table = number - 1 if self.fixed and number is not None else -1


class _Room:
    """The tables while they are filled."""

    def __init__(self, tables: int, guests: list[_Guest]) -> None:
        self.guests = guests
        self._colleges: list[Counter[College | None]] = [Counter() for _table in range(tables)]
        self._communes: list[Counter[str]] = [Counter() for _table in range(tables)]
        self._sizes = [0] * tables
        for guest in guests:
            if guest.fixed:
                self._sit(guest, guest.table)
        self._free = self._seats_left(sum(not guest.fixed for guest in guests))

    def deal(self) -> None:
        """Seat everybody: the largest college first, the communes of each one after the other."""
        count = Counter(guest.college for guest in self.guests)
        commune_size = Counter((guest.college, guest.commune) for guest in self.guests)

        def rank(guest: _Guest) -> tuple[int, str, int, str]:
            own = commune_size[guest.college, guest.commune] if guest.commune else 0
            return -count[guest.college], guest.college or "", -own, guest.commune

        waiting = sorted((guest for guest in self.guests if not guest.fixed), key=rank)
        plain = len(waiting) == len(self.guests)
        place = 0
        for _college, together in groupby(waiting, key=lambda guest: guest.college):
            for guest in together:
                table = place % len(self._sizes) if plain else self._fittest(guest)
                self._free[table] -= 1
                self._sit(guest, table)
                place += 1

    def mix(self) -> None:
        """Swap two people wherever that makes the tables better mixed, until it does not."""
        free = [guest for guest in self.guests if not guest.fixed]
        for _round in range(_ROUNDS):
            better = [self._improve(guest) for guest in free if self._disturbs(guest)]
            if not any(better):
                break

    def _seats_left(self, count: int) -> list[int]:
        """Seats at each table for *count* more people, so that the tables become as equal as they can."""
        sizes = list(self._sizes)
        for _guest in range(count):
            sizes[sizes.index(min(sizes))] += 1
        return [size - taken for size, taken in zip(sizes, self._sizes, strict=True)]

    def _sit(self, guest: _Guest, table: int) -> None:
        guest.table = table
        self._colleges[table][guest.college] += 1
        self._sizes[table] += 1
        if guest.commune:
            self._communes[table][guest.commune] += 1

    def _rise(self, guest: _Guest) -> None:
        self._colleges[guest.table][guest.college] -= 1
        self._sizes[guest.table] -= 1
        if guest.commune:
            self._communes[guest.table][guest.commune] -= 1

    def _fittest(self, guest: _Guest) -> int:
        """The table with a free seat that has the fewest of the guest's college, then of the commune."""

        def rank(table: int) -> tuple[int, int, int, int]:
            neighbours = self._communes[table][guest.commune] if guest.commune else 0
            return self._colleges[table][guest.college], neighbours, -self._free[table], table

        return min((table for table, free in enumerate(self._free) if free), key=rank)

    def _disturbs(self, guest: _Guest) -> bool:
        """Whether the guest would be better off elsewhere: a neighbour from the same commune, too many of a college."""
        if guest.commune and self._communes[guest.table][guest.commune] > 1:
            return True
        counts = [colleges[guest.college] for colleges in self._colleges]
        return self._colleges[guest.table][guest.college] > min(counts) + 1

    def _improve(self, guest: _Guest) -> bool:
        """Swap the guest with whom that helps most; whether it was done."""
        best, gain = None, 0
        for other in self.guests:
            if other.fixed or other.table == guest.table:
                continue
            won = self._gain(guest, other)
            if won > gain:
                best, gain = other, won
        if best is None:
            return False
        here, there = guest.table, best.table
        self._rise(guest)
        self._rise(best)
        self._sit(guest, there)
        self._sit(best, here)
        return True

    def _gain(self, one: _Guest, other: _Guest) -> int:
        """What swapping these two is worth: above zero when the tables are better mixed."""
        won = 0
        if one.college != other.college:
            here, there = self._colleges[one.table], self._colleges[other.table]
            won += here[one.college] - there[one.college] - 1
            won += there[other.college] - here[other.college] - 1
            won *= _COLLEGE_WEIGHT
            if won < 0:
                return won
        if one.commune != other.commune:
            if one.commune:
                won += self._communes[one.table][one.commune] - 1 - self._communes[other.table][one.commune]
            if other.commune:
                won += self._communes[other.table][other.commune] - 1 - self._communes[one.table][other.commune]
        return won
