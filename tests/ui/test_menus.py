"""Menus show any words as they are, and do what their entries say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.ui.widgets.menus import add_entry, new_menu

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_words_are_text_and_long_ones_say_so(window: QWidget) -> None:
    menu = new_menu(window)
    for words in ("Eau & air", "deux\nlignes", "mot " * 30, ""):
        add_entry(menu, words, lambda: None)
    shown = [action.text() for action in menu.actions()]

    assert shown[:2] == ["Eau && air", "deux lignes"]
    assert shown[2].startswith("mot mot")
    assert shown[2].endswith("…")
    assert len(shown[2]) <= 70
    assert shown[3] == "Sans titre"


def test_an_entry_acts_and_tells_its_keys_its_mark_and_whether_it_is_chosen(window: QWidget) -> None:
    menu, done = new_menu(window), []
    plain = add_entry(menu, "Un", lambda: done.append(1))
    full = add_entry(menu, "Deux", lambda: done.append(2), keys="F2", mark="pencil", chosen=True)
    full.trigger()

    assert done == [2]
    assert (full.text(), full.isCheckable(), full.icon().isNull()) == ("Deux\tF2", True, False)
    assert (plain.text(), plain.isCheckable(), plain.icon().isNull()) == ("Un", False, True)


def test_a_ready_menu_takes_its_first_choice_by_enter_and_is_gone(window: QWidget, qtbot: QtBot) -> None:
    menu, done = new_menu(window, ready=True), []
    add_entry(menu, "Un", lambda: done.append(1))
    add_entry(menu, "Deux", lambda: done.append(2))
    menu.popup(window.mapToGlobal(window.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not isValid(menu))
    assert done == [1]
