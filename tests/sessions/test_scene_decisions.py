"""What the room sees of its answers on the wheel and the staircase, and of what it promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facilitator.sessions import commitments, cycle, flow, reading, screen
from facilitator.sessions.positioning import rate
from facilitator.sessions.records import Commitment, ItemKind, SceneKind, Session
from facilitator.sessions.scene.choices import Choice, choices, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import CommitmentsScene, Scene, StaircaseScene, WheelScene
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
