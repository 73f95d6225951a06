"""The room's clock follows the laptop's, and tells when somebody set it; a day under way is not broken by that."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.sessions import cycle, flow, reading, screen
from facilitator.sessions.clock import SLEW, WatchedClock, steady_seconds
from facilitator.sessions.journal import Undo
from facilitator.sessions.records import Interval, Participant, Recovery, Session, Turn
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.values import Countdown
from facilitator.sessions.scene.wire import from_json
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.timing import spent
from tests.conftest import PARIS_IN_WINTER

from .helpers import heard, left, seen, table

NONE = timedelta()
HOUR = timedelta(hours=1)
PARIS_IN_SUMMER = timezone(timedelta(hours=2))


class Laptop:
    """A laptop with a clock that can be set, and one that cannot."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)
        self.steady = 5_000.0
        self.clock = WatchedClock(lambda: self.wall, lambda: self.steady)

    def lives(self, **duration: float) -> None:
        """Time passes, awake or asleep."""
        self.wall += timedelta(**duration)
        self.steady += timedelta(**duration).total_seconds()

    def sets(self, by: timedelta) -> None:
        self.wall += by


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


def test_time_that_passes_is_no_change(laptop: Laptop) -> None:
    for _ in range(100):
        laptop.lives(seconds=1)
        assert laptop.clock() == laptop.wall
        assert laptop.clock.moved() == NONE


def test_a_laptop_that_slept_has_not_moved_its_clock(laptop: Laptop) -> None:
    laptop.lives(minutes=20)
    assert laptop.clock() == laptop.wall
    assert laptop.clock.moved() == NONE


@pytest.mark.parametrize("by", [HOUR, -HOUR, timedelta(seconds=3), timedelta(days=-400), SLEW, -SLEW])
def test_a_clock_that_was_set_tells_by_how_much_and_only_once(laptop: Laptop, by: timedelta) -> None:
    laptop.sets(by)
    assert laptop.clock.moved() == by
    assert laptop.clock.moved() == NONE
    assert laptop.clock() == laptop.wall


def test_until_it_is_asked_it_goes_on_as_it_was(laptop: Laptop) -> None:
    laptop.sets(HOUR)
    laptop.lives(seconds=30)
    assert laptop.clock() == laptop.wall - HOUR
    laptop.lives(seconds=30)
    assert laptop.clock.moved() == HOUR
    assert laptop.clock() == laptop.wall


def test_a_clock_set_and_set_right_again_before_it_was_asked_did_not_move(laptop: Laptop) -> None:
    laptop.sets(HOUR)
    laptop.clock()
    laptop.sets(-HOUR)
    assert laptop.clock.moved() == NONE


@given(st.lists(st.floats(-1.9, 1.9), max_size=30))
def test_a_clock_that_is_kept_right_by_small_steps_is_followed_in_silence(steps: list[float]) -> None:
    laptop = Laptop()
    for step in steps:
        laptop.lives(seconds=1)
        laptop.sets(timedelta(seconds=step))
        assert laptop.clock() == laptop.wall
        assert laptop.clock.moved() == NONE


@given(st.lists(st.tuples(st.integers(0, 30_000), st.integers(-1_500, 1_500), st.booleans()), max_size=20))
def test_what_it_has_told_adds_up_to_what_was_set(days: list[tuple[int, int, bool]]) -> None:
    laptop, told, was_set = Laptop(), NONE, NONE
    for passed, by, asked in days:
        before = laptop.clock()
        laptop.lives(seconds=passed)
        laptop.sets(timedelta(minutes=by))
        was_set += timedelta(minutes=by)
        assert laptop.clock() == before + timedelta(seconds=passed)
        if asked:
            told += laptop.clock.moved()
    assert told + laptop.clock.moved() == was_set
    assert laptop.clock() == laptop.wall


def test_summer_time_does_not_count(laptop: Laptop) -> None:
    laptop.lives(hours=2)
    laptop.wall = laptop.wall.astimezone(PARIS_IN_SUMMER)
    assert laptop.clock.moved() == NONE
    assert f"{laptop.clock():%H:%M}" == "12:00"


