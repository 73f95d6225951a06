"""What the room sees of its answers on the wheel and the staircase, and of what it promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facilitator.sessions import commitments, cycle, evaluation, flow, plane, reading, screen
from facilitator.sessions.positioning import answer, count_answers, rate
from facilitator.sessions.ratings import RETURN, Form, Subject
from facilitator.sessions.records import Commitment, FeedbackKind, Instrument, ItemKind, SceneKind, Session
from facilitator.sessions.scene.choices import Choice, choices, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import (
    CommitmentsScene,
    EvaluationScene,
    PlaneScene,
    Scene,
    StaircaseScene,
    TrendsScene,
    WheelScene,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.wheel import wheel


def shown(store: Store, session: Session, kind: SceneKind) -> Scene:
    screen.show(store, session.id, Choice(kind))
    return scene_of(store, session.id)


def the_wheel(store: Store, session: Session) -> WheelScene:
    found = shown(store, session, SceneKind.WHEEL)
    assert isinstance(found, WheelScene)
    return found


def go(store: Store, session: Session, kind: ItemKind) -> None:
    items = reading.outline(store, session.id).items
    flow.go_to(store, session.id, next(item for item in items if item.kind is kind))


def test_an_empty_wheel_has_its_ten_levers_and_no_mean(store: Store, day: Session) -> None:
    found = the_wheel(store, day)
    assert [(one.number, one.mean, one.before) for one in found.levers] == [(n, None, None) for n in range(1, 11)]
    assert (found.axes, found.answers, found.before) == (wheel().axes, 0, "")


def test_the_wheel_has_the_mean_of_each_lever_and_how_many_answered(store: Store, day: Session) -> None:
    for lever, value, count in ((1, 2, 3), (1, 5, 1), (2, 0, 2)):
        rate(store, day.id, lever, value, count)
    found = the_wheel(store, day)
    assert [one.mean for one in found.levers[:3]] == [2.75, 0.0, None]
    assert found.answers == 4


def test_the_wheel_has_the_line_of_the_day_before(store: Store, day: Session) -> None:
    rate(store, day.id, 1, 2, 10)
    flow.close_day(store, day.id)
    later = cycle.new_session(store, template("mutualisation"), cycle.SessionDetails(title="Mutualiser"))
    rate(store, later.id, 1, 4, 1)
    rate(store, later.id, 2, 4, 1)
    found = the_wheel(store, later)
    assert [(one.mean, one.before) for one in found.levers[:3]] == [(4.0, 2.0), (4.0, None), (None, None)]
    assert found.before == day.title


def test_the_staircase_counts_those_who_stand_on_each_step(store: Store, day: Session) -> None:
    rate(store, day.id, None, 1, 4)
    rate(store, day.id, None, 5, 2)
    rate(store, day.id, 5, 5, 9)
    found = shown(store, day, SceneKind.STAIRCASE)
    assert isinstance(found, StaircaseScene)
    assert [(one.title, one.count) for one in found.levels] == list(
        zip(wheel().staircase, (4, 0, 0, 0, 2), strict=True)
    )


def test_the_room_reads_what_was_promised_in_its_order(store: Store, day: Session) -> None:
    for what in ("deux", "un"):
        commitments.commit(store, Commitment(session_id=day.id, position=0, what=what, who="Ana", due=date(2027, 1, 2)))
    commitments.move(store, store.all(Commitment)[1], 0)
    found = shown(store, day, SceneKind.COMMITMENTS)
    assert isinstance(found, CommitmentsScene)
    assert [(one.what, one.who, one.due) for one in found.promises] == [
        ("un", "Ana", date(2027, 1, 2)),
        ("deux", "Ana", date(2027, 1, 2)),
    ]


def test_without_names_the_room_does_not_read_who_promised(store: Store, day: Session) -> None:
    kept = commitments.commit(store, Commitment(session_id=day.id, position=0, what="un", who="Ana"))
    screen.hide_names(store, day.id, hidden=True)
    commitments.edit(store, replace(kept, who="Ana Lopez"))
    found = shown(store, day, SceneKind.COMMITMENTS)
    assert isinstance(found, CommitmentsScene)
    assert [(one.what, one.who) for one in found.promises] == [("un", "")]


def test_the_wheel_comes_with_its_item(store: Store, day: Session) -> None:
    go(store, day, ItemKind.POSITIONING)
    assert isinstance(scene_of(store, day.id), WheelScene)


def test_what_was_promised_comes_with_its_item_once_there_is_something(store: Store, day: Session) -> None:
    go(store, day, ItemKind.COMMITMENTS)
    assert not isinstance(scene_of(store, day.id), CommitmentsScene)
    commitments.commit(store, Commitment(session_id=day.id, position=0, what="un"))
    assert isinstance(scene_of(store, day.id), CommitmentsScene)


def test_only_what_was_filled_in_is_offered_elsewhere(store: Store, day: Session) -> None:
    def offered() -> set[SceneKind]:
        mine = {SceneKind.WHEEL, SceneKind.STAIRCASE, SceneKind.COMMITMENTS}
        return {choice.kind for choice in choices(moment_of(store, day.id))} & mine

    assert offered() == set()
    rate(store, day.id, None, 2, 1)
    assert offered() == {SceneKind.STAIRCASE}
    rate(store, day.id, 1, 2, 1)
    commitments.commit(store, Commitment(session_id=day.id, position=0, what="un"))
    assert offered() == {SceneKind.WHEEL, SceneKind.STAIRCASE, SceneKind.COMMITMENTS}


def test_each_lever_says_how_far_the_room_agrees(store: Store, day: Session) -> None:
    rate(store, day.id, 1, 3, 10)
    for value in (0, 5):
        rate(store, day.id, 2, value, 5)
    assert [one.accord for one in the_wheel(store, day).levers[:3]] == ["in agreement", "very divided", ""]


def test_the_wheel_can_be_compared_with_an_earlier_day_than_the_last(store: Store, day: Session) -> None:
    rate(store, day.id, 1, 2, 10)
    flow.close_day(store, day.id)
    second = cycle.new_session(store, template("mutualisation"))
    rate(store, second.id, 1, 5, 10)
    flow.start_day(store, second.id)
    flow.close_day(store, second.id)
    later = cycle.new_session(store, template("mutualisation"))
    assert the_wheel(store, later).levers[0].before == 5.0
    screen.show(store, later.id, Choice(SceneKind.WHEEL, day.id))
    found = scene_of(store, later.id)
    assert isinstance(found, WheelScene)
    assert (found.levers[0].before, found.before) == (2.0, day.title)


def test_the_trends_are_what_there_is_to_choose_from_until_somebody_ranks_them(store: Store, day: Session) -> None:
    found = shown(store, day, SceneKind.TRENDS)
    assert isinstance(found, TrendsScene)
    assert [(one.number, one.rank, one.mean) for one in found.trends] == [(n, 0, None) for n in range(1, 11)]
    answer(store, day.id, Subject(Instrument.TRENDS, 7), Form(table_number=1), 1)
    found = shown(store, day, SceneKind.TRENDS)
    assert isinstance(found, TrendsScene)
    assert (found.trends[0].number, found.trends[0].first, found.answers) == (7, 1, 1)


def test_points_keep_their_numbers_and_those_that_bring_most_for_least_come_first(store: Store, day: Session) -> None:
    for text, effort, impact in (("lourd", 90, 20), ("facile", 10, 90)):
        plane.place(store, day.id, text, effort, impact)
    found = shown(store, day, SceneKind.PLANE)
    assert isinstance(found, PlaneScene)
    assert [(one.number, one.text, one.effort, one.impact, one.quarter) for one in found.spots] == [
        (2, "facile", 0.1, 0.9, "Quick wins"),
        (1, "lourd", 0.9, 0.2, "To avoid"),
    ]


def test_the_room_sees_what_it_says_of_its_day_and_of_nobody(store: Store, day: Session) -> None:
    count_answers(store, day.id, RETURN, 4, 3)
    for kind, text in ((FeedbackKind.WORD, "Dense"), (FeedbackKind.WORD, "Utile"), (FeedbackKind.WORD, "utile")):
        evaluation.add(store, day.id, kind, text)
    evaluation.add(store, day.id, FeedbackKind.CHANGE, "Commencer plus tard")
    found = shown(store, day, SceneKind.EVALUATION)
    assert isinstance(found, EvaluationScene)
    assert (found.counts, found.mean) == ((0, 0, 0, 0, 3, 0), 4.0)
    assert [(one.text, one.count) for one in found.words] == [("Utile", 2), ("Dense", 1)]
    assert [one.text for one in found.changes] == ["Commencer plus tard"]


def test_each_is_offered_when_its_time_has_come_or_once_it_was_answered(store: Store, day: Session) -> None:
    new = (SceneKind.TRENDS, SceneKind.PLANE, SceneKind.EVALUATION)

    def offered() -> list[SceneKind]:
        return [one.kind for one in choices(moment_of(store, day.id)) if one.kind in new]

    assert offered() == []
    go(store, day, ItemKind.POSITIONING)
    assert offered() == [SceneKind.TRENDS]
    go(store, day, ItemKind.CLOSING)
    assert offered() == [SceneKind.EVALUATION]
    plane.place(store, day.id, "une carte", 1, 1)
    answer(store, day.id, Subject(Instrument.TRENDS, 7), Form(table_number=1), 1)
    assert offered() == list(new)
