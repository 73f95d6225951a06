"""Running the day: the clock, the current item, the current question; a restart finds them where they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from facilitator.errors import FacilitatorError
from facilitator.sessions import agenda, cycle, flow, reading, screen
from facilitator.sessions.records import Interval, ItemKind, Session, SessionState
from facilitator.sessions.store import Store
from facilitator.sessions.timing import SlotState
from tests.conftest import PARIS_IN_WINTER, Clock

from .helpers import everything, left, seen, table


def test_the_day_starts_with_its_first_item(store: Store, day: Session, clock: Clock) -> None:
    found = seen(store, day)
    assert found.session.state is SessionState.LIVE
    assert found.session.started_at == clock.now
    assert found.current_item == found.items[0]
    assert store.all(Interval)[0].started_at == clock.now
    assert table(store, day).drift == timedelta()


def test_a_day_starts_once(store: Store, day: Session) -> None:
    before = everything(store)
    with pytest.raises(FacilitatorError, match="already started"):
        flow.start_day(store, day.id)
    assert everything(store) == before


def test_an_empty_agenda_cannot_be_started(store: Store, session: Session) -> None:
    for item in seen(store, session).items:
        agenda.remove_item(store, item)
    with pytest.raises(FacilitatorError, match="agenda is empty"):
        flow.start_day(store, session.id)


def test_nothing_runs_before_the_start(store: Store, session: Session) -> None:
    first = seen(store, session).items[0]
    for gesture in (flow.next_item, flow.previous_item, flow.pause, flow.resume, flow.close_day):
        with pytest.raises(FacilitatorError, match="Start the day first"):
            gesture(store, session.id)
    with pytest.raises(FacilitatorError):
        flow.go_to(store, session.id, first)
    with pytest.raises(FacilitatorError):
        flow.extend(store, session.id, 5)


def test_a_day_held_on_its_day_keeps_its_plan(store: Store, session: Session, clock: Clock) -> None:
    clock.forward(minutes=12)
    flow.start_day(store, session.id)
    assert table(store, session).planned_start == clock.now - timedelta(minutes=12)
    assert table(store, session).drift == timedelta(minutes=12)


def test_a_day_held_at_another_time_takes_its_plan_with_it(store: Store, session: Session, clock: Clock) -> None:
    clock.now = datetime(2026, 4, 2, 14, 7, tzinfo=PARIS_IN_WINTER)
    flow.start_day(store, session.id)
    found = seen(store, session).session
    assert (found.day, found.starts_at) == (date(2026, 4, 2), 14 * 60 + 7)
    assert table(store, session).drift == timedelta()


def test_a_day_without_a_date_is_held_on_the_day_it_starts(store: Store, session: Session, clock: Clock) -> None:
    cycle.edit_session(store, replace(session, day=None))
    flow.start_day(store, session.id)
    assert seen(store, session).session.day == clock.now.date()


def test_going_on_ends_the_item_and_begins_the_next(store: Store, day: Session, clock: Clock) -> None:
    first, second, *_rest = seen(store, day).items
    clock.forward(minutes=40)
    assert flow.next_item(store, day.id)

    assert seen(store, day).current_item == second
    held = reading.intervals(store, (first, second))
    assert [(i.started_at, i.ended_at) for i in held[first.id]] == [(clock.now - timedelta(minutes=40), clock.now)]
    assert [(i.started_at, i.ended_at) for i in held[second.id]] == [(clock.now, None)]


def test_there_is_nothing_after_the_last_nor_before_the_first(store: Store, day: Session) -> None:
    assert not flow.previous_item(store, day.id)
    flow.go_to(store, day.id, seen(store, day).items[-1])
    before = everything(store)
    assert not flow.next_item(store, day.id)
    assert everything(store) == before


def test_going_to_the_current_item_changes_nothing(store: Store, day: Session) -> None:
    before = everything(store)
    flow.go_to(store, day.id, seen(store, day).items[0])
    assert everything(store) == before


def test_going_back_resumes_where_the_item_was_left(store: Store, day: Session, clock: Clock) -> None:
    first = seen(store, day).items[0]
    clock.forward(minutes=10)
    flow.next_item(store, day.id)
    clock.forward(minutes=25)
    flow.previous_item(store, day.id)

    assert left(store, day) == timedelta(minutes=first.minutes - 10)
    assert len(reading.intervals(store, (first,))[first.id]) == 2


def test_skipped_items_are_not_held(store: Store, day: Session, clock: Clock) -> None:
    clock.forward(minutes=10)
    flow.go_to(store, day.id, seen(store, day).items[3])
    states = [slot.state for slot in table(store, day).slots]
    assert states[:5] == [
        SlotState.HELD,
        SlotState.NOT_HELD,
        SlotState.NOT_HELD,
        SlotState.CURRENT,
        SlotState.UPCOMING,
    ]


def test_time_goes_below_zero_and_nothing_advances_by_itself(store: Store, day: Session, clock: Clock) -> None:
    first = seen(store, day).items[0]
    clock.forward(minutes=first.minutes + 7)
    assert left(store, day) == timedelta(minutes=-7)
    assert seen(store, day).current_item == first
    assert table(store, day).drift == timedelta(minutes=7)


def test_a_pause_stops_the_clock_and_moves_the_end(store: Store, day: Session, clock: Clock) -> None:
    clock.forward(minutes=5)
    before, end = left(store, day), table(store, day).expected_end
    flow.pause(store, day.id)
    flow.pause(store, day.id)
    clock.forward(minutes=20)
    assert left(store, day) == before
    flow.resume(store, day.id)
    flow.resume(store, day.id)
    assert table(store, day).expected_end == end + timedelta(minutes=20)
    clock.forward(minutes=1)
    assert left(store, day) == before - timedelta(minutes=1)


def test_going_on_ends_a_pause(store: Store, day: Session, clock: Clock) -> None:
    flow.pause(store, day.id)
    flow.next_item(store, day.id)
    clock.forward(minutes=1)
    found = seen(store, day)
    assert found.flow is not None
    assert found.flow.paused_at is None
    assert found.current_item is not None
    assert left(store, day) == timedelta(minutes=found.current_item.minutes - 1)


def test_five_minutes_more_or_less_move_the_end_by_five(store: Store, day: Session) -> None:
    end, before = table(store, day).expected_end, left(store, day)
    flow.extend(store, day.id, 5)
    assert table(store, day).expected_end == end + timedelta(minutes=5)
    flow.extend(store, day.id, -5)
    assert (table(store, day).expected_end, left(store, day)) == (end, before)
    flow.extend(store, day.id, -5)
    assert table(store, day).expected_end == end - timedelta(minutes=5)


def test_five_minutes_less_stop_at_nothing_and_five_more_count_from_there(store: Store, day: Session) -> None:
    first = seen(store, day).items[0]
    end = table(store, day).expected_end
    for _press in range(first.minutes // 5 + 3):
        flow.extend(store, day.id, -5)
    assert table(store, day).expected_end == end - timedelta(minutes=first.minutes)

    flow.extend(store, day.id, 5)
    assert left(store, day) == timedelta(minutes=5)


def test_five_minutes_more_count_at_once_after_the_plan_was_cut(store: Store, day: Session) -> None:
    first = seen(store, day).items[0]
    flow.extend(store, day.id, -first.minutes)
    agenda.edit_item(store, replace(seen(store, day).items[0], minutes=first.minutes - 10))
    flow.extend(store, day.id, 5)
    assert left(store, day) == timedelta(minutes=5)


def test_an_item_begins_with_its_first_question(store: Store, day: Session) -> None:
    found = seen(store, day)
    item = next(item for item in found.items if found.questions_of(item))
    flow.go_to(store, day.id, item)
    assert seen(store, day).current_question == found.questions_of(item)[0]
    flow.go_to(store, day.id, next(item for item in found.items if item.kind is ItemKind.MEAL))
    assert seen(store, day).current_question is None


def test_any_question_can_be_put_to_the_room(store: Store, day: Session) -> None:
    question = seen(store, day).questions[-1]
    flow.ask(store, day.id, question)
    assert seen(store, day).current_question == question
    assert seen(store, day).current_item == seen(store, day).items[0]


def test_a_new_item_or_question_shows_its_latest_page(store: Store, day: Session) -> None:
    screen.show_from(store, day.id, "somewhere")
    flow.next_item(store, day.id)
    assert screen.screen_of(store, day.id).first_id == ""
    screen.show_from(store, day.id, "somewhere")
    flow.ask(store, day.id, seen(store, day).questions[0])
    assert screen.screen_of(store, day.id).first_id == ""


def test_closing_stops_the_clock_and_reopening_resumes_the_item(store: Store, day: Session, clock: Clock) -> None:
    flow.next_item(store, day.id)
    clock.forward(minutes=10)
    before = left(store, day)
    flow.close_day(store, day.id)
    assert seen(store, day).session.state is SessionState.CLOSED
    assert table(store, day).expected_end == clock.now
    assert all(interval.ended_at for interval in store.all(Interval))
    clock.forward(days=1)
    assert table(store, day).expected_end == clock.now - timedelta(days=1)

    flow.reopen_day(store, day.id)
    assert seen(store, day).current_item == seen(store, day).items[1]
    assert left(store, day) == before
    with pytest.raises(FacilitatorError, match="not closed"):
        flow.reopen_day(store, day.id)


def test_a_closed_day_runs_no_more(store: Store, day: Session) -> None:
    flow.close_day(store, day.id)
    for gesture in (flow.next_item, flow.pause, flow.close_day):
        with pytest.raises(FacilitatorError):
            gesture(store, day.id)


def test_an_item_that_was_held_stays_in_the_record_of_the_day(store: Store, day: Session) -> None:
    first, second, *_rest = seen(store, day).items
    flow.next_item(store, day.id)
    for item in (first, second):
        with pytest.raises(FacilitatorError, match="already held"):
            agenda.remove_item(store, item)
