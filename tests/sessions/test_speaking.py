"""Speaking time: one voice at a time, totals that add up, beside who is there; put right afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError, NotFound
from facilitator.sessions import agenda, flow, speaking, turns
from facilitator.sessions.records import College, Participant, SceneKind, Session, Speaker, Turn
from facilitator.sessions.scene.choices import Choice, choices, scene_for
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import SpeakingTimeScene
from facilitator.sessions.scene.wire import from_json, to_json
from facilitator.sessions.speaking_time import SpeakingTime, length, speaking_time, speaking_time_of, whole_minutes
from facilitator.sessions.store import Store
from facilitator.sessions.turns import Voice

from ..conftest import NINE, Clock
from .helpers import back_and_forth, everything, heard, seen

ELECTED, DGS, EXPERT = (Voice(college=one) for one in (College.ELECTED, College.DGS, College.EXPERT))


@pytest.fixture
def people(store: Store, day: Session) -> dict[str, Participant]:
    """Five people of the day, listed."""
    listed = [
        Participant(session_id=day.id, name=name, college=college)
        for name, college in (
            ("Mireille Faucon", College.ELECTED),
            ("Roland Maisonnial", College.ELECTED),
            ("Odile Ramirand", College.DGS),
            ("Yann Le Guirriec", College.INHABITANTS),
            ("Une voisine", None),
        )
    ]
    with store.operation("invite") as operation:
        for person in listed:
            operation.put(person)
    return {person.name: person for person in listed}


def speak(store: Store, clock: Clock, day: Session, voice: Voice, **duration: float) -> Turn:
    """Somebody speaks for so long, and stops."""
    turn = speaking.start(store, day.id, voice)
    clock.forward(**duration)
    speaking.stop(store, day.id)
    return store.the(Turn, turn.id)


def totals(found: SpeakingTime) -> dict[College | None, int]:
    """The seconds of each college that was heard."""
    return {one.college: int(one.time.total_seconds()) for one in found.heard}


def test_a_turn_lasts_from_the_start_to_the_stop_and_belongs_to_its_item(
    store: Store, day: Session, clock: Clock
) -> None:
    turn = speak(store, clock, day, ELECTED, minutes=3)
    current = seen(store, day).current_item
    assert current is not None
    assert (turn.college, turn.item_id) == (College.ELECTED, current.id)
    assert length(turn, None) == timedelta(minutes=3)
    assert turns.running(store, day.id) is None


def test_who_begins_ends_who_was_speaking(store: Store, day: Session, clock: Clock) -> None:
    speaking.start(store, day.id, ELECTED)
    clock.forward(minutes=2)
    speaking.start(store, day.id, DGS)
    clock.forward(minutes=1)
    assert totals(speaking_time_of(store, day.id)) == {College.ELECTED: 120, College.DGS: 60}
    assert [turn.ended_at is None for turn in turns.turns_of(store, day.id)] == [False, True]


def test_starting_who_speaks_already_changes_nothing(store: Store, day: Session, clock: Clock) -> None:
    first = speaking.start(store, day.id, ELECTED)
    clock.forward(minutes=2)
    announced = heard(store)
    assert speaking.start(store, day.id, ELECTED) == first
    assert announced == []


def test_the_same_key_starts_and_stops(store: Store, day: Session, clock: Clock) -> None:
    for _press in range(4):
        speaking.toggle(store, day.id, ELECTED)
        clock.forward(seconds=30)
    assert [length(turn, None).seconds for turn in turns.turns_of(store, day.id)] == [30, 30]


def test_a_slip_of_the_finger_leaves_no_trace(store: Store, day: Session, clock: Clock) -> None:
    speaking.start(store, day.id, DGS)
    clock.forward(seconds=1)
    speaking.start(store, day.id, ELECTED)
    clock.forward(seconds=1)
    speaking.stop(store, day.id)
    assert turns.turns_of(store, day.id) == []


def test_nobody_speaks_before_the_day_nor_after_it(store: Store, session: Session) -> None:
    with pytest.raises(FacilitatorError, match="Start the day first"):
        speaking.start(store, session.id, ELECTED)
    flow.start_day(store, session.id)
    flow.close_day(store, session.id)
    with pytest.raises(FacilitatorError, match="Start the day first"):
        speaking.start(store, session.id, ELECTED)


def test_somebody_who_is_not_on_the_list_any_more_is_refused(store: Store, day: Session) -> None:
    with pytest.raises(NotFound, match="not on the list"):
        speaking.start(store, day.id, Voice(participant_id="gone"))


def test_going_to_the_next_item_lets_who_speaks_finish(store: Store, day: Session, clock: Clock) -> None:
    speaking.start(store, day.id, ELECTED)
    clock.forward(minutes=1)
    flow.next_item(store, day.id)
    clock.forward(minutes=1)
    assert totals(speaking_time_of(store, day.id)) == {College.ELECTED: 120}


def test_whoever_has_the_floor_is_cut_in_an_operation_that_ends_the_day(
    store: Store, day: Session, clock: Clock
) -> None:
    speaking.start(store, day.id, ELECTED)
    clock.forward(minutes=4)
    with store.operation("close") as operation:
        turns.end_running(operation, store, day.id, store.now())
    assert turns.running(store, day.id) is None
    assert totals(speaking_time_of(store, day.id)) == {College.ELECTED: 240}


def test_a_clock_that_is_set_changes_nothing_of_what_was_counted(store: Store, day: Session, clock: Clock) -> None:
    speak(store, clock, day, DGS, minutes=2)
    speaking.start(store, day.id, ELECTED)
    clock.forward(minutes=1)
    before = totals(speaking_time_of(store, day.id))
    clock.forward(hours=1)
    with store.operation("clock") as operation:
        turns.shift(operation, store, day.id, timedelta(hours=1))
    assert totals(speaking_time_of(store, day.id)) == before == {College.DGS: 120, College.ELECTED: 60}


# Who the key is for


def test_the_key_is_first_for_the_speaker_of_the_item_then_for_who_spoke_last_in_it(
    store: Store, day: Session, clock: Clock, people: dict[str, Participant]
) -> None:
    items = seen(store, day).items
    witness = people["Odile Ramirand"]
    speakers = [Speaker(item_id=items[1].id, position=0, name=witness.name, participant_id=witness.id)]
    agenda.set_speakers(store, items[1], speakers)
    assert speaking.expected(store, day.id) is None
    speak(store, clock, day, ELECTED, minutes=1)
    assert speaking.expected(store, day.id) == ELECTED
    flow.go_to(store, day.id, items[1])
    assert speaking.expected(store, day.id) == Voice(witness.id)
    speak(store, clock, day, ELECTED, minutes=1)
    assert speaking.expected(store, day.id) == ELECTED


def test_a_speaker_who_is_not_on_the_list_speaks_for_the_experts(store: Store, day: Session) -> None:
    item = seen(store, day).items[1]
    agenda.set_speakers(store, item, [Speaker(item_id=item.id, position=0, role="Juriste")])
    flow.go_to(store, day.id, item)
    assert speaking.expected(store, day.id) == EXPERT


def test_the_key_is_for_who_has_the_floor_even_when_the_item_is_another(store: Store, day: Session) -> None:
    item = seen(store, day).items[1]
    agenda.set_speakers(store, item, [Speaker(item_id=item.id, position=0, role="Juriste")])
    speaking.start(store, day.id, DGS)
    flow.go_to(store, day.id, item)
    assert speaking.expected(store, day.id) == DGS


# Putting right


def test_starting_and_stopping_are_not_undone_but_a_correction_is(store: Store, day: Session, clock: Clock) -> None:
    turn = speak(store, clock, day, ELECTED, minutes=1)
    assert store.can_undo() is None
    before = everything(store)
    speaking.correct(store, turn, DGS)
    assert totals(speaking_time_of(store, day.id)) == {College.DGS: 60}
    assert store.can_undo() == "correct_turn"
    back_and_forth(store, before)


def test_a_turn_that_was_none_is_removed_and_comes_back(store: Store, day: Session, clock: Clock) -> None:
    turn = speak(store, clock, day, ELECTED, minutes=1)
    before = everything(store)
    speaking.remove_turn(store, turn)
    assert speaking_time_of(store, day.id).total == timedelta()
    back_and_forth(store, before)


def test_a_correction_of_who_is_speaking_can_be_undone_once_they_have_stopped(
    store: Store, day: Session, clock: Clock
) -> None:
    turn = speaking.start(store, day.id, ELECTED)
    speaking.correct(store, turn, DGS)
    clock.forward(minutes=1)
    speaking.stop(store, day.id)
    store.undo()
    assert totals(speaking_time_of(store, day.id)) == {College.ELECTED: 60}


def test_a_turn_under_way_is_stopped_before_it_is_removed(store: Store, day: Session) -> None:
    turn = speaking.start(store, day.id, ELECTED)
    with pytest.raises(FacilitatorError, match="stop it"):
        speaking.remove_turn(store, turn)


def test_what_was_removed_meanwhile_is_told(store: Store, day: Session, clock: Clock) -> None:
    turn = speak(store, clock, day, ELECTED, minutes=1)
    speaking.remove_turn(store, turn)
    with pytest.raises(NotFound, match="undo brings it back"):
        speaking.correct(store, turn, DGS)


# What it adds up to


def test_a_person_speaks_for_their_college(
    store: Store, day: Session, clock: Clock, people: dict[str, Participant]
) -> None:
    speak(store, clock, day, Voice(people["Mireille Faucon"].id), minutes=3)
    speak(store, clock, day, ELECTED, minutes=1)
    speak(store, clock, day, Voice(people["Une voisine"].id), minutes=2)
    found = speaking_time_of(store, day.id)
    assert totals(found) == {College.ELECTED: 240, None: 120}
    assert [(one.participant.name, one.turns) for one in found.people] == [("Mireille Faucon", 1), ("Une voisine", 1)]


def test_time_stands_beside_all_who_are_expected_until_somebody_is_marked_at_the_door(
    store: Store, day: Session, clock: Clock, people: dict[str, Participant]
) -> None:
    speak(store, clock, day, ELECTED, minutes=3)
    assert shares(store, day)[College.ELECTED] == (1.0, 0.4)
    with store.operation("excuse") as operation:
        operation.put(replace(people["Une voisine"], excused=True))
    assert shares(store, day)[College.ELECTED] == (1.0, 0.5)
    with store.operation("mark") as operation:
        for name in ("Mireille Faucon", "Roland Maisonnial", "Odile Ramirand"):
            operation.put(replace(people[name], arrived_at=NINE))
    assert shares(store, day) == {College.ELECTED: (1.0, 2 / 3), College.DGS: (0.0, 1 / 3)}


def test_whoever_has_left_was_there(store: Store, day: Session, people: dict[str, Participant]) -> None:
    with store.operation("mark") as operation:
        operation.put(replace(people["Odile Ramirand"], arrived_at=NINE, left_at=NINE + timedelta(hours=3)))
    assert speaking_time_of(store, day.id).present == 1


def test_a_college_that_is_there_and_says_nothing_is_silent(
    store: Store, day: Session, clock: Clock, people: dict[str, Participant]
) -> None:
    speak(store, clock, day, ELECTED, minutes=3)
    speak(store, clock, day, EXPERT, minutes=3)
    assert {one.college for one in speaking_time_of(store, day.id).silent} == {College.DGS, College.INHABITANTS, None}


def test_who_speaks_counts_up_to_now_and_not_at_all_without_a_clock(store: Store, day: Session, clock: Clock) -> None:
    speaking.start(store, day.id, ELECTED)
    clock.forward(minutes=5)
    assert totals(speaking_time_of(store, day.id)) == {College.ELECTED: 300}
    assert speaking_time(turns.turns_of(store, day.id), []).heard == ()


def test_what_has_begun_counts_for_a_minute() -> None:
    assert [whole_minutes(timedelta(seconds=s)) for s in (0, 1, 89, 91, 3600)] == [0, 1, 1, 2, 60]


@given(
    st.lists(st.tuples(st.sampled_from([None, *College]), st.integers(0, 7), st.integers(0, 3000)), max_size=30),
    st.lists(st.sampled_from([None, *College]), max_size=8),
)
def test_shares_are_of_everything_and_of_everybody(
    said: list[tuple[College | None, int, int]], colleges: list[College | None]
) -> None:
    people = [Participant(session_id="s", name=f"{n}", college=college) for n, college in enumerate(colleges)]
    spoken = [
        Turn(
            session_id="s",
            participant_id=people[who].id if who < len(people) else None,
            college=None if who < len(people) else college,
            started_at=NINE,
            ended_at=NINE + timedelta(seconds=seconds),
        )
        for college, who, seconds in said
    ]
    found = speaking_time(spoken, people)
    assert found.total == timedelta(seconds=sum(seconds for _c, _w, seconds in said))
    assert sum((one.time for one in found.colleges), timedelta()) == found.total
    assert sum(one.people for one in found.colleges) == found.present == len(people)
    assert sum(one.turns for one in found.colleges) == len(said)
    assert sum(one.share for one in found.colleges) == pytest.approx(1 if found.total else 0)
    assert sum(one.people_share for one in found.colleges) == pytest.approx(1 if people else 0)
    assert list(found.colleges) == sorted(found.colleges, key=lambda one: -one.time)


@settings(max_examples=15)
@given(steps=st.lists(st.tuples(st.sampled_from([None, ELECTED, DGS, EXPERT]), st.integers(0, 400)), max_size=25))
def test_however_the_floor_goes_round_there_is_one_voice_and_no_second_is_lost_or_counted_twice(
    steps: list[tuple[Voice | None, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    clock = Clock(NINE)
    with_day = Store.create(tmp_path_factory.mktemp("floor") / "a.atelier", clock=clock)
    session = _bare_day(with_day)
    expected = 0
    for voice, seconds in steps:
        if voice is None:
            speaking.stop(with_day, session.id)
        else:
            speaking.start(with_day, session.id, voice)
        assert sum(turn.ended_at is None for turn in turns.turns_of(with_day, session.id)) == (voice is not None)
        clock.forward(seconds=seconds + speaking.SLIP.seconds)
        expected += seconds + speaking.SLIP.seconds if voice is not None else 0
    speaking.stop(with_day, session.id)
    assert speaking_time_of(with_day, session.id).total == timedelta(seconds=expected)
    assert with_day.problems() == []
    with_day.close()


def _bare_day(store: Store) -> Session:
    from facilitator.sessions import cycle
    from facilitator.sessions.cycle import SessionDetails
    from facilitator.sessions.templates import template

    cycle.start_cycle(store, "Un cycle")
    session = cycle.new_session(store, template("mobilisation"), SessionDetails(day=NINE.date()))
    flow.start_day(store, session.id)
    return session


def shares(store: Store, day: Session) -> dict[College | None, tuple[float, float]]:
    return {one.college: (one.share, one.people_share) for one in speaking_time_of(store, day.id).colleges}


# The room


def test_the_room_may_see_it_once_something_was_counted(store: Store, day: Session, clock: Clock) -> None:
    wanted = Choice(SceneKind.SPEAKING_TIME)
    assert wanted not in choices(moment_of(store, day.id))
    assert not isinstance(scene_for(moment_of(store, day.id), wanted), SpeakingTimeScene)
    speak(store, clock, day, ELECTED, minutes=3)
    assert wanted in choices(moment_of(store, day.id))
    assert isinstance(scene_for(moment_of(store, day.id), wanted), SpeakingTimeScene)


def test_the_room_sees_colleges_and_never_a_name(
    store: Store, day: Session, clock: Clock, people: dict[str, Participant]
) -> None:
    speak(store, clock, day, Voice(people["Mireille Faucon"].id), minutes=3)
    speak(store, clock, day, DGS, minutes=1)
    scene = scene_for(moment_of(store, day.id), Choice(SceneKind.SPEAKING_TIME))
    assert isinstance(scene, SpeakingTimeScene)
    assert [(one.name, one.minutes, one.share, one.people) for one in scene.spoken] == [
        ("Elected officials", 3, 75, 40),
        ("Heads of service", 1, 25, 20),
        ("Inhabitants", 0, 0, 20),
        ("Others", 0, 0, 20),
    ]
    assert scene.minutes == 4
    assert not any(name in to_json(scene) for name in people)
    assert from_json(to_json(scene)) == scene
