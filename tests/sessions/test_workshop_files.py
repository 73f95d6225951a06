"""What is not a sound workshop is refused with a sentence that says what to do, the file untouched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.errors import DamagedFile, FacilitatorError, FileTooNew, NotAWorkshop, StoreUnavailable, UnusableFile
from facilitator.sessions import cycle, reading
from facilitator.sessions.records import Cycle, Session
from facilitator.sessions.schema import APPLICATION_ID, VERSION
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template

from .helpers import Everything, everything, neighbours, say

USER_VERSION, PAGE = 60, 4096
"""Where the header of a file says its version, and how long its pages are."""


@pytest.fixture
def closed(store: Store, session: Session) -> Path:
    """A workshop file of a session with contributions, closed."""
    question = reading.outline(store, session.id).questions[0]
    for number in range(200):
        say(store, question, f"Un car le samedi, pour la {number}e fois")
    store.close()
    return store.path


def refused(path: Path, error: type[UnusableFile], words: str) -> None:
    """Opening *path* is refused in those words, which name the file; it stays as it was, with nothing beside it."""
    content = path.read_bytes() if path.is_file() else b""
    beside = neighbours(path)
    for read_only in (False, True):
        with pytest.raises(error, match=words) as refusal:
            Store.open(path, read_only=read_only)
        assert type(refusal.value) is error
        assert path.name in str(refusal.value)
    assert (path.read_bytes() if path.is_file() else b"") == content
    assert neighbours(path) == beside


def overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def test_a_file_from_a_newer_version_is_refused_before_anything_is_done(closed: Path) -> None:
    overwrite(closed, USER_VERSION, (VERSION + 1).to_bytes(4, "big"))
    refused(closed, FileTooNew, "update")


NOT_WORKSHOPS: dict[str, bytes] = {
    "nothing": b"",
    "a text": "Compte rendu de la journée".encode(),
    "a text of the length of a header": b"x" * 100,
    "the beginning of a database": b"SQLite format 3\x00",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(5_000),
    "zeros": bytes(20_000),
}


@pytest.mark.parametrize("content", NOT_WORKSHOPS.values(), ids=NOT_WORKSHOPS)
def test_a_file_that_is_no_workshop_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "autre.atelier"
    path.write_bytes(content)
    refused(path, NotAWorkshop, "choose a file whose name ends in .atelier")


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.atelier"
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table session (id text primary key)")
        other.execute("pragma journal_mode = wal")
    refused(path, NotAWorkshop, "not a workshop")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    refused(tmp_path / "perdu.atelier", NotAWorkshop, "was not found")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "dossier.atelier"
    folder.mkdir()
    refused(folder, NotAWorkshop, "cannot be read")


def _pages(path: Path) -> range:
    return range(1, path.stat().st_size // PAGE)


def test_a_file_whose_pages_were_overwritten_is_refused(closed: Path) -> None:
    sound = closed.read_bytes()
    for page in (1, 2, len(_pages(closed)) // 2, len(_pages(closed))):
        overwrite(closed, page * PAGE, b"\xde\xad\xbe\xef" * 16)
        refused(closed, DamagedFile, "restore the latest of its backups, in the folder “cycle-sauvegardes”")
        closed.write_bytes(sound)


def test_a_file_cut_short_is_refused(closed: Path) -> None:
    os.truncate(closed, closed.stat().st_size // 2)
    refused(closed, DamagedFile, "restore")


def test_a_file_whose_end_was_lost_in_the_middle_of_a_page_is_refused(closed: Path) -> None:
    os.truncate(closed, closed.stat().st_size - PAGE // 2)
    refused(closed, DamagedFile, "restore")


def test_a_header_with_wrong_bytes_is_refused(closed: Path) -> None:
    sound = closed.read_bytes()
    for place in (16, 20, 28, 32, 47, 52):  # page size, reserved room, length, free pages, format, root page
        overwrite(closed, place, b"\x63\x63")
        refused(closed, DamagedFile, "restore")
        closed.write_bytes(sound)


def test_a_workshop_without_its_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vide.atelier"
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"pragma application_id = {APPLICATION_ID}")
        made.execute(f"pragma user_version = {VERSION}")
        made.execute("create table cycle (id text)")
    with pytest.raises(DamagedFile):
        Store.open(path)
    assert neighbours(path) == {"vide.atelier"}


def test_a_wrong_byte_anywhere_is_refused_or_told_or_does_no_harm(closed: Path) -> None:
    with closing(Store.open(closed)) as store:
        whole = everything(store)
    sound = closed.read_bytes()

    found = {"refused": 0, "told": 0, "harmless": 0}
    for place in (*range(16, 68, 3), *range(100, len(sound), 2_111)):
        closed.write_bytes(sound)
        overwrite(closed, place, bytes([sound[place] ^ 0x55]))
        found[_what_becomes_of(closed, whole)] += 1
        assert neighbours(closed) == {"cycle.atelier"}

    assert found["refused"] > 0
    assert found["told"] > 0


def _what_becomes_of(path: Path, whole: Everything) -> str:
    try:
        store = Store.open(path)
    except (UnusableFile, StoreUnavailable):
        return "refused"
    with closing(store):
        if store.problems():
            return "told"
        assert everything(store) == whole
        return "harmless"


def test_a_file_that_an_earlier_killed_program_left_is_opened_with_all_it_held(closed: Path, tmp_path: Path) -> None:
    store = Store.open(closed)
    cycle.edit_cycle(store, Cycle(id=reading.cycle(store).id, title="Nouveau titre"))
    left = tmp_path / "left"
    left.mkdir()
    for name in ("cycle.atelier", "cycle.atelier-wal"):
        (left / name).write_bytes((closed.parent / name).read_bytes())
    store.close()

    with closing(Store.open(left / "cycle.atelier")) as again:
        assert reading.cycle(again).title == "Nouveau titre"
        assert again.read_only_because == ""
    assert neighbours(left / "cycle.atelier") == {"cycle.atelier"}


def test_one_single_file_is_left_after_closing(closed: Path) -> None:
    with closing(Store.open(closed)) as store:
        cycle.new_session(store, template("demi-journee"))
        assert len(neighbours(closed)) > 1
    assert neighbours(closed) == {"cycle.atelier"}
    with closing(Store.open(closed)) as store:
        assert len(store.all(Session)) == 2


def test_closing_twice_does_not_take_the_file_from_whoever_opened_it_since(closed: Path) -> None:
    first = Store.open(closed)
    first.close()
    second = Store.open(closed)
    first.close()

    with closing(Store.open(closed)) as third:
        assert third.read_only_because
    second.close()


def test_a_new_file_has_the_marks_of_a_workshop_and_opens_durably(tmp_path: Path) -> None:
    path = tmp_path / "nouveau dossier" / "cycle.atelier"
    with closing(Store.create(path)) as store:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id", "user_version")
        found = [store._db.execute(f"pragma {name}").fetchone()[0] for name in pragmas]
    assert found == ["wal", 2, 1, 1, APPLICATION_ID, VERSION]
    assert neighbours(path) == {"cycle.atelier"}


def test_a_name_already_taken_is_refused(closed: Path) -> None:
    content = closed.read_bytes()
    with pytest.raises(FacilitatorError, match="already exists"):
        Store.create(closed)
    assert closed.read_bytes() == content
    assert neighbours(closed) == {"cycle.atelier"}


def test_a_file_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "texte").write_text("")
    with pytest.raises(StoreUnavailable, match="choose a folder"):
        Store.create(tmp_path / "texte" / "cycle.atelier")


def test_what_a_killed_program_left_never_enters_a_new_file_of_that_name(closed: Path) -> None:
    store = Store.open(closed)
    cycle.edit_cycle(store, Cycle(id=reading.cycle(store).id, title="L’ancien"))
    log = closed.with_name("cycle.atelier-wal").read_bytes()
    store.close()
    closed.unlink()
    closed.with_name("cycle.atelier-wal").write_bytes(log)

    with closing(Store.create(closed)) as new:
        assert new.all(Cycle) == []
        assert new.problems() == []


def test_names_with_marks_of_addresses_are_ordinary_names(tmp_path: Path) -> None:
    for name in ("50 % d’élus ?.atelier", "a#b&c=d.atelier", "été à 20h.atelier", "file:x?mode=memory.atelier"):
        path = tmp_path / name
        with closing(Store.create(path)) as store:
            cycle.start_cycle(store, name)
            with closing(Store.open(path)) as other:
                assert reading.cycle(other).title == name
        with closing(Store.open(path, read_only=True)) as store:
            assert reading.cycle(store).title == name
        assert neighbours(path) == {name}
        path.unlink()
