"""Saving a copy writes a whole workshop elsewhere, or nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from facilitator.sessions import cycle, reading
from facilitator.sessions.records import Cycle, Question
from facilitator.sessions.store import Store

from .helpers import everything, neighbours, say, texts


def test_a_copy_holds_everything_and_stands_alone(store: Store, question: Question, tmp_path: Path) -> None:
    say(store, question)
    target = tmp_path / "key" / "copie.atelier"
    store.save_copy(target)

    assert neighbours(target) == {"copie.atelier"}
    with closing(Store.open(target)) as copy:
        assert copy.read_only_because == ""
        assert everything(copy) == everything(store)
        assert copy.undo() == "contribute"
        assert copy.problems() == []
    assert len(texts(store, question)) == 1


def test_a_copy_takes_the_place_of_what_was_there(store: Store, question: Question, tmp_path: Path) -> None:
    target = tmp_path / "copie.atelier"
    store.save_copy(target)
    say(store, question, "depuis")
    store.save_copy(target)

    with closing(Store.open(target)) as copy:
        assert texts(copy, question) == ["depuis"]


def test_what_a_killed_program_left_never_enters_a_copy_of_that_name(
    store: Store, question: Question, tmp_path: Path
) -> None:
    target = tmp_path / "copie.atelier"
    store.save_copy(target)
    with closing(Store.open(target)) as other:
        cycle.edit_cycle(other, Cycle(id=reading.cycle(other).id, title="L’ancienne copie"))
        log = target.with_name("copie.atelier-wal").read_bytes()
    target.with_name("copie.atelier-wal").write_bytes(log)

    store.save_copy(target)

    with closing(Store.open(target)) as copy:
        assert everything(copy) == everything(store)
        assert copy.problems() == []


def test_a_copy_that_was_cut_short_once_does_not_prevent_the_next(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copie.atelier"
    target.with_name(".copie.atelier.new").write_bytes(b"cut short")
    store.save_copy(target)

    with closing(Store.open(target)) as copy:
        assert everything(copy) == everything(store)


def test_a_view_that_only_reads_can_be_copied(store: Store, question: Question, tmp_path: Path) -> None:
    say(store, question)
    with closing(Store.open(store.path)) as view:
        view.save_copy(tmp_path / "copie.atelier")
    with closing(Store.open(tmp_path / "copie.atelier")) as copy:
        assert everything(copy) == everything(store)
