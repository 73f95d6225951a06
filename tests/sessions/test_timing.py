"""Where the day stands, as properties: pure functions of instants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions import timing
from facilitator.sessions.records import AgendaItem, Flow, Interval, ItemKind, Phase, Session, SessionState
from facilitator.sessions.timing import SlotState, Timetable
from tests.conftest import PARIS_IN_WINTER

START = datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)


@dataclass(frozen=True)
class Day:
    """A day under way: the item at *place* has been held for some time, those before it too."""

    session: Session
    items: tuple[AgendaItem, ...]
    held: dict[str, tuple[Interval, ...]]
    flow: Flow | None
    now: datetime

    def table(self, **changed: object) -> Timetable:
        day = replace(self, **changed)  # type: ignore[arg-type]
        return timing.timetable(day.session, day.items, day.held, day.flow, day.now)

    @property
    def current(self) -> AgendaItem:
        return next(item for item in self.items if self.flow and item.id == self.flow.item_id)

    def left(self) -> timedelta:
        return timing.remaining(self.current, self.held.get(self.current.id, ()), self.now)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def item(place: int, length: int, extension: int = 0) -> AgendaItem:
    return AgendaItem(
        session_id="s", position=place, kind=ItemKind.REFLECTION, title=str(place), minutes=length, extension=extension
    )


def stretch(of: AgendaItem, begin: datetime, length: timedelta | None) -> Interval:
    return Interval(item_id=of.id, started_at=begin, ended_at=None if length is None else begin + length)


def phases(*lengths: int) -> list[Phase]:
    return [Phase(item_id="i", position=place, title=str(place), minutes=m) for place, m in enumerate(lengths)]


def told(found: timing.PhaseUnderWay | None) -> tuple[str, float, str]:
    """Which phase is under way, the minutes left of it, and the one after it."""
    assert found is not None
    return found.phase.title, found.left / minutes(1), found.following.title if found.following else ""


def test_phases_come_one_after_the_other_and_the_last_has_what_was_added() -> None:
    parts = phases(5, 25, 20)
    assert told(timing.phase_at(parts, minutes(0), minutes(50))) == ("0", 5, "1")
    assert told(timing.phase_at(parts, minutes(5), minutes(50))) == ("1", 25, "2")
    assert told(timing.phase_at(parts, minutes(40), minutes(60))) == ("2", 20, "")
    assert told(timing.phase_at(parts, minutes(70), minutes(60))) == ("2", -10, "")
    assert timing.phase_at([], minutes(5), minutes(50)) is None


def test_what_an_item_is_shortened_by_is_taken_from_all_its_phases() -> None:
    parts = phases(10, 20, 20)
    assert told(timing.phase_at(parts, minutes(0), minutes(25))) == ("0", 5, "1")
    assert told(timing.phase_at(parts, minutes(5), minutes(25))) == ("1", 10, "2")
    assert told(timing.phase_at(parts, minutes(5), minutes(0))) == ("2", -5, "")


@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.integers(0, 200), st.floats(0, 300))
def test_the_phases_of_an_item_always_add_up_to_it(lengths: list[int], total: int, given_to_it: float) -> None:
    """What is left of the phase under way and of those after it is what is left of the item."""
    parts, spent = phases(*lengths), minutes(given_to_it)
    found = timing.phase_at(parts, spent, minutes(total))
    assert found is not None
    assert (found.left > timedelta()) or found.following is None
    if found.following is None:
        assert found.left == minutes(total) - spent
    else:
        after = timing.phase_at(parts, spent + found.left, minutes(total))
        assert after is not None
        assert after.phase.position > found.phase.position


SHORT = st.integers(0, 90)


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Some items held (in pieces), some skipped, one running, some to come."""
    lengths = draw(st.lists(st.tuples(SHORT, st.integers(-30, 30)), min_size=1, max_size=8))
    items = tuple(item(place, length, extension) for place, (length, extension) in enumerate(lengths))
    place = draw(st.integers(0, len(items) - 1))
    clock, held = START + minutes(draw(st.integers(-60, 60))), {}
    session = Session(cycle_id="c", position=0, title="", day=START.date(), state=SessionState.LIVE, started_at=clock)
    for one in items[: place + 1]:
        pieces = []
        for _piece in range(draw(st.integers(0, 2))):
            length = timedelta(seconds=draw(st.integers(0, 5_000)))
            pieces.append(stretch(one, clock, length))
            clock += length + timedelta(seconds=draw(st.integers(0, 600)))
        held[one.id] = tuple(pieces)
    running = items[place]
    held[running.id] = (*held[running.id], stretch(running, clock, None))
    now = clock + timedelta(seconds=draw(st.integers(0, 7_200)))
    return Day(session, items, held, Flow(session_id="s", item_id=running.id), now)


@given(days())
def test_the_plan_is_the_sum_of_the_planned_durations(day: Day) -> None:
    table = day.table()
    assert table.planned_start == START
    assert table.planned_end - table.planned_start == minutes(sum(one.minutes for one in day.items))
    clock = table.planned_start
    for slot in table.slots:
        assert slot.planned_start == clock
        clock = slot.planned_end
        assert clock - slot.planned_start == minutes(slot.item.minutes)


@given(days())
def test_the_expected_end_is_now_and_what_is_left(day: Day) -> None:
    after = day.items[day.current.position + 1 :]
    left = max(timedelta(), day.left()) + sum((timing.effective(one) for one in after), timedelta())
    table = day.table()
    assert table.expected_end == day.now + left
    assert table.drift == table.expected_end - table.planned_end


