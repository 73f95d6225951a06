"""One gesture is one operation: whole or not at all, on the disk before it is announced, announced once."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from facilitator.errors import BadText, FacilitatorError
from facilitator.sessions import capture, record, themes, workshop_file
from facilitator.sessions.capture import Draft
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import AgendaItem, Contribution, Question, Session, Theme
from facilitator.sessions.store import Changed, Store
from tests.conftest import Clock

from .helpers import everything, heard, say


def test_a_gesture_is_announced_once_with_what_it_changed(store: Store, session: Session, question: Question) -> None:
    announced = heard(store)

    kept = capture.contribute_all(store, session.id, [Draft("un"), Draft("deux"), Draft("trois")], question)

    (changed,) = announced
    assert (changed.operation, changed.actor) == ("contribute", Actor.DESK)
    assert [change.record_id for change in changed.changes] == [contribution.id for contribution in kept]
    assert changed.touches(Contribution)
    assert not changed.touches(Question, Theme)


def test_what_is_announced_is_already_on_the_disk(store: Store, question: Question) -> None:
    seen_from_elsewhere = []

    def look(_changed: Changed) -> None:
        with closing(workshop_file.open_snapshot(store.path)) as other:
            seen_from_elsewhere.extend(other.execute("select text from contribution").fetchall())

    store.subscribe(look)
    say(store, question, "Un car le samedi")

    assert seen_from_elsewhere == [("Un car le samedi",)]


def test_several_contributions_are_kept_all_or_none(store: Store, session: Session, question: Question) -> None:
    before, announced = everything(store), heard(store)

    with pytest.raises(BadText):
        capture.contribute_all(store, session.id, [Draft("un"), Draft("")], question)

    assert everything(store) == before
    assert announced == []


def test_a_gesture_that_fails_half_way_changes_nothing_and_is_not_announced(
    store: Store, session: Session, question: Question
) -> None:
    kept = say(store, question)
    before, announced = everything(store), heard(store)

    with pytest.raises(ZeroDivisionError), store.operation("fails") as operation:
        operation.remove(kept)
        operation.put(Theme(session_id=session.id, position=9, title="En trop"))
        raise ZeroDivisionError

    assert everything(store) == before
    assert announced == []
    assert store.can_undo() == "contribute"
    assert store.problems() == []


def test_a_reference_to_nothing_is_refused_whole(store: Store, session: Session) -> None:
    before, announced = everything(store), heard(store)

    with pytest.raises(sqlite3.IntegrityError), store.operation("fails") as operation:
        operation.put(Theme(session_id=session.id, position=9, title="Juste"))
        operation.put(Theme(session_id="nowhere", position=9, title="Faux"))

    assert everything(store) == before
    assert announced == []
    assert store.trouble == ""


def test_a_record_that_others_refer_to_cannot_be_deleted_from_under_them(store: Store, question: Question) -> None:
    say(store, question)
    before = everything(store)

    with pytest.raises(sqlite3.IntegrityError), store.operation("fails") as operation:
        operation.remove(question)

    assert everything(store) == before


def test_a_gesture_that_changes_nothing_is_neither_kept_nor_announced(store: Store, question: Question) -> None:
    kept = say(store, question)
    announced, last = heard(store), workshop_file.last_operation(store._db)

    capture.edit(store, kept, Draft(kept.text), None)
    themes.edit_question(store, question)

    assert announced == []
    assert workshop_file.last_operation(store._db) == last


def test_only_the_fields_that_differ_are_journaled(store: Store, question: Question) -> None:
    kept = say(store, question, "Un car le samedi")
    announced = heard(store)

    capture.edit(store, kept, Draft("Deux cars le samedi"), None)

    (change,) = announced[0].changes
    assert change.before == {"text": "Un car le samedi"}
    assert change.after == {"text": "Deux cars le samedi"}


def test_the_journal_says_who_did_what_and_when(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    clock.forward(minutes=12)
    capture.contribute(store, session.id, Draft("Un car"), question, actor=Actor.COMMAND_LINE)

    row = store._db.execute("select at, actor, name, undo from operation order by position desc limit 1").fetchone()
    after = store._db.execute("select after from change order by operation_id desc limit 1").fetchone()[0]

    assert row == ("2026-03-12T09:12:00+01:00", "command_line", "contribute", "yes")
    assert json.loads(after)["text"] == "Un car"


def test_deleting_twice_is_deleting_once(store: Store, question: Question) -> None:
    kept = say(store, question)
    capture.remove(store, [kept])
    announced = heard(store)

    capture.remove(store, [kept])

    assert announced == []
    assert store.can_undo() == "remove_contributions"
    assert store.problems() == []


def test_an_operation_inside_another_is_a_mistake(store: Store, session: Session) -> None:
    before = everything(store)

    with pytest.raises(AssertionError, match="inside another"), store.operation("outer") as operation:
        operation.put(Theme(session_id=session.id, position=9, title="Dehors"))
        with store.operation("inner"):
            pass

    assert everything(store) == before


def test_writing_after_the_operation_is_a_mistake(store: Store, session: Session) -> None:
    with store.operation("over") as operation:
        pass
    before = everything(store)

    with pytest.raises(AssertionError, match="outside an operation"):
        operation.put(Theme(session_id=session.id, position=9, title="Trop tard"))

    assert everything(store) == before


def test_a_listener_may_make_a_gesture_of_its_own(store: Store, question: Question) -> None:
    def answer(changed: Changed) -> None:
        if changed.operation == "contribute":
            themes.edit_question(store, Question.from_row({**question.to_row(), "text": "Et ensuite ?"}))

    store.subscribe(answer)
    say(store, question)

    assert store.the(Question, question.id).text == "Et ensuite ?"


def test_a_mistake_of_ours_is_not_taken_for_trouble_with_the_disk(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError), store.operation("mistaken"):
        store._db.execute("select nothing from nowhere")

    assert store.trouble == ""


def test_what_does_not_exist_is_said_so(store: Store) -> None:
    assert store.get(AgendaItem, "nowhere") is None
    assert store.get(AgendaItem, None) is None
    with pytest.raises(LookupError):
        store.the(AgendaItem, "nowhere")


def test_new_ids_follow_those_of_the_file_even_with_a_clock_set_back(
    store: Store, session: Session, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = say(store, question, "avant")
    path = store.path
    store.close()
    monkeypatch.setattr(record, "_last_id_ns", 0)
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)

    reopened = Store.open(path)
    second = say(reopened, question, "après")
    assert second.id > first.id
    assert [c.text for c in reopened.all(Contribution, session_id=session.id)] == ["avant", "après"]
    assert capture.latest(reopened, session.id) == second
    reopened.close()


def test_a_refused_gesture_leaves_the_store_ready(store: Store, session: Session, question: Question) -> None:
    say(store, question)
    with pytest.raises(FacilitatorError):
        themes.remove_question(store, question)

    assert say(store, question, "encore").text == "encore"