def test_a_laptop_that_falls_asleep_while_the_time_is_read_has_not_moved_its_clock() -> None:
    started = datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)
    steady = iter((0.0, 10.0, 1_210.0, 1_210.0, 1_210.0))  # it sleeps for twenty minutes after the second reading
    walls = iter((0, 10, 1_210))
    clock = WatchedClock(lambda: started + timedelta(seconds=next(walls)), lambda: next(steady))
    assert clock() == started + timedelta(seconds=1_210)


def test_the_laptops_own_clocks_agree() -> None:
    clock = WatchedClock()
    assert abs(clock() - datetime.now().astimezone()) < HOUR
    assert clock().tzinfo is not None
    assert clock.moved() == NONE
    before = steady_seconds()
    assert steady_seconds() >= before
    if hasattr(time, "CLOCK_BOOTTIME"):
        assert steady_seconds() >= time.clock_gettime(time.CLOCK_MONOTONIC) - 1, "it counts the sleep too"


# A day under way


@pytest.fixture
def day_store(tmp_path: Path, laptop: Laptop) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "day.atelier", clock=laptop.clock)) as store:
        cycle.start_cycle(store, "Projet de territoire")
        yield store


@pytest.fixture
def live(day_store: Store, laptop: Laptop) -> Session:
    """A day whose second item was resumed after a pause, eleven minutes ago."""
    session = cycle.new_session(day_store, template("mobilisation"), cycle.SessionDetails(day=laptop.wall.date()))
    flow.start_day(day_store, session.id)
    laptop.lives(minutes=20)
    flow.next_item(day_store, session.id)
    laptop.lives(minutes=2, seconds=7.4)
    flow.pause(day_store, session.id)
    laptop.lives(minutes=3)
    flow.resume(day_store, session.id)
    laptop.lives(minutes=11)
    return session


def given_to_items(store: Store, session: Session) -> list[timedelta]:
    """The time that each item was given."""
    held = reading.intervals(store, seen(store, session).items)
    return [spent(intervals, store.now()) for intervals in held.values()]


@pytest.mark.parametrize("by", [HOUR, -HOUR, timedelta(minutes=-5), timedelta(days=3)])
def test_a_clock_that_is_set_takes_nothing_from_what_is_left(
    day_store: Store, live: Session, laptop: Laptop, by: timedelta
) -> None:
    before, given_before, planned = left(day_store, live), given_to_items(day_store, live), table(day_store, live)
    laptop.sets(by)
    assert left(day_store, live) == before, "not even before anybody has noticed"
    moved = day_store.clock_moved()
    flow.clock_was_set(day_store, live.id, moved)
    assert day_store.now() == laptop.wall
    assert left(day_store, live) == before
    assert given_to_items(day_store, live) == given_before
    if abs(by) < timedelta(days=1):
        assert table(day_store, live).planned_end == planned.planned_end, "what was planned stays planned"
        assert table(day_store, live).drift == planned.drift + by, "the day is as late as the new clock says"
    laptop.lives(minutes=1)
    assert left(day_store, live) == before - timedelta(minutes=1)


def test_what_was_held_reads_in_order_on_the_new_clock(day_store: Store, live: Session, laptop: Laptop) -> None:
    before = [(slot.start, slot.end) for slot in table(day_store, live).slots[:2]]
    laptop.sets(-HOUR)
    flow.clock_was_set(day_store, live.id, day_store.clock_moved())
    after = [(slot.start, slot.end) for slot in table(day_store, live).slots[:2]]
    assert after == [tuple(moment - HOUR for moment in slot if moment) for slot in before]


def test_a_clock_set_wrong_then_right_leaves_no_trace(day_store: Store, live: Session, laptop: Laptop) -> None:
    before = day_store.all(Interval), day_store.the(Session, live.id), table(day_store, live)
    for by in (HOUR, -HOUR):
        laptop.sets(by)
        flow.clock_was_set(day_store, live.id, day_store.clock_moved())
    assert (day_store.all(Interval), day_store.the(Session, live.id), table(day_store, live)) == before


