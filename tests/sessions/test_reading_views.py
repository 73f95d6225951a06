"""A file that is open elsewhere, or on a medium that cannot be written, is opened for reading and says why."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from facilitator.errors import NotAWorkshop, ReadOnly, StoreUnavailable
from facilitator.sessions import backups, cycle, reading, workshop_file
from facilitator.sessions.records import Question, Session
from facilitator.sessions.store import Store

from .helpers import everything, neighbours, say, texts


@pytest.fixture
def view(store: Store, session: Session) -> Iterator[Store]:
    """The same file, opened a second time."""
    with closing(Store.open(store.path)) as second:
        yield second


def test_the_second_to_open_a_file_is_told_so_and_reads_it(store: Store, view: Store) -> None:
    assert store.read_only_because == ""
    assert "already open in another window or program" in view.read_only_because
    assert everything(view) == everything(store)


def test_the_second_cannot_write(store: Store, view: Store, question: Question, tmp_path: Path) -> None:
    say(store, question)
    backup = backups.back_up(store.path, store.now())
    assert backup is not None
    before = everything(store)

    with pytest.raises(ReadOnly, match="already open"):
        say(view, question)
    with pytest.raises(ReadOnly):
        view.undo()
    with pytest.raises(ReadOnly):
        backups.restore(view, backup)
    view.checkpoint()

    assert everything(store) == before
    assert view.trouble == ""


def test_the_second_sees_what_the_first_writes_later(store: Store, view: Store, question: Question) -> None:
    assert not view.changed_elsewhere()
    say(store, question, "dit depuis")

    assert view.changed_elsewhere()
    assert not view.changed_elsewhere()
    assert texts(view, question) == ["dit depuis"]


def test_the_second_sees_what_follows_a_checkpoint_too(store: Store, view: Store, question: Question) -> None:
    for number in range(3):
        say(store, question, f"contribution {number}")
        store.checkpoint()
        assert view.changed_elsewhere()
        assert len(texts(view, question)) == number + 1


def test_the_writer_is_not_told_of_its_own_writes(store: Store, question: Question) -> None:
    say(store, question)
    assert not store.changed_elsewhere()


def test_the_first_to_close_leaves_the_whole_in_the_file_alone(
    store: Store, view: Store, question: Question, tmp_path: Path
) -> None:
    say(store, question, "dit en dernier")
    store.close()
    copied = tmp_path / "key" / "cycle.atelier"
    copied.parent.mkdir()
    copied.write_bytes(store.path.read_bytes())

    with closing(Store.open(copied)) as on_the_key:
        assert texts(on_the_key, question) == ["dit en dernier"]
    assert texts(view, question) == ["dit en dernier"]


def test_once_the_first_has_closed_the_next_may_write(store: Store, view: Store, question: Question) -> None:
    store.close()
    with closing(Store.open(store.path)) as third:
        assert third.read_only_because == ""
        say(third, question, "de nouveau")
        assert texts(view, question) == ["de nouveau"]


def test_a_file_opened_for_reading_only_is_not_touched(store: Store, question: Question) -> None:
    say(store, question)
    store.close()
    content = store.path.read_bytes()

    with closing(Store.open(store.path, read_only=True)) as reader:
        assert "reading only" in reader.read_only_because
        assert len(texts(reader, question)) == 1
        assert neighbours(store.path) == {"cycle.atelier"}
        with pytest.raises(ReadOnly):
            say(reader, question)

    assert store.path.read_bytes() == content
    assert neighbours(store.path) == {"cycle.atelier"}


def test_an_open_file_is_not_replaced_by_a_copy(store: Store, view: Store, question: Question, tmp_path: Path) -> None:
    say(store, question)
    other_path = tmp_path / "autre.atelier"
    with closing(Store.create(other_path)) as other:
        for copied in (store, view):
            with pytest.raises(StoreUnavailable, match="is open"):
                copied.save_copy(other_path)
            with pytest.raises(StoreUnavailable, match="is open"):
                copied.save_copy(store.path)
        assert other.all(Session) == []
    say(store, question, "toujours là")
    with workshop_file_snapshot(store.path) as count:
        assert count == 2


@contextmanager
def workshop_file_snapshot(path: Path) -> Iterator[int]:
    """How many contributions another program finds in the file."""
    with closing(workshop_file.open_snapshot(path)) as db:
        yield db.execute("select count(*) from contribution").fetchone()[0]


@contextmanager
def an_ordinary_person() -> Iterator[None]:
    """For a moment, somebody whom file modes stop: tests may run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """A closed file in a folder that everybody may read and nobody may change."""
    if not hasattr(os, "setresuid"):
        pytest.skip("folders that cannot be written are a matter of modes, which this system does not have")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Store.create(folder / "cycle.atelier")) as made:
            cycle.start_cycle(made, "Sur une clé protégée")
        (folder / "cycle.atelier").chmod(0o444)
        folder.chmod(0o555)
        yield folder / "cycle.atelier"
        folder.chmod(0o755)


def test_a_medium_that_cannot_be_written_is_read(unwritable: Path) -> None:
    with an_ordinary_person(), closing(Store.open(unwritable)) as reader:
        assert "save a copy in a folder of yours" in reader.read_only_because
        assert reading.cycle(reader).title == "Sur une clé protégée"
        with pytest.raises(ReadOnly, match="save a copy"):
            cycle.start_cycle(reader, "Autre")
        with pytest.raises(StoreUnavailable, match="could not be written"):
            reader.save_copy(unwritable.with_name("copie.atelier"))
        assert neighbours(unwritable) == {"cycle.atelier"}


def test_a_copy_of_what_can_only_be_read_can_be_written(unwritable: Path, tmp_path: Path) -> None:
    with closing(Store.open(unwritable, read_only=True)) as reader:
        reader.save_copy(tmp_path / "à moi.atelier")
    with closing(Store.open(tmp_path / "à moi.atelier")) as mine:
        assert mine.read_only_because == ""
        cycle.edit_cycle(mine, reading.cycle(mine))


def test_a_file_in_a_folder_that_can_be_written_may_itself_be_protected(unwritable: Path) -> None:
    unwritable.parent.chmod(0o777)
    with an_ordinary_person(), closing(Store.open(unwritable)) as reader:
        assert "save a copy" in reader.read_only_because
        assert neighbours(unwritable) == {"cycle.atelier"}


def test_a_file_that_may_not_be_read_is_refused(unwritable: Path) -> None:
    unwritable.chmod(0)
    with an_ordinary_person(), pytest.raises(NotAWorkshop, match="cannot be read"):
        Store.open(unwritable)


def test_a_new_file_in_a_folder_that_cannot_be_written_is_refused(unwritable: Path) -> None:
    with an_ordinary_person(), pytest.raises(StoreUnavailable, match="choose a folder you can write to"):
        Store.create(unwritable.with_name("neuf.atelier"))


def test_what_a_killed_program_left_on_a_protected_medium_is_not_called_damage(unwritable: Path) -> None:
    unwritable.parent.chmod(0o755)
    unwritable.with_name("cycle.atelier-wal").write_bytes(b"")
    unwritable.with_name("cycle.atelier-wal").chmod(0o444)
    unwritable.parent.chmod(0o555)

    with an_ordinary_person(), pytest.raises(NotAWorkshop, match="cannot be read"):
        Store.open(unwritable)
