"""Dated copies beside the file: one for each moment that matters, the last twenty kept, restored without loss."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.errors import DamagedFile, StoreUnavailable, UnusableFile
from facilitator.sessions import backups, workshop_file
from facilitator.sessions.backups import back_up, backups_of
from facilitator.sessions.records import Question
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import everything, heard, neighbours, say, texts


def test_a_backup_is_a_whole_workshop_named_after_its_moment(store: Store, question: Question, clock: Clock) -> None:
    say(store, question, "dit avant")
    made = back_up(store.path, clock.now)

    assert made == store.path.with_name("cycle-sauvegardes") / "cycle 2026-03-12 09h00m00.atelier"
    assert neighbours(made) == {made.name}
    with closing(Store.open(made, read_only=True)) as copy:
        assert everything(copy) == everything(store)
        assert copy.problems() == []


def test_nothing_is_copied_when_nothing_has_happened(store: Store, question: Question, clock: Clock) -> None:
    back_up(store.path, clock.now)
    clock.forward(minutes=10)
    assert back_up(store.path, clock.now) is None

    say(store, question)
    assert back_up(store.path, clock.now) is not None
    assert back_up(store.path, clock.now) is None
    assert len(backups_of(store.path)) == 2


def test_undoing_is_something_that_happened(store: Store, question: Question, clock: Clock) -> None:
    say(store, question)
    back_up(store.path, clock.now)
    store.undo()
    clock.forward(seconds=1)
    assert back_up(store.path, clock.now) is not None


def test_the_last_twenty_are_kept_the_latest_first(store: Store, question: Question, clock: Clock) -> None:
    made = []
    for number in range(backups.KEPT + 5):
        say(store, question, f"contribution {number}")
        clock.forward(minutes=1)
        made.append(back_up(store.path, clock.now))

    kept = backups_of(store.path)
    assert [backup.path for backup in kept] == made[:-21:-1]
    assert kept[0].made_at.replace(tzinfo=None) == clock.now.replace(tzinfo=None)
    assert neighbours(kept[0].path) == {path.name for path in made[-20:] if path}


def test_two_backups_of_the_same_second_are_both_kept(store: Store, question: Question, clock: Clock) -> None:
    for text in ("un", "deux", "trois"):
        say(store, question, text)
        back_up(store.path, clock.now)

    contents = []
    for backup in backups_of(store.path):
        with closing(Store.open(backup.path, read_only=True)) as copy:
            contents.append(len(texts(copy, question)))
    assert contents == [3, 2, 1]


def test_what_is_not_a_backup_is_left_alone(store: Store, question: Question, clock: Clock) -> None:
    folder = workshop_file.backup_folder(store.path)
    folder.mkdir()
    for name in ("notes.txt", "à garder.atelier", "cycle 2026-13-45 99h99m99.atelier"):
        (folder / name).write_text("")
    back_up(store.path, clock.now)

    assert len(backups_of(store.path)) == 1
    assert len(neighbours(folder / "any")) == 4


def test_a_spoiled_backup_does_not_prevent_the_next(store: Store, clock: Clock) -> None:
    made = back_up(store.path, clock.now)
    assert made is not None
    made.write_bytes(b"spoiled")
    clock.forward(minutes=1)

    assert back_up(store.path, clock.now) is not None
    with pytest.raises(UnusableFile):
        store.restore(made)


def test_a_file_without_backups_has_none(store: Store) -> None:
    assert backups_of(store.path) == []


def test_a_backup_can_be_made_in_another_thread_while_the_desk_writes(
    store: Store, question: Question, clock: Clock
) -> None:
    made: list[Path | None] = []
    thread = threading.Thread(target=lambda: made.append(back_up(store.path, clock.now)))
    thread.start()
    for number in range(20):
        say(store, question, f"contribution {number}")
    thread.join()

    assert made[0] is not None
    with closing(Store.open(made[0], read_only=True)) as copy:
        assert copy.problems() == []


def test_a_backup_without_room_is_said_in_a_sentence(store: Store, clock: Clock) -> None:
    workshop_file.backup_folder(store.path).write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="could not be written"):
        back_up(store.path, clock.now)


def test_restoring_brings_back_the_records_and_is_announced(store: Store, question: Question, clock: Clock) -> None:
    say(store, question, "avant")
    before = everything(store)
    backup = back_up(store.path, clock.now)
    assert backup is not None
    say(store, question, "après")
    announced = heard(store)

    backups.restore(store, backup)

    assert everything(store) == before
    (changed,) = announced
    assert changed.operation == "restore"
    assert changed.touches(Question)
    assert store.problems() == []


def test_what_was_there_before_restoring_becomes_a_backup(store: Store, question: Question, clock: Clock) -> None:
    backup = back_up(store.path, clock.now)
    assert backup is not None
    say(store, question, "dit après")
    lost = everything(store)

    backups.restore(store, backup)
    assert texts(store, question) == []

    backups.restore(store, backups_of(store.path)[0].path)
    assert everything(store) == lost


def test_the_oldest_of_twenty_can_be_restored(store: Store, question: Question, clock: Clock) -> None:
    for number in range(backups.KEPT):
        say(store, question, f"contribution {number}")
        clock.forward(minutes=1)
        back_up(store.path, clock.now)
    say(store, question, "la dernière")

    backups.restore(store, backups_of(store.path)[-1].path)

    assert texts(store, question) == ["contribution 0"]
    assert len(backups_of(store.path)) == backups.KEPT


def test_a_restored_file_undoes_what_it_did_and_nothing_of_the_other(
    store: Store, question: Question, clock: Clock
) -> None:
    say(store, question, "un")
    say(store, question, "deux")
    backup = back_up(store.path, clock.now)
    assert backup is not None
    store.undo()
    say(store, question, "trois")

    backups.restore(store, backup)

    assert store.undo() == "contribute"
    assert texts(store, question) == ["un"]
    assert store.redo() == "contribute"
    say(store, question, "quatre")
    assert texts(store, question) == ["un", "deux", "quatre"]
    assert store.problems() == []
    path = store.path
    store.close()
    with closing(Store.open(path)) as again:
        assert again.undo() == "contribute"
        assert texts(again, question) == ["un", "deux"]
        assert again.problems() == []


def test_restoring_is_as_durable_as_any_gesture(store: Store, question: Question, clock: Clock) -> None:
    backup = back_up(store.path, clock.now)
    assert backup is not None
    say(store, question)
    backups.restore(store, backup)

    with closing(Store.open(store.path)) as second:
        assert second.read_only_because
        assert texts(second, question) == []
    assert store._db.execute("pragma journal_mode").fetchone() == ("wal",)


def test_a_damaged_backup_is_refused_and_nothing_changes(store: Store, question: Question, clock: Clock) -> None:
    say(store, question)
    backup = back_up(store.path, clock.now)
    assert backup is not None
    content = bytearray(backup.read_bytes())
    content[4096 : 4096 + 64] = bytes(64)
    backup.write_bytes(content)
    say(store, question, "depuis")
    before, announced = everything(store), heard(store)

    with pytest.raises(DamagedFile):
        backups.restore(store, backup)

    assert everything(store) == before
    assert announced == []
    assert store.undo() == "contribute"
