"""Keeps the room's picture on the right screen, and shows there the scene that it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from ..i18n import _
from ..sessions.scene.scenes import Scene
from .awake.staying_awake import StayingAwake
from .projection_window import ProjectionWindow
from .screens import Room, Screens, remember, remembered
from .widgets.scene.photos import Media, no_media
from .widgets.scene.view import DEFAULT_CANVAS, picture


class Projector(QObject):
    """One for the console. Screens that come and go are followed by themselves, and kept awake while the room looks."""

    changed = Signal()
    """The picture is shown elsewhere, at another size, or no more."""
    key_pressed = Signal(object)
    """A key that was pressed in the projected window: it is meant for the console."""
    lent_key_pressed = Signal(object)
    """The same while the screen is lent: it is meant for what is shown there."""

    def __init__(self, clock: Callable[[], datetime], console: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._console = clock, console
        self._media: Media = no_media
        self._scene: Scene | None = None
        self._lent: Scene | None = None
        """What is shown in place of the session's scene."""
        self._window: ProjectionWindow | None = None
        self._day = ""
        self.awake = StayingAwake()
        self._screens = Screens(console, self)
        self._screens.changed.connect(self._follow_screens)

    @property
    def projecting(self) -> bool:
        """Whether the room can see the picture now."""
        return self._window is not None and self._window.isVisible()

    @property
    def window(self) -> ProjectionWindow | None:
        return self._window

    @property
    def canvas(self) -> QSize:
        """The size of the room's picture, in its own pixels."""
        screen = self._screens.second()
        if self.projecting and self._window is not None:
            return self._window.canvas
        return screen.size() * screen.devicePixelRatio() if screen is not None else DEFAULT_CANVAS

    @property
    def where(self) -> str:
        """Where the picture is shown, in words."""
        screen = self._screens.second()
        if screen is None:
            return _("In a window") if self.projecting else _("No second screen: F5 opens a window")
        size = screen.size() * screen.devicePixelRatio()
        return f"{screen.name()} · {size.width()} × {size.height()}"

    def set_media(self, media: Media) -> None:
        """Find the pictures of the facilitator's own there."""
        self._media = media
        if self._window is not None:
            self._window.view.set_media(media)

    def show_day(self, session_id: str) -> None:
        """The session whose scenes come from now on: the one that is shown again when the program is back."""
        if session_id != self._day and self._window is not None and remembered().day == self._day:
            remember(replace(remembered(), day=session_id))
        self._day = session_id

    def project(self) -> None:
        """Show the room's view: on the second screen when there is one, in a window otherwise. Never hides it."""
        if self._window is None:
            self._window = ProjectionWindow()
            self._window.view.set_clock(self._clock)
            self._window.view.set_media(self._media)
            self._window.key_pressed.connect(self._take_key)
            self._window.resized.connect(self._tell)
        self._draw()
        screen = self._screens.second()
        self._window.show_on(screen, beside=self._console)
        if screen is not None:
            self._remember(screen)
        self._console.activateWindow()
        if screen is None:
            self._window.bring_forward()
        self._tell()

    @property
    def elsewhere(self) -> bool:
        """Whether there are several screens beside the console's."""
        return len(self._screens.others()) > 1

    def project_elsewhere(self) -> None:
        """Show it on the next one of the screens beside the console's, when there are several."""
        others, shown = self._screens.others(), self._screens.second()
        if shown is not None:
            self._screens.room = Room.of(others[(others.index(shown) + 1) % len(others)])
            self.project()

    def project_again(self) -> None:
        """Show the room's view if the room was seeing this day when the program stopped, and its screen is there."""
        screen, known = self._screens.second(), remembered()
        if self._day and known.day == self._day and screen is not None and known.likeness(Room.of(screen)):
            self.project()

    def put_away(self) -> None:
        """Show it no more, until it is asked for again."""
        remember(replace(remembered(), day=""))
        self.close()

    def close(self) -> None:
        """Show it no more; a day that is opened again while it runs will show it again."""
        if self._window is not None:
            window, self._window = self._window, None
            window.put_away()
            self._tell()

    def show_scene(self, scene: Scene) -> None:
        """Show *scene* from now on; once the screen is taken back, while it is lent."""
        self._scene = scene
        self._draw()

    @property
    def lent(self) -> bool:
        """Whether something that is no part of the session is shown."""
        return self._lent is not None

    def lend(self, scene: Scene) -> None:
        """Show *scene*, which is no part of the session, and nothing else until it is taken back."""
        self._lent = scene
        self._draw()

    def take_back(self) -> None:
        """Show again what the session shows."""
        self._lent = None
        self._draw()

    def tick(self) -> None:
        """A moment has passed."""
        if self._window is not None:
            self._window.view.tick()

    def picture(self, scene: Scene) -> QImage:
        """*scene* as the room would see it."""
        return picture(scene, self.canvas, self._clock(), media=self._media)

    def _take_key(self, event: QKeyEvent) -> None:
        (self.lent_key_pressed if self.lent else self.key_pressed).emit(event)

    def _draw(self) -> None:
        shown = self._lent or self._scene
        if self._window is not None and shown is not None:
            self._window.view.show_scene(shown)

    def _follow_screens(self) -> None:
        """The projector was plugged or unplugged: the view goes away calmly, and comes back by itself."""
        screen = self._screens.second()
        if self._window is not None:
            self._window.follow(screen)
            if screen is not None and self.projecting and not self.lent and remembered().day != self._day:
                self._remember(screen)  # shown in a window until now
        self._tell()

    def _remember(self, screen: QScreen) -> None:
        """From now on it is the room's screen, and the room sees this day there."""
        self._screens.room = Room.of(screen, self._day)
        remember(self._screens.room)

    def _tell(self) -> None:
        if self.projecting:
            self.awake.hold()
        else:
            self.awake.release()
        self.changed.emit()
