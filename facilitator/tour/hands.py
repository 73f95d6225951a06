"""The hands of who facilitates: keys and buttons of the console, as a person uses them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ..ui.main_window import MainWindow
from ..ui.workshop import Workshop

_PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """They type in the bar unless a place has the keyboard that is theirs to use."""

    def __init__(self, window: MainWindow, workshop: Workshop) -> None:
        self._window, self._workshop = window, workshop

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press *key* in the bar, where keys go first."""
        QTest.keyClick(self._workshop.run.bar.field, key, modifier)
        QApplication.processEvents()

    def key_here(self, key: Qt.Key) -> None:
        """Press *key* where the keyboard is."""
        QTest.keyClick(self._focused, key)
        QApplication.processEvents()

    def type_here(self, text: str) -> None:
        """Type *text* where the keyboard is."""
        for char in text:
            type_in(self._focused, char)
        QApplication.processEvents()

    def click(self, text: str) -> None:
        """Click the visible button that reads *text*."""
        found = [b for b in self._workshop.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert found, f"no button {text}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, _PLAIN, QPoint(8, 8))
        QApplication.processEvents()

    @property
    def _focused(self) -> QWidget:
        focused: QWidget | None = self._window.focusWidget()
        return self._window if focused is None else focused


def type_in(widget: QWidget, text: str) -> None:
    """A real key event for every character, those of no keyboard included."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, _PLAIN, char))
