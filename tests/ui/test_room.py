"""The room's screen, remembered from one start to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.paths import settings_folder
from facilitator.ui.screens import Room, remember, remembered

from .apart import offscreen, run

TWO_SCREENS = (("ROOM", 0, 0, 1024, 768), ("LAPTOP", 1024, 0, 1366, 768))


def test_what_is_remembered_is_read_again() -> None:
    assert remembered() == Room()
    room = Room("VPL", "0190", "Epson EB-W49", "X4ZK", 1366, -40)
    remember(room)
    assert remembered() == room


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "\x00",
        '{"projecting": true}',
        '{"screen": "VPL", "x": "left"}',
        '{"screen": "VPL", "x": 1e999}',
    ],
)
def test_a_damaged_memory_is_as_good_as_none(kept: str) -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "room.json").write_text(kept)
    assert remembered() == Room()


def test_what_an_older_program_remembered_tells_the_screen_but_no_day() -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "room.json").write_text('{"screen": "VPL Epson", "projecting": true}')
    assert remembered() == Room("VPL Epson")


def test_the_day_that_was_projected_is_projected_again_and_no_other(tmp_path: Path) -> None:
    run(
        """
console = open_console()

def projector_of(day):
    projector = Projector(datetime.now, console)
    projector.show_day(day)
    projector.project_again()
    return projector

first = projector_of("monday")
assert not first.projecting, "never without being asked"
first.project()
first.close()
assert not first.projecting
assert not projector_of("tuesday").projecting, "another day was not shown"
assert not projector_of("").projecting
again = projector_of("monday")
assert again.projecting
again.show_day("tuesday")
again.close()
assert not projector_of("monday").projecting, "the room was seeing tuesday in the end"
last = projector_of("tuesday")
assert last.projecting
last.put_away()
last.show_day("monday")
assert not projector_of("tuesday").projecting
assert remembered().screen == "ROOM", "the screen is remembered all the same"
""",
        offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1024, 768)),
        FACILITATOR_SETTINGS=str(tmp_path / "settings"),
    )


def test_the_console_never_opens_on_the_rooms_screen_and_is_seen_whole(tmp_path: Path) -> None:
    run(
        """
from facilitator.app import show_whole
from facilitator.ui.main_window import MainWindow
from facilitator.ui.screens import Room, remember
for room, place in (("ROOM", "LAPTOP"), ("LAPTOP", "ROOM")):
    remember(Room(room))
    window = MainWindow()
    show_whole(window)
    until(window.isVisible)
    assert window.screen().name() == place
    assert window.isMaximized()
    window.close()
""",
        offscreen(tmp_path, *TWO_SCREENS),
        FACILITATOR_SETTINGS=str(tmp_path / "settings"),
    )
