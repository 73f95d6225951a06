"""The rhythm of a day: phases, fixed points, items at the same time, the end fitted to an hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.sessions import agenda, flow, pacing, reading, themes
from facilitator.sessions.durations import TypedPhase, parse_phases
from facilitator.sessions.records import AgendaItem, Interval, ItemKind, Phase, SceneKind, Screen, Session
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.store import Store
from facilitator.sessions.timing import SlotState
from tests.conftest import NINE, Clock

from .helpers import back_and_forth, everything, seen, table

THREE = [TypedPhase("Alone", 5), TypedPhase("At the table", 25), TypedPhase("Report back", 20)]


def phases(store: Store, item: AgendaItem) -> list[tuple[str, int]]:
    return [(phase.title, phase.minutes) for phase in store.all(Phase, item_id=item.id)]


def again(store: Store, item: AgendaItem) -> AgendaItem:
    return store.the(AgendaItem, item.id)


def test_the_minutes_of_an_item_are_those_of_its_phases(store: Store, session: Session) -> None:
    item, before = seen(store, session).items[5], everything(store)
    pacing.set_phases(store, item, THREE)
    assert again(store, item).minutes == 50
    assert phases(store, item) == [("Alone", 5), ("At the table", 25), ("Report back", 20)]
    back_and_forth(store, before)
    pacing.set_phases(store, again(store, item), THREE[:1])
    assert (again(store, item).minutes, phases(store, item)) == (5, [("Alone", 5)])
    pacing.set_phases(store, again(store, item), [])
    assert (again(store, item).minutes, phases(store, item)) == (5, [])


@pytest.mark.parametrize("minutes", [0, 1, 20, 49, 51, 100, 240])
def test_a_longer_or_shorter_item_has_its_phases_cut_anew(store: Store, session: Session, minutes: int) -> None:
    item = seen(store, session).items[5]
    pacing.set_phases(store, item, THREE)
    before = everything(store)
    agenda.edit_item(store, replace(again(store, item), minutes=minutes))
    assert sum(length for _title, length in phases(store, item)) == minutes
    back_and_forth(store, before)


def test_phases_are_typed_as_they_are_said() -> None:
    assert parse_phases("Alone 5 · At the table 25 · Report back 20") == THREE
    assert parse_phases("Alone 5 min, at the table 1h15; 20 min report back") == [
        TypedPhase("Alone", 5),
        TypedPhase("at the table", 75),
        TypedPhase("report back", 20),
    ]
    assert parse_phases("1-2-4-all: 40") == [TypedPhase("1-2-4-all", 40)]
    assert parse_phases(" · ") == []
    with pytest.raises(FacilitatorError, match="has no duration"):
        parse_phases("Alone 5, at the table")


@given(
    st.lists(st.tuples(st.sampled_from(["Alone", "Table 4", "In pairs", "6 hats"]), st.integers(0, 240)), max_size=5)
)
def test_phases_come_back_as_they_were_typed(parts: list[tuple[str, int]]) -> None:
    typed = " · ".join(f"{title} {minutes} min" for title, minutes in parts)
    assert parse_phases(typed) == [TypedPhase(*part) for part in parts]


def test_a_fixed_item_waits_for_its_hour_and_tells_how_late_the_day_comes_to_it(
    store: Store, session: Session, clock: Clock
) -> None:
    items = seen(store, session).items
    agenda.edit_item(store, replace(items[1], fixed_at=9 * 60 + 45))
    assert table(store, session).slot(items[1].id).plan.gap == 15
    flow.start_day(store, session.id)
    clock.forward(minutes=20)
    point = table(store, session).appointments[0]
    assert (point.at, point.late) == (NINE + timedelta(minutes=45), timedelta(minutes=-15))
    assert table(store, session).slot(items[1].id).start == NINE + timedelta(minutes=45)
    clock.forward(minutes=35)
    point = table(store, session).appointments[0]
    assert point.late == timedelta(minutes=10)
    assert table(store, session).slot(items[1].id).start == clock.now


def test_an_item_that_has_to_be_over_tells_what_is_left_until_then(store: Store, day: Session, clock: Clock) -> None:
    first = seen(store, day).items[0]
    agenda.edit_item(store, replace(first, ends_by=9 * 60 + 20))
    assert table(store, day).appointments[0].late == timedelta(minutes=10)
    agenda.edit_item(store, replace(again(store, first), minutes=15))
    assert table(store, day).appointments[0].late == timedelta(minutes=-5)


def test_a_day_held_at_another_time_takes_its_fixed_points_along(store: Store, session: Session, clock: Clock) -> None:
    items = seen(store, session).items
    agenda.edit_item(store, replace(items[1], fixed_at=600, ends_by=660))
    clock.forward(hours=5)
    flow.start_day(store, session.id)
    moved = again(store, items[1])
    assert (moved.fixed_at, moved.ends_by) == (900, 960)


def test_groups_work_at_the_same_time_and_are_no_overlap(store: Store, session: Session) -> None:
    item, before = seen(store, session).items[5], everything(store)
    pacing.set_phases(store, item, THREE)
    store.undo()
    end = table(store, session).planned_end
    groups = pacing.split_in_groups(store, item, 4)
    back_and_forth(store, before)
    slots = [table(store, session).slot(group.id) for group in groups]
    assert len({slot.planned_start for slot in slots}) == 1
    assert all(slot.plan.overlap == 0 for slot in slots)
    assert table(store, session).planned_end == end
    assert [group.title[-7:] for group in groups] == ["group 1", "group 2", "group 3", "group 4"]


@pytest.mark.parametrize("count", [-1, 0, 1, 13])
def test_one_group_or_too_many_are_refused(store: Store, session: Session, count: int) -> None:
    before = everything(store)
    with pytest.raises(FacilitatorError, match="from 2 to 12"):
        pacing.split_in_groups(store, seen(store, session).items[5], count)
    assert everything(store) == before


def grouped(store: Store, session: Session) -> list[AgendaItem]:
    return pacing.split_in_groups(store, seen(store, session).items[5], 3)


def shape(store: Store, session: Session) -> list[tuple[str, bool]]:
    return [(item.title, item.parallel) for item in seen(store, session).items]


def test_the_first_of_a_group_takes_the_others_along(store: Store, session: Session) -> None:
    groups = grouped(store, session)
    agenda.move_item(store, groups[0], 1)
    assert [item.id for item in seen(store, session).items[1:4]] == [group.id for group in groups]
    assert [item.parallel for item in seen(store, session).items[1:5]] == [False, True, True, False]


def test_another_one_leaves_its_group_and_joins_one_where_it_lands_between(store: Store, session: Session) -> None:
    groups = grouped(store, session)
    agenda.move_item(store, groups[2], 1)
    assert not again(store, groups[2]).parallel
    agenda.move_item(store, again(store, groups[2]), again(store, groups[1]).position - 1)
    assert again(store, groups[2]).parallel


def test_when_the_first_of_a_group_goes_the_next_leads(store: Store, session: Session) -> None:
    groups, before = grouped(store, session), shape(store, session)
    agenda.remove_item(store, groups[0])
    assert [again(store, group).parallel for group in groups[1:]] == [False, True]
    store.undo()
    assert shape(store, session) == before


def test_what_is_added_or_copied_between_two_of_a_group_joins_it(store: Store, session: Session) -> None:
    groups = grouped(store, session)
    assert agenda.add_item(store, session, ItemKind.REFLECTION, "X", at=groups[0].position + 1).parallel
    assert agenda.duplicate_item(store, again(store, groups[0])).parallel


def test_the_first_item_is_held_at_the_same_time_as_nothing(store: Store, session: Session) -> None:
    items = seen(store, session).items
    with pytest.raises(FacilitatorError, match="Nothing comes before"):
        pacing.hold_together(store, items[0], parallel=True)
    pacing.hold_together(store, items[1], parallel=True)
    agenda.remove_item(store, items[0])
    assert not seen(store, session).items[0].parallel


def test_groups_begin_and_end_together_while_one_is_looked_at(store: Store, session: Session, clock: Clock) -> None:
    groups = grouped(store, session)
    flow.start_day(store, session.id)
    flow.go_to(store, session.id, again(store, groups[0]))
    states = {slot.item.id: slot.state for slot in table(store, session).slots}
    assert [states[group.id] for group in groups] == [SlotState.CURRENT] * 3
    clock.forward(minutes=10)
    flow.go_to(store, session.id, again(store, groups[2]))
    assert store.count(Interval, item_id=groups[0].id) == 1
    clock.forward(minutes=10)
    flow.pause(store, session.id)
    flow.resume(store, session.id)
    clock.forward(minutes=10)
    flow.next_item(store, session.id)
    held = reading.intervals(store, tuple(groups))
    assert {sum(((i.ended_at or NINE) - i.started_at for i in held[g.id]), timedelta()) for g in groups} == {
        timedelta(minutes=30)
    }
    after = seen(store, session).current_item
    assert after is not None
    assert after.position == again(store, groups[2]).position + 1
    flow.previous_item(store, session.id)
    assert seen(store, session).current_item == again(store, groups[0])


def test_the_end_is_fitted_by_spreading_what_is_missing(store: Store, session: Session) -> None:
    before, start = everything(store), session.starts_at
    pacing.set_phases(store, seen(store, session).items[5], THREE)
    store.undo()
    assert pacing.fit_end(store, session, start + 390) == start + 390
    back_and_forth(store, before)
    assert table(store, session).planned_end == NINE + timedelta(minutes=390)
    assert store.the(Session, session.id).ends_at == start + 390


def test_a_day_that_cannot_be_so_short_ends_as_early_as_minimums_allow(store: Store, session: Session) -> None:
    reached = pacing.fit_end(store, session, session.starts_at + 60)
    assert table(store, session).planned_end == NINE + timedelta(minutes=reached - session.starts_at)
    assert reached > session.starts_at + 60


def test_the_end_is_not_fitted_before_the_start_nor_during_the_day(store: Store, session: Session) -> None:
    before = everything(store)
    with pytest.raises(FacilitatorError, match="later hour"):
        pacing.fit_end(store, session, session.starts_at)
    assert everything(store) == before
    flow.start_day(store, session.id)
    with pytest.raises(FacilitatorError, match="day has begun"):
        pacing.fit_end(store, store.the(Session, session.id), session.starts_at + 300)


def test_the_room_sees_what_was_prepared_for_the_item(store: Store, day: Session) -> None:
    second = seen(store, day).items[1]
    agenda.edit_item(store, replace(second, shows=SceneKind.AGENDA))
    flow.next_item(store, day.id)
    assert store.all(Screen, session_id=day.id)[0].shown is SceneKind.AGENDA
    flow.next_item(store, day.id)
    assert store.all(Screen, session_id=day.id)[0].shown is SceneKind.MOMENT


def test_themes_and_questions_change_places(store: Store, session: Session) -> None:
    theme = themes.add_theme(store, session, "Second")
    before = everything(store)
    themes.move_theme(store, theme, 0)
    assert seen(store, session).themes[0].title == "Second"
    back_and_forth(store, before)
    question = seen(store, session).questions[-1]
    themes.move_question(store, question, 0)
    of_theme = [one for one in seen(store, session).questions if one.theme_id == question.theme_id]
    assert of_theme[0].id == question.id
    assert [one.position for one in of_theme] == list(range(len(of_theme)))


def test_groups_are_one_part_of_the_rail_of_the_day(store: Store, session: Session) -> None:
    before = scene_of(store, session.id).rail
    grouped(store, session)
    assert scene_of(store, session.id).rail == before
