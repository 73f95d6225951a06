"""Where the day stands: pure functions of instants, no ticking counter.

An item's *effective* duration is its planned minutes plus its extension. Time spent is the sum of its intervals, so a
pause (the time between two intervals) does not count. What is left of the day is what is left of the running item
(never less than nothing) followed by what is left of each item after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from .records import AgendaItem, Flow, Interval, Session, SessionState

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
    planned_start: datetime
    planned_end: datetime
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Timetable:
    slots: tuple[Slot, ...]
    planned_start: datetime
    planned_end: datetime
    expected_end: datetime
    """For a closed day, when it really ended."""

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


def planned_start(session: Session, zone: tzinfo | None, today: date) -> datetime:
    """The planned start, on the session's day (*today* when it has none)."""
    midnight = datetime.combine(session.day or today, datetime.min.time(), zone)
    return midnight + timedelta(minutes=session.starts_at)


def timetable(session: Session, items: Sequence[AgendaItem], held: Held, flow: Flow | None, now: datetime) -> Timetable:
    """The whole day, planned and actual or expected, as it looks at *now*."""
    start = planned_start(session, (session.started_at or now).tzinfo, now.date())
    current = next((place for place, item in enumerate(items) if flow and item.id == flow.item_id), None)
    slots, plan, clock = [], start, start if session.state is SessionState.PREPARATION else now
    for place, item in enumerate(items):
        planned_end = plan + timedelta(minutes=item.minutes)
        state = _state(session, place, current, held.get(item.id, ()))
        begin, end = _actual(item, held.get(item.id, ()), state, clock, now)
        if state in (SlotState.CURRENT, SlotState.UPCOMING) and end is not None:
            clock = end
        slots.append(Slot(item, state, plan, planned_end, begin, end))
        plan = planned_end
    expected_end = clock if session.state is not SessionState.CLOSED else _last_end(session, held, plan)
    return Timetable(tuple(slots), start, plan, expected_end)


def _state(session: Session, place: int, current: int | None, intervals: Sequence[Interval]) -> SlotState:
    if session.state is SessionState.PREPARATION:
        return SlotState.UPCOMING
    if session.state is SessionState.LIVE and place == current:
        return SlotState.CURRENT
    if session.state is SessionState.LIVE and current is not None and place > current:
        return SlotState.UPCOMING
    return SlotState.HELD if intervals else SlotState.NOT_HELD


def _actual(
    item: AgendaItem,
    intervals: Sequence[Interval],
    state: SlotState,
    clock: datetime,
    now: datetime,
) -> tuple[datetime | None, datetime | None]:
    if state is SlotState.NOT_HELD:
        return None, None
    if state is SlotState.HELD:
        return intervals[0].started_at, intervals[-1].ended_at or now
    left = max(timedelta(), remaining(item, intervals, now))
    begin = intervals[0].started_at if state is SlotState.CURRENT and intervals else clock
    return begin, clock + left


def _last_end(session: Session, held: Held, planned_end: datetime) -> datetime:
    ends = [i.ended_at for intervals in held.values() for i in intervals if i.ended_at]
    return session.closed_at or max(ends, default=planned_end)
