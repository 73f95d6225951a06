"""The window that the room sees: it fills its screen, stays there, and leaves the console its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.projection_window import ProjectionWindow
from facilitator.ui.widgets.scene.view import DEFAULT_CANVAS


@pytest.fixture
def window(qtbot: QtBot) -> ProjectionWindow:
    window = ProjectionWindow()
    qtbot.addWidget(window, before_close_func=lambda projection: projection.put_away())
    return window


def asked_to_close(window: ProjectionWindow) -> bool:
    """What Alt+F4 and the window manager do; whether it was accepted."""
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_on_the_rooms_screen_it_fills_it_without_frame_nor_cursor(window: ProjectionWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    window.show_on(screen)
    assert window.isVisible()
    assert window.geometry() == screen.geometry()
    assert window.windowState() == Qt.WindowState.WindowFullScreen
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert window.canvas == screen.size()


def test_on_the_rooms_screen_nothing_closes_it_but_the_console(window: ProjectionWindow) -> None:
    window.show_on(QGuiApplication.primaryScreen())
    assert not asked_to_close(window)
    assert not window.close()
    assert window.isVisible()
    window.put_away()
    assert not window.isVisible()


def test_without_a_second_screen_it_is_an_ordinary_window_with_its_name(window: ProjectionWindow) -> None:
    window.show_on(None)
    assert not window.isFullScreen()
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.windowTitle() == "À l’écran"
    assert window.canvas == DEFAULT_CANVAS
    assert window.close()


def test_a_window_shows_the_whole_picture_at_any_size(window: ProjectionWindow) -> None:
    window.show_on(None)
    window.resize(500, 500)
    assert window.view.size() == QSize(500, 500)
    assert window.canvas == DEFAULT_CANVAS


def test_it_asks_for_no_focus(window: ProjectionWindow) -> None:
    for screen in (QGuiApplication.primaryScreen(), None):
        window.show_on(screen)
        assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        assert window.focusPolicy() == window.view.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_key_that_comes_here_is_handed_on(window: ProjectionWindow, qtbot: QtBot) -> None:
    keys: list[int] = []

    def take(event: QKeyEvent) -> None:
        keys.append(event.key())

    window.key_pressed.connect(take)
    window.show_on(None)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_A):
        QTest.keyClick(window, key)
    assert keys == [Qt.Key.Key_PageDown, Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_A]


def test_it_waits_out_of_sight_while_its_screen_is_gone(window: ProjectionWindow) -> None:
    window.show_on(QGuiApplication.primaryScreen())
    window.follow(None)
    assert not window.isVisible()
    window.follow(QGuiApplication.primaryScreen())
    assert window.isVisible()
    assert window.isFullScreen()


def test_a_window_opened_for_want_of_a_screen_stays_and_goes_to_the_first_one(window: ProjectionWindow) -> None:
    window.show_on(None)
    window.follow(None)
    assert window.isVisible()
    window.follow(QGuiApplication.primaryScreen())
    assert window.isFullScreen()


def test_asked_again_while_its_screen_is_gone_it_opens_as_a_window(window: ProjectionWindow) -> None:
    window.show_on(QGuiApplication.primaryScreen())
    window.follow(None)
    window.show_on(None)
    assert window.isVisible()
    assert not window.isFullScreen()


def test_once_put_away_no_screen_brings_it_back(window: ProjectionWindow) -> None:
    window.show_on(QGuiApplication.primaryScreen())
    window.put_away()
    window.follow(QGuiApplication.primaryScreen())
    assert not window.isVisible()


def test_it_tells_when_it_comes_changes_size_and_goes(window: ProjectionWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.resized):
        window.show_on(None)
    with qtbot.waitSignal(window.resized):
        window.show_on(QGuiApplication.primaryScreen())
    with qtbot.waitSignal(window.resized):
        window.put_away()


def test_another_scale_factor_is_another_size_in_pixels(window: ProjectionWindow, qtbot: QtBot) -> None:
    window.show_on(QGuiApplication.primaryScreen())
    with qtbot.waitSignal(window.resized):
        QApplication.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert window.canvas == window.size() * window.devicePixelRatio()
