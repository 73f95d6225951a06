"""What the room's self-assessment adds up to. A mean is of those who answered; nobody is not zero.

Answers come in three ways, and all of them count: sheets of one person each, one answer of a table, and answers counted
together. Whoever fills in a sheet is one answer, and so is a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from . import reading
from .records import College, Instrument, Rating, Session, SessionState
from .store import Store
from .wheel import HIGHEST, wheel


@dataclass(frozen=True, slots=True)
class Subject:
    """What is answered: a lever of the wheel, a trend, the staircase, or the worth of the day."""

    instrument: Instrument
    number: int | None = None
    """Of the lever or of the trend."""


@dataclass(frozen=True, slots=True)
class Form:
    """Where an answer was read: on the numbered sheet of a person, who is not named, or as the one of a table."""

    sheet: int | None = None
    table_number: int | None = None
    college: College | None = None


class Way(StrEnum):
    """How answers were taken down."""

    TOGETHER = "together"
    """Counted for all, value by value."""
    TABLES = "tables"
    """One answer a table."""
    SHEETS = "sheets"
    """One sheet a person."""


STAIRCASE, RETURN = Subject(Instrument.STAIRCASE), Subject(Instrument.RETURN)


def subject_of(lever: int | None) -> Subject:
    """That lever of the wheel; the staircase without one."""
    return STAIRCASE if lever is None else Subject(Instrument.WHEEL, lever)


def subjects(instrument: Instrument) -> tuple[Subject, ...]:
    """All that is answered with that instrument, in order."""
    count = {Instrument.WHEEL: len(wheel().levers), Instrument.TRENDS: len(wheel().trends)}.get(instrument)
    if count is None:
        return (Subject(instrument),)
    return tuple(Subject(instrument, number) for number in range(1, count + 1))


def scale(instrument: Instrument) -> range:
    """The values that an answer can have."""
    return {
        Instrument.WHEEL: range(HIGHEST + 1),
        Instrument.STAIRCASE: range(1, len(wheel().staircase) + 1),
        Instrument.TRENDS: range(1, len(wheel().trends) + 1),
        Instrument.RETURN: range(HIGHEST + 1),
    }[instrument]


def ratings_of(store: Store, session_id: str) -> list[Rating]:
    """Every answer of a session, whatever it is about."""
    return store.all(Rating, session_id=session_id)


def rated_days(store: Store, session: Session) -> list[Session]:
    """The closed sessions before this one whose wheel was filled in, the last one first."""
    known = reading.sessions(store)
    earlier = known[: [one.id for one in known].index(session.id)]
    closed = (one for one in reversed(earlier) if one.state is SessionState.CLOSED)
    return [one for one in closed if answers(ratings_of(store, one.id))]


def rated_before(store: Store, session: Session, chosen: str = "") -> tuple[Session | None, list[Rating]]:
    """The earlier session that the wheel is compared with, and its ratings: the *chosen* one, or else the last."""
    days = rated_days(store, session)
    found = next((day for day in days if day.id == chosen), days[0] if days else None)
    return (found, ratings_of(store, found.id)) if found is not None else (None, [])


def is_about(rating: Rating, subject: Subject) -> bool:
    """Whether it answers that."""
    return rating.instrument is subject.instrument and number_of(rating) == subject.number


def number_of(rating: Rating) -> int | None:
    """The number of the lever, or of the trend."""
    return rating.trend if rating.instrument is Instrument.TRENDS else rating.lever


def counted(ratings: Iterable[Rating], subject: Subject) -> dict[int, int]:
    """How many answered each value."""
    found: dict[int, int] = {}
    for rating in ratings:
        if is_about(rating, subject):
            found[rating.value] = found.get(rating.value, 0) + rating.count
    return found


def tallied(ratings: Iterable[Rating], instrument: Instrument) -> dict[int | None, dict[int, int]]:
    """The same for every lever or trend that was answered, by its number."""
    found: dict[int | None, dict[int, int]] = {}
    for rating in ratings:
        if rating.instrument is instrument:
            values = found.setdefault(number_of(rating), {})
            values[rating.value] = values.get(rating.value, 0) + rating.count
    return found


def counts(ratings: Iterable[Rating], lever: int | None) -> dict[int, int]:
    """How many answered each value on that lever; on the staircase without one."""
    return counted(ratings, subject_of(lever))


def by_college(ratings: Iterable[Rating], subject: Subject) -> dict[College, dict[int, int]]:
    """The same for each college of which somebody is known to have answered."""
    every = [rating for rating in ratings if is_about(rating, subject)]
    known = {rating.college for rating in every} - {None}
    return {
        college: counted((r for r in every if r.college is college), subject) for college in College if college in known
    }


def mean(counted: Mapping[int, int]) -> float | None:
    """The mean of the values, each counted so many times; None when nobody answered."""
    total = sum(counted.values())
    return sum(value * count for value, count in counted.items()) / total if total else None


def means(ratings: Iterable[Rating]) -> dict[int, float]:
    """The mean of each lever that was answered."""
    found = {lever: mean(values) for lever, values in tallied(ratings, Instrument.WHEEL).items()}
    return {lever: value for lever, value in found.items() if lever is not None and value is not None}


def answers(ratings: Iterable[Rating], instrument: Instrument = Instrument.WHEEL) -> int:
    """How many answered, at most, for a lever of the wheel or a part of another instrument."""
    return max((sum(values.values()) for values in tallied(ratings, instrument).values()), default=0)


def way_of(rating: Rating) -> Way:
    """How that answer was taken down."""
    if rating.sheet is not None:
        return Way.SHEETS
    return Way.TABLES if rating.table_number is not None else Way.TOGETHER


def ways(ratings: Iterable[Rating], instrument: Instrument) -> dict[Way, int]:
    """How many answers came in each way: so many sheets, so many tables, so many counted together."""
    every = [rating for rating in ratings if rating.instrument is instrument]
    found = {
        Way.SHEETS: len({rating.sheet for rating in every} - {None}),
        Way.TABLES: len({rating.table_number for rating in every if way_of(rating) is Way.TABLES}),
        Way.TOGETHER: answers([one for one in every if way_of(one) is Way.TOGETHER], instrument),
    }
    return {way: count for way, count in found.items() if count}


def by_sheet(ratings: Iterable[Rating], instrument: Instrument) -> dict[int, list[Rating]]:
    """The answers on each numbered sheet, in the order of their numbers."""
    found: dict[int, list[Rating]] = {}
    for rating in ratings:
        if rating.instrument is instrument and rating.sheet is not None:
            found.setdefault(rating.sheet, []).append(rating)
    return dict(sorted(found.items()))


def by_table(ratings: Iterable[Rating], instrument: Instrument) -> dict[int, list[Rating]]:
    """What each table answered as one, in the order of their numbers."""
    found: dict[int, list[Rating]] = {}
    for rating in ratings:
        if rating.instrument is instrument and rating.sheet is None and rating.table_number is not None:
            found.setdefault(rating.table_number, []).append(rating)
    return dict(sorted(found.items()))
