"""What whole days need: consoles on real files, a cycle on its eve; the demonstration, played once as its user does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import cycle
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.workshop_file import SUFFIX
from facilitator.ui.background import finish_background
from facilitator.ui.theme import apply_theme
from tests.conftest import Clock
from tests.ui.conftest import Console

ROOT = Path(__file__).parents[2]
Open = Callable[[Path], Console]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[Open]:
    """Opens consoles; each is closed in the end, as a person would."""
    if not qapp.styleSheet():
        apply_theme(qapp)
    consoles: list[Console] = []

    def open_console(path: Path) -> Console:
        consoles.append(Console(qtbot, path, clock))
        return consoles[-1]

    yield open_console
    finish_background()
    for console in consoles:
        console.window.close()


@pytest.fixture
def eve(tmp_path: Path, clock: Clock) -> Path:
    """A cycle of two days, the first one today."""
    clock.forward(minutes=-40)
    path = tmp_path / f"cycle{SUFFIX}"
    with closing(Store.create(path, clock=clock)) as store:
        cycle.start_cycle(store, "Réviser notre projet de territoire")
        cycle.new_session(store, template("mobilisation"), cycle.SessionDetails(day=clock.now.date()))
        cycle.new_session(store, template("mutualisation"))
    return path


@dataclass(frozen=True)
class Demonstration:
    """How `facilitator demo --headless` ended, in which folder."""

    folder: Path
    code: int
    out: str
    err: str

    @property
    def exports(self) -> Path:
        return self.folder / "exports"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """Played once: workers that run side by side share it, the others waiting for the first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    known = shared / "demonstration.json"
    with FileLock(shared / "demonstration.lock"):
        if not known.exists():
            folder = tmp_path_factory.mktemp("demonstration")
            code, out, err = _play(folder, folder / "settings")
            known.write_text(json.dumps([str(folder), code, out, err]), encoding="utf-8")
    found, code, out, err = json.loads(known.read_text(encoding="utf-8"))
    return Demonstration(Path(found), code, out, err)


def _play(folder: Path, settings: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "--language", "fr", "demo", "--headless"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "FACILITATOR_SETTINGS": str(settings),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert not settings.exists(), "the demonstration touched the person's settings"
    return done.returncode, done.stdout, done.stderr
