"""A whole day in the real window, by keys and buttons, the program killed in the middle of it; then what is left."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import backups, cycle, reading
from facilitator.sessions.records import (
    AgendaItem,
    Contribution,
    Interval,
    ItemKind,
    RoomQuestion,
    Session,
    SessionState,
)
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.items import SPEECHES
from facilitator.sessions.scene.times import timetable_of
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.workshop_file import SUFFIX
from facilitator.ui.background import finish_background
from facilitator.ui.theme import apply_theme
from tests.conftest import Clock
from tests.ui.conftest import Console

from .conftest import ROOT

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KILLED_DURING = 5
"""The rank of the item, from 0, in the middle of which the program is killed."""
LATE = timedelta(minutes=3)
"""How much longer than planned each item lasts."""


@pytest.fixture
def consoles(qtbot: QtBot, qapp: QApplication) -> Iterator[list[Console]]:
    """Those that a test opens; each is closed in the end, as a person would."""
    if not qapp.styleSheet():
        apply_theme(qapp)
    opened: list[Console] = []
    yield opened
    finish_background()
    for console in opened:
        console.window.close()


@pytest.fixture
def morning(tmp_path: Path, clock: Clock) -> Path:
    path = tmp_path / f"cycle{SUFFIX}"
    with closing(Store.create(path, clock=clock)) as store:
        cycle.start_cycle(store, "Réviser notre projet de territoire")
        cycle.new_session(store, template("mobilisation"), cycle.SessionDetails(day=clock.now.date()))
    return path


def test_a_day_goes_from_the_start_to_the_report_though_the_program_is_killed(
    qtbot: QtBot, consoles: list[Console], morning: Path, clock: Clock
) -> None:
    console = Console(qtbot, morning, clock)
    consoles.append(console)
    console.run()
    console.click("Démarrer la journée")
    said: list[str] = []
    items = console.store.all(AgendaItem)
    for _item in items[:KILLED_DURING]:
        said += _hold(console)
        console.key(Qt.Key.Key_F9)
    said += _first_half(console)
    console.type("des mots que personne n’a encore envoyés")

    console = _reopened(qtbot, console, clock)
    consoles.append(console)
    _second_half(console)
    for _item in items[KILLED_DURING + 1 :]:
        console.key(Qt.Key.Key_F9)
        said += _hold(console)
    console.click("Terminer la journée")
    clock.forward(minutes=20)
    console.capture("@t3 #4 arrivée le lendemain")
    survivor = console.store.path
    assert console.window.close()

    _look_back(survivor, items, said, clock)
    _hand_out(survivor, said)


def _hold(console: Console) -> list[str]:
    """Live through the current item; the texts that it brought."""
    said = _first_half(console)
    _second_half(console)
    return said


def _first_half(console: Console) -> list[str]:
    """Two contributions where there is a question, one in the parking elsewhere, and one that is taken back.

    While somebody speaks, what is typed is a question from the room.
    """
    item = _current(console)
    console.clock.forward(minutes=item.minutes / 2)
    texts = [f"{item.title} : idée"]
    console.capture(f"@t2 @elu {texts[0]}")
    if item.kind in SPEECHES:
        texts.clear()
    if item.kind is ItemKind.REFLECTION:
        texts.append(f"{item.title} : frein")
        console.key(Qt.Key.Key_2, CTRL)
        console.capture(texts[-1])
        console.key(Qt.Key.Key_1, CTRL)
    console.capture("une erreur de frappe")
    console.key(Qt.Key.Key_Z, CTRL)
    return texts


def _second_half(console: Console) -> None:
    console.clock.now += timedelta(minutes=_current(console).minutes / 2) + LATE


def _current(console: Console) -> AgendaItem:
    item = reading.outline(console.store, console.session.id).current_item
    assert item is not None
    return item


def _reopened(qtbot: QtBot, killed: Console, clock: Clock) -> Console:
    """What a kill would have left, opened again: the same item, clock and view, and nothing that was shown is lost."""
    survivor = killed.store.path.with_name(f"survivor{SUFFIX}")
    for suffix in ("", "-wal"):
        Path(f"{survivor}{suffix}").write_bytes(Path(f"{killed.store.path}{suffix}").read_bytes())
    again = Console(qtbot, survivor, clock)
    assert again.workshop.place == "run"
    assert again.session == killed.session
    for read in (Contribution, AgendaItem, Interval):
        assert again.store.all(read) == killed.store.all(read)
    seen = [scene_of(console.store, console.session.id) for console in (killed, again)]
    assert seen[0] == seen[1] == again.workshop.run.panel.thumbnail.scene
    assert (again.store.can_undo(), again.store.can_redo()) == (killed.store.can_undo(), killed.store.can_redo())
    again.key(Qt.Key.Key_Z, CTRL | SHIFT)
    again.key(Qt.Key.Key_Z, CTRL)
    assert again.store.all(Contribution) == killed.store.all(Contribution)
    return again


def _look_back(path: Path, items: list[AgendaItem], said: list[str], clock: Clock) -> None:
    assert not Path(f"{path}-wal").exists()
    with closing(Store.open(path, clock=clock)) as store:
        [session] = store.all(Session)
        assert session.state is SessionState.CLOSED
        assert store.problems() == []
        assert [c.text for c in store.all(Contribution, late=0)] == said
        assert [c.text for c in store.all(Contribution, late=1)] == ["arrivée le lendemain"]
        asked = [f"{item.title} : idée" for item in items if item.kind in SPEECHES]
        assert [question.text for question in store.all(RoomQuestion)] == asked
        table = timetable_of(store, reading.outline(store, session.id))
        assert table.drift == LATE * len(items)
        for slot in table.slots:
            assert slot.start is not None
            assert slot.end is not None
            assert slot.end - slot.start == timedelta(minutes=slot.item.minutes) + LATE
    assert len(backups.backups_of(path)) > len(items) - KILLED_DURING


def _hand_out(path: Path, said: list[str]) -> None:
    """The command line finds the file sound; every text is in each of the reports."""
    assert "Mobiliser" in _command("info", path).stdout
    assert _command("check", path).returncode == 0
    every = [*said, "arrivée le lendemain"]
    for form in ("pdf", "csv", "json"):
        target = path.with_suffix(f".{form}")
        done = _command("export", path, "--session", "1", "--format", form, "--output", target)
        assert done.stdout.strip() == str(target)
        assert done.stderr == ""
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row[5] for row in list(csv.reader(file, delimiter=";"))[1:]) == sorted(every)
    data: dict[str, Any] = json.loads(path.with_suffix(".json").read_bytes())
    assert sorted(row["text"] for row in data["contributions"] + data["parking"]) == sorted(every)
    with closing(pypdfium2.PdfDocument(path.with_suffix(".pdf"))) as file:
        printed = _bare("".join(page.get_textpage().get_text_bounded() for page in file))
    assert [text for text in every if _bare(text) not in printed] == []


def _bare(text: str) -> str:
    """Without blanks nor the hyphens that break a word: lines end where they like."""
    return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\ufffe\u0002")


def _command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "facilitator", "--language", "fr", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
