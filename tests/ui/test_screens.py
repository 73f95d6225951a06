"""The room's screen: found, lost, found again; never the console's.

What can be simulated of sleep and of a closed lid is what the windows see of it: screens that go and come back.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.projection_window import window_beside
from facilitator.ui.screens import Room, Screens

from .apart import offscreen, run, virtual_display


def test_a_laptop_alone_has_no_second_screen(qtbot: QtBot) -> None:
    console = QWidget()
    qtbot.addWidget(console)
    console.show()
    assert Screens(console).second() is None


def test_the_view_fills_the_second_screen_and_never_the_consoles(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1024, 768))
    run(
        """
console, window = open_console(), ProjectionWindow()
screens = Screens(console)
room = screens.second()
assert room.name() == "ROOM"
window.show_on(room)
until(window.isVisible)
assert window.geometry() == room.geometry()
assert window.canvas.toTuple() == (1024, 768)
assert console.screen().name() == "LAPTOP" and not window.geometry().intersects(console.geometry())
console.move(1500, 40)
until(lambda: console.screen().name() == "ROOM")
assert screens.second().name() == "LAPTOP"
""",
        platform,
    )


def test_the_remembered_screen_is_preferred_to_another(tmp_path: Path) -> None:
    platform = offscreen(
        tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("TELEVISION", 1366, 0, 1280, 800), ("ROOM", 2646, 0, 1024, 768)
    )
    run(
        """
screens = Screens(open_console())
for name in ("ROOM", "TELEVISION"):
    screens.room = Room(name, x=-1)
    assert screens.second().name() == name, "wherever it stands now"
screens.room = Room("GONE")
assert screens.second().name() in ("ROOM", "TELEVISION")
""",
        platform,
    )


def test_two_screens_that_show_the_same_are_one(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("MIRROR", 0, 0, 1024, 768))
    run("assert Screens(open_console()).second() is None", platform)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with virtual_display() as name:
        yield name


LAPTOP = """
subprocess.run(["xrandr", "--setmonitor", "LAPTOP", "1366/300x768/200+0+0", "screen"], check=True, capture_output=True)
until(lambda: "LAPTOP" in names())
for name in set(names()) - {"LAPTOP"}:
    unplug(name)
"""
ROOM = (
    LAPTOP
    + """
plug("ROOM", (1024, 768), (1366, 0))
console = open_console()
projector, window = project_beside(console)
assert fills(window, "ROOM")
over_the_console = []
window.resized.connect(
    lambda: window.isVisible() and window.geometry().intersects(console.geometry()) and over_the_console.append(1)
)
"""
)
CALM = """
until(lambda: console.isActiveWindow())
assert not window.isActiveWindow(), "the console keeps the keys"
assert not over_the_console
"""

CASES = {
    "unplugged and plugged again": """
unplug("ROOM")
until(lambda: not window.isVisible())
assert whole_on(console, "LAPTOP") and not projector.awake.held_by
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: fills(window, "ROOM"))
""",
    "plugged again with another size, at another place": """
unplug("ROOM")
until(lambda: not window.isVisible())
plug("ROOM", (1280, 800), (2000, 100))
until(lambda: fills(window, "ROOM"))
assert projector.canvas.toTuple() == (1280, 800)
""",
    "another resolution while it is shown": """
plug("ROOM", (1920, 1080), (1366, 0))
until(lambda: fills(window, "ROOM"))
assert projector.canvas.toTuple() == (1920, 1080)
assert projector.where.endswith("1920 × 1080")
""",
    "the laptop's resolution changes": """
plug("LAPTOP", (800, 500), (0, 0), "screen")
until(lambda: whole_on(console, "LAPTOP"))
assert fills(window, "ROOM")
""",
    "another screen becomes the first": """
plug("*ROOM", (1024, 768), (1366, 0))
until(lambda: app.primaryScreen().name() == "ROOM")
app.processEvents()
assert fills(window, "ROOM") and whole_on(console, "LAPTOP")
""",
    "two projectors: a third screen changes nothing": """
plug("OTHER", (1024, 768), (2390, 0))
app.processEvents()
assert fills(window, "ROOM") and projector.elsewhere
unplug("ROOM")
until(lambda: fills(window, "OTHER"))
assert not projector.elsewhere
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: fills(window, "ROOM"))
projector.project_elsewhere()
until(lambda: fills(window, "OTHER"))
projector.project_elsewhere()
until(lambda: fills(window, "ROOM"))
""",
    "mirrored, and side by side again": """
plug("ROOM", (1366, 768), (0, 0))
until(lambda: not window.isVisible())
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: fills(window, "ROOM"))
""",
    "the lid is closed and opened": """
unplug("LAPTOP")
until(lambda: not window.isVisible())
until(lambda: whole_on(console, "ROOM"))
plug("LAPTOP", (1366, 768), (0, 0), "screen")
until(lambda: fills(window, "ROOM"))
until(lambda: whole_on(console, "LAPTOP"))
""",
    "all screens go in a sleep, and the room's comes back first": """
