"""Which screens there are, which one is the room's, and which one is the console's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ..paths import settings_folder

_TRIES, _PATIENCE_MS = 40, 50
"""How often the console is asked to come back to its screen, and how long after one another."""


@dataclass(frozen=True, slots=True)
class Room:
    """A screen, by the marks that it is recognised by, and what was shown there."""

    screen: str = ""
    """Its name, as the system gives it: that of the plug, or of the projector; two may have the same."""
    day: str = ""
    """The id of the session that the room was seeing, if nobody has put it away since."""
    model: str = ""
    serial: str = ""
    x: int = 0
    y: int = 0

    @classmethod
    def of(cls, screen: QScreen, day: str = "") -> Self:
        corner = screen.geometry().topLeft()
        model = f"{screen.manufacturer()} {screen.model()}".strip()
        return cls(screen.name(), day, model, screen.serialNumber(), corner.x(), corner.y())

    def likeness(self, found: Room) -> int:
        """How much that screen is this one, whatever its size: 0 for a stranger.

        The very device counts most, then its name; its place only tells two of a name apart.
        """
        same_device = bool(self.serial) and (self.model, self.serial) == (found.model, found.serial)
        if not same_device and self.screen != found.screen:
            return 0
        in_place = (self.x, self.y) == (found.x, found.y)
        return 8 * same_device + 4 * (self.screen == found.screen) + 2 * (self.model == found.model) + in_place


def remembered() -> Room:
    """The room as it was when the program last ran; nothing known when that cannot be read."""
    try:
        kept = json.loads(_memory().read_text(encoding="utf-8"))
        texts = {name: str(kept.get(name, "")) for name in ("day", "model", "serial")}
        return Room(str(kept["screen"]), x=int(kept.get("x", 0)), y=int(kept.get("y", 0)), **texts)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError, OverflowError):
        return Room()


def remember(room: Room) -> None:
    """Keep it for the next start: a convenience, so that the program goes on whatever happens to it."""
    with suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(json.dumps(asdict(room), ensure_ascii=False), encoding="utf-8")


def _memory() -> Path:
    return settings_folder() / "room.json"


def put_whole(window: QWidget, screen: QScreen) -> None:
    """Move a window to a screen, where all of it is seen; maximised if it was, or where it would not fit otherwise."""
    frame, content, area = window.frameGeometry(), window.geometry(), screen.availableGeometry()
    borders = frame.size() - content.size()
    too_large = frame.width() > area.width() or frame.height() > area.height()
    fills = window.isMaximized() or too_large
    window.setWindowState(window.windowState() & ~window.windowState().WindowMaximized)
    window.resize(content.size().boundedTo(area.size() - borders))
    window.move(area.topLeft() if fills else area.center() - window.rect().center())
    if fills:
        window.showMaximized()


class Screens(QObject):
    """Watches the screens come and go, and brings the console back whole when its own went."""

    changed = Signal()
    """A screen was plugged, unplugged, or changed its size. Told before Qt moves the windows of one that goes away."""

    def __init__(self, console: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.room = remembered()
        """The room's screen: it is preferred whenever it is there."""
        self._console = console
        self._home = Room()
        self._away = False
        """Whether the console's own screen went, so that it waits on another."""
        self._tries = 0
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._bring_console_back)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._tell)
        application.primaryScreenChanged.connect(self._tell)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._tell)

    def others(self) -> list[QScreen]:
        """The screens beside the console's. One that shows the same as the console's is none of them."""
        known = QGuiApplication.screens()
        if not known:
            return []
        here = self._consoles(known)
        return [screen for screen in known if screen != here and not screen.geometry().intersects(here.geometry())]

    def second(self) -> QScreen | None:
        """The room's screen: the remembered one, or any that is not the console's; None when there is none."""
        return max(self.others(), key=lambda screen: self.room.likeness(Room.of(screen)), default=None)

    def _consoles(self, known: Sequence[QScreen]) -> QScreen:
        """Where the console is, or is to be when its screen went: never on the room's screen if there is another."""
        here = self._console.screen()
        if not self._away and here in known:
            return here
        home = max(known, key=self._like_home)
        if self._like_home(home):
            return home
        return next((screen for screen in known if not self.room.likeness(Room.of(screen))), known[0])

    def _like_home(self, screen: QScreen) -> int:
        return self._home.likeness(Room.of(screen))

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        known, here = QGuiApplication.screens(), self._console.screen()
        if here not in known or not self._away:
            self._home, self._away = Room.of(here), here not in known
        elif any(map(self._like_home, known)):
            self._bring_console_back()  # before the room's view comes back where the console waited
        self.changed.emit()
        self._tries = 0
        self._settling.start(0)

    def _bring_console_back(self) -> None:
        """Qt has moved the windows of a screen that went: to any screen, be it the room's."""
        known = QGuiApplication.screens()
        if not known or not self._console.isVisible():
            return
        screen = self._consoles(known)
        lost = not self._console.isMaximized() and not screen.geometry().contains(self._console.frameGeometry())
        if lost or self._console.screen() != screen:
            put_whole(self._console, screen)
        if self._away and self._like_home(screen):
            self._settle(there=self._console.screen() == screen)

    def _settle(self, *, there: bool) -> None:
        """The console's own screen is back; a desktop takes a moment to move a window, or lets none be moved."""
        self._tries += 1
        if there or self._tries > _TRIES:
            self._away = False
            self.changed.emit()
        else:
            self._settling.start(_PATIENCE_MS)
