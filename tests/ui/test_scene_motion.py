"""The room's view moves softly, shortly, and never back to what it showed before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractAnimation, QSize, QVariantAnimation
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from facilitator.sessions.scene.scenes import BlackScene, Scene
from facilitator.sessions.scene.values import Look
from facilitator.ui.widgets.scene.motion import FADE_DURATION
from facilitator.ui.widgets.scene.view import SceneView, picture

from ..conftest import Clock
from .scenes import NOW, RAIL, every_scene, notes, question

SIZE = QSize(1024, 768)
SCENES = every_scene("Une étape de la journée")
CENTRE = (512, 384)


@pytest.fixture
def view(qtbot: QtBot) -> SceneView:
    view = SceneView(motion=True)
    qtbot.addWidget(view)
    view.set_clock(Clock(NOW))
    view.set_canvas(SIZE)
    view.resize(SIZE)
    view.show_scene(BlackScene(RAIL))
    view.show()
    return view


def seen(view: SceneView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def at_time(view: SceneView, milliseconds: int) -> QImage:
    """What is seen so long after the scene changed, whatever time the machine takes."""
    for moving in view.findChildren(QVariantAnimation):
        if moving.state() is not QAbstractAnimation.State.Stopped and moving.duration() == FADE_DURATION:
            moving.pause()
            moving.setCurrentTime(milliseconds)
    return seen(view)


def lightness(image: QImage) -> int:
    return QColor(image.pixelColor(4, 4)).lightness()


def is_moving(view: SceneView) -> bool:
    running = QAbstractAnimation.State.Running
    return any(moving.state() is running for moving in view.findChildren(QVariantAnimation))


def the_same(one: QImage, other: QImage) -> bool:
    return bytes(one.constBits()) == bytes(other.constBits())


def test_a_scene_gives_way_to_another_in_less_than_a_fifth_of_a_second(view: SceneView, qtbot: QtBot) -> None:
    assert FADE_DURATION < 200
    view.show_scene(SCENES["welcome"])
    assert is_moving(view)
    qtbot.waitUntil(lambda: not is_moving(view), timeout=5_000)
    assert the_same(seen(view), picture(SCENES["welcome"], SIZE, NOW))


def test_it_comes_little_by_little_and_from_what_the_room_was_seeing(view: SceneView) -> None:
    view.show_scene(SCENES["welcome"])
    steps = [lightness(at_time(view, time)) for time in (0, 40, 80, 120, FADE_DURATION - 1)]
    assert steps[0] == 0
    assert steps == sorted(steps)
    assert 0 < steps[1] < 255
    assert steps[-1] > 240


def test_a_third_scene_comes_from_what_is_seen_then_and_not_from_what_was(view: SceneView) -> None:
    view.show_scene(SCENES["welcome"])
    between = lightness(at_time(view, 40))
    view.show_scene(SCENES["break"])
    steps = [lightness(at_time(view, time)) for time in (0, 40, 80, 120)]
    assert steps[0] == pytest.approx(between, abs=3)
    assert steps == sorted(steps)


@pytest.mark.parametrize("name", ["black", "waiting"])
def test_what_hides_the_day_comes_at_once(view: SceneView, name: str) -> None:
    view.show_scene(SCENES["wall"])
    view.show_scene(SCENES[name])
    assert the_same(seen(view), picture(SCENES[name], SIZE, NOW))


def test_nothing_moves_where_everything_has_to_be_still(view: SceneView) -> None:
    still = Look(still=True)
    said = notes("Une idée", "Une autre")
    shown: list[Scene] = [SCENES["welcome"], question(said[0]), question(*said), SCENES["break"]]
    for scene in shown:
        view.show_scene(replace(scene, look=still))
        assert not is_moving(view)
        assert the_same(seen(view), picture(replace(scene, look=still), SIZE, NOW))


def test_another_page_comes_softly_and_another_second_does_not(view: SceneView, qtbot: QtBot) -> None:
    wall = question(*notes(*["Une idée de plus"] * 40))
    view.show_scene(wall)
    qtbot.waitUntil(lambda: not is_moving(view), timeout=5_000)
    view.tick()
    view.show_scene(replace(wall, rail=RAIL[:2]))
    assert not is_moving(view)
    start = view.page_start(1)
    assert start
    view.show_scene(replace(wall, first_id=start))
    assert is_moving(view)


def test_a_view_of_the_console_does_not_move(qtbot: QtBot) -> None:
    thumbnail = SceneView()
    qtbot.addWidget(thumbnail)
    thumbnail.show()
    thumbnail.show_scene(SCENES["welcome"])
    assert not is_moving(thumbnail)
