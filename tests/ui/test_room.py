"""The room's screen, remembered from one start to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.paths import settings_folder
from facilitator.ui.screens import Room, remember, remembered

from .test_screens import offscreen, run

TWO_SCREENS = (("ROOM", 0, 0, 1024, 768), ("LAPTOP", 1024, 0, 1366, 768))


def test_what_is_remembered_is_read_again() -> None:
    assert remembered() == Room()
    remember(Room("VPL Epson", projecting=True))
    assert remembered() == Room("VPL Epson", projecting=True)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"screen": "VPL"}', "null", "\x00", '{"projecting": true}'])
def test_a_damaged_memory_is_as_good_as_none(kept: str) -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "room.json").write_text(kept)
    assert remembered() == Room()


def test_a_day_that_is_opened_again_is_shown_to_the_room_again_unless_it_was_put_away(tmp_path: Path) -> None:
    run(
        """
from datetime import datetime
from facilitator.ui.projector import Projector
console = open_console()
projector = Projector(datetime.now, console)
projector.project_again()
assert not projector.projecting
projector.project()
projector.close()
assert not projector.projecting
again = Projector(datetime.now, console)
again.project_again()
assert again.projecting
again.put_away()
again.project_again()
assert not again.projecting
""",
        offscreen(tmp_path, *TWO_SCREENS),
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
