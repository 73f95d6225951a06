"""Where the day stands: pure functions of instants, no ticking counter.

An item's *effective* duration is its planned minutes plus its extension. Time spent is the sum of its intervals, so a
pause (the time between two intervals) does not count. What is left of the day is what is left of the running item
(never less than nothing) followed by what is left of each item after it, items held at the same time together. A fixed
item waits for its hour; when the day comes late to it, it begins late, and its appointment tells by how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import zip_longest

from . import schedule
from .records import AgendaItem, Flow, Interval, Phase, Session, SessionState
from .schedule import PlannedSlot

Held = Mapping[str, Sequence[Interval]]


class SlotState(StrEnum):
    UPCOMING = "upcoming"
    CURRENT = "current"
    HELD = "held"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class Slot:
    """An item's place in the day: planned, and actual or expected. An item that was not held has no actual times."""

    item: AgendaItem
    state: SlotState
    plan: PlannedSlot
    planned_start: datetime
    planned_end: datetime
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """What does not wait for the day: an item that has to begin, or to be over, at an hour."""

    item: AgendaItem
    at: datetime
    ends: bool
    """Whether it is about the end of the item."""
    expected: datetime
    """When the day would be ready to begin it, or through with it."""

    @property
    def late(self) -> timedelta:
        """By how much the day comes late to it; below zero for what is left to spare."""
        return self.expected - self.at


@dataclass(frozen=True, slots=True)
class Timetable:
    slots: tuple[Slot, ...]
    planned_start: datetime
    planned_end: datetime
    expected_end: datetime
    """For a closed day, when it really ended."""
    appointments: tuple[Appointment, ...] = ()
    """The fixed points that are still to come, in order."""

    @property
    def drift(self) -> timedelta:
        """How late the day will end (early, below zero)."""
        return self.expected_end - self.planned_end

    def slot(self, item_id: str) -> Slot:
        return next(slot for slot in self.slots if slot.item.id == item_id)


def effective(item: AgendaItem) -> timedelta:
    return timedelta(minutes=max(0, item.minutes + item.extension))


def spent(intervals: Sequence[Interval], now: datetime) -> timedelta:
    """Time really given to an item up to *now*."""
    return sum(((i.ended_at or max(now, i.started_at)) - i.started_at for i in intervals), timedelta())


def remaining(item: AgendaItem, intervals: Sequence[Interval], now: datetime) -> timedelta:
    """Time left; below zero when the item runs over."""
    return effective(item) - spent(intervals, now)


@dataclass(frozen=True, slots=True)
class PhaseUnderWay:
    """Where an item stands among its phases."""

    phase: Phase
    left: timedelta
    """What is left of it; below zero when the last one runs over."""
    following: Phase | None
    """The phase after it, with the minutes that it will really have."""


def phase_at(phases: Sequence[Phase], given: timedelta, total: timedelta) -> PhaseUnderWay | None:
    """The phase under way of an item to which some time was *given*, of a *total*; None for an item without phases.

    The last phase has what the item was extended by; what it was shortened by is taken from all of them.
    """
    planned, minutes = [phase.minutes for phase in phases], total // timedelta(minutes=1)
    more = minutes - sum(planned)
    lengths = schedule.share(minutes, planned) if more < 0 else [*planned[:-1], *(last + more for last in planned[-1:])]
    actual = [replace(phase, minutes=length) for phase, length in zip(phases, lengths, strict=True)]
    for phase, following in zip_longest(actual, actual[1:]):
        left = timedelta(minutes=phase.minutes) - given
        if left > timedelta() or following is None:
            return PhaseUnderWay(phase, left, following)
        given -= timedelta(minutes=phase.minutes)
    return None


def midnight(session: Session, zone: tzinfo | None, today: date) -> datetime:
    """The beginning of the session's day (of *today* when it has none)."""
    return datetime.combine(session.day or today, datetime.min.time(), zone)


def planned_start(session: Session, zone: tzinfo | None, today: date) -> datetime:
    """The planned start, on the session's day (*today* when it has none)."""
    return midnight(session, zone, today) + timedelta(minutes=session.starts_at)


