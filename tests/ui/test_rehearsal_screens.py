"""Rehearse with screens that come and go: the check follows, the test card stays in the room, nothing is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .apart import offscreen, run, virtual_display

OPEN = """
from pathlib import Path
from facilitator import i18n, paths
from facilitator.sessions import cycle, flow, reading
from facilitator.sessions.scene.scenes import CalibrationScene
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow

i18n.install(paths.resource("translations"), "en")
path = Path("{path}")
store = Store.create(path)
cycle.start_cycle(store, "Cycle")
session = cycle.new_session(store, template("mobilisation"))
store.close()
window = MainWindow()
window.resize(1024, 640)
window.show()
until(window.isVisible)
assert window.open_path(path)
window.workshop.open_session(session.id, "rehearse")
page = window.workshop.rehearsal

def told():
    return page.check.findings[0].told

def end():
    window.close()
    finish_background()
"""


def _script(folder: Path, script: str) -> str:
    return OPEN.replace("{path}", str(folder / "cycle.atelier")) + script + "\nend()\n"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with virtual_display() as name:
        yield name


def test_the_room_s_screen_is_told_with_its_size_and_the_test_card_fills_it(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1280, 800))
    script = """
assert told().startswith("ROOM · 1280 × 800 · 16:10"), told()
page.project.click()
shown = window.workshop.projector.window
until(lambda: fills(shown, "ROOM"))
assert isinstance(shown.view.scene, CalibrationScene)
assert remembered() == Room()
page.project.click()
assert not window.workshop.projector.projecting
"""
    run(_script(tmp_path, script), platform)


def test_a_screen_that_shows_the_console_is_told_as_such(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("MIRROR", 0, 0, 1024, 768))
    run(_script(tmp_path, 'assert "the room would see your console" in told(), told()'), platform)


def test_a_room_seen_in_rehearsal_is_not_remembered_and_its_projector_is_free_again(tmp_path: Path) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1280, 800))
    script = """
page.start.click()
rehearsed = window.workshop
assert window.rehearsing is not None
flow.start_day(rehearsed.store, session.id)
rehearsed.projector.project()
shown = rehearsed.projector.window
until(lambda: fills(shown, "ROOM"))
assert remembered() == Room()
window.end_rehearsal()
assert not rehearsed.projector.projecting and not window.workshop.projector.projecting
assert remembered() == Room()
"""
    run(_script(tmp_path, script), platform)


def test_the_check_follows_a_projector_that_is_plugged_and_unplugged(tmp_path: Path, display: str) -> None:
    script = """
subprocess.run(["xrandr", "--setmonitor", "LAPTOP", "1366/300x768/200+0+0", "screen"], check=True, capture_output=True)
until(lambda: "LAPTOP" in names())
for name in set(names()) - {"LAPTOP"}:
    unplug(name)
until(lambda: told() == "No second screen is found.")
plug("ROOM", (1280, 800), (1366, 0))
until(lambda: told().startswith("ROOM · 1280 × 800 · 16:10"))
page.project.click()
until(lambda: fills(window.workshop.projector.window, "ROOM"))
unplug("ROOM")
until(lambda: told() == "No second screen is found.")
until(lambda: not page.test_card.shown)
assert not window.workshop.projector.projecting
plug("ROOM", (1024, 768), (1366, 0))
until(lambda: told().startswith("ROOM · 1024 × 768 · 4:3"))
assert not window.workshop.projector.projecting
"""
    run(_script(tmp_path, script), "xcb", DISPLAY=display)
