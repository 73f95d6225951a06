"""The room's screen: found, lost, found again; never the console's.

Several screens need another process: the offscreen plugin reads them from a file when it starts; under Xvfb, xrandr
makes them come and go.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.screens import Screens

ROOT = Path(__file__).parents[2]

PRELUDE = """
import subprocess
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget
from facilitator.ui.projection_window import ProjectionWindow
from facilitator.ui.screens import Screens

app = QApplication([])
changes = []

def until(condition):
    deadline = QDeadlineTimer(20_000)
    while not condition():
        assert not deadline.hasExpired(), "nothing happened"
        app.processEvents()

def names():
    return sorted(screen.name() for screen in app.screens())

def plug(name, size, place):
    width, height = size
    monitor = f"{width}/300x{height}/200+{place[0]}+{place[1]}"
    subprocess.run(["xrandr", "--setmonitor", name, monitor, "none"], check=True, capture_output=True)
    until(lambda: name in names())

def unplug(name):
    subprocess.run(["xrandr", "--delmonitor", name], check=True, capture_output=True)
    until(lambda: name not in names())

def open_console():
    console = QWidget()
    console.setGeometry(40, 40, 600, 400)
    console.show()
    until(console.isVisible)
    return console
"""


def run(script: str, platform: str, **environment: str) -> None:
    """Run *script* in a process of its own; a failed assertion or a Qt message there fails here."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": platform, **environment}
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script], env=variables, capture_output=True, text=True, timeout=120
    )
    said = done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")
    assert (done.returncode, said) == (0, "")


def offscreen(folder: Path, *screens: tuple[str, int, int, int, int]) -> str:
    """The offscreen platform with these screens: name, place and size."""
    keys = ("name", "x", "y", "width", "height")
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [dict(zip(keys, screen, strict=True)) for screen in screens]}))
    return f"offscreen:configfile={file}"


def test_a_laptop_alone_has_no_second_screen(qtbot: QtBot) -> None:
    console = QWidget()
    qtbot.addWidget(console)
    console.show()
    assert Screens().second(console) is None


def test_the_view_fills_the_second_screen_and_never_the_consoles(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1024, 768))
    run(
        """
console, screens, window = open_console(), Screens(), ProjectionWindow()
room = screens.second(console)
assert (room.name(), screens.remembered) == ("ROOM", "ROOM")
window.show_on(room)
until(window.isVisible)
assert window.geometry() == room.geometry()
assert window.canvas.toTuple() == (1024, 768)
assert console.screen().name() == "LAPTOP" and not window.geometry().intersects(console.geometry())
console.move(1500, 40)
until(lambda: console.screen().name() == "ROOM")
assert screens.second(console).name() == "LAPTOP"
""",
        platform,
    )


def test_the_remembered_screen_is_preferred_to_another(tmp_path: Path) -> None:
    platform = offscreen(
        tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("TELEVISION", 1366, 0, 1280, 800), ("ROOM", 2646, 0, 1024, 768)
    )
    run(
        """
console, screens = open_console(), Screens()
for name in ("ROOM", "TELEVISION"):
    screens.remembered = name
    assert screens.second(console).name() == name
screens.remembered = "GONE"
assert screens.second(console).name() in ("ROOM", "TELEVISION")
""",
        platform,
    )


def test_two_screens_that_show_the_same_are_one(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("MIRROR", 0, 0, 1024, 768))
    run("assert Screens().second(open_console()) is None", platform)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A virtual X display that nothing else uses."""
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


COMING_AND_GOING = """
subprocess.run(["xrandr", "--setmonitor", "LAPTOP", "1366/300x768/200+0+0", "screen"], check=True, capture_output=True)
until(lambda: names() == ["LAPTOP"])
plug("ROOM", (1024, 768), (1366, 0))
console, screens, window = open_console(), Screens(), ProjectionWindow()
screens.changed.connect(lambda: window.follow(screens.second(console)))
console.activateWindow()
until(console.isActiveWindow)
window.show_on(screens.second(console))
until(window.isVisible)
assert window.screen().name() == "ROOM"
app.processEvents()
assert console.isActiveWindow() and not window.isActiveWindow(), "the console keeps the keys"
seen_on = []
window.resized.connect(lambda: window.isVisible() and seen_on.append(window.geometry().x()))

unplug("ROOM")
until(lambda: not window.isVisible())
assert console.isVisible() and console.screen().name() == "LAPTOP"

plug("ROOM", (1280, 800), (1366, 0))
until(window.isVisible)
assert window.geometry().getRect() == (1366, 0, 1280, 800)
assert window.canvas.toTuple() == (1280, 800)

plug("OTHER", (1024, 768), (2646, 0))
app.processEvents()
assert window.screen().name() == "ROOM", "a third screen changes nothing"

unplug("ROOM")
until(lambda: window.geometry().x() == 2646)
plug("ROOM", (1280, 800), (1366, 0))
until(lambda: window.geometry().x() == 1366)
assert 0 not in seen_on, "it never came over the console"

window.put_away()
unplug("OTHER")
unplug("ROOM")
plug("ROOM", (1280, 800), (1366, 0))
app.processEvents()
assert not window.isVisible(), "put away is put away"
"""


def test_a_screen_that_comes_and_goes_takes_the_view_with_it(display: str) -> None:
    run(COMING_AND_GOING, "xcb", DISPLAY=display)
