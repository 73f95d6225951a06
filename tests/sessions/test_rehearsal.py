"""A rehearsal works on a copy, and the file itself is not written."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.errors import FacilitatorError, StoreUnavailable
from facilitator.sessions import flow, reading, rehearsal, screen
from facilitator.sessions.records import Contribution, Flow, Interval, Question, Screen, Session, SessionState
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import say


def _bytes(store: Store) -> dict[str, bytes]:
    """The file and its log; what SQLite shares between readers says nothing."""
    return {
        path.name: path.read_bytes() for path in store.path.parent.glob("cycle.atelier*") if path.name[-4:] != "-shm"
    }


def test_what_is_done_in_the_copy_leaves_the_file_as_it_was(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    before = _bytes(store)
    copy = rehearsal.copy_of(store)
    with closing(Store.open(copy, clock=clock)) as rehearsed:
        rehearsal.make_ready(rehearsed, session.id)
        flow.start_day(rehearsed, session.id)
        say(rehearsed, question, "Pour voir")
        flow.close_day(rehearsed, session.id)
    rehearsal.throw_away(copy)

    assert _bytes(store) == before
    assert store.all(Contribution) == []
    assert list(paths.settings_folder().iterdir()) == []


def test_the_copy_has_the_name_of_the_file(store: Store, session: Session) -> None:
    assert rehearsal.copy_of(store).name == store.path.name


def test_a_day_under_way_is_not_rehearsed(store: Store, day: Session) -> None:
    with pytest.raises(FacilitatorError, match="under way"):
        rehearsal.copy_of(store)


def test_a_closed_day_is_rehearsed_from_its_beginning_with_what_was_said(
    store: Store, day: Session, question: Question, clock: Clock
) -> None:
    say(store, question, "Dit ce jour-là")
    flow.next_item(store, day.id)
    flow.extend(store, day.id, 15)
    screen.toggle_black(store, day.id)
    clock.forward(hours=7)
    flow.close_day(store, day.id)

    with closing(Store.open(rehearsal.copy_of(store), clock=clock)) as copy:
        rehearsal.make_ready(copy, day.id)
        found = reading.outline(copy, day.id)
        assert (found.session.state, found.session.started_at, found.flow) == (SessionState.PREPARATION, None, None)
        assert [copy.all(kind) for kind in (Flow, Interval, Screen)] == [[], [], []]
        assert not any(item.extension for item in found.items)
        assert [one.text for one in copy.all(Contribution)] == ["Dit ce jour-là"]
        assert copy.can_undo() is None
        assert copy.problems() == []
        flow.start_day(copy, day.id)
    assert store.the(Session, day.id).state is SessionState.CLOSED


def test_a_file_that_can_only_be_read_is_rehearsed_all_the_same(store: Store, session: Session, clock: Clock) -> None:
    with closing(Store.open(store.path, read_only=True, clock=clock)) as only_read:
        copy = rehearsal.copy_of(only_read)
    with closing(Store.open(copy, clock=clock)) as rehearsed:
        assert not rehearsed.read_only_because
        rehearsal.make_ready(rehearsed, session.id)


def test_no_room_for_the_copy_is_told_and_leaves_nothing(
    store: Store, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setenv("FACILITATOR_SETTINGS", str(in_the_way / "settings"))
    with pytest.raises(StoreUnavailable, match="free some space"):
        rehearsal.copy_of(store)


def test_the_copy_that_a_crash_left_behind_is_thrown_away_next_time(store: Store, session: Session) -> None:
    left = rehearsal.copy_of(store)
    (left.parent / f"{left.name}-wal").write_bytes(b"what the crash left")
    following = rehearsal.copy_of(store)
    assert not left.parent.exists()
    assert following.exists()


def test_a_rehearsal_that_goes_on_in_another_window_is_left_alone(store: Store, session: Session, clock: Clock) -> None:
    copy = rehearsal.copy_of(store)
    with closing(Store.open(copy, clock=clock)):
        rehearsal.sweep()
        assert copy.exists()
    rehearsal.sweep()
    assert not copy.parent.exists()


def test_what_else_is_in_the_settings_is_left_alone(store: Store, session: Session) -> None:
    settings = paths.settings_folder()
    settings.mkdir(parents=True)
    (settings / "rehearsal-notes.txt").write_text("mine", encoding="utf-8")
    (settings / "room.json").write_text("{}", encoding="utf-8")
    rehearsal.sweep()
    assert sorted(path.name for path in settings.iterdir()) == ["rehearsal-notes.txt", "room.json"]


def test_what_was_saved_beside_the_copy_is_brought_beside_the_file(store: Store, session: Session) -> None:
    copy, home = rehearsal.copy_of(store), store.path.parent
    (copy.parent / "compte rendu.pdf").write_text("essai", encoding="utf-8")
    (home / "compte rendu.pdf").write_text("le vrai", encoding="utf-8")
    assert rehearsal.throw_away(copy, spare=home) == [home / "compte rendu (2).pdf"]
    assert (home / "compte rendu.pdf").read_text(encoding="utf-8") == "le vrai"
    assert (home / "compte rendu (2).pdf").read_text(encoding="utf-8") == "essai"
    assert not copy.parent.exists()
