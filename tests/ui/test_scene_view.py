"""The room's view in a widget: the same picture everywhere, redrawn where something changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator import tokens
from facilitator.sessions.scene.scenes import BlackScene, QuestionScene
from facilitator.sessions.scene.wire import from_json, to_json
from facilitator.ui.widgets.scene.view import SceneView, page_starts, picture

from ..conftest import Clock
from .layouts import difference
from .scenes import NOW, QUESTION, RAIL, SIZES, TEXTS, every_scene, notes, question

USUAL = QSize(1920, 1080)
SMOOTH = Qt.TransformationMode.SmoothTransformation


class WatchedView(SceneView):
    """Remembers which part of it was drawn last."""

    drawn = QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.drawn = self.drawn.united(event.rect())
        super().paintEvent(event)

    def settle(self) -> None:
        """Draw what waits, then forget what was drawn."""
        QApplication.processEvents()
        self.drawn = QRect()


@pytest.fixture
def room_clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def view(qtbot: QtBot, room_clock: Clock) -> WatchedView:
    view = WatchedView()
    qtbot.addWidget(view)
    view.set_clock(room_clock)
    view.resize(USUAL)
    view.show()
    return view


def wall(count: int, first_id: str = "") -> QuestionScene:
    return question(*notes(*(f"Une idée de plus, la {place}e" for place in range(1, count + 1))), first_id=first_id)


def grabbed(view: SceneView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("name", every_scene("x"))
def test_the_window_shows_what_the_exported_picture_shows(view: WatchedView, name: str) -> None:
    scene = every_scene("Une étape de la journée")[name]
    view.show_scene(scene)
    assert difference(grabbed(view), picture(scene, USUAL, NOW)) < 0.5


@pytest.mark.parametrize("name", ["wall", "speaker", "break", "welcome"])
def test_the_thumbnail_shows_the_same_page_smaller(view: WatchedView, name: str) -> None:
    scene = every_scene("Une étape de la journée")[name]
    view.resize(480, 270)
    view.show_scene(scene)
    smaller = picture(scene, USUAL, NOW).scaledToWidth(480, mode=SMOOTH)
    assert difference(grabbed(view), smaller.convertToFormat(QImage.Format.Format_RGB32)) < 6


@pytest.mark.parametrize("name", every_scene("x"))
@pytest.mark.parametrize("text", ["ordinary", "mark-up"])
def test_a_frozen_scene_draws_the_same_picture(name: str, text: str) -> None:
    scene = every_scene(TEXTS[text])[name]
    size = SIZES[0]
    assert difference(picture(from_json(to_json(scene)), size, NOW), picture(scene, size, NOW)) < 0.5


def test_black_is_black_everywhere() -> None:
    black = picture(BlackScene(RAIL), SIZES[0], NOW)
    assert {black.pixelColor(x, y).name() for x in range(0, 1024, 31) for y in range(0, 768, 31)} == {"#000000"}


def test_a_second_that_passes_draws_a_few_figures_again(view: WatchedView, room_clock: Clock) -> None:
    view.show_scene(wall(8))
    view.settle()
    room_clock.forward(seconds=1)
    view.tick()
    QApplication.processEvents()
    assert 0 < view.drawn.width() * view.drawn.height() < 0.05 * USUAL.width() * USUAL.height()


def test_nothing_is_drawn_again_when_nothing_has_changed(view: WatchedView) -> None:
    view.show_scene(wall(8))
    view.settle()
    view.show_scene(wall(8))
    view.tick()
    QApplication.processEvents()
    assert view.drawn.isEmpty()


def test_a_new_note_leaves_the_rail_alone(view: WatchedView) -> None:
    view.show_scene(wall(30))
    view.settle()
    view.show_scene(wall(31))
    QApplication.processEvents()
    assert not view.drawn.isEmpty()
    assert view.drawn.bottom() < USUAL.height() - 20


def test_a_view_with_patience_draws_several_changes_as_one(qtbot: QtBot) -> None:
    view = WatchedView(patience=1)
    qtbot.addWidget(view)
    view.resize(480, 270)
    view.show()
    view.settle()
    view.show_scene(wall(3))
    assert view.drawn.isEmpty()
    qtbot.waitUntil(lambda: not view.drawn.isEmpty())


def test_the_frame_of_a_new_note_appears_softly(qtbot: QtBot) -> None:
    view = SceneView(motion=True)
    qtbot.addWidget(view)
    view.set_clock(Clock(NOW))
    view.resize(USUAL)
    view.show()
    view.show_scene(wall(30))
    qtbot.waitUntil(lambda: grabbed(view).pixelColor(4, 4) == QColor(tokens.LIGHT.ground), timeout=5_000)
    at = _frame_pixels(grabbed(view))[0]
    view.show_scene(wall(31))
    assert grabbed(view).pixelColor(*at).name().upper() in {tokens.NOTE_COLOURS[kind] for kind in tokens.NOTE_COLOURS}
    qtbot.waitUntil(lambda: grabbed(view).pixelColor(*at) == QColor(tokens.ACCENT), timeout=5_000)


def _frame_pixels(image: QImage) -> list[tuple[int, int]]:
    """Some pixels of the accent frame, in its upper edge."""
    return [(200, y) for y in range(image.height()) if image.pixelColor(200, y) == QColor(tokens.ACCENT)][2:]


# Pages


def test_a_scene_without_pages_has_one(view: WatchedView) -> None:
    view.show_scene(every_scene("x")["black"])
    assert (view.page, view.page_count, view.page_start(1), view.page_start(-1)) == (0, 1, None, None)
    assert page_starts(every_scene("x")["black"], USUAL) == ()


def test_the_pages_are_counted_while_nobody_waits(view: WatchedView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.counted):
        view.show_scene(wall(600))
        assert view.page_count == 2
    assert view.page_count == len(page_starts(wall(600), USUAL)) == 75


def test_a_view_whose_pages_nobody_turns_leaves_them_uncounted(view: WatchedView, qtbot: QtBot) -> None:
    glance = SceneView(counts=False)
    qtbot.addWidget(glance)
    glance.show_scene(wall(600))
    with qtbot.waitSignal(view.counted):
        view.show_scene(wall(600))
    assert glance.page_count == 2


def test_a_new_note_keeps_the_count_until_the_next_one(view: WatchedView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.counted):
        view.show_scene(wall(80))
    with qtbot.waitSignal(view.counted):
        view.show_scene(wall(81))
        assert view.page_count == 10
    assert view.page_count == 11


def test_turning_the_pages_forth_and_back_comes_back_to_the_latest(view: WatchedView) -> None:
    scene = wall(20)
    view.show_scene(scene)
    seen = []
    for step in (1, 1, -1, -1):
        start = view.page_start(step)
        assert start is not None
        view.show_scene(replace(scene, first_id=start))
        seen.append((view.page, start))
    assert seen == [(1, scene.notes[11].id), (2, scene.notes[3].id), (1, scene.notes[11].id), (0, "")]
    assert view.page_start(-1) is None


def test_the_last_page_has_none_after_it(view: WatchedView) -> None:
    view.show_scene(wall(20, first_id=wall(20).notes[3].id))
    assert view.page_start(1) is None


def test_every_part_of_a_long_note_can_be_turned_to(view: WatchedView) -> None:
    scene = question(*notes("Avant", TEXTS["a novel"], "Après"))
    view.show_scene(scene)
    turned = 0
    while (start := view.page_start(1)) is not None:
        view.show_scene(replace(scene, first_id=start))
        turned += 1
        assert view.page == turned
    assert turned == len(page_starts(scene, USUAL)) - 1 > 4


def test_the_canvas_decides_what_fits_and_not_the_widget(view: WatchedView) -> None:
    view.show_scene(wall(20))
    at_full_size = view.page_start(1)
    view.resize(255, 143)
    assert view.page_start(1) == at_full_size
    tall = QSize(1080, 1920)
    view.set_canvas(tall)
    assert view.page_start(1) != at_full_size
    assert view.canvas == tall


def test_another_question_begins_at_its_latest_page(view: WatchedView) -> None:
    view.show_scene(wall(200))
    view.show_scene(replace(wall(3), question=QUESTION[::-1]))
    assert (view.page, view.page_count) == (0, 1)