unplug("ROOM")
unplug("LAPTOP")
until(lambda: not window.isVisible())
plug("ROOM", (1024, 768), (1366, 0))
app.processEvents()
plug("LAPTOP", (1366, 768), (0, 0), "screen")
until(lambda: names() == ["LAPTOP", "ROOM"])
until(lambda: fills(window, "ROOM"))
until(lambda: whole_on(console, "LAPTOP"))
""",
    "all screens go in a sleep, and the laptop's comes back first": """
unplug("LAPTOP")
unplug("ROOM")
plug("LAPTOP", (1366, 768), (0, 0), "screen")
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: names() == ["LAPTOP", "ROOM"])
until(lambda: fills(window, "ROOM"))
until(lambda: whole_on(console, "LAPTOP"))
""",
    "put away is put away": """
projector.put_away()
unplug("ROOM")
plug("ROOM", (1024, 768), (1366, 0))
app.processEvents()
assert not projector.projecting and not window.isVisible()
""",
}


@pytest.mark.parametrize("case", CASES)
def test_the_view_follows_the_rooms_screen_and_never_covers_the_console(case: str, display: str) -> None:
    run(ROOM + CASES[case] + CALM, "xcb", DISPLAY=display)


MODES = """
def mode(name):
    subprocess.run(["xrandr", "--output", "screen", "--mode", name], check=True, capture_output=True)
timings = {"small": "65 1024 1048 1184 1344 768 771 777 806", "wide": "83 1280 1344 1480 1680 800 801 804 828"}
for name, timing in timings.items():
    subprocess.run(["xrandr", "--newmode", name, *timing.split()], check=True, capture_output=True)
    subprocess.run(["xrandr", "--addmode", "screen", name], check=True, capture_output=True)
mode("small")
plug("LAPTOP", (1366, 768), (1920, 0))
until(lambda: screen("screen").geometry().getRect() == (0, 0, 1024, 768))
console = open_console(left=1960)
projector, window = project_beside(console)
until(lambda: fills(window, "screen"))
mode("wide")
until(lambda: projector.canvas.toTuple() == (1280, 800))
until(lambda: fills(window, "screen"))
assert whole_on(console, "LAPTOP")
"""


def test_a_projector_that_takes_another_mode_is_filled_again() -> None:
    with virtual_display() as display:
        run(MODES, "xcb", DISPLAY=display)


def test_a_console_whose_screen_goes_comes_back_whole_on_the_laptop(display: str) -> None:
    run(
        LAPTOP
        + """
plug("*ROOM", (1024, 768), (1366, 0))
plug("MONITOR", (1280, 1024), (2390, 0))
remember(Room("ROOM"))
console = open_console(left=2500)
console.resize(1000, 900)
until(lambda: whole_on(console, "MONITOR"))
projector, window = project_beside(console)
until(lambda: fills(window, "ROOM"))
unplug("MONITOR")
until(lambda: whole_on(console, "LAPTOP"))
assert fills(window, "ROOM"), "the room has seen nothing of it"
plug("MONITOR", (1280, 1024), (2390, 0))
until(lambda: whole_on(console, "MONITOR"))
assert fills(window, "ROOM")
""",
        "xcb",
        DISPLAY=display,
    )


def test_a_view_opened_in_a_window_before_the_cable_is_plugged_comes_back_at_the_next_start(display: str) -> None:
    run(
        LAPTOP
        + """
console = open_console()
projector = Projector(datetime.now, console)
projector.show_day("day")
projector.project()
until(lambda: projector.projecting)
assert remembered() == Room(), "a window is no room's screen"
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: fills(projector.window, "ROOM"))
again = Projector(datetime.now, console)
again.show_day("day")
again.project_again()
until(lambda: again.projecting)
""",
        "xcb",
        DISPLAY=display,
    )


def test_it_never_opens_on_the_only_screen_without_being_asked(display: str) -> None:
    run(
        ROOM
        + """
unplug("ROOM")
until(lambda: not window.isVisible())
plug("LAPTOP", (1280, 800), (0, 0), "screen")
app.processEvents()
assert not projector.projecting
projector.project()
until(lambda: projector.projecting)
assert not window.isFullScreen() and projector.where == "In a window"
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: fills(window, "ROOM"))
""",
        "xcb",
        DISPLAY=display,
    )


MANAGED = (
    ROOM
    + """
