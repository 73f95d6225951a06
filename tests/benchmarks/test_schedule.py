"""The plan of a day of two hundred items, where the day stands, and the ways back: all of it again at each change.

The floor of the plan is the making of its slots; that of the timetable, the plan; that of ways back, one timetable.
"""

from __future__ import annotations

import statistics
from datetime import timedelta

import pytest

from facilitator.sessions import recoveries, schedule
from facilitator.sessions.records import AgendaItem, Flow, Interval, ItemKind, Session, SessionState
from facilitator.sessions.recoveries import Day
from facilitator.sessions.schedule import PlannedSlot

from ..conftest import NINE
from .measure import in_turn, tell

ITEMS = 200
ROUNDS = 60
PLAN_MS = 1.0
"""The goal for the plan, whatever its floor; the gates of this file are at twice the goals."""
PLAN, TABLE, OFFERED = 5.0, 9.0, 60.0
"""The goals in times the floor."""
_KINDS = [kind for kind in ItemKind if kind is not ItemKind.WELCOME]


def late_day(count: int) -> Day:
    """A day whose first item has run over by twenty minutes; every sixth item is fixed, every eleventh has an end."""
    minutes = 5 if count > 50 else 25
    items = tuple(
        AgendaItem(
            session_id="s",
            position=place,
            kind=_KINDS[place % len(_KINDS)],
            title=f"Item {place}",
            minutes=minutes,
            fixed_at=540 + place * minutes if place % 6 == 5 else None,
            ends_by=542 + (place + 1) * minutes if place % 11 == 7 else None,
        )
        for place in range(count)
    )
    session = Session(cycle_id="c", position=0, title="", day=NINE.date(), state=SessionState.LIVE, started_at=NINE)
    held = {items[0].id: (Interval(item_id=items[0].id, started_at=NINE),)}
    return Day(session, items, held, Flow(session_id="s", item_id=items[0].id), NINE + timedelta(minutes=minutes + 20))


def test_the_plan_of_two_hundred_items(benchmark: object) -> None:
    day = late_day(ITEMS)

    def slots() -> list[PlannedSlot]:
        return [PlannedSlot(place, place + 5, 0, 0, 0) for place in range(ITEMS)]

    taken, floor = in_turn(lambda: schedule.plan(day.items, 540), slots, ROUNDS)
    ratio = tell("plan of 200 items", taken, floor, PLAN)
    benchmark.pedantic(lambda: schedule.plan(day.items, 540), rounds=3)  # type: ignore[attr-defined]
    assert ratio < 2 * PLAN
    assert statistics.median(taken) * 1000 < 2 * PLAN_MS


def test_the_timetable_of_two_hundred_items(benchmark: object) -> None:
    day = late_day(ITEMS)
    taken, floor = in_turn(day.table, lambda: schedule.plan(day.items, 540), ROUNDS)
    ratio = tell("timetable of 200 items", taken, floor, TABLE)
    benchmark.pedantic(day.table, rounds=3)  # type: ignore[attr-defined]
    assert ratio < 2 * TABLE


@pytest.mark.parametrize("count", [12, ITEMS])
def test_the_ways_back(count: int, benchmark: object) -> None:
    """At most on every minute, and only while the day is late."""
    day = late_day(count)
    assert recoveries.offered(day)
    taken, floor = in_turn(lambda: recoveries.offered(day), day.table, 12)
    ratio = tell(f"ways back, {count} items", taken, floor, OFFERED)
    benchmark.pedantic(lambda: recoveries.offered(day), rounds=3)  # type: ignore[attr-defined]
    assert ratio < 2 * OFFERED
