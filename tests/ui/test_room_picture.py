"""The thumbnail shows exactly what is on the wall; and what the console does when the laptop's clock is set."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions.clock import WatchedClock
from facilitator.ui.awake.staying_awake import StayingAwake
from facilitator.ui.projection_window import ProjectionWindow
from facilitator.ui.widgets.scene.view import SceneView

from ..conftest import Clock
from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SIZES = (QSize(248, 140), QSize(960, 540), QSize(1366, 768))
REFLECTION = 5


def window_of(console: Console) -> ProjectionWindow:
    window = console.workshop.projector.window
    assert window is not None
    return window


def same_picture(console: Console, size: QSize) -> bool:
    """Whether the window's view and the thumbnail, at the same size, show the same."""
    views = (window_of(console).view, console.workshop.run.panel.thumbnail)
    pictures = [_at(view, size) for view in views]
    return pictures[0] == pictures[1]


def _at(view: SceneView, size: QSize) -> object:
    """Drawn afresh: a text that is drawn again is a stamp, which lies on whole pixels."""
    before = view.size()
    view.resize(size / 2)
    view.setMinimumSize(size)
    view.resize(size)
    picture = view.grab().toImage()
    view.setMinimumSize(before)
    view.resize(before)
    return picture


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_at_the_same_size_the_wall_and_the_thumbnail_are_equal(console: Console, qtbot: QtBot, size: QSize) -> None:
    """For each item of the day, and for each thing that the screen may be asked to do."""
    console.start()
    console.key(Qt.Key.Key_F5)
    seen = set()
    for _item in range(REFLECTION + 2):
        for said in ("Un car le samedi", "Des secteurs de proximité"):
            console.capture(said)
        console.clock.forward(minutes=7, seconds=13)
        console.workshop.room.tick()
        qtbot.waitUntil(lambda: same_picture(console, size), timeout=30_000)  # what comes softly has come
        seen.add(type(window_of(console).view.scene).__name__)
        console.key(Qt.Key.Key_F9)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_Escape):
        console.key(key)
        qtbot.waitUntil(lambda: same_picture(console, size), timeout=30_000)
        seen.add(type(window_of(console).view.scene).__name__)
    assert len(seen) >= 5


def test_they_are_of_one_class_and_laid_out_for_the_same_projector(console: Console) -> None:
    console.start()
    console.key(Qt.Key.Key_F5)
    thumbnail, view = console.workshop.run.panel.thumbnail, window_of(console).view
    assert type(thumbnail) is type(view) is SceneView
    assert thumbnail.canvas == view.canvas
    assert thumbnail.scene == view.scene


def test_a_window_for_want_of_a_screen_leaves_the_capture_bar_free(console: Console) -> None:
    console.start()
    console.key(Qt.Key.Key_F5)
    window, bar = window_of(console), console.workshop.run.bar
    typed = bar.rect().translated(bar.mapToGlobal(bar.rect().topLeft()))
    assert not window.frameGeometry().intersects(typed)


class Laptop:
    """A system that says whether it is kept awake."""

    def __init__(self) -> None:
        self.held_by: tuple[str, ...] = ()

    def hold(self) -> None:
        self.held_by = ("laptop",)

    def release(self) -> None:
        self.held_by = ()


def test_the_laptop_is_kept_awake_while_the_room_looks_and_no_longer(console: Console) -> None:
    console.start()
    projector = console.workshop.projector
    projector.awake = StayingAwake([Laptop()])
    console.key(Qt.Key.Key_F5)
    assert projector.projecting
    assert [*projector.awake.held_by] == ["laptop"]
    console.key(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert [*projector.awake.held_by] == []


def test_closing_a_file_lets_the_laptop_sleep(console: Console) -> None:
    console.start()
    projector = console.workshop.projector
    projector.awake = StayingAwake([Laptop()])
    console.key(Qt.Key.Key_F5)
    console.window.close_workshop()
    assert not projector.projecting
    assert projector.awake.held_by == ()


# The laptop's clock is set


class Set:
    """A laptop whose clock can be set."""

    def __init__(self, clock: Clock) -> None:
        self.started, self.clock, self.by = clock.now, clock, timedelta()
        self.watched = WatchedClock(lambda: clock.now + self.by, lambda: (clock.now - self.started).total_seconds())


@pytest.mark.parametrize(
    ("by", "told"),
    [(timedelta(hours=1), "+ 1 h"), (timedelta(minutes=-65), "− 1 h 05"), (timedelta(seconds=12), "+ 12 s")],
)
def test_the_countdown_goes_on_and_the_console_says_why(
    qtbot: QtBot, workshop_file: Path, clock: Clock, by: timedelta, told: str
) -> None:
    laptop = Set(clock)
    console = Console(qtbot, workshop_file, cast(Clock, laptop.watched))
    console.start()
    clock.forward(minutes=10)
    console.workshop.room.tick()
    assert console.workshop.run.stage._clock.text() == "20:00"
    laptop.by = by
    console.workshop.room.tick()
    assert console.workshop.run.stage._clock.text() == "20:00", "not wrong for a second"
    console.workshop.tick()
    console.workshop.room.tick()
    assert console.workshop.run.stage._clock.text() == "20:00"
    assert console.window.header._clock.text() == f"{clock.now + by:%H:%M}"
    assert [(told in sentence, bad) for sentence, bad in console.notices] == [(True, False)]
    clock.forward(minutes=1)
    console.workshop.tick()
    assert len(console.notices) == 1, "it is said once"
    console.window.close()
    QApplication.processEvents()


def test_a_clock_set_while_no_day_is_under_way_is_nobodys_business(
    qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    laptop = Set(clock)
    console = Console(qtbot, workshop_file, cast(Clock, laptop.watched))
    laptop.by = timedelta(hours=1)
    console.workshop.tick()
    assert not console.notices
    assert console.store.now() == clock.now + laptop.by
    console.window.close()
