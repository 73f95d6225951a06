"""Which screens there are, and which one is the room's."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ..paths import settings_folder


@dataclass(frozen=True, slots=True)
class Room:
    screen: str = ""
    """The name of the room's screen, as the system gives it."""
    projecting: bool = False
    """Whether the room's view was shown there, and nobody has put it away since."""


def remembered() -> Room:
    """The room as it was when the program last ran; nothing known when that cannot be read."""
    try:
        kept = json.loads(_memory().read_text(encoding="utf-8"))
        return Room(str(kept["screen"]), kept["projecting"] is True)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return Room()


def remember(room: Room) -> None:
    """Keep it for the next start: a convenience, so that the program goes on whatever happens to it."""
    with suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(json.dumps(asdict(room), ensure_ascii=False), encoding="utf-8")


def _memory() -> Path:
    return settings_folder() / "room.json"


class Screens(QObject):
    """Watches the screens come and go."""

    changed = Signal()
    """A screen was plugged, unplugged, or changed its size. Told before Qt moves the windows of one that goes away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remembered = remembered().screen
        """The name of the room's screen: it is preferred whenever it is there."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._tell)

    def second(self, console: QWidget) -> QScreen | None:
        """The room's screen: the remembered one, or any that is not the console's; None when there is none.

        A screen that shows the same as the console's is no second screen. The first one found is remembered.
        """
        known = QGuiApplication.screens()
        here = console.screen() if console.screen() in known else QGuiApplication.primaryScreen()
        others = [screen for screen in known if screen != here and not screen.geometry().intersects(here.geometry())]
        if not others:
            return None
        chosen = next((screen for screen in others if screen.name() == self.remembered), others[0])
        self.remembered = self.remembered or chosen.name()
        return chosen

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._tell)
        self.changed.emit()

    def _removed(self, _screen: QScreen) -> None:
        self.changed.emit()

    def _tell(self) -> None:
        self.changed.emit()