def test_a_pause_stays_a_pause(day_store: Store, live: Session, laptop: Laptop) -> None:
    flow.pause(day_store, live.id)
    before, paused = left(day_store, live), seen(day_store, live).flow
    laptop.sets(HOUR)
    flow.clock_was_set(day_store, live.id, day_store.clock_moved())
    laptop.lives(minutes=4)
    assert left(day_store, live) == before
    after = seen(day_store, live).flow
    assert paused is not None
    assert after is not None
    assert paused.paused_at is not None
    assert after.paused_at == paused.paused_at + HOUR


def test_who_came_and_who_spoke_is_told_on_the_new_clock(day_store: Store, live: Session, laptop: Laptop) -> None:
    with day_store.operation("people") as operation:
        here = operation.put(Participant(session_id=live.id, name="Odile", arrived_at=day_store.now()))
        absent = operation.put(Participant(session_id=live.id, name="Yann"))
        turn = operation.put(Turn(session_id=live.id, participant_id=here.id, started_at=day_store.now()))
        kept = operation.put(Recovery(session_id=live.id, chosen_at=day_store.now(), late=8, gain=8, text="-"))
    laptop.sets(HOUR)
    flow.clock_was_set(day_store, live.id, day_store.clock_moved())
    assert here.arrived_at is not None
    assert day_store.the(Participant, here.id).arrived_at == here.arrived_at + HOUR
    assert day_store.the(Participant, absent.id) == absent
    assert day_store.the(Turn, turn.id).started_at == turn.started_at + HOUR
    assert day_store.the(Recovery, kept.id) == kept


def frozen_time_left(store: Store, session: Session) -> timedelta:
    countdown: Countdown | None = getattr(from_json(screen.screen_of(store, session.id).frozen), "countdown", None)
    assert countdown is not None
    return countdown.left(store.now())


def test_a_frozen_picture_counts_down_as_before(day_store: Store, live: Session, laptop: Laptop) -> None:
    screen.toggle_freeze(day_store, live.id)
    before = frozen_time_left(day_store, live)
    laptop.sets(HOUR)
    flow.clock_was_set(day_store, live.id, day_store.clock_moved())
    assert frozen_time_left(day_store, live) == before
    assert from_json(screen.screen_of(day_store, live.id).frozen) == scene_of(day_store, live.id)


def test_a_frozen_picture_of_another_version_is_left_as_it_is(day_store: Store, live: Session) -> None:
    with day_store.operation("freeze", undo=Undo.NO) as operation:
        operation.put(replace(screen.screen_of(day_store, live.id), frozen='{"scene": "Hologram"}'))
    flow.clock_was_set(day_store, live.id, HOUR)
    assert screen.screen_of(day_store, live.id).frozen == '{"scene": "Hologram"}'


def test_undo_does_not_set_the_clock_back(day_store: Store, live: Session, laptop: Laptop) -> None:
    before, undone = left(day_store, live), day_store.can_undo()
    laptop.sets(HOUR)
    flow.clock_was_set(day_store, live.id, day_store.clock_moved())
    assert day_store.can_undo() == undone
    assert left(day_store, live) == before


def test_only_a_day_under_way_has_a_clock_to_keep(day_store: Store, live: Session) -> None:
    flow.close_day(day_store, live.id)
    announced = heard(day_store)
    with pytest.raises(FacilitatorError):
        flow.clock_was_set(day_store, live.id, HOUR)
    assert not announced


def test_a_sleep_of_twenty_minutes_was_lived_by_the_room(day_store: Store, live: Session, laptop: Laptop) -> None:
    before = left(day_store, live)
    laptop.lives(minutes=20)
    assert day_store.clock_moved() == NONE
    assert left(day_store, live) == before - timedelta(minutes=20)


def test_a_store_watches_the_laptops_clock_unless_it_is_given_one(tmp_path: Path) -> None:
    Store.create(tmp_path / "a.atelier").close()
    with closing(Store.open(tmp_path / "a.atelier")) as store:
        assert abs(store.now() - datetime.now().astimezone()) < HOUR
        assert store.clock_moved() == NONE
