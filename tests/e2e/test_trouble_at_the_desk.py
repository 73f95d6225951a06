"""A disk that fills up, or a file that becomes read-only, while one types: said in red, nothing lost, then it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator import tokens
from facilitator.sessions import reading
from facilitator.sessions.records import Contribution, Session
from facilitator.sessions.store import Store
from facilitator.ui.background import finish_background
from tests.conftest import Clock
from tests.ui.conftest import Console

STRICKEN = {
    "full disk": ("max_page_count = 1", "max_page_count = 1073741823", "disque est plein"),
    "read-only file": ("query_only = on", "query_only = off", "n’accepte plus l’écriture"),
}
LONG = ("Une idée qui demande de la place. " * 500).strip()
"""Longer than what is left in the pages that the file has."""
REFLECTION = 5


@pytest.fixture
def desk(qtbot: QtBot, store: Store, session: Session, clock: Clock) -> Iterator[Console]:
    """A console on the first reflection of a day under way, one thing said."""
    store.close()
    console = Console(qtbot, store.path, clock)
    console.start(item=REFLECTION)
    console.capture("dite avant")
    finish_background()
    yield console
    finish_background()
    console.window.close()


@contextmanager
def stricken(console: Console, how: str) -> Iterator[str]:
    """A real refusal of SQLite; gives the words that tell it."""
    begin, end, words = STRICKEN[how]
    console.store._db.execute(f"pragma {begin}").fetchall()
    yield words
    console.store._db.execute(f"pragma {end}").fetchall()


def texts(console: Console) -> list[str]:
    return [said.text for said in console.store.all(Contribution)]


@pytest.mark.parametrize("how", STRICKEN)
def test_the_words_stay_in_the_bar_the_header_is_red_and_enter_keeps_them_later(desk: Console, how: str) -> None:
    field = desk.workshop.run.bar.field
    seen = reading.outline(desk.store, desk.session.id)
    with stricken(desk, how) as words:
        field.take(LONG)
        for _time in range(2):
            desk.key(Qt.Key.Key_Return)
            assert field.text() == LONG
            assert words in desk.window.header.saved_text()
            assert tokens.LATE in _header_style(desk)
            assert desk.notices[-1][1]
        assert texts(desk) == ["dite avant"]

    desk.key(Qt.Key.Key_Return)
    assert field.text() == ""
    assert texts(desk) == ["dite avant", LONG]
    assert desk.window.header.saved_text() == "✓ Tout est enregistré"
    assert tokens.LATE not in _header_style(desk)
    assert reading.outline(desk.store, desk.session.id) == seen
    assert desk.store.problems() == []


def test_no_key_of_the_day_moves_anything_while_the_file_is_read_only(desk: Console) -> None:
    seen = reading.outline(desk.store, desk.session.id)
    scene = desk.workshop.run.panel.thumbnail.scene
    with stricken(desk, "read-only file") as words:
        for key in (Qt.Key.Key_F9, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8):
            told = len(desk.notices)
            desk.key(key)
            assert len(desk.notices) > told
            assert words in desk.notices[-1][0]
        desk.click("+ 5")
        desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert texts(desk) == ["dite avant"]
        assert reading.outline(desk.store, desk.session.id) == seen
        assert desk.workshop.run.panel.thumbnail.scene == scene

    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(desk) == []
    desk.key(Qt.Key.Key_F9)
    assert reading.outline(desk.store, desk.session.id).current_item == seen.items[REFLECTION + 1]


def test_what_was_kept_before_is_there_when_the_window_closes_on_a_full_disk(
    desk: Console, tmp_path: Path, clock: Clock
) -> None:
    path = desk.store.path
    with stricken(desk, "full disk"):
        desk.workshop.run.bar.field.take(LONG)
        desk.key(Qt.Key.Key_Return)
        survivor = path.with_name("survivor.atelier")
        for suffix in ("", "-wal"):
            Path(f"{survivor}{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())

    again = Store.open(survivor, clock=clock)
    assert [said.text for said in again.all(Contribution)] == ["dite avant"]
    assert again.problems() == []
    assert again.undo() == "contribute"
    again.close()


def _header_style(console: Console) -> str:
    [shown] = [
        label
        for label in console.window.header.findChildren(QLabel)
        if label.text() == console.window.header.saved_text()
    ]
    return shown.styleSheet()