def timetable(session: Session, items: Sequence[AgendaItem], held: Held, flow: Flow | None, now: datetime) -> Timetable:
    """The whole day, planned and actual or expected, as it looks at *now*."""
    day = _Day(session, items, held, flow, now)
    slots = tuple(day.slots())
    planned_end = day.at(schedule.end_of_plan(items, day.plan, session.starts_at))
    expected_end = day.clock if session.state is not SessionState.CLOSED else _last_end(session, held, planned_end)
    start = day.at(session.starts_at)
    return Timetable(slots, start, planned_end, expected_end, tuple(day.appointments))


class _Day:
    """Walks through the items in order, with the clock of what is expected."""

    def __init__(
        self, session: Session, items: Sequence[AgendaItem], held: Held, flow: Flow | None, now: datetime
    ) -> None:
        self._session, self._items, self._held, self._now = session, items, held, now
        self.plan = schedule.plan(items, session.starts_at)
        self._midnight = midnight(session, (session.started_at or now).tzinfo, now.date())
        self._current = next((place for place, item in enumerate(items) if flow and item.id == flow.item_id), None)
        preparing = session.state is SessionState.PREPARATION
        self.clock = self.at(session.starts_at) if preparing else now
        self.appointments: list[Appointment] = []

    def at(self, minutes: int) -> datetime:
        """That many minutes from midnight."""
        return self._midnight + timedelta(minutes=minutes)

    def slots(self) -> Iterator[Slot]:
        """Where each item stands; the clock is then at the end of the last."""
        planned = iter(self.plan)
        first = 0
        for together in schedule.groups(self._items):
            places = range(first, first + len(together))
            first += len(together)
            ready = self.clock
            ends: list[datetime] = []
            for item, state in zip(together, self._states(together, places), strict=True):
                slot = next(planned)
                begin, end = self._actual(item, state, ready, together[0])
                if state in (SlotState.CURRENT, SlotState.UPCOMING) and begin is not None and end is not None:
                    ends.append(end)
                    self._note_appointments(item, state, ready, end, heads=item is together[0])
                yield Slot(item, state, slot, self.at(slot.start), self.at(slot.end), begin, end)
            self.clock = max(ends, default=ready)

    def _states(self, together: list[AgendaItem], places: range) -> list[SlotState]:
        under_way = self._current is not None and self._current in places
        return [self._state(item, place, under_way) for item, place in zip(together, places, strict=True)]

    def _state(self, item: AgendaItem, place: int, under_way: bool) -> SlotState:
        live = self._session.state is SessionState.LIVE
        if self._session.state is SessionState.PREPARATION:
            return SlotState.UPCOMING
        intervals = self._held.get(item.id, ())
        if live and (place == self._current or (under_way and intervals)):
            return SlotState.CURRENT
        if live and not item.dropped and self._current is not None and place > self._current:
            return SlotState.UPCOMING
        return SlotState.HELD if intervals else SlotState.NOT_HELD

    def _actual(
        self, item: AgendaItem, state: SlotState, ready: datetime, head: AgendaItem
    ) -> tuple[datetime | None, datetime | None]:
        intervals = self._held.get(item.id, ())
        if state is SlotState.NOT_HELD:
            return None, None
        if state is SlotState.HELD:
            return intervals[0].started_at, intervals[-1].ended_at or self._now
        left = max(timedelta(), remaining(item, intervals, self._now))
        if state is SlotState.CURRENT:
            return intervals[0].started_at if intervals else ready, ready + left
        begin = ready if head.fixed_at is None else self._begin_fixed(ready, head.fixed_at)
        return begin, begin + left

    def _begin_fixed(self, ready: datetime, fixed_at: int) -> datetime:
        """A plan keeps the hour; the day itself may come to it late."""
        fixed = self.at(fixed_at)
        return fixed if self._session.state is SessionState.PREPARATION else max(ready, fixed)

    def _note_appointments(
        self, item: AgendaItem, state: SlotState, ready: datetime, end: datetime, *, heads: bool
    ) -> None:
        if item.fixed_at is not None and heads and state is SlotState.UPCOMING:
            self.appointments.append(Appointment(item, self.at(item.fixed_at), False, ready))
        if item.ends_by is not None:
            self.appointments.append(Appointment(item, self.at(item.ends_by), True, end))


def _last_end(session: Session, held: Held, planned_end: datetime) -> datetime:
    ends = [i.ended_at for intervals in held.values() for i in intervals if i.ended_at]
    return session.closed_at or max(ends, default=planned_end)
