"""A disk that fills up, a file that becomes read-only: said, nothing lost, and work resumes when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from facilitator.errors import ReadOnly, StoreUnavailable
from facilitator.sessions import agenda, capture, cycle, flow, reading, screen
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Contribution, ItemKind, Question, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template

from .helpers import everything, heard, say, texts

LONG = ("Un car le samedi. " * 1_000).strip()
"""Longer than a page: it does not fit in what is left of those the file has."""

STRICKEN = {
    "full disk": ("max_page_count = 1", "max_page_count = 1073741823", StoreUnavailable, "the disk is full"),
    "read-only file": ("query_only = on", "query_only = off", ReadOnly, "can no longer be written"),
}


@contextmanager
def stricken(store: Store, how: str) -> Iterator[None]:
    """A real refusal of SQLite: not one page more (it keeps those it has), or no write at all."""
    begin, end, _error, _words = STRICKEN[how]
    store._db.execute(f"pragma {begin}").fetchall()
    yield
    store._db.execute(f"pragma {end}").fetchall()


@pytest.fixture(params=STRICKEN)
def how(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_nothing_changes_and_the_sentence_says_what_to_do(store: Store, question: Question, how: str) -> None:
    say(store, question, "avant")
    before, announced = everything(store), heard(store)
    _begin, _end, error, words = STRICKEN[how]

    with stricken(store, how):
        with pytest.raises(error, match=words):
            say(store, question, LONG)
        assert everything(store) == before
        assert words in store.trouble

    assert announced == []
    assert store.problems() == []


def test_trouble_is_told_once_and_its_end_too(store: Store, question: Question, how: str) -> None:
    told: list[str] = []
    store.subscribe_trouble(told.append)
    with stricken(store, how):
        for _try in range(3):
            with pytest.raises(StoreUnavailable):
                say(store, question, LONG)
        assert told == [store.trouble]
        assert store.trouble

    say(store, question, LONG)

    assert store.trouble == ""
    assert told[1:] == [""]


def test_trouble_is_not_over_before_something_was_saved(store: Store, question: Question, how: str) -> None:
    kept = say(store, question, "avant")
    with stricken(store, how):
        with pytest.raises(StoreUnavailable):
            say(store, question, LONG)
        capture.edit(store, kept, Draft(kept.text), None)  # changes nothing, so writes nothing
        assert store.trouble

    assert store.trouble


def test_work_resumes_where_it_was(store: Store, question: Question, how: str) -> None:
    say(store, question, "avant")
    with stricken(store, how), pytest.raises(StoreUnavailable):
        say(store, question, LONG)

    say(store, question, LONG)

    assert texts(store, question) == ["avant", LONG]
    assert store.undo() == "contribute"
    assert store.undo() == "contribute"
    assert texts(store, question) == []
    assert store.redo() == "contribute"
    assert store.problems() == []


def test_undo_waits_for_the_disk_and_forgets_nothing(store: Store, question: Question, how: str) -> None:
    kept = say(store, question, LONG)
    say(store, question, "après")
    capture.remove(store, [kept])
    before, announced = everything(store), heard(store)

    with stricken(store, how):
        with pytest.raises(StoreUnavailable):
            store.undo()
        assert everything(store) == before
    assert announced == []

    assert store.undo() == "remove_contributions"
    assert kept in store.all(Contribution, question_id=question.id)


GESTURES: dict[str, Callable[[Store, Session], object]] = {
    "the next item": lambda store, session: flow.next_item(store, session.id),
    "a pause": lambda store, session: flow.pause(store, session.id),
    "five minutes more": lambda store, session: flow.extend(store, session.id, 5),
    "black": lambda store, session: screen.toggle_black(store, session.id),
    "a freeze": lambda store, session: screen.toggle_freeze(store, session.id),
    "the end of the day": lambda store, session: flow.close_day(store, session.id),
    "a new item": lambda store, session: agenda.add_item(store, session, ItemKind.BREAK, "Pause"),
    "a new session": lambda store, session: cycle.new_session(store, template("demi-journee")),
    "a duplicate": lambda store, session: cycle.duplicate_session(store, session.id),
    "a note for the parking": lambda store, session: capture.contribute(store, session.id, Draft("plus tard"), None),
}


@pytest.mark.parametrize("gesture", GESTURES)
def test_every_gesture_stands_a_read_only_file(store: Store, session: Session, gesture: str) -> None:
    flow.start_day(store, session.id)
    before = everything(store)
    with stricken(store, "read-only file"):
        with pytest.raises(ReadOnly):
            GESTURES[gesture](store, session)
        assert everything(store) == before

    GESTURES[gesture](store, session)

    assert everything(store) != before
    assert store.problems() == []


def test_a_disk_that_fills_up_in_the_middle_of_a_gesture_changes_nothing(store: Store, session: Session) -> None:
    question = reading.outline(store, session.id).questions[0]
    before = everything(store)
    pages = store._db.execute("pragma page_count").fetchone()[0]
    store._db.execute(f"pragma max_page_count = {pages + 12}").fetchall()

    with pytest.raises(StoreUnavailable):
        capture.contribute_all(store, session.id, [Draft(LONG)] * 40, question)

    assert everything(store) == before
    assert store.problems() == []


def test_what_was_saved_before_the_disk_was_full_is_there_after_a_restart(store: Store, question: Question) -> None:
    with stricken(store, "full disk"):
        kept = []
        with pytest.raises(StoreUnavailable):
            for number in range(10_000):
                kept.append(say(store, question, f"contribution {number}"))
    path = store.path
    store.close()

    with closing(Store.open(path)) as again:
        assert again.all(Contribution, question_id=question.id) == kept
        assert again.problems() == []


def test_a_restore_that_finds_no_room_changes_nothing(store: Store, question: Question, tmp_path: Path) -> None:
    fuller = tmp_path / "fuller.atelier"
    store.save_copy(fuller)
    with closing(Store.open(fuller)) as other:
        for _number in range(20):
            say(other, question, LONG)
    say(store, question, "avant")
    before = everything(store)

    with stricken(store, "full disk"), pytest.raises(StoreUnavailable):
        store.restore(fuller)
    assert everything(store) == before
    assert store.trouble

    store.restore(fuller)
    assert len(texts(store, question)) == 20
    assert store.trouble == ""


def test_a_copy_that_finds_no_room_says_so_and_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    taken = tmp_path / "a file, not a folder"
    taken.write_text("")

    with pytest.raises(StoreUnavailable, match="could not be written"):
        store.save_copy(taken / "copie.atelier")

    assert store.trouble == ""
    assert taken.read_text() == ""


def test_text_that_can_no_longer_be_read_is_said_in_a_sentence(store: Store, question: Question) -> None:
    kept = say(store, question)
    store._db.execute("update contribution set text = cast(x'ff' as text) where id = ?", (kept.id,))

    with pytest.raises(StoreUnavailable, match="damaged"):
        store.the(Contribution, kept.id)
    assert store.problems() == ["A part of the file can no longer be read."]