@given(days())
def test_what_is_to_come_follows_without_a_hole(day: Day) -> None:
    slots = day.table().slots[day.current.position :]
    clock = slots[0].end
    assert slots[0].state is SlotState.CURRENT
    for slot in slots[1:]:
        assert slot.state is SlotState.UPCOMING
        assert slot.start == clock
        clock = slot.end
    assert clock == day.table().expected_end


@given(days(), st.integers(1, 3_600))
def test_a_running_item_uses_its_own_time_first(day: Day, seconds: int) -> None:
    """As long as something is left the end does not move; past that, it moves with the clock."""
    later = replace(day, now=day.now + timedelta(seconds=seconds))
    assert later.left() == day.left() - timedelta(seconds=seconds)
    moved = later.table().expected_end - day.table().expected_end
    assert moved == max(timedelta(), -later.left()) - max(timedelta(), -day.left())


@given(days(), st.integers(1, 3_600))
def test_a_pause_moves_the_end_by_as_long_as_it_lasts(day: Day, seconds: int) -> None:
    *before, running = day.held[day.current.id]
    paused = replace(day, held={**day.held, day.current.id: (*before, replace(running, ended_at=day.now))})
    later = replace(paused, now=day.now + timedelta(seconds=seconds))

    assert paused.table() == day.table()
    assert later.left() == day.left()
    assert later.table().expected_end == day.table().expected_end + timedelta(seconds=seconds)


@given(days())
def test_an_item_that_was_skipped_is_not_held(day: Day) -> None:
    for slot in day.table().slots[: day.current.position]:
        held = day.held[slot.item.id]
        assert slot.state is (SlotState.HELD if held else SlotState.NOT_HELD)
        assert (slot.start, slot.end) == ((held[0].started_at, held[-1].ended_at) if held else (None, None))


@given(days(), st.data())
def test_going_back_to_an_item_resumes_it(day: Day, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, day.current.position))
    again, left = day.items[place], {}
    left[again.id] = timing.remaining(again, day.held[again.id], day.now)
    *before, running = day.held[day.current.id]
    held = {**day.held, day.current.id: (*before, replace(running, ended_at=day.now))}
    held[again.id] = (*held[again.id], stretch(again, day.now, None))
    back = replace(day, held=held, flow=Flow(session_id="s", item_id=again.id))

    assert back.left() == left[again.id]
    assert back.table().slots[place].start == held[again.id][0].started_at


@given(days())
def test_remaining_time_goes_below_zero_and_the_end_never_before_now(day: Day) -> None:
    over = replace(day, now=day.now + minutes(200))
    assert over.left() < timedelta()
    assert over.table().slots[day.current.position].end == over.now
    assert over.table().expected_end >= over.now


@given(days(), st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))))
def test_the_zone_in_which_instants_are_written_does_not_matter(day: Day, zone: timezone) -> None:
    elsewhere = replace(
        day,
        now=day.now.astimezone(zone),
        held={
            key: tuple(
                replace(
                    i, started_at=i.started_at.astimezone(zone), ended_at=i.ended_at and i.ended_at.astimezone(zone)
                )
                for i in found
            )
            for key, found in day.held.items()
        },
    )
    assert elsewhere.table() == day.table()


def test_the_plan_is_on_the_room_s_clock_whatever_the_zone() -> None:
    for hours in (-10, 0, 1, 12):
        zone = timezone(timedelta(hours=hours))
        session = Session(cycle_id="c", position=0, title="", day=date(2026, 3, 12), starts_at=545)
        now = datetime(2026, 3, 11, 18, 0, tzinfo=zone)
        table = timing.timetable(session, [item(0, 30)], {}, None, now)
        assert table.planned_start == datetime(2026, 3, 12, 9, 5, tzinfo=zone)


def test_before_the_day_everything_is_to_come_at_its_planned_time() -> None:
    session = Session(cycle_id="c", position=0, title="", day=START.date(), starts_at=540)
    table = timing.timetable(session, [item(0, 30), item(1, 45)], {}, None, START - minutes(600))
    assert [(slot.state, slot.start, slot.end) for slot in table.slots] == [
        (SlotState.UPCOMING, START, START + minutes(30)),
        (SlotState.UPCOMING, START + minutes(30), START + minutes(75)),
    ]
    assert table.drift == timedelta()


@given(days())
def test_a_closed_day_ended_when_it_was_closed(day: Day) -> None:
    *before, running = day.held[day.current.id]
    closed_at = day.now + minutes(3)
    session = replace(day.session, state=SessionState.CLOSED, closed_at=closed_at)
    held = {**day.held, day.current.id: (*before, replace(running, ended_at=day.now))}
    table = replace(day, session=session, held=held, now=day.now + minutes(60 * 24 * 30)).table()

    assert table.expected_end == closed_at
    assert {slot.state for slot in table.slots} <= {SlotState.HELD, SlotState.NOT_HELD}
    assert table.slot(day.current.id).end == day.now


@pytest.mark.parametrize(("length", "extension", "effective"), [(30, 0, 30), (30, 5, 35), (30, -30, 0), (30, -40, 0)])
def test_an_item_never_lasts_less_than_nothing(length: int, extension: int, effective: int) -> None:
    assert timing.effective(item(0, length, extension)) == minutes(effective)
