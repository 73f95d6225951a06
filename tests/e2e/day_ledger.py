"""What somebody who steers a day knows of it, because they did it: their own ledger, and their own arithmetic.

Records give what an item is. When it is planned, how late the day is and when it will end is worked out here anew: the
program is never asked for what it is held against.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.sessions.records import AgendaItem, Agreement, College, QueueState

MINUTE = timedelta(minutes=1)


@dataclass
class Held:
    """A stretch of time during which an item went on."""

    item_id: str
    start: datetime
    end: datetime | None = None


@dataclass
class Seen:
    """Somebody, as the door knows them."""

    arrived: datetime | None = None
    left: datetime | None = None
    walk_in: bool = False
    excused: bool = False


@dataclass
class Heard:
    """A question from the room."""

    item_id: str
    table: int
    state: QueueState = QueueState.WAITING
    kept: bool = False
    answer: str = ""


@dataclass
class Noted:
    """A key point, or a quote."""

    item_id: str
    quote: bool = False
    agreement: Agreement = Agreement.PROPOSED
    shown: bool = False


@dataclass(frozen=True)
class Won:
    """A way back that was taken."""

    at: datetime
    late: int
    gain: int
    """In minutes, at the end of the day."""
    told: str


@dataclass
class Ledger:
    """Everything, in the order in which it was done; texts are its names, for each is said once."""

    held: list[Held] = field(default_factory=list)
    spoken: dict[College, timedelta] = field(default_factory=dict)
    people: dict[str, Seen] = field(default_factory=dict)
    heard: dict[str, Heard] = field(default_factory=dict)
    noted: dict[str, Noted] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    parked: dict[str, str] = field(default_factory=dict)
    """Where each goes."""
    won: list[Won] = field(default_factory=list)
    taken_back: list[Won] = field(default_factory=list)
    """Ways back that were undone at once."""
    passed_over: set[str] = field(default_factory=set)
    """The items that the day went past, given up."""

    def enter(self, items: Sequence[AgendaItem], now: datetime) -> None:
        self.held += [Held(item.id, now) for item in items]

    def leave(self, now: datetime) -> None:
        for one in self.held:
            one.end = one.end or now

    def given(self, item_id: str, now: datetime) -> timedelta:
        """How long an item went on up to now."""
        return sum(((one.end or now) - one.start for one in self.held if one.item_id == item_id), timedelta())

    def speak(self, college: College, time: timedelta) -> None:
        self.spoken[college] = self.spoken.get(college, timedelta()) + time

    @property
    def not_for_the_room(self) -> list[str]:
        """What is written on the console and nowhere else, just now."""
        return [
            *(text for text, one in self.heard.items() if one.state is not QueueState.NOW),
            *(text for text, one in self.noted.items() if not one.shown),
            *self.parked,
            *(one.told for one in (*self.won, *self.taken_back)),
        ]


def lines(items: Sequence[AgendaItem]) -> list[list[AgendaItem]]:
    """The day from top to bottom; items held at the same time are on one line."""
    found: list[list[AgendaItem]] = []
    for item in sorted(items, key=lambda item: item.position):
        if item.parallel and found:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def planned(items: Sequence[AgendaItem], starts_at: int) -> dict[str, tuple[int, int]]:
    """From when to when each item is planned, in minutes from midnight."""
    clock, found = starts_at, dict[str, tuple[int, int]]()
    for line in lines(items):
        clock = line[0].fixed_at if line[0].fixed_at is not None else clock
        found |= {item.id: (clock, clock + item.minutes) for item in line}
        clock += max(item.minutes for item in line)
    return found


@dataclass(frozen=True)
class Forecast:
    """How a day under way looks."""

    planned_end: datetime
    expected_end: datetime
    points: tuple[timedelta, ...]
    """How late the day comes to each hour that does not wait for it."""

    @property
    def drift(self) -> timedelta:
        return self.expected_end - self.planned_end

    @property
    def lateness(self) -> timedelta:
        """The worst, and never below nothing."""
        return max(timedelta(), self.drift, *self.points)


def forecast(items: Sequence[AgendaItem], starts_at: int, current: str, ledger: Ledger, now: datetime) -> Forecast:
    """The day from the item under way to its end, each item as long as it was planned or made since."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    day = lines(items)
    here = next(place for place, line in enumerate(day) if current in {item.id for item in line})
    ready, late = now, list[timedelta]()
    for line in day[here:]:
        begin, hour = ready, line[0].fixed_at
        if hour is not None and line is not day[here]:
            late.append(ready - (midnight + hour * MINUTE))
            begin = max(begin, midnight + hour * MINUTE)
        for item in (item for item in line if not item.dropped):
            length = max(0, item.minutes + item.extension) * MINUTE
            end = begin + max(timedelta(), length - ledger.given(item.id, now))
            if item.ends_by is not None:
                late.append(end - (midnight + item.ends_by * MINUTE))
            ready = max(ready, end)
    hours = planned(items, starts_at)
    planned_end = midnight + max(hours[item.id][1] for item in day[-1]) * MINUTE
    return Forecast(planned_end, ready, tuple(late))
