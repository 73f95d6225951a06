"""The field for a name that may be known already: what it offers, what Enter, Tab, the arrows and the mouse choose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.known_names import MOST_SHOWN, names_like
from facilitator.ui.widgets.name_field import NameField


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def field(window: QWidget) -> NameField:
    made = NameField("Nom", parent=window)
    made.setGeometry(10, 10, 200, 30)
    made.show()
    return made


def test_names_come_by_beginning_then_by_word_then_by_inside() -> None:
    names = ["Plus d’écoles", "Rééducation", "Éducation", "Budget"]
    assert names_like(names, "EDUC") == ["Éducation", "Rééducation"]
    assert names_like(names, "eco") == ["Plus d’écoles"]
    assert names_like(names, "") == names
    assert len(names_like([f"Nom {number}" for number in range(40)], "nom")) == MOST_SHOWN


def test_enter_tells_what_was_typed_even_when_a_name_is_like_it(field: NameField, qtbot: QtBot) -> None:
    field.start(["Mobilité douce"])
    QTest.keyClicks(field, "mobi")
    with qtbot.waitSignal(field.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["mobi"]


def test_the_same_name_written_otherwise_is_the_known_one(field: NameField, qtbot: QtBot) -> None:
    field.start(["L’Œuvre"])
    QTest.keyClicks(field, "l'oeuvre ")
    with qtbot.waitSignal(field.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["L’Œuvre"]


def test_tab_completes_and_the_caret_stays(field: NameField) -> None:
    field.start(["Mobilité douce"])
    QTest.keyClicks(field, "mobi")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert (field.text(), field.hasFocus()) == ("Mobilité douce", True)


def test_a_click_in_the_list_chooses(field: NameField, qtbot: QtBot) -> None:
    field.start(["Mobilité", "Écoles"])
    names = field._known.panel
    place = names.visualItemRect(names.item(1)).center()
    with qtbot.waitSignal(field.chosen) as told:
        QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert told.args == ["Écoles"]
    assert field.offered == []


def test_nothing_typed_chooses_nothing(field: NameField, qtbot: QtBot) -> None:
    field.start([])
    QTest.keyClicks(field, "  ")
    with qtbot.assertNotEmitted(field.chosen):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_up_from_the_first_name_goes_back_to_what_was_typed(field: NameField) -> None:
    field.start(["Mobilité", "Écoles"])
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.marked == "Mobilité"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.marked == ""


def test_going_elsewhere_leaves_the_field_and_takes_the_list_away(
    window: QWidget, field: NameField, qtbot: QtBot
) -> None:
    other = QPushButton("ailleurs", window)
    other.show()
    field.start(["Mobilité"])
    with qtbot.waitSignal(field.left):
        other.setFocus()
    assert field.offered == []


def test_the_list_shows_above_a_field_at_the_foot_of_the_window(field: NameField) -> None:
    field.move(10, 260)
    field.start(["Mobilité", "Écoles"])
    assert field._known.panel.geometry().bottom() < field.y()


def test_undo_is_for_the_workshop_once_the_field_has_none(window: QWidget, field: NameField) -> None:
    undone: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), window).activated.connect(lambda: undone.append(True))
    field.start([])
    QTest.keyClicks(field, "ab")
    for _press in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert undone
