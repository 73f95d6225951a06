"""The panel of the screen: its two faces, its menu, what it says when the room's view is first shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import flow, venue
from facilitator.sessions.records import Contribution, SceneKind, ScreenMode
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import AgendaScene, QuestionScene, Scene
from facilitator.sessions.screen import screen_of, show
from facilitator.ui.background import finish_background
from facilitator.ui.run.side_panels import SidePanels
from facilitator.ui.widgets.scene.view import picture

from ..conftest import Clock
from .conftest import Console, DialogAnswer
from .layouts import difference

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

REFLECTION = 5


@pytest.fixture
def room(console: Console) -> Console:
    console.start(item=REFLECTION)
    console.capture("Des secteurs de proximité @t1 @dgs")
    return console


def seen(console: Console) -> Scene:
    return console.workshop.run.panel.thumbnail.scene


def choose(console: Console, words: str) -> None:
    """Open the menu of the screen and choose the entry that reads so."""
    menu = console.workshop.run.panel.menu
    menu.fill()
    next(action for action in menu.actions() if action.text().partition("\t")[0] == words).trigger()
    QApplication.processEvents()


def ticked(console: Console, words: str) -> bool:
    menu = console.workshop.run.panel.menu
    menu.fill()
    return next(action for action in menu.actions() if action.text() == words).isChecked()


def test_names_are_hidden_and_told_again_from_the_menu(room: Console) -> None:
    for hidden, table in ((True, None), (False, 1), (True, None)):
        choose(room, "Sans les noms")
        scene = seen(room)
        assert isinstance(scene, QuestionScene)
        assert scene.notes[0].table_number == table
        assert ticked(room, "Sans les noms") is hidden
    room.capture("Une lettre de deux pages @t2 @dgs")
    scene = seen(room)
    assert isinstance(scene, QuestionScene)
    assert [note.table_number for note in scene.notes] == [None, None]
    assert scene == scene_of(room.store, room.session.id)


def test_the_picture_is_light_on_dark_and_still_when_asked(room: Console) -> None:
    choose(room, "Clair sur sombre")
    assert seen(room).look.dark
    choose(room, "Rien ne bouge")
    assert (seen(room).look.dark, seen(room).look.still) == (True, True)
    choose(room, "Clair sur sombre")
    assert (seen(room).look.dark, seen(room).look.still) == (False, True)
    assert ticked(room, "Rien ne bouge")
    assert not ticked(room, "Clair sur sombre")


def test_the_menu_follows_the_day_again_from_anything(room: Console) -> None:
    show(room.store, room.session.id, Choice(SceneKind.AGENDA))
    room.key(Qt.Key.Key_F7)
    choose(room, "Suivre de nouveau la journée")
    screen = screen_of(room.store, room.session.id)
    assert (screen.mode, screen.shown) == (ScreenMode.LIVE, SceneKind.MOMENT)


def test_the_menu_opens_the_panels_that_are_there_and_offers_no_other(room: Console) -> None:
    menu = room.workshop.run.panel.menu
    menu.fill()
    words = {
        "slides": "Mes diapositives…",
        "votes": "Votes…",
        "positioning": "Où en est la salle…",
        "commitments": "Engagements…",
        "speech": "Ce que dit l’intervenant…",
    }
    offered = {action.text() for action in menu.actions()}
    for name, entry in words.items():
        assert (entry in offered) is (name in SidePanels.NAMES)
        if entry in offered:
            choose(room, entry)
            assert room.workshop.run.panels.shown == name


def test_the_picture_of_what_the_room_sees_is_written_as_it_is(room: Console, tmp_path: Path) -> None:
    answer = DialogAnswer("mur.png")
    choose(room, "Enregistrer cette image…")
    answer.stop()
    projector = room.workshop.projector
    written = QImage(str(tmp_path / "mur.png"))
    assert written.size() == projector.canvas
    expected = picture(seen(room), projector.canvas, room.clock())
    assert difference(written.convertToFormat(expected.format()), expected) < 0.5
    assert room.notices[-1][0].startswith("L’image est dans")


def test_a_picture_that_cannot_be_written_is_told_and_nothing_else_happens(room: Console, tmp_path: Path) -> None:
    (tmp_path / "mur.png").mkdir()
    answer = DialogAnswer("absent/mur.png")
    choose(room, "Enregistrer cette image…")
    answer.stop()
    assert room.notices[-1][1]
    assert seen(room) == scene_of(room.store, room.session.id)


def test_f5_shows_and_never_hides(room: Console) -> None:
    for _press in range(3):
        room.key(Qt.Key.Key_F5)
        assert room.workshop.projector.projecting


def test_the_flag_says_what_is_so(room: Console) -> None:
    flag = room.workshop.run.panel._flag
    assert flag.text() == "NON PROJETÉ"
    room.key(Qt.Key.Key_F5)
    assert flag.text() == "EN DIRECT"
    for key, words in ((Qt.Key.Key_F6, "FIGÉ"), (Qt.Key.Key_F7, "NOIR"), (Qt.Key.Key_F8, "IMAGE D’ATTENTE")):
        room.key(key)
        assert flag.text() == words
        room.key(Qt.Key.Key_Escape)
        assert flag.text() == "EN DIRECT"


def test_the_pages_of_any_scene_are_turned_from_the_bar(room: Console) -> None:
    panel = room.workshop.run.panel
    for number in range(12):
        room.capture(f"Une idée assez longue pour prendre de la place, la {number}e")
    show(room.store, room.session.id, Choice(SceneKind.WALL))
    venue.measure(room.store, room.session.id, 1400, 150)
    for kind in (SceneKind.WALL, SceneKind.AGENDA):
        show(room.store, room.session.id, Choice(kind))
        room.key(Qt.Key.Key_PageDown)
        before = panel.thumbnail.page
        room.click("‹", panel)
        assert panel.thumbnail.page == before - 1
        room.key(Qt.Key.Key_PageUp)
        assert panel.thumbnail.page == max(0, before - 2)
    assert isinstance(panel.thumbnail.scene, AgendaScene)


def test_the_face_that_was_chosen_is_shown_at_the_next_start(
    room: Console, qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    assert room.workshop.run.panel.list.isVisible()
    room.click("À portée")
    assert room.workshop.run.panel.notes.isVisible()
    finish_background()
    room.window.close_workshop()
    room.window.close()
    again = Console(qtbot, workshop_file, clock)
    again.run()
    assert again.workshop.run.panel.notes.isVisible()
    finish_background()
    again.window.close()


def test_a_panel_drawn_late_does_nothing_once_the_file_is_closed(room: Console) -> None:
    panel = room.workshop.run.panel
    room.capture("Une idée de plus")
    assert room.store.all(Contribution)
    finish_background()
    room.window.close_workshop()
    panel._draw_quietly()
    panel.list._draw_one()


def test_a_day_that_is_over_offers_its_end(room: Console) -> None:
    flow.close_day(room.store, room.session.id)
    kinds = [choice.kind for choice in room.workshop.run.panel.list.choices]
    assert SceneKind.THANKS in kinds
    assert SceneKind.MOMENT not in kinds
