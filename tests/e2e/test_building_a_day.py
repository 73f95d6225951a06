"""A day built with the keyboard alone: how many keys it takes beyond the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import labels, reading
from facilitator.sessions.records import AgendaItem, ItemKind, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow
from facilitator.ui.prepare.day_plan import KINDS_OFFERED
from facilitator.ui.theme import apply_theme
from facilitator.ui.workshop import Workshop
from tests.conftest import Clock
from tests.ui.conftest import DialogAnswer

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

REFERENCE = template("mobilisation").agenda
AN_ITEM, A_TEMPLATE = 12, 10
"""How many keys may be needed beyond the texts."""


class Hands:
    """Somebody at the keyboard, whose keys are counted; texts are not."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.keys = window, qtbot, 0

    @property
    def workshop(self) -> Workshop:
        assert self.window.workshop is not None
        return self.window.workshop

    @property
    def store(self) -> Store:
        return self.workshop.store

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = QApplication.activePopupWidget() or self.window.focusWidget()
        return self.window if focused is None else focused

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.focused, key)
            QApplication.processEvents()
        self.keys += len(keys)

    def write(self, text: str) -> None:
        """A text: its keys are its own."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        QApplication.processEvents()

    def digits(self, minutes: int) -> None:
        """A duration, each digit counted."""
        self.write(str(minutes))
        self.keys += len(str(minutes))


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[Hands]:
    if not qapp.styleSheet():
        apply_theme(qapp)
    window = MainWindow(clock=clock)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Hands(window, qtbot)
    finish_background()
    window.close()


def new_cycle(hands: Hands, tmp_path: Path, moves: list[Qt.Key]) -> None:
    """From the first page to a cycle whose first day is made of the template that *moves* lead to."""
    QTest.keyClick(hands.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hands.keys += 1
    QApplication.processEvents()
    hands.write("Réviser notre projet de territoire")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, *moves)
    answer = DialogAnswer(str(tmp_path / "cycle.atelier"))
    hands.press(Qt.Key.Key_Return)
    assert answer.look_in
    hands.keys += 1  # Enter in the file dialog, which proposes a name
    hands.window.activateWindow()  # a desktop does so by itself
    hands.qtbot.waitUntil(hands.window.isActiveWindow)


def add_item(hands: Hands, kind: ItemKind, title: str, minutes: int) -> None:
    hands.press(Qt.Key.Key_Insert)
    place = KINDS_OFFERED.index(kind)
    steps = min(place, len(KINDS_OFFERED) - place)
    hands.press(*[Qt.Key.Key_Down if steps == place else Qt.Key.Key_Up] * steps)
    assert isinstance(hands.focused, QMenu)
    hands.press(Qt.Key.Key_Return)
    hands.write(title)
    hands.press(Qt.Key.Key_Return)
    hands.digits(minutes)
    hands.press(Qt.Key.Key_Return)


def test_the_reference_day_is_built_from_scratch_in_few_keys_an_item(hands: Hands, tmp_path: Path) -> None:
    new_cycle(hands, tmp_path, [])
    hands.workshop.cycle._add_session("journee-vide")
    day: Session = reading.sessions(hands.store)[-1]
    hands.workshop.open_session(day.id, "prepare")
    QApplication.processEvents()
    for planned in REFERENCE:
        hands.keys = 0
        add_item(hands, planned.kind, planned.title, planned.minutes)
        assert hands.keys <= AN_ITEM, labels.item_kind(planned.kind)
    built = hands.store.all(AgendaItem, session_id=day.id)
    assert [(item.kind, item.title, item.minutes) for item in built] == [
        (planned.kind, planned.title, planned.minutes) for planned in REFERENCE
    ]


def test_the_reference_day_is_made_from_its_template_in_ten_keys(hands: Hands, tmp_path: Path) -> None:
    new_cycle(hands, tmp_path, [Qt.Key.Key_Right, Qt.Key.Key_Right])
    assert hands.keys <= A_TEMPLATE
    assert hands.workshop.place == "prepare"
    (day,) = reading.sessions(hands.store)
    assert day.template == "mobilisation"
    assert [item.title for item in hands.store.all(AgendaItem, session_id=day.id)] == [
        planned.title for planned in REFERENCE
    ]
