"""What the turns of a day add up to, beside who is there: for the facilitator first.

Pure functions of records. A person's time is also their college's; a turn under way counts up to *now*, or not at all
where no clock is known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from .records import College, Participant, Turn
from .store import Store
from .turns import turns_of

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class CollegeTime:
    """How long a college spoke, and how many of it are there. Without a college: those of whom it is not known."""

    college: College | None
    time: timedelta
    share: float
    """Of all that was said, from 0 to 1."""
    people: int
    people_share: float
    """Of everybody there, from 0 to 1."""
    turns: int = 0

    @property
    def silent(self) -> bool:
        """Whether some of it are there, and none of them was heard."""
        return bool(self.people) and not self.turns


@dataclass(frozen=True, slots=True)
class PersonTime:
    """How long somebody spoke, and how often."""

    participant: Participant
    time: timedelta
    turns: int


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """All of it. The longest first, then what was not heard, in the order of the colleges."""

    total: timedelta
    colleges: tuple[CollegeTime, ...]
    people: tuple[PersonTime, ...]
    present: int
    """How many people the shares are of: those who came; while nobody was marked at the door, all who are expected."""

    @property
    def heard(self) -> tuple[CollegeTime, ...]:
        return tuple(one for one in self.colleges if one.turns)

    @property
    def silent(self) -> tuple[CollegeTime, ...]:
        """Colleges that are there and were not heard."""
        return tuple(one for one in self.colleges if one.silent)


def speaking_time_of(store: Store, session_id: str) -> SpeakingTime:
    """What was said in a session up to now."""
    people = store.all(Participant, session_id=session_id)
    return speaking_time(turns_of(store, session_id), people, store.now())


def speaking_time(turns: Sequence[Turn], people: Sequence[Participant], now: datetime | None = None) -> SpeakingTime:
    """The totals of these turns, for these people of the day."""
    known = {person.id: person for person in people}
    counted = [(turn, length(turn, now)) for turn in turns if turn.ended_at is not None or now is not None]
    total, there = sum((time for _turn, time in counted), timedelta()), present(people)
    heard, seats = _by(counted, lambda turn: college_of(turn, known)), Counter(person.college for person in there)
    spoken = _by(counted, lambda turn: turn.participant_id)
    colleges = [
        CollegeTime(
            college,
            heard[college].time,
            heard[college].time / total if total else 0.0,
            seats[college],
            seats[college] / len(there) if there else 0.0,
            heard[college].turns,
        )
        for college in (*College, None)
        if college in heard or seats[college]
    ]
    persons = [PersonTime(person, *spoken[person.id]) for person in people if person.id in spoken]
    return SpeakingTime(
        total,
        tuple(sorted(colleges, key=lambda one: -one.time)),
        tuple(sorted(persons, key=lambda one: -one.time)),
        len(there),
    )


def whole_minutes(time: timedelta) -> int:
    """Rounded to the minute; what began counts for one."""
    return max(1, round(time / timedelta(minutes=1))) if time else 0


def length(turn: Turn, now: datetime | None) -> timedelta:
    """How long a turn lasted, or has lasted up to *now*."""
    end = turn.ended_at or now or turn.started_at
    return max(timedelta(), end - turn.started_at)


def college_of(turn: Turn, people: dict[str, Participant]) -> College | None:
    """The college that a turn counts for; *people* by their ids."""
    person = people.get(turn.participant_id or "")
    return person.college if person is not None else turn.college


def present(people: Iterable[Participant]) -> list[Participant]:
    """Those who came, whether or not they have left; while nobody was marked at the door, all who are expected."""
    listed = list(people)
    came = [person for person in listed if person.arrived_at is not None]
    return came or [person for person in listed if not person.excused]


class _Sum(NamedTuple):
    time: timedelta = timedelta()
    turns: int = 0


def _by(counted: Iterable[tuple[Turn, timedelta]], key: Callable[[Turn], K]) -> dict[K, _Sum]:
    """What turns add up to for each *key* of theirs; nothing for any other."""
    sums: dict[K, _Sum] = defaultdict(_Sum)
    for turn, time in counted:
        before = sums[key(turn)]
        sums[key(turn)] = _Sum(before.time + time, before.turns + 1)
    return sums
