"""The times of a session, read from its records: the day's timetable, and what is left of an item."""

from __future__ import annotations

from datetime import datetime, timedelta

from .. import reading, timing
from ..reading import Outline
from ..records import AgendaItem
from ..store import Store
from ..timing import Timetable
from .values import Countdown


def timetable_of(store: Store, outline: Outline) -> Timetable:
    """The session's timetable as it looks now."""
    held = reading.intervals(store, outline.items)
    return timing.timetable(outline.session, outline.items, held, outline.flow, store.now())


def countdown_of(store: Store, item: AgendaItem, kept_back: int = 0) -> Countdown:
    """The time left for *item*, the one under way; *kept_back* minutes of it are for something else."""
    now, kept = store.now(), timedelta(minutes=kept_back)
    intervals = reading.intervals(store, (item,))[item.id]
    left = timing.remaining(item, intervals, now) - kept
    running = any(interval.ended_at is None for interval in intervals)
    total = max(0, int((timing.effective(item) - kept).total_seconds()))
    if running:
        return Countdown(_whole_second(now + left), 0, total)
    return Countdown(None, int(left.total_seconds()), total)


def _whole_second(instant: datetime) -> datetime:
    """Rounded, so that the same moment gives the same scene."""
    return (instant + timedelta(microseconds=500_000)).replace(microsecond=0)
