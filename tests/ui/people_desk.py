"""A page of People alone in a window, on a real file, used with real keys and clicks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import people
from facilitator.sessions.records import Participant, Session
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices


class PeopleDesk:
    """Undo and redo are the window's, as in the console."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.store, self.session = store, session
        self.desk = Desk(store, Notices())
        self.desk.choose(session.id)
        self.window = QMainWindow()
        self.window.resize(1366, 674)
        qtbot.addWidget(self.window)
        self._qtbot = qtbot
        QShortcut(QKeySequence.StandardKey.Undo, self.window, store.undo)

    def show(self, page: QWidget) -> None:
        self.window.setCentralWidget(page)
        self.window.show()
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        page.setFocus()
        QApplication.processEvents()

    def list(self, listed: Sequence[Participant]) -> list[Participant]:
        """Put these people on the list."""
        made = people.add_participants(self.store, self.session, listed)
        QApplication.processEvents()
        return made

    def person(self, name: str) -> Participant:
        return next(one for one in self.store.all(Participant) if one.name == name)

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def type(self, text: str) -> None:
        """Type *text* where the focus is, each of its signs being what a key writes."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def click(self, name: str) -> None:
        """Click the visible button that reads *name*, or is called so."""
        found = [
            one
            for one in self.window.findChildren(QPushButton)
            if name in (one.text(), one.accessibleName()) and one.isVisible()
        ]
        assert found, f"no button {name}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        QApplication.processEvents()
