"""A process of its own, with screens of its own.

The offscreen plugin reads its screens from a file when it starts; under Xvfb, xrandr makes them come and go.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PRELUDE = """
import subprocess
from datetime import datetime
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget
from facilitator.ui.projection_window import ProjectionWindow
from facilitator.ui.projector import Projector
from facilitator.ui.screens import Room, Screens, put_whole, remember, remembered

app = QApplication([])
changes = []

def until(condition):
    deadline = QDeadlineTimer(20_000)
    while not condition():
        assert not deadline.hasExpired(), "nothing happened"
        app.processEvents()

def names():
    return sorted(screen.name() for screen in app.screens())

def plug(name, size, place, output="none"):
    "A screen is plugged, or has another size or place; a star before its name makes it the first one."
    width, height = size
    monitor = f"{width}/300x{height}/200+{place[0]}+{place[1]}"
    if name.strip("*") in names():  # xrandr knows no other way
        unplug(name.strip("*"))
    subprocess.run(["xrandr", "--setmonitor", name, monitor, output], check=True, capture_output=True)
    until(lambda: name.strip("*") in names() and screen(name.strip("*")).geometry().getRect() == (*place, *size))

def screen(name):
    return next(screen for screen in app.screens() if screen.name() == name)

def unplug(name):
    subprocess.run(["xrandr", "--delmonitor", name], check=True, capture_output=True)
    until(lambda: name not in names())

def open_console(left=40):
    console = QWidget()
    console.setGeometry(left, 40, 600, 400)
    console.show()
    until(console.isVisible)
    return console

def whole_on(window, name):
    return window.screen().name() == name and screen(name).geometry().contains(window.frameGeometry())

def project_beside(console):
    "The room's view on another screen, and the console active as a facilitator has it."
    projector = Projector(datetime.now, console)
    console.activateWindow()
    until(console.isActiveWindow)
    projector.project()
    until(lambda: projector.projecting)
    return projector, projector.window

def fills(window, name):
    return window.isVisible() and window.screen().name() == name and window.geometry() == screen(name).geometry()
"""


def run(script: str, platform: str, **environment: str) -> None:
    """Run *script* in a process of its own; a failed assertion or a Qt message there fails here."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": platform, **environment}
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script], env=variables, capture_output=True, text=True, timeout=120
    )
    said = "".join(line for line in done.stderr.splitlines(True) if not line.startswith("This plugin does not support"))
    assert (done.returncode, said) == (0, ""), done.stdout + said


def offscreen(folder: Path, *screens: tuple[str, int, int, int, int]) -> str:
    """The offscreen platform with these screens: name, place and size."""
    keys = ("name", "x", "y", "width", "height")
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [dict(zip(keys, screen, strict=True)) for screen in screens]}))
    return f"offscreen:configfile={file}"


@contextmanager
def virtual_display() -> Iterator[str]:
    """A virtual X display that nothing else uses; the test is skipped where there is none to be had."""
    missing = [name for name in ("Xvfb", "xrandr") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)} (packages xvfb and x11-xserver-utils) to plug and unplug screens")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "3840x1080x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        server.wait(10)
        pytest.skip("Xvfb could not start here")
    yield f":{number}"
    server.terminate()
    server.wait(10)
