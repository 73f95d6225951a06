"""Enter to durable and painted in both windows, with ten thousand contributions already in the file."""

from __future__ import annotations

import gc
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import flow, reading
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow
from facilitator.ui.theme import apply_theme

from .large_file import fill
from .measure import p99, tell

ROUNDS = 200


class _Painted(QObject):
    """Counts the paint events of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.count += 1
        return False


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    apply_theme(qapp)
    path = tmp_path / "large.atelier"
    fill(path, 10_000)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert window.open_path(path)
    assert window.workshop is not None
    workshop = window.workshop
    session = reading.sessions(workshop.store)[2]
    workshop.open_session(session.id, "run")
    flow.start_day(workshop.store, session.id)
    outline = reading.outline(workshop.store, session.id)
    flow.go_to(workshop.store, session.id, next(i for i in outline.items if outline.questions_of(i)))
    workshop.projector.project()
    finish_background()
    QApplication.processEvents()
    yield window
    finish_background()
    window.close()


def test_enter_is_durable_and_painted_in_both_windows(console: MainWindow, tmp_path: Path, benchmark: object) -> None:
    assert console.workshop is not None
    run, projector = console.workshop.run, console.workshop.projector
    assert projector.window is not None
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = full"):
        bare.execute(f"pragma {pragma}")
    bare.execute("create table said (id text primary key, text text) strict")
    walls = _Painted(), _Painted()
    run.stage.wall.installEventFilter(walls[0])
    projector.window.view.installEventFilter(walls[1])
    before = (walls[0].count, walls[1].count)

    def keep() -> None:
        QTest.keyClick(run.bar.field, Qt.Key.Key_Return)
        while walls[0].count == before[0] or walls[1].count == before[1]:
            QApplication.processEvents()

    def type_and_keep(number: int) -> float:
        nonlocal before
        run.bar.field.take(f"Une idée de plus, la {number}e de la journée @t3")
        QApplication.processEvents()
        before = (walls[0].count, walls[1].count)
        start = time.perf_counter()
        keep()
        return time.perf_counter() - start

    def commit(number: int) -> float:
        start = time.perf_counter()
        bare.execute("insert into said values (?, ?)", (str(number), "Une idée de plus, de la journée"))
        return time.perf_counter() - start

    taken, floor = [], []
    gc.collect()
    gc.freeze()
    for number in range(ROUNDS + 20):
        kept, committed = type_and_keep(number), commit(number)
        if number >= 20:
            taken.append(kept)
            floor.append(committed)
    bare.close()
    benchmark.pedantic(lambda: type_and_keep(9999), rounds=3)  # type: ignore[attr-defined]

    ratio = tell("Enter to durable and painted in both windows", taken, floor, 4)
    assert ratio < 8
    assert p99(taken) < 0.032
