"""Ten thousand rows come in while the day runs: the whole of it, and the longest the windows keep anyone waiting."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import cycle, flow, reading
from facilitator.sessions.records import Contribution
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow
from facilitator.ui.run.importing.import_page import ImportPage
from facilitator.ui.theme import apply_theme

from .large_file import WORDS

ROWS = 10_000
SECONDS, FROZEN = 3.0, 0.050
"""The goals: for the whole import, and for the longest the interface does not answer."""


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
    store.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert window.open_path(path)
    assert window.workshop is not None
    window.workshop.open_session(session.id, "run")
    window.workshop.projector.project()
    finish_background()
    QApplication.processEvents()
    yield window
    finish_background()
    window.close()


def _table(path: Path, titles: str, end: str) -> Path:
    rows = (
        f"{number} {' '.join(WORDS[(number + place) % len(WORDS)] for place in range(4 + number % 14))};"
        f"{1 + number % 6};élu;frein{end}"
        for number in range(ROWS)
    )
    path.write_text("\n".join([f"texte;table;collège;genre{titles}", *rows]), encoding="utf-8")
    return path


@pytest.mark.parametrize(("titles", "end"), [("", ""), (";regroupement;poids;étiquettes", ";Ensemble;2;mobilité")])
def test_ten_thousand_rows(console: MainWindow, tmp_path: Path, benchmark: object, titles: str, end: str) -> None:
    assert console.workshop is not None
    store, run = console.workshop.store, console.workshop.run
    source = _table(tmp_path / "notes.csv", titles, end)
    run.open_import()
    page = run.middle.import_page()
    assert isinstance(page, ImportPage)
    QApplication.processEvents()
    gc.collect()
    gc.freeze()

    page.take_file(source)
    looked = _turns(lambda: page._plan is not None)
    page.import_all()
    imported = _turns(lambda: not page._importing.running)
    checked = _turns(lambda: page._plan is not None)
    assert store.count(Contribution) == ROWS

    for what, turns in (("reading and looking", looked), ("importing", imported), ("looking again", checked)):
        print(f"\n{what}: {sum(turns):.2f} s, longest wait {max(turns) * 1000:.0f} ms", end="")
    print(f" (goals {SECONDS:g} s for the import, {FROZEN * 1000:.0f} ms)")
    benchmark.pedantic(lambda: store.count(Contribution), rounds=3)  # type: ignore[attr-defined]
    assert sum(imported) < 1.5 * SECONDS
    assert max(looked + imported + checked) < 2 * FROZEN


def _turns(over: Callable[[], bool]) -> list[float]:
    """How long each turn of the event loop took until it was *over*."""
    taken: list[float] = []
    while not over():
        start = time.perf_counter()
        QApplication.processEvents()
        taken.append(time.perf_counter() - start)
    return taken
