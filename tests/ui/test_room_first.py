"""The room comes first: its picture is drawn before the console does anything, and keeps no more than it needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from pytestqt.qtbot import QtBot

from facilitator.sessions import reading, screen
from facilitator.sessions.records import SceneKind
from facilitator.sessions.scene.choices import Choice
from facilitator.ui.widgets.scene.painter import KEPT_PICTURES
from facilitator.ui.widgets.scene.view import SceneView

from .conftest import Console
from .scenes import notes, question

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)
REFLECTION = 5


class _Told(QObject):
    """What happened, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.events.append("room drawn")
        return False


def test_the_room_sees_what_was_chosen_before_the_console_shows_it(console: Console) -> None:
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F5)
    window, told = console.workshop.projector.window, _Told()
    assert window is not None
    screen.hold_still(console.store, console.session.id, still=True)
    window.view.installEventFilter(told)
    console.workshop.room.shown.connect(lambda _moment: told.events.append("console told"))
    screen.show(console.store, console.session.id, Choice(SceneKind.AGENDA))
    assert told.events == ["room drawn", "console told"]


def test_the_room_sees_what_was_said_before_the_console_shows_it(console: Console) -> None:
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F5)
    window, told = console.workshop.projector.window, _Told()
    assert window is not None
    assert reading.outline(console.store, console.session.id).current_question is not None
    window.view.installEventFilter(told)
    console.workshop.room.grown.connect(lambda: told.events.append("console told"))
    console.capture("Un car le samedi")
    assert told.events[:2] == ["room drawn", "console told"]


def test_pictures_kept_to_draw_faster_are_a_few_times_the_view_at_most(qtbot: QtBot) -> None:
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(QSize(320, 180))
    view.show()
    for number in range(60):
        view.show_scene(
            question(*notes(*[f"Une idée assez longue, la {number}e, dite à la table {n}" for n in range(9)]))
        )
        view.grab()
    assert view._painter._pixels <= KEPT_PICTURES * 320 * 180
    assert sum(kept.width() * kept.height() for kept in view._painter._kept.values()) == view._painter._pixels
