"""Ways back when the day runs late: each reaches what it announces."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.sessions import agenda, flow, reading, recoveries, schedule, steering
from facilitator.sessions.records import (
    AgendaItem,
    Flow,
    Interval,
    ItemKind,
    Recovery,
    Session,
    SessionState,
)
from facilitator.sessions.recoveries import Day, WayKind
from facilitator.sessions.store import Store
from tests.conftest import NINE, Clock

from .helpers import back_and_forth, everything, seen, table


@st.composite
def late_days(draw: st.DrawFn) -> Day:
    """The first item has run over; others follow, a few of them fixed."""
    kinds = st.sampled_from([kind for kind in ItemKind if kind is not ItemKind.WELCOME])
    clock, items = 540, []
    for place in range(draw(st.integers(2, 8))):
        minutes = draw(st.integers(5, 90))
        fixed = place > 0 and draw(st.integers(0, 3)) == 0
        least = draw(st.none() | st.integers(0, minutes))
        ends_by = clock + minutes + draw(st.integers(0, 20)) if draw(st.integers(0, 4)) == 0 else None
        clock += draw(st.integers(0, 20)) if fixed else 0
        items.append(
            AgendaItem(
                session_id="s",
                position=place,
                kind=draw(kinds),
                title=f"Item {place}",
                minutes=minutes,
                fixed_at=clock if fixed else None,
                ends_by=ends_by,
                least_minutes=least,
                parallel=place > 1 and not fixed and draw(st.integers(0, 6)) == 0,
            )
        )
        clock += 0 if items[-1].parallel else minutes
    session = Session(cycle_id="c", position=0, title="", day=NINE.date(), state=SessionState.LIVE, started_at=NINE)
    held = {items[0].id: (Interval(item_id=items[0].id, started_at=NINE),)}
    now = NINE + timedelta(minutes=items[0].minutes + draw(st.integers(0, 60)))
    return Day(session, tuple(items), held, Flow(session_id="s", item_id=items[0].id), now)


@given(late_days())
def test_a_way_back_reaches_what_it_announces(day: Day) -> None:
    before = day.table()
    for way in recoveries.offered(day):
        changed = {item.id: item for item in way.after}
        items = tuple(sorted((changed.get(i.id, i) for i in day.items), key=lambda item: item.position))
        after = replace(day, items=items).table()
        assert after == way.table
        assert before.expected_end - after.expected_end == way.gain


@given(late_days())
def test_a_way_back_always_wins_something_and_three_at_most_are_offered(day: Day) -> None:
    found = recoveries.offered(day)
    worst = recoveries.lateness(day.table())
    assert len(found) <= recoveries.MOST
    assert len({way.kind for way in found}) == len(found)
    for way in found:
        assert way.late <= worst
    assert [way.late for way in found] == sorted(way.late for way in found)


@given(late_days())
def test_ways_back_leave_alone_what_is_fixed_what_is_under_way_and_minimums(day: Day) -> None:
    for way in recoveries.offered(day):
        for before, after in zip(way.before, way.after, strict=True):
            assert before.id != day.items[0].id
            assert (after.fixed_at, after.ends_by, after.minutes) == (before.fixed_at, before.ends_by, before.minutes)
            if way.kind is WayKind.SHORTEN:
                assert schedule.least(before) <= after.minutes + after.extension < before.minutes
            elif way.kind is WayKind.DROP:
                assert before.fixed_at is None
                assert before.least_minutes in (0, None)
            else:
                assert before.fixed_at is None
        if way.kind is WayKind.SWAP:
            assert {item.position for item in way.before} == {item.position for item in way.after}


@given(late_days(), st.integers(0, 60))
def test_nothing_is_offered_while_the_day_is_in_time_enough(day: Day, threshold: int) -> None:
    day = replace(day, session=replace(day.session, alert_after=threshold))
    if recoveries.lateness(day.table()) < timedelta(minutes=threshold):
        assert recoveries.offered(day) == ()


def a_day(*items: AgendaItem, over: int) -> Day:
    """A day whose first item has run over by so many minutes."""
    session = Session(cycle_id="c", position=0, title="", day=NINE.date(), state=SessionState.LIVE, started_at=NINE)
    held = {items[0].id: (Interval(item_id=items[0].id, started_at=NINE),)}
    now = NINE + timedelta(minutes=items[0].minutes + over)
    return Day(session, items, held, Flow(session_id="s", item_id=items[0].id), now)


def an_item(place: int, minutes: int, kind: ItemKind = ItemKind.REFLECTION, **details: Any) -> AgendaItem:
    return AgendaItem(session_id="s", position=place, kind=kind, title=f"Item {place}", minutes=minutes, **details)


def test_a_fixed_hour_that_is_missed_already_does_not_hide_what_can_still_be_saved() -> None:
    """The meal comes right after the item that ran over: nothing wins it back, but the train can be caught."""
    meal = an_item(1, 60, ItemKind.MEAL, fixed_at=9 * 60 + 30, least_minutes=60)
    witness = an_item(2, 60, ends_by=11 * 60 + 30)
    found = recoveries.offered(a_day(an_item(0, 30), meal, witness, an_item(3, 60), over=12))
    shorter = next(way for way in found if way.kind is WayKind.SHORTEN)
    assert [item.id for item in shorter.after] == [witness.id]
    assert [point.late <= timedelta() for point in shorter.table.appointments] == [False, True]


def test_what_comes_before_a_wait_is_left_alone() -> None:
    """The day waits for its meal anyway; it is late for what was added after it."""
    before, after = an_item(1, 75), an_item(3, 60, extension=20, least_minutes=60)
    meal = an_item(2, 60, ItemKind.MEAL, fixed_at=11 * 60 + 30, least_minutes=60)
    found = recoveries.offered(a_day(an_item(0, 30), before, meal, after, over=10))
    assert [[item.id for item in way.after] for way in found] == [[after.id]]


def test_items_are_shortened_by_fives_where_there_is_room() -> None:
    found = recoveries.offered(a_day(an_item(0, 30), an_item(1, 60), an_item(2, 60), over=12))
    assert [item.extension for item in found[0].after] == [-15]
    tight = recoveries.offered(a_day(an_item(0, 30), an_item(1, 60, least_minutes=48), over=12))
    assert [item.extension for item in tight[0].after] == [-12]


def test_of_two_that_win_as_much_the_gentler_comes_first() -> None:
    found = recoveries.offered(a_day(an_item(0, 30), an_item(1, 60), an_item(2, 20, ItemKind.VOTE), over=12))
    assert [way.kind for way in found] == [WayKind.SHORTEN, WayKind.DROP]


def test_long_titles_are_cut_and_many_items_are_counted_where_there_is_little_room() -> None:
    def named(place: int, minutes: int) -> AgendaItem:
        return replace(an_item(place, minutes), title=f"{place} {'x' * 60}")

    short, four = named(1, 60), [named(place, 15) for place in range(1, 5)]
    way = recoveries.offered(a_day(named(0, 30), short, over=12))[0]
    assert steering.told(way) == f"Shorten “{short.title}” by 15 min"
    assert steering.told_shortly(way) == f"Shorten “1 {'x' * 37}…” by 15 min"
    way = recoveries.offered(a_day(named(0, 30), *four, over=18))[0]
    assert steering.told(way).count("“") == 4
    assert steering.told_shortly(way) == "Shorten 4 items by 20 min in all"


def test_ways_back_can_be_asked_for_before_the_day_is_late_enough(store: Store, session: Session, clock: Clock) -> None:
    late(store, session, clock, 2)
    assert steering.ways_back(store, session.id) == ()
    assert steering.ways_back(store, session.id, least=1)


def test_how_something_stands_to_its_hour_is_told_in_whole_minutes() -> None:
    told = [steering.standing(timedelta(minutes=minutes)) for minutes in (8.5, 0.9, -0.9, -5.5, 65)]
    assert told == ["8 min late", "on time", "on time", "5 min early", "1 h 05 late"]


def late(store: Store, session: Session, clock: Clock, minutes: int) -> None:
    """The first item runs over by so many minutes."""
    flow.start_day(store, session.id)
    clock.forward(minutes=seen(store, session).items[0].minutes + minutes)


def test_a_late_day_is_offered_to_shorten_and_to_drop(store: Store, session: Session, clock: Clock) -> None:
    late(store, session, clock, 20)
    found = steering.ways_back(store, session.id)
    assert {way.kind for way in found} >= {WayKind.SHORTEN, WayKind.DROP}
    assert all(way.late == timedelta() for way in found if way.kind is WayKind.SHORTEN)


def test_a_day_that_has_not_begun_or_is_over_is_offered_nothing(store: Store, session: Session, clock: Clock) -> None:
    clock.forward(minutes=60)
    assert steering.ways_back(store, session.id) == ()
    late(store, session, clock, 40)
    flow.close_day(store, session.id)
    assert steering.ways_back(store, session.id) == ()


def test_taking_a_way_back_is_one_gesture_that_does_what_was_said_and_is_kept(
    store: Store, session: Session, clock: Clock
) -> None:
    late(store, session, clock, 20)
    for kind in (WayKind.SHORTEN, WayKind.DROP):
        before = everything(store)
        way = next(way for way in steering.ways_back(store, session.id) if way.kind is kind)
        kept = steering.take(store, session.id, way)
        assert table(store, session) == way.table
        assert (kept.late, kept.gain) == (20, way.gain // timedelta(minutes=1))
        assert kept.text == steering.told(way)
        assert store.all(Recovery) == [kept]
        back_and_forth(store, before)
        store.undo()
        assert everything(store) == before


def test_a_witness_who_leaves_early_is_heard_before(store: Store, session: Session, clock: Clock) -> None:
    """The first witness runs over a fixed point; another item comes before if that saves it."""
    flow.start_day(store, session.id)
    items = seen(store, session).items
    flow.go_to(store, session.id, items[3])
    clock.forward(minutes=30)
    reflection = items[5]
    agenda.edit_item(store, replace(items[4], ends_by=None, least_minutes=items[4].minutes))
    agenda.edit_item(store, replace(reflection, least_minutes=reflection.minutes))
    ends = table(store, session).slot(reflection.id).end
    assert ends is not None
    by = ends.hour * 60 + ends.minute - 10
    agenda.edit_item(store, replace(reflection, least_minutes=reflection.minutes, ends_by=by))
    way = next(way for way in steering.ways_back(store, session.id) if way.kind is WayKind.SWAP)
    assert {item.id for item in way.before} == {items[4].id, reflection.id}
    assert steering.told(way) == f"Hold “{reflection.title}” before “{items[4].title}”"
    assert steering.effect(way).endswith("fixed points kept")
    steering.take(store, session.id, way)
    assert [item.id for item in seen(store, session).items[4:6]] == [reflection.id, items[4].id]
    assert all(point.late <= timedelta() for point in table(store, session).appointments)


def test_a_way_back_of_an_agenda_that_has_changed_is_refused(store: Store, session: Session, clock: Clock) -> None:
    late(store, session, clock, 20)
    way = steering.ways_back(store, session.id)[0]
    agenda.edit_item(store, replace(way.before[0], title="Autre chose"))
    before = everything(store)
    with pytest.raises(FacilitatorError, match="look at the ways back again"):
        steering.take(store, session.id, way)
    assert everything(store) == before


def test_what_a_way_back_does_is_told_in_words(store: Store, session: Session, clock: Clock) -> None:
    late(store, session, clock, 20)
    told = [steering.told(way) for way in steering.ways_back(store, session.id)]
    assert any(sentence.startswith("Shorten “") and sentence.endswith(" min") for sentence in told)
    assert any(sentence.startswith("Drop “") for sentence in told)
    effects = [steering.effect(way) for way in steering.ways_back(store, session.id)]
    assert all("ends at " in sentence for sentence in effects)


def test_what_was_dropped_is_passed_over_and_can_be_held_after_all(store: Store, session: Session) -> None:
    flow.start_day(store, session.id)
    dropped = seen(store, session).items[1]
    with store.operation("drop") as operation:
        operation.put(replace(dropped, dropped=True))
    flow.next_item(store, session.id)
    assert seen(store, session).current_item == seen(store, session).items[2]
    flow.previous_item(store, session.id)
    assert seen(store, session).current_item == seen(store, session).items[0]
    flow.go_to(store, session.id, store.the(AgendaItem, dropped.id))
    found = seen(store, session).current_item
    assert found == dropped
    assert reading.intervals(store, (dropped,))[dropped.id]
