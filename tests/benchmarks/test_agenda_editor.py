"""Enter on a duration to kept, planned again and painted, in a day of two hundred items.

The floor is the same change and the day planned anew, in a file that no window shows: every later item moves on the
screen besides.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import agenda, cycle
from facilitator.sessions.records import AgendaItem, ItemKind, Phase, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.prepare.day_plan import day_plan
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.theme import apply_theme

from .measure import in_turn, tell

ITEMS, ROUNDS = 200, 40
TYPING, TYPING_MS = 5.0, 50.0
"""The goals in times the floor and in milliseconds; the gates are at twice the goals."""


def long_day(path: Path) -> tuple[Store, Session]:
    """A file with a day of two hundred items, one in three of them in two phases."""
    store = Store.create(path)
    cycle.start_cycle(store, "Cycle")
    session = cycle.new_session(store, template("journee-vide"))
    kinds = list(ItemKind)
    with store.operation("elsewhere") as operation:
        for place in range(ITEMS):
            kind, title = kinds[place % len(kinds)], f"Séquence {place}"
            item = operation.put(AgendaItem(session_id=session.id, position=place, kind=kind, title=title, minutes=5))
            for part in range(2 if place % 3 == 0 else 0):
                operation.put(Phase(item_id=item.id, position=part, title=f"Temps {part}", minutes=2 + part))
    return store, session


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[PreparePage]:
    apply_theme(qapp)
    store, session = long_day(tmp_path / "shown.atelier")
    desk = Desk(store, Notices())
    desk.choose(session.id)
    page = PreparePage(desk)
    page.resize(1366, 768)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.close()
    store.close()


def test_typing_a_duration_never_waits(page: PreparePage, tmp_path: Path, benchmark: object) -> None:
    bare, session = long_day(tmp_path / "bare.atelier")
    row = page.agenda.rows[5]
    item_id = bare.all(AgendaItem, session_id=session.id)[5].id
    minutes = [5, 5]

    def write() -> None:
        minutes[0] = 5 + minutes[0] % 7
        row.duration.setFocus()
        row.duration.selectAll()
        QTest.keyClicks(row.duration, str(minutes[0]))
        QTest.keyClick(row.duration, Qt.Key.Key_Return)
        QApplication.processEvents()

    def keep() -> None:
        minutes[1] = 5 + minutes[1] % 7
        agenda.edit_item(bare, replace(bare.the(AgendaItem, item_id), minutes=minutes[1]))
        day_plan(bare, session.id)

    taken, floor = in_turn(write, keep, ROUNDS)
    ratio = tell("a duration typed among 200 items", taken, floor, TYPING)
    benchmark.pedantic(write, rounds=3)  # type: ignore[attr-defined]
    bare.close()
    assert page.desk.store.the(AgendaItem, row.item_id).minutes == minutes[0]
    assert ratio < 2 * TYPING
    assert statistics.median(taken) * 1000 < 2 * TYPING_MS
