"""Whole days prepared, opened at the door, steered late and closed in the real windows; then the record of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.pdf import as_pdf
from facilitator.reports.story.telling import story_of
from facilitator.sessions import labels
from facilitator.sessions.records import (
    AgendaItem,
    Agreement,
    Contribution,
    Interval,
    ItemKind,
    KeyPoint,
    Participant,
    Phase,
    Recovery,
    RoomQuestion,
    Session,
    SessionState,
    Turn,
)
from facilitator.sessions.speaking_time import whole_minutes
from facilitator.sessions.store import Store
from facilitator.sessions.workshop_file import SUFFIX
from tests.conftest import Clock
from tests.ui.conftest import Console

from .conftest import Open
from .day_ledger import Ledger, planned
from .looking_back import as_far_as_it_goes, bare, everything, words_in
from .steered_day import UNSENT, Facilitator, Reopen
from .steered_eve import THINKING, survivor_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

MANY = 30
"""A day with fewer looks at it, or gestures to undo, proves little."""
Hours = Mapping[str, tuple[int, int]]
"""From when to when each item is planned."""


def lived(facilitator: Facilitator, stops: Mapping[ItemKind, Reopen]) -> Ledger:
    """A whole day, until its window is closed; what its facilitator knows of it."""
    facilitator.prepare()
    _the_day_is_as_it_was_typed(facilitator)
    facilitator.invite()
    facilitator.welcome()
    facilitator.steer(stops)
    assert facilitator.console.window.close()
    assert facilitator.looks > MANY
    assert facilitator.ledger.won
    assert facilitator.ledger.taken_back
    assert facilitator.ledger.passed_over
    return facilitator.ledger


def test_a_day_steered_late_leaves_a_record_of_what_was_done(opened: Open, eve: Path, clock: Clock) -> None:
    ledger = lived(Facilitator(opened(eve), seed=6), {})
    hold_to_the_ledger(eve, ledger, clock)


def test_a_day_goes_on_where_it_was_though_the_program_is_killed_and_closed(
    opened: Open, eve: Path, clock: Clock
) -> None:
    survivor = eve.with_name(f"survivor{SUFFIX}")

    def killed(console: Console) -> Console:
        again = opened(survivor_of(eve, survivor))
        assert everything(again.store) == everything(console.store)
        assert again.workshop.room.scene == console.workshop.room.scene
        return again

    def closed(console: Console) -> Console:
        assert console.window.close()
        clock.forward(minutes=2)
        again = opened(survivor)
        assert again.workshop.run.bar.field.text() == UNSENT
        return again

    stops = {ItemKind.EXPERT_INPUT: killed, ItemKind.MEAL: closed}
    ledger = lived(Facilitator(opened(eve), seed=2, guests=10), stops)
    hold_to_the_ledger(survivor, ledger, clock)


def hold_to_the_ledger(path: Path, ledger: Ledger, clock: Clock) -> None:
    """The record, the report and what is left when all is undone, against what was done."""
    with closing(Store.open(path, clock=clock)) as store:
        [session] = [one for one in store.all(Session) if one.state is SessionState.CLOSED]
        assert store.problems() == []
        _times(store, session, ledger)
        _ways_back(store, ledger)
        _voices(store, ledger)
        _people(store, ledger)
        _words(store, ledger)
        document = document_of(store, session.id)
        items = store.all(AgendaItem, session_id=session.id)
        _report_tells_the_plan(document, ledger, planned(items, session.starts_at))
        _json_tells_the_same(json.loads(as_json(document)), ledger)
        _paper_tells_the_same(words_in(as_pdf(story_of(document))), ledger, planned(items, session.starts_at))
        _all_is_undone_and_done_again(store)


def _the_day_is_as_it_was_typed(facilitator: Facilitator) -> None:
    items = facilitator.items
    assert [item.fixed_at for item in items if item.fixed_at is not None] == [11 * 60 + 50]
    assert [item.ends_by for item in items if item.ends_by is not None] == [16 * 60]
    assert [item.least_minutes for item in items if item.least_minutes is not None] == [30, 0, 10]
    assert [item.kind for item in items if item.parallel] == [ItemKind.REFLECTION]
    phases = facilitator.console.store.all(Phase, item_id=items[THINKING + 1].id)  # after the second group
    assert [phase.title for phase in phases] == ["Seul", "à deux", "restitution"]
    assert sum(phase.minutes for phase in phases) == items[THINKING + 1].minutes
    assert max(end for _start, end in planned(items, facilitator.console.session.starts_at).values()) == 16 * 60


def _times(store: Store, session: Session, ledger: Ledger) -> None:
    """What was held, from when to when: one thing after the other, groups together."""
    held = store.all(Interval)
    assert sorted((one.item_id, one.started_at, one.ended_at) for one in held) == sorted(
        (one.item_id, one.start, one.end) for one in ledger.held
    )
    items = {item.id: item for item in store.all(AgendaItem, session_id=session.id)}
    assert {item_id for item_id, item in items.items() if item.dropped} == ledger.passed_over
    assert {one.item_id for one in held} == items.keys() - ledger.passed_over
    stretches = sorted({(one.started_at, one.ended_at) for one in held}, key=lambda one: one[0])
    paused = [after[0] - before[1] for before, after in pairwise(stretches) if before[1]]
    assert sorted(paused)[:-1] == [timedelta()] * (len(paused) - 1)
    assert max(paused) == timedelta(minutes=3)
    together = [one for one in held if items[one.item_id].parallel]
    assert together
    for one in together:
        before = next(i for i in items.values() if i.position == items[one.item_id].position - 1)
        assert (one.started_at, one.ended_at) in {(h.started_at, h.ended_at) for h in held if h.item_id == before.id}


def _ways_back(store: Store, ledger: Ledger) -> None:
    """Each way back that was taken, by what the end of the day was before and after; none that was taken back."""
    found = sorted(store.all(Recovery), key=lambda one: one.chosen_at)
    assert [(one.chosen_at, one.late, one.gain, one.text) for one in found] == [
        (one.at, one.late, one.gain, one.told) for one in ledger.won
    ]


def _voices(store: Store, ledger: Ledger) -> None:
    spoken: dict[object, timedelta] = {}
    for turn in store.all(Turn):
        assert turn.ended_at is not None
        spoken[turn.college] = spoken.get(turn.college, timedelta()) + turn.ended_at - turn.started_at
    assert spoken == ledger.spoken


def _people(store: Store, ledger: Ledger) -> None:
    """Who came and who left, and that whoever was on the list had a table, all of them as full as the others."""
    taken = Counter(one.table_number for one in store.all(Participant) if not one.walk_in)
    assert None not in taken
    assert max(taken.values()) - min(taken.values()) <= 1
    found = {one.name: (one.arrived_at, one.left_at, one.walk_in, one.excused) for one in store.all(Participant)}
    assert found == {n: (one.arrived, one.left, one.walk_in, one.excused) for n, one in ledger.people.items()}


def _words(store: Store, ledger: Ledger) -> None:
    """The queue, what was kept of the speeches, what was answered and what was parked."""
    asked = {
        one.text: (one.item_id, one.table_number, one.state, one.kept, one.answer) for one in store.all(RoomQuestion)
    }
    assert asked == {
        text: (one.item_id, one.table, one.state, one.kept, one.answer) for text, one in ledger.heard.items()
    }
    points = {one.text: (one.item_id, one.quote, one.agreement, one.shown) for one in store.all(KeyPoint)}
    assert points == {text: (one.item_id, one.quote, one.agreement, one.shown) for text, one in ledger.noted.items()}
    said = store.all(Contribution)
    assert [one.text for one in said if one.question_id] == ledger.answers
    assert {one.text: one.goes_to for one in said if not one.question_id} == ledger.parked


def _report_tells_the_plan(document: Document, ledger: Ledger, hours: Hours) -> None:
    """Planned beside actual; the pause inside an item is not told."""
    for entry in document.entries:
        told = [at.hour * 60 + at.minute for at in (entry.planned_start, entry.planned_end)]
        assert tuple(told) == hours[entry.item.id]
        mine = [one for one in ledger.held if one.item_id == entry.item.id]
        assert [(one.start, one.end) for one in entry.stretches] == ([(mine[0].start, mine[-1].end)] if mine else [])


def _json_tells_the_same(data: dict[str, Any], ledger: Ledger) -> None:
    assert [(one["text"], one["late"], one["gain"]) for one in data["recoveries"]] == [
        (one.told, one.late, one.gain) for one in ledger.won
    ]
    came = [one for one in ledger.people.values() if one.arrived]
    assert data["speaking_time"]["present"] == len(came) == sum(bool(p["arrived_at"]) for p in data["participants"])
    people = {one["name"]: (one["arrived_at"], one["left_at"], one["excused"]) for one in data["participants"]}
    assert people == {n: (_told(one.arrived), _told(one.left), one.excused) for n, one in ledger.people.items()}
    heard = {one["college"]: one["seconds"] for one in data["speaking_time"]["colleges"] if one["seconds"]}
    assert heard == {college.value: time.total_seconds() for college, time in ledger.spoken.items()}
    kept = {one["text"]: one["answer"] for one in data["room_questions"] if one["kept"]}
    assert kept == {text: one.answer for text, one in ledger.heard.items() if one.kept}
    points = {one["text"]: (one["quote"], one["agreement"]) for one in data["key_points"]}
    assert points == {text: (one.quote, one.agreement) for text, one in ledger.noted.items()}
    assert {one["text"]: one["goes_to"] for one in data["parking"]} == ledger.parked


def _told(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant is not None else None


def _printable(ledger: Ledger) -> set[str]:
    """Points, and of the quotes those that their speaker approved."""
    return {text for text, one in ledger.noted.items() if not one.quote or one.agreement is Agreement.APPROVED}


def _paper_tells_the_same(printed: str, ledger: Ledger, hours: Hours) -> None:
    times = [
        f"{labels.clock_of(a)}–{labels.clock_of(b)}{_actual(item_id, ledger)}" for item_id, (a, b) in hours.items()
    ]
    kept = [text for text, one in ledger.heard.items() if one.kept]
    answers = [one.answer for one in ledger.heard.values() if one.kept]
    ways = [f"À {one.at:%H:%M}, {labels.duration(one.late)} de retard : {one.told}" for one in ledger.won]
    won = [f"({labels.duration(one.gain)} regagnées)" for one in ledger.won if one.gain > 0]
    came = [one for one in ledger.people.values() if one.arrived and not one.walk_in]
    spoken = sum(ledger.spoken.values(), timedelta())
    shares = [
        f"{labels.college_group(college)}{labels.duration(whole_minutes(time))}{round(100 * (time / spoken))} %"
        for college, time in ledger.spoken.items()
    ]
    count = f"{len(came)} des inscrits sont venus"
    every = [*kept, *answers, *ways, *won, *_printable(ledger), *ledger.answers, *ledger.parked, *shares, *times, count]
    assert [text for text in every if bare(text) not in printed] == []
    never = [text for text, one in ledger.heard.items() if not one.kept]
    never += [text for text in ledger.noted if text not in _printable(ledger)]
    assert [text for text in never if bare(text) in printed] == []


def _actual(item_id: str, ledger: Ledger) -> str:
    """When an item was held, from its beginning to its end, or that it was given up."""
    mine = [one for one in ledger.held if one.item_id == item_id]
    return f"{mine[0].start:%H:%M}–{mine[-1].end:%H:%M}" if mine else "abandonnée"


def _all_is_undone_and_done_again(store: Store) -> None:
    """Back to the start of the day, but for the clock, who had the floor, and what the screen showed."""
    before = everything(store)
    steps = as_far_as_it_goes(store.undo)
    assert steps > MANY
    assert store.problems() == []
    gone = (Contribution, RoomQuestion, KeyPoint, Recovery)
    assert [kind.__name__ for kind in gone if store.all(kind)] == []
    assert not any(item.dropped for item in store.all(AgendaItem))
    assert [len(store.all(kind)) for kind in (Interval, Turn)] == [len(before["interval"]), len(before["turn"])]
    assert as_far_as_it_goes(store.redo) == steps
    assert everything(store) == before
    assert store.problems() == []
