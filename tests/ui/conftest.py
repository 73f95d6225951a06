"""A console on a real file, its clock in the test's hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QThread, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import cycle, flow, reading
from facilitator.sessions.cycle import SessionDetails
from facilitator.sessions.records import Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow
from facilitator.ui.theme import apply_theme
from facilitator.ui.workshop import Workshop

from ..conftest import NINE, Clock


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        apply_theme(qapp)


@pytest.fixture(scope="session")
def planned_cycle(started_cycle: Path, mobilisation: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop file with one session made from "mobilisation", made once: each test has a copy."""
    path = Path(shutil.copyfile(started_cycle, tmp_path_factory.mktemp("planned") / "cycle.atelier"))
    store = Store.open(path, clock=Clock(NINE))
    cycle.new_session(store, mobilisation, SessionDetails(day=NINE.date(), place="salle des fêtes"))
    store.close()
    return path


@pytest.fixture
def workshop_file(planned_cycle: Path, tmp_path: Path) -> Path:
    """A file with one session made from "mobilisation", ready to run."""
    return Path(shutil.copyfile(planned_cycle, tmp_path / "cycle.atelier"))


class DialogAnswer(QTimer):
    """Types a name in the next file dialog and accepts it, however long the dialog takes to come.

    It waits for the dialog's own event loop: one that is only being shown would not hear it, and wait for ever.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._level = name, QThread.currentThread().loopLevel()
        self.look_in = ""
        """What the dialog called the folder: it tells its language."""
        self.timeout.connect(self._answer)
        self.start(10)

    def _answer(self) -> None:
        dialog, waits = QApplication.activeModalWidget(), QThread.currentThread().loopLevel() > self._level
        if waits and isinstance(dialog, QFileDialog) and dialog.isVisible():
            self.stop()
            self.look_in = dialog.labelText(QFileDialog.DialogLabel.LookIn)
            field = dialog.findChild(QLineEdit)
            assert field is not None
            field.setText(str(Path(dialog.directory().absolutePath()) / self._name))
            dialog.accept()


class Place(QWidget):
    """What is around a panel: it hears the keys that nobody wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.text())


class Console:
    """The main window as a facilitator uses it: real clicks and keys."""

    def __init__(self, qtbot: QtBot, path: Path, clock: Clock) -> None:
        self.qtbot, self.clock = qtbot, clock
        self.window = MainWindow(clock=clock)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.notices: list[tuple[str, bool]] = []
        self.window.notices.said.connect(lambda sentence, bad: self.notices.append((sentence, bad)))
        assert self.window.open_path(path)

    @property
    def workshop(self) -> Workshop:
        assert self.window.workshop is not None
        return self.window.workshop

    @property
    def store(self) -> Store:
        return self.workshop.store

    @property
    def session(self) -> Session:
        return self.store.the(Session, self.workshop.desk.session_id or reading.sessions(self.store)[0].id)

    def run(self) -> None:
        """Go to Run on the first session."""
        self.workshop.open_session(reading.sessions(self.store)[0].id, "run")
        QApplication.processEvents()

    def start(self, *, item: int = 0) -> None:
        """Start the day and go on to an item."""
        self.run()
        flow.start_day(self.store, self.session.id)
        if item:
            flow.go_to(self.store, self.session.id, reading.outline(self.store, self.session.id).items[item])
        QApplication.processEvents()

    def click(self, text: str, within: QWidget | None = None) -> None:
        """Click the visible button that reads *text*."""
        found = [b for b in (within or self.window).findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert found, f"no button {text}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        QApplication.processEvents()

    def buttons(self) -> set[str]:
        """What the visible, usable buttons read."""
        return {b.text() for b in self.window.findChildren(QPushButton) if b.isVisible() and b.isEnabled()}

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

    def capture(self, text: str) -> None:
        """Type a contribution and Enter."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused


@pytest.fixture
def console(qtbot: QtBot, workshop_file: Path, clock: Clock) -> Iterator[Console]:
    console = Console(qtbot, workshop_file, clock)
    yield console
    finish_background()
    console.window.close()