import shutil
manager = subprocess.Popen(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
def told(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout
until(lambda: "openbox" in told("wmctrl", "-m").lower())
projector.close()
console.activateWindow()
projector, window = project_beside(console)
until(lambda: fills(window, "ROOM"))
assert window.frameGeometry() == window.geometry(), "no frame"
assert window.cursor().shape().name == "BlankCursor"
until(console.isActiveWindow)
told("wmctrl", "-i", "-c", hex(int(window.winId())))
told("xdotool", "windowfocus", str(int(window.winId())))
told("xdotool", "key", "alt+F4")
told("xdotool", "windowfocus", str(int(console.winId())))
until(console.isActiveWindow)
assert window.isVisible() and fills(window, "ROOM")
unplug("ROOM")
until(lambda: not window.isVisible())
plug("ROOM", (1280, 800), (1366, 0))
until(lambda: fills(window, "ROOM"))
until(lambda: console.isActiveWindow() and whole_on(console, "LAPTOP"))
manager.terminate()
manager.wait()
"""
)


def test_a_window_manager_neither_frames_nor_closes_it_nor_gives_it_the_keys(display: str) -> None:
    missing = [name for name in ("openbox", "wmctrl", "xdotool") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)} (packages of the same names) to be a desktop")
    run(MANAGED, "xcb", DISPLAY=display)


# Screens that stay


LEFT, RIGHT = Room("VPL", x=1366, model="Epson W49"), Room("VPL", x=2390, model="Epson W49")


@pytest.mark.parametrize("known", [LEFT, RIGHT])
def test_two_projectors_of_one_name_are_told_apart_by_their_place(known: Room) -> None:
    assert max([LEFT, RIGHT], key=known.likeness) == known
    assert max([RIGHT, LEFT], key=known.likeness) == known
    assert known.likeness(replace(known, x=7)), "one that has moved is itself all the same"


def test_two_projectors_of_one_name_are_told_apart_by_their_number_first() -> None:
    first, second = replace(LEFT, serial="X1"), replace(RIGHT, serial="X2")
    swapped = [replace(first, x=RIGHT.x), replace(second, x=LEFT.x)]
    assert max(swapped, key=first.likeness) == swapped[0]
    assert max(swapped, key=second.likeness) == swapped[1]


def test_a_projector_is_known_by_its_number_at_whatever_plug() -> None:
    known = Room("HDMI-1", "", "Epson W49", "X1")
    found = [Room("HDMI-1", "", "BenQ", "B7"), Room("DP-2", "", "Epson W49", "X1")]
    assert max(found, key=known.likeness) == found[1]
    assert known.likeness(found[0]), "the same plug is the best guess when the projector is not there"
    assert not known.likeness(Room("DP-2", "", "Epson W49", "X2"))
    assert not Room("HDMI-1").likeness(Room("DP-2")), "no number is no mark"


def test_a_screen_is_recognised_by_its_marks(tmp_path: Path) -> None:
    run(
        """
known = Room.of(app.primaryScreen(), "monday")
assert (known.screen, known.day, known.x, known.y) == ("ROOM", "monday", 40, 0)
assert known.likeness(Room.of(app.primaryScreen())) > Room("ROOM", x=9).likeness(Room.of(app.primaryScreen())) > 0
""",
        offscreen(tmp_path, ("ROOM", 40, 0, 1024, 768)),
    )


@pytest.mark.parametrize("factors", [{"QT_SCALE_FACTOR": "1.5"}, {"QT_SCREEN_SCALE_FACTORS": "LAPTOP=1;ROOM=2"}])
def test_at_any_scale_factor_the_picture_has_the_screens_own_pixels(tmp_path: Path, factors: dict[str, str]) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1920, 1080))
    run(
        """
console = open_console()
projector = Projector(datetime.now, console)
before = projector.canvas
projector.project()
window = projector.window
until(window.isVisible)
assert window.screen().name() == "ROOM" and window.geometry() == window.screen().geometry()
assert before == projector.canvas
assert projector.canvas.toTuple() == (1920, 1080), projector.canvas
assert projector.where == "ROOM · 1920 × 1080"
""",
        platform,
        **factors,
    )


# A window for want of a second screen

LAPTOP_AREA = QRect(0, 0, 1366, 728)


def test_a_window_opens_beside_a_console_that_leaves_a_place() -> None:
    console = QRect(0, 0, 1366, 768)
    for area in (QRect(0, 0, 2560, 1080), QRect(-1200, 0, 2566, 1080), QRect(0, -700, 1366, 1500)):
        place = window_beside(console, area)
        assert area.contains(place)
        assert not place.intersects(console)
        assert place.width() >= 480


@pytest.mark.parametrize("console", [LAPTOP_AREA, QRect(100, 30, 1024, 640), QRect(-300, 0, 1366, 728)])
def test_a_window_over_the_console_is_small_and_leaves_what_is_typed(console: QRect) -> None:
    place = window_beside(console, LAPTOP_AREA)
    assert LAPTOP_AREA.contains(place)
    assert place.bottom() < console.center().y() + 60, "the capture bar is at the bottom"
    assert place.left() > console.left() + 200
    assert place.width() <= 480
