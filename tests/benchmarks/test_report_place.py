"""The place Report of a day with 2,000 contributions: how soon its first page is seen, how long the interface waits.

The goals are 300 ms and 50 ms. Both are printed; they are held to twice as much, and the wait also to what the same
machine takes for nothing, since its load is not ours.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from facilitator.sessions import reading
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow
from facilitator.ui.report.report_page import ReportPage
from facilitator.ui.workshop import Workshop

from .large_file import fill
from .measure import tell

FIRST_PAGE, FROZEN = 0.300, 0.050
CONTRIBUTIONS, ROUNDS = 2_000, 5


@pytest.fixture
def workshop(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    fill(tmp_path / "grand.atelier", CONTRIBUTIONS, sessions=1)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert window.open_path(tmp_path / "grand.atelier")
    assert window.workshop is not None
    yield window.workshop
    finish_background()
    window.close()


class Ticking:
    """A timer that wants to ring every two milliseconds: it tells how long the interface kept it waiting."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)

    def during(self, work: Callable[[], object]) -> list[float]:
        """The waits while *work* is done, the longest first."""
        self.waits, self._last = [], time.perf_counter()
        self._timer.start()
        work()
        self._timer.stop()
        return sorted(self.waits, reverse=True)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.waits.append(now - self._last)
        self._last = now


def test_the_first_page_and_the_waits_of_the_place_report(qtbot: QtBot, workshop: Workshop) -> None:
    session = reading.sessions(workshop.store)[0]
    workshop.open_session(session.id, "report")
    report, ticking = workshop.report, Ticking()
    settle(qtbot, report)
    first, frozen, idle = [], [], []
    for _round in range(ROUNDS):
        workshop.go_to("synthesis")
        report.preview.view.forget()
        started = time.perf_counter()
        workshop.go_to("report")
        qtbot.waitUntil(lambda: report.preview.view.picture(0) is not None, timeout=30_000)
        first.append(time.perf_counter() - started)
        settle(qtbot, report)
        frozen.append(ticking.during(lambda: lay_out(qtbot, report))[0])
        idle.append(ticking.during(lambda: qtbot.wait(500))[0])

    tell("first page of the place Report, 2,000 contributions", first, [FIRST_PAGE] * ROUNDS, 1.0)
    tell("longest wait while it is laid out", frozen, [FROZEN] * ROUNDS, 1.0)
    assert report.page_count > 40
    assert statistics.median(first) < 2 * FIRST_PAGE
    assert statistics.median(frozen) < 2 * FROZEN + statistics.median(idle)


def settle(qtbot: QtBot, report: ReportPage) -> None:
    qtbot.waitUntil(lambda: report.preview.settled, timeout=30_000)


def lay_out(qtbot: QtBot, report: ReportPage) -> None:
    """All the pages again."""
    report.preview.refresh()
    settle(qtbot, report)
