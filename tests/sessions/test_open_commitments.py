"""What earlier days promised: what a day begins with, what it changed of it, and what the room reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from facilitator.sessions import commitments, cycle, flow, open_commitments, reading, screen
from facilitator.sessions.records import Commitment, CommitmentState, ItemKind, SceneKind, Session
from facilitator.sessions.scene.choices import Choice, choices, preview, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import OpenCommitmentsScene
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template
from tests.conftest import Clock

STARTED, DONE, DROPPED = CommitmentState.STARTED, CommitmentState.DONE, CommitmentState.DROPPED


@pytest.fixture
def days(store: Store, mobilisation: Template, clock: Clock) -> list[Session]:
    """Three days a month apart: the first was held, the second has not begun, nor has the third."""
    today = clock.now.date()
    made = [
        cycle.new_session(store, mobilisation, cycle.SessionDetails(title, today + timedelta(days=30 * place)))
        for place, title in enumerate(("Un", "Deux", "Trois"))
    ]
    flow.start_day(store, made[0].id)
    return made


def promise(store: Store, day: Session, what: str, due: date | None = None) -> Commitment:
    return commitments.commit(store, Commitment(session_id=day.id, position=0, what=what, who="Ana", due=due))


def hold(store: Store, clock: Clock, over: Session, begun: Session) -> None:
    """One day is closed, and a month later another one begins."""
    flow.close_day(store, over.id)
    clock.forward(days=30)
    flow.start_day(store, begun.id)


def still(store: Store, day: Session) -> list[str]:
    return [one.commitment.what for one in open_commitments.of(store, store.the(Session, day.id))]


def told(store: Store, day: Session) -> list[tuple[str, CommitmentState, CommitmentState, int]]:
    found = open_commitments.earlier(store, store.the(Session, day.id))
    return [(one.commitment.what, one.before, one.state, len(one.steps)) for one in found]


def test_a_day_begins_with_what_earlier_days_left_open_the_oldest_due_first(
    store: Store, days: list[Session], clock: Clock
) -> None:
    promise(store, days[0], "sans date")
    promise(store, days[0], "en juin", date(2026, 6, 1))
    promise(store, days[0], "en mai", date(2026, 5, 1))
    hold(store, clock, days[0], days[1])
    promise(store, days[1], "en avril", date(2026, 4, 1))
    assert still(store, days[0]) == []
    assert still(store, days[1]) == ["en mai", "en juin", "sans date"]
    assert still(store, days[2]) == ["en avril", "en mai", "en juin", "sans date"]


@pytest.mark.parametrize("closed", [DONE, DROPPED])
def test_what_is_done_or_dropped_is_open_no_more(
    store: Store, days: list[Session], clock: Clock, closed: CommitmentState
) -> None:
    letter, bus = (promise(store, days[0], what) for what in ("lettre", "car"))
    commitments.set_state(store, letter, closed)
    hold(store, clock, days[0], days[1])
    assert still(store, days[1]) == ["car"]
    commitments.set_state(store, bus, STARTED)
    assert still(store, days[1]) == ["car"]


def test_what_was_closed_since_the_day_before_is_told_with_its_steps(
    store: Store, days: list[Session], clock: Clock
) -> None:
    letter, bus, _map = (promise(store, days[0], what) for what in ("lettre", "car", "carte"))
    commitments.set_state(store, bus, STARTED)
    flow.close_day(store, days[0].id)
    clock.forward(days=10)
    commitments.set_state(store, bus, DONE, "entre deux jours")
    clock.forward(days=20)
    flow.start_day(store, days[1].id)
    commitments.set_state(store, letter, STARTED)
    commitments.set_state(store, letter, DONE)
    planned = CommitmentState.PLANNED
    assert told(store, days[1]) == [
        ("lettre", planned, DONE, 2),
        ("car", STARTED, DONE, 1),
        ("carte", planned, planned, 0),
    ]
    assert still(store, days[1]) == ["carte"]


def test_what_a_later_day_changed_is_not_told_of_the_one_before(
    store: Store, days: list[Session], clock: Clock
) -> None:
    letter = promise(store, days[0], "lettre")
    hold(store, clock, days[0], days[1])
    commitments.set_state(store, letter, STARTED)
    hold(store, clock, days[1], days[2])
    commitments.set_state(store, letter, DONE)
    assert told(store, days[1]) == [("lettre", CommitmentState.PLANNED, STARTED, 1)]
    assert told(store, days[2]) == [("lettre", STARTED, DONE, 1)]


def test_what_was_closed_on_a_day_is_not_told_on_the_next(store: Store, days: list[Session], clock: Clock) -> None:
    letter = promise(store, days[0], "lettre")
    hold(store, clock, days[0], days[1])
    commitments.set_state(store, letter, DONE)
    hold(store, clock, days[1], days[2])
    assert told(store, days[2]) == []


def test_only_what_is_open_can_be_late(store: Store, days: list[Session]) -> None:
    one = promise(store, days[0], "lettre", date(2026, 5, 1))
    assert open_commitments.overdue(one, one.state, date(2026, 5, 2))
    assert not open_commitments.overdue(one, one.state, date(2026, 5, 1))
    assert not open_commitments.overdue(one, DONE, date(2026, 5, 2))
    assert not open_commitments.overdue(replace(one, due=None), one.state, date(2026, 5, 2))


# What the room reads of it


def test_the_room_reads_what_is_still_open_and_what_is_late(store: Store, days: list[Session], clock: Clock) -> None:
    letter = promise(store, days[0], "lettre", date(2026, 4, 1))
    promise(store, days[0], "car")
    commitments.set_state(store, letter, STARTED)
    hold(store, clock, days[0], days[1])
    clock.forward(days=5)
    screen.show(store, days[1].id, Choice(SceneKind.OPEN_COMMITMENTS))
    seen = scene_of(store, days[1].id)
    assert isinstance(seen, OpenCommitmentsScene)
    assert [(one.what, one.who, one.state, one.late) for one in seen.promises] == [
        ("lettre", "Ana", STARTED, True),
        ("car", "Ana", CommitmentState.PLANNED, False),
    ]
    screen.hide_names(store, days[1].id, hidden=True)
    hidden = scene_of(store, days[1].id)
    assert isinstance(hidden, OpenCommitmentsScene)
    assert [one.who for one in hidden.promises] == ["", ""]


def test_it_is_offered_first_during_the_welcome_and_while_there_is_something(
    store: Store, days: list[Session], clock: Clock
) -> None:
    letter = promise(store, days[0], "lettre")
    hold(store, clock, days[0], days[1])
    item = reading.outline(store, days[1].id).current_item
    assert item is not None
    assert item.kind is ItemKind.WELCOME
    offered = choices(moment_of(store, days[1].id))
    assert offered[1] == Choice(SceneKind.OPEN_COMMITMENTS)
    flow.next_item(store, days[1].id)
    assert Choice(SceneKind.OPEN_COMMITMENTS) in choices(moment_of(store, days[1].id))[2:]
    commitments.set_state(store, letter, DONE)
    moment = moment_of(store, days[1].id)
    assert Choice(SceneKind.OPEN_COMMITMENTS) not in choices(moment)
    assert not isinstance(preview(moment, Choice(SceneKind.OPEN_COMMITMENTS)), OpenCommitmentsScene)
