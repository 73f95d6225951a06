"""Pictures kept in the workshop file: once each, for good, wherever the file goes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.sessions import slides
from facilitator.sessions.backups import back_up
from facilitator.sessions.records import Session, Slide
from facilitator.sessions.store import Store
from tests.conftest import Clock

PICTURE = b"\x89PNG \x00 not quite a picture, all its bytes kept " + bytes(range(256)) * 40


def kept(store: Store) -> int:
    count: int = store._db.execute("select count(*) from media").fetchone()[0]
    return count


def test_the_same_picture_is_kept_once(store: Store, session: Session) -> None:
    one = slides.add_pictures(store, session.id, "Carte", [PICTURE, b"autre", PICTURE])
    two = slides.add_pictures(store, session.id, "La même", [PICTURE])
    assert one.media.split()[0] == one.media.split()[2] == two.media
    assert kept(store) == 2
    assert store.media(two.media) == PICTURE
    assert store.media("inconnue") is None


def test_an_operation_that_fails_keeps_no_picture(store: Store, session: Session) -> None:
    with pytest.raises(ZeroDivisionError), store.operation("add_pictures") as operation:
        operation.keep(PICTURE)
        operation.put(Slide(session_id=session.id, position=1 // 0, text="Carte"))
    assert kept(store) == 0


def test_an_operation_that_is_over_keeps_nothing(store: Store, session: Session) -> None:
    with store.operation("nothing") as operation:
        pass
    with pytest.raises(AssertionError):
        operation.keep(PICTURE)


def test_a_picture_outlives_undo_redo_and_removal(store: Store, session: Session) -> None:
    slide = slides.add_pictures(store, session.id, "Carte", [PICTURE])
    store.undo()
    assert store.get(Slide, slide.id) is None
    store.redo()
    assert store.media(store.the(Slide, slide.id).media) == PICTURE
    slides.remove(store, slide)
    assert store.media(slide.media) == PICTURE
    store.undo()
    assert store.media(store.the(Slide, slide.id).media) == PICTURE


def test_a_copy_and_a_backup_have_the_pictures(store: Store, session: Session, clock: Clock, tmp_path: Path) -> None:
    slide = slides.add_pictures(store, session.id, "Carte", [PICTURE])
    copy = tmp_path / "key" / "copie.atelier"
    store.save_copy(copy)
    backup = back_up(store.path, clock.now)
    assert backup is not None
    for path in (copy, backup):
        with closing(Store.open(path, read_only=True)) as other:
            assert other.media(slide.media) == PICTURE
            assert other.problems() == []


def test_a_backup_that_is_restored_brings_its_pictures_back(store: Store, session: Session, clock: Clock) -> None:
    slide = slides.add_pictures(store, session.id, "Carte", [PICTURE])
    backup = back_up(store.path, clock.now)
    assert backup is not None
    slides.remove(store, slide)
    store.restore(backup)
    assert store.media(store.the(Slide, slide.id).media) == PICTURE
    assert store.problems() == []


def test_erasing_what_was_said_leaves_the_pictures(store: Store, session: Session) -> None:
    slide = slides.add_pictures(store, session.id, "Carte", [PICTURE])
    message = slides.add_message(store, session.id, "Un message à oublier")
    slides.remove(store, message)
    store.forget([message.id])
    assert store.media(slide.media) == PICTURE
    assert store.problems() == []


def test_a_missing_picture_is_told(store: Store, session: Session) -> None:
    slides.add_message(store, session.id, "Sans image")
    slide = slides.add_pictures(store, session.id, "Carte des secteurs", [PICTURE, b"autre"])
    assert store.problems() == []
    store._db.execute("delete from media where name = ?", [slide.media.split()[1]])
    assert store.problems() == ["A picture of “Carte des secteurs” is missing."]


_KILLED = """
import os, signal, sys
from pathlib import Path
from facilitator.sessions import reading, slides
from facilitator.sessions.store import Store
store = Store.open(Path(sys.argv[1]))
session = reading.sessions(store)[0]
slides.add_pictures(store, session.id, "Gardée", [b"gardee" * 50_000])
with store.operation("add_pictures") as operation:
    operation.keep(b"perdue" * 50_000)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
def test_killed_while_it_keeps_pictures_the_file_has_all_of_a_slide_or_nothing(
    store: Store, session: Session, clock: Clock
) -> None:
    path = store.path
    store.close()
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with closing(Store.open(path, clock=clock)) as again:
        (slide,) = again.all(Slide)
        assert again.media(slide.media) == b"gardee" * 50_000
        assert kept(again) == 1
        assert again.problems() == []
