"""A panel of Run alone in a window of its width: as quick to open as a file, with real keys all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions.records import Session
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.drawer import Drawer

from .conftest import Place

D = TypeVar("D", bound=Drawer)


class Drawn(Generic[D]):
    """The panel, open on no question, and the place around it, which hears the keys that nobody wanted."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session, make: Callable[[Desk], D]) -> None:
        self.store, self.session, self.notices, self.place = store, session, Notices(), Place()
        self.desk = Desk(store, self.notices)
        self.desk.session_id = session.id
        qtbot.addWidget(self.place)
        self.panel = make(self.desk)
        self.closed: list[bool] = []
        self.panel.closed.connect(lambda: self.closed.append(True))
        QVBoxLayout(self.place).addWidget(self.panel)
        self.place.resize(404, 660)
        self.place.show()
        self.place.activateWindow()
        qtbot.waitUntil(self.place.isActiveWindow)
        self.panel.open_for(None)
        self.panel.setFocus()
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.place.focusWidget()
        return self.place if focused is None else focused

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type *text*, whatever its letters, where the focus is."""
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
        QApplication.processEvents()
