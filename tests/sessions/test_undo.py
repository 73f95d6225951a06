"""Ctrl+Z takes back what the desk said and wrote, across a restart too, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from facilitator.errors import CannotUndo
from facilitator.sessions import agenda, capture, clustering, cycle, flow, reading, screen, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.journal import Actor
from facilitator.sessions.record import new_id
from facilitator.sessions.records import Contribution, ItemKind, Question, Session, Theme
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import everything, heard, say, texts


def reopened(store: Store, clock: Clock) -> Store:
    path = store.path
    store.close()
    return Store.open(path, clock=clock)


def test_undo_gives_back_the_records_and_redo_the_later_ones(store: Store, question: Question) -> None:
    before = everything(store)
    say(store, question)
    after = everything(store)

    assert store.can_undo() == "contribute"
    assert store.undo() == "contribute"
    assert everything(store) == before
    assert store.can_redo() == "contribute"
    assert store.redo() == "contribute"
    assert everything(store) == after


def test_undo_is_announced_like_any_gesture(store: Store, question: Question) -> None:
    kept = say(store, question)
    announced = heard(store)

    store.undo()

    (changed,) = announced
    assert changed.touches(Contribution)
    assert changed.changes[0].record_id == kept.id
    assert changed.changes[0].after is None


def test_there_may_be_nothing_to_undo_or_redo(store: Store) -> None:
    announced = heard(store)
    while store.undo():
        pass
    announced.clear()

    assert (store.undo(), store.can_undo()) == (None, None)
    while store.redo():
        pass
    announced.clear()
    assert (store.redo(), store.can_redo()) == (None, None)
    assert announced == []


def test_a_new_gesture_forgets_what_was_undone(store: Store, question: Question) -> None:
    say(store, question, "un")
    store.undo()
    say(store, question, "deux")

    assert store.can_redo() is None
    assert store.redo() is None
    assert texts(store, question) == ["deux"]


def test_undo_and_redo_survive_a_restart(store: Store, question: Question, clock: Clock) -> None:
    for text in ("un", "deux", "trois"):
        say(store, question, text)
    store.undo()
    store.undo()

    again = reopened(store, clock)
    assert texts(again, question) == ["un"]
    assert again.redo() == "contribute"
    assert texts(again, question) == ["un", "deux"]

    once_more = reopened(again, clock)
    assert once_more.redo() == "contribute"
    assert texts(once_more, question) == ["un", "deux", "trois"]
    for _text in range(3):
        assert once_more.undo() == "contribute"
    assert texts(once_more, question) == []
    assert once_more.problems() == []
    once_more.close()


def test_undo_goes_no_further_back_than_the_start_of_the_day(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    flow.start_day(store, session.id)
    assert store.can_undo() is None
    say(store, question)
    assert store.undo() == "contribute"
    assert store.undo() is None

    again = reopened(store, clock)
    assert again.redo() == "contribute"
    assert again.undo() == "contribute"
    assert again.undo() is None
    assert again.the(Session, session.id).title == session.title
    again.close()


def test_what_was_undone_before_the_day_cannot_be_redone_during_it(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    say(store, question)
    store.undo()
    flow.start_day(store, session.id)

    assert store.redo() is None
    again = reopened(store, clock)
    assert again.redo() is None
    again.close()


def test_the_clock_and_the_current_item_are_not_undone(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    flow.start_day(store, session.id)
    say(store, question)
    flow.next_item(store, session.id)
    flow.extend(store, session.id, 5)
    flow.ask(store, session.id, question)
    flow.pause(store, session.id)
    clock.forward(minutes=2)
    flow.resume(store, session.id)
    where = everything(store)

    assert store.undo() == "contribute"
    assert store.undo() is None
    assert {**everything(store), "contribution": where["contribution"]} == where


def test_what_the_room_sees_is_not_undone(store: Store, session: Session, question: Question) -> None:
    flow.start_day(store, session.id)
    say(store, question)
    screen.toggle_freeze(store, session.id)
    screen.toggle_black(store, session.id)
    screen.show_from(store, session.id, "somewhere")
    shown = screen.screen_of(store, session.id)

    assert store.undo() == "contribute"
    assert screen.screen_of(store, session.id) == shown


def test_closing_and_reopening_the_day_are_not_undone(store: Store, session: Session) -> None:
    flow.start_day(store, session.id)
    flow.close_day(store, session.id)
    assert store.can_undo() is None
    flow.reopen_day(store, session.id)
    assert store.can_undo() is None


def test_the_desk_does_not_undo_what_the_command_line_added(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    say(store, question, "du bureau")
    capture.contribute(store, session.id, Draft("du terminal"), question, actor=Actor.COMMAND_LINE)

    assert store.undo() == "contribute"
    assert texts(store, question) == ["du terminal"]

    again = reopened(store, clock)
    assert again.redo() == "contribute"
    assert again.undo() == "contribute"
    assert texts(again, question) == ["du terminal"]
    again.close()


def test_what_changed_since_is_not_undone_and_what_came_before_still_is(
    store: Store, session: Session, question: Question
) -> None:
    themes.edit_question(store, replace(question, text="Et la nuit ?"))
    kept = say(store, question, "un")
    capture.edit(store, kept, Draft("deux"), None)
    with store.operation("edit_contribution", actor=Actor.COMMAND_LINE) as operation:
        operation.put(replace(kept, text="trois"))
    before, announced = everything(store), heard(store)

    for _gesture in ("the rewriting", "the contribution itself"):
        with pytest.raises(CannotUndo, match="Press again"):
            store.undo()
    assert everything(store) == before
    assert announced == []

    assert store.undo() == "edit_question"
    assert store.the(Question, question.id) == question
    assert texts(store, question) == ["trois"]
    assert store.problems() == []


def test_another_field_changed_since_does_not_prevent_undoing(store: Store, question: Question) -> None:
    kept = say(store, question, "un")
    capture.edit(store, kept, Draft("deux"), None)
    with store.operation("edit_contribution", actor=Actor.COMMAND_LINE) as operation:
        operation.put(replace(kept, text="deux", lever=9))

    assert store.undo() == "edit_contribution"
    assert store.the(Contribution, kept.id).text == "un"
    assert store.the(Contribution, kept.id).lever == 9


def test_an_item_added_during_the_day_and_held_since_stays(store: Store, session: Session) -> None:
    flow.start_day(store, session.id)
    item = agenda.add_item(store, session, ItemKind.REFLECTION, "Imprévu", at=1)
    flow.go_to(store, session.id, item)
    before = everything(store)

    with pytest.raises(CannotUndo):
        store.undo()

    assert everything(store) == before
    assert store.problems() == []


def test_what_cannot_be_undone_is_passed_over_after_a_restart_too(
    store: Store, question: Question, clock: Clock
) -> None:
    say(store, question, "un")
    changed = say(store, question, "deux")
    with store.operation("edit_contribution", actor=Actor.COMMAND_LINE) as operation:
        operation.put(replace(changed, text="autre"))
    with pytest.raises(CannotUndo):
        store.undo()
    assert store.undo() == "contribute"

    again = reopened(store, clock)
    assert texts(again, question) == ["autre"]
    assert again.redo() == "contribute"
    assert texts(again, question) == ["un", "autre"]
    assert again.problems() == []
    again.close()


def test_an_operation_that_wrote_the_same_record_twice_is_undone_whole(store: Store, session: Session) -> None:
    before = everything(store)
    with store.operation("twice") as operation:
        theme = operation.put(Theme(session_id=session.id, position=7, title="Un"))
        operation.put(replace(theme, title="Deux"))
        operation.put(replace(theme, title="Trois"))
    after = everything(store)

    assert store.undo() == "twice"
    assert everything(store) == before
    assert store.redo() == "twice"
    assert everything(store) == after
    assert store.problems() == []


def test_a_removed_question_comes_back_with_its_clusters(store: Store, question: Question) -> None:
    clustering.group(store, question, "Transports", [])
    before = everything(store)
    themes.remove_question(store, question)

    assert store.undo() == "remove_question"
    assert everything(store) == before


def test_a_removed_item_comes_back_in_its_place_with_speakers_and_questions(store: Store, session: Session) -> None:
    before = everything(store)
    for item in reading.outline(store, session.id).items[3:7]:
        agenda.remove_item(store, item)
    assert everything(store) != before

    for _item in range(4):
        assert store.undo() == "remove_item"
    assert everything(store) == before


def test_a_whole_session_is_undone_in_one_go(store: Store, session: Session) -> None:
    before = everything(store)
    cycle.duplicate_session(store, session.id)

    assert store.undo() == "duplicate_session"
    assert everything(store) == before


def _import(store: Store, question: Question, *batches: Sequence[str], actor: Actor = Actor.DESK) -> str:
    """Long work in as many operations as there are batches."""
    first = ""
    for batch in batches:
        with store.operation("import", actor=actor, part_of=first or None) as operation:
            first = first or operation.id
            for text in batch:
                operation.put(
                    Contribution(
                        session_id=question.session_id, question_id=question.id, text=text, said_at=store.now()
                    )
                )
    return first


@pytest.mark.parametrize("restarted", [False, True], ids=["at once", "after a restart"])
def test_long_work_is_undone_and_redone_as_one(
    store: Store, question: Question, clock: Clock, *, restarted: bool
) -> None:
    say(store, question, "avant")
    before = everything(store)
    _import(store, question, ["un", "deux"], ["trois"], ["quatre", "cinq"])
    after = everything(store)
    if restarted:
        store = reopened(store, clock)

    assert store.undo() == "import"
    assert everything(store) == before
    assert store.redo() == "import"
    assert everything(store) == after
    assert store.undo() == "import"
    assert store.undo() == "contribute"
    assert store.problems() == []
    store.close()


@pytest.mark.parametrize("restarted", [False, True], ids=["at once", "after a restart"])
def test_long_work_keeps_its_place_among_the_gestures_made_meanwhile(
    store: Store, question: Question, clock: Clock, *, restarted: bool
) -> None:
    before = everything(store)
    first = _import(store, question, ["un"])
    meanwhile = say(store, question, "entre deux")
    with store.operation("import", part_of=first) as operation:
        operation.put(replace(meanwhile, id=new_id(), text="deux"))
    capture.edit(store, meanwhile, Draft("entre trois"), None)
    with store.operation("import", part_of=first) as operation:
        operation.put(replace(meanwhile, id=new_id(), text="trois"))
    after = everything(store)
    if restarted:
        store = reopened(store, clock)

    assert [store.undo() for _step in range(3)] == ["edit_contribution", "contribute", "import"]
    assert everything(store) == before
    assert [store.redo() for _step in range(3)] == ["import", "contribute", "edit_contribution"]
    assert everything(store) == after
    assert store.problems() == []
    store.close()


def test_what_was_undone_during_long_work_can_be_redone(store: Store, question: Question) -> None:
    first = _import(store, question, ["un"])
    say(store, question, "entre deux")
    store.undo()
    with store.operation("import", part_of=first) as operation:
        operation.put(Contribution(session_id=question.session_id, text="deux", said_at=store.now()))

    assert store.redo() == "contribute"
    assert texts(store, question) == ["un", "entre deux"]


def test_long_work_that_was_undone_meanwhile_stops_there(store: Store, question: Question, clock: Clock) -> None:
    before = everything(store)
    first = _import(store, question, ["un"], ["deux"])
    store.undo()

    with pytest.raises(CannotUndo, match="it stops here"), store.operation("import", part_of=first) as operation:
        operation.put(Contribution(session_id=question.session_id, text="trois", said_at=store.now()))
    assert everything(store) == before

    again = reopened(store, clock)
    assert again.redo() == "import"
    with pytest.raises(CannotUndo, match="it stops here"), again.operation("import", part_of=first) as operation:
        operation.put(Contribution(session_id=question.session_id, text="trois", said_at=again.now()))
    assert texts(again, question) == ["un", "deux"]
    assert again.problems() == []
    again.close()


def test_long_work_of_which_one_record_changed_since_is_refused_whole(store: Store, question: Question) -> None:
    say(store, question, "avant")
    _import(store, question, ["un", "deux"], ["trois"])
    changed = store.all(Contribution, question_id=question.id)[2]
    with store.operation("edit_contribution", actor=Actor.COMMAND_LINE) as operation:
        operation.put(replace(changed, text="autre"))
    before = everything(store)

    with pytest.raises(CannotUndo, match="Press again"):
        store.undo()
    assert everything(store) == before
    assert store.undo() == "contribute"


def test_long_work_of_the_command_line_is_not_undone_from_the_desk(store: Store, question: Question) -> None:
    say(store, question, "du bureau")
    _import(store, question, ["un"], ["deux"], actor=Actor.COMMAND_LINE)
    assert store.undo() == "contribute"
    assert texts(store, question) == ["un", "deux"]
