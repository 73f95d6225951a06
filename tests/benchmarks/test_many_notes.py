"""A question with five thousand contributions, in the real Run page: one more, and what regrouping or undoing costs."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, clustering, cycle, flow, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import College, ContributionKind
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow
from facilitator.ui.theme import apply_theme

from .large_wall import notes_of
from .measure import p99, timed

NOTES, ROUNDS = 5_000, 110
ADD_MS, CHANGE_MS = 16, 250
"""The goals, for the slowest in a hundred additions, and for what reads the whole wall again; gates are at twice."""


class _Painted(QObject):
    """Whether the wall has been painted since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self.now = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.now = True
        return False


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    apply_theme(qapp)
    path = tmp_path / "cycle.atelier"
    store = Store.create(path)
    cycle.start_cycle(store, "Un cycle")
    session = cycle.new_session(store, template("mobilisation"))
    flow.start_day(store, session.id)
    outline = reading.outline(store, session.id)
    flow.go_to(store, session.id, next(item for item in outline.items if outline.questions_of(item)))
    question = reading.outline(store, session.id).current_question
    kinds, colleges = tuple(ContributionKind), tuple(College)
    drafts = [
        Draft(note.text, kinds[rank % 4], table_number=1 + rank % 6, college=colleges[rank % 8])
        for rank, note in enumerate(notes_of(NOTES))
    ]
    capture.contribute_all(store, session.id, drafts, question)
    store.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert window.open_path(path)
    assert window.workshop is not None
    window.workshop.projector.project()
    finish_background()
    QApplication.processEvents()
    gc.collect()
    gc.freeze()
    yield window
    finish_background()
    window.close()


def test_one_more_is_durable_and_painted(console: MainWindow, benchmark: object) -> None:
    assert console.workshop is not None
    run = console.workshop.run
    painted = _Painted()
    run.stage.wall.installEventFilter(painted)

    def keep() -> None:
        painted.now = False
        QTest.keyClick(run.bar.field, Qt.Key.Key_Return)
        while not painted.now:
            QApplication.processEvents()

    def type_and_keep(number: int) -> float:
        run.bar.field.take(f"Une idée de plus, la {number}e de la journée @t3")
        QApplication.processEvents()
        return timed(keep)

    series = [[type_and_keep(number) for number in range(ROUNDS)][10:] for _series in range(3)]
    benchmark.pedantic(lambda: type_and_keep(999), rounds=3)  # type: ignore[attr-defined]
    calmest = min(series, key=p99)  # what else runs on the machine takes the processor away now and then
    median, slowest = statistics.median(calmest) * 1000, p99(calmest) * 1000
    print(f"\none more on a wall of {NOTES}, the calmest of three series: median {median:.1f} ms,", end="")
    print(f" p99 {slowest:.1f} ms (goal {ADD_MS} ms)")
    assert run.stage.wall.count >= NOTES + 3 * ROUNDS
    assert slowest < 2 * ADD_MS


def test_what_reads_the_wall_again(console: MainWindow, benchmark: object) -> None:
    assert console.workshop is not None
    workshop, store = console.workshop, console.workshop.store
    question = reading.outline(store, workshop.desk.session_id).current_question
    assert question is not None
    notes = iter(reading.contributions(store, question))

    def shown(gesture: Callable[[], object]) -> Callable[[], None]:
        def work() -> None:
            gesture()
            QApplication.processEvents()

        return work

    works = {
        "group": shown(lambda: clustering.gather(store, next(notes), [next(notes)])),
        "undo": shown(workshop.undo),
        "reword": shown(lambda: capture.reword(store, next(notes), "tout autre chose")),
    }
    shortest = {name: min(timed(work) for _round in range(5)) * 1000 for name, work in works.items()}
    benchmark.pedantic(works["reword"], rounds=3)  # type: ignore[attr-defined]
    for name, taken in shortest.items():
        print(f"\n{name}, {NOTES} notes: shortest {taken:.0f} ms (goal {CHANGE_MS} ms)", end="")
    print()
    assert max(shortest.values()) < 2 * CHANGE_MS
