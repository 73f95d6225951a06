"""Keeps the room's picture on the right screen, and shows there the scene that it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ..i18n import _
from ..sessions.scene import Scene
from .projection_window import ProjectionWindow
from .screens import Room, Screens, remember, remembered
from .widgets.scene_view import DEFAULT_CANVAS, picture


class Projector(QObject):
    """One for the console. Screens that come and go are followed by themselves."""

    changed = Signal()
    """The picture is shown elsewhere, at another size, or no more."""
    key_pressed = Signal(object)
    """A key that was pressed in the projected window: it is meant for the console."""

    def __init__(self, clock: Callable[[], datetime], console: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._console = clock, console
        self._scene: Scene | None = None
        self._window: ProjectionWindow | None = None
        self._screens = Screens(self)
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
        screen = self._screens.second(self._console)
        if self.projecting and self._window is not None:
            return self._window.canvas
        return screen.size() * screen.devicePixelRatio() if screen is not None else DEFAULT_CANVAS

    @property
    def where(self) -> str:
        """Where the picture is shown, in words."""
        screen = self._screens.second(self._console)
        if screen is None:
            return _("In a window") if self.projecting else _("No second screen: F5 opens a window")
        size = screen.size() * screen.devicePixelRatio()
        return f"{screen.name()} · {size.width()} × {size.height()}"

    def project(self) -> None:
        """Show the room's view: on the second screen when there is one, in a window otherwise. Never hides it."""
        if self._window is None:
            self._window = ProjectionWindow()
            self._window.view.set_clock(self._clock)
            self._window.key_pressed.connect(self.key_pressed)
            self._window.resized.connect(self.changed)
        if self._scene is not None:
            self._window.view.show_scene(self._scene)
        screen = self._screens.second(self._console)
        self._window.show_on(screen)
        if screen is not None:
            remember(Room(screen.name(), projecting=True))
        self._console.activateWindow()
        self.changed.emit()

    def project_again(self) -> None:
        """Show the room's view if the room was seeing it when the program stopped, and its screen is there."""
        screen, known = self._screens.second(self._console), remembered()
        if screen is not None and known == Room(screen.name(), projecting=True):
            self.project()

    def put_away(self) -> None:
        """Show it no more, until it is asked for again."""
        remember(Room(remembered().screen))
        self.close()

    def close(self) -> None:
        """Show it no more; a day that is opened again while it runs will show it again."""
        if self._window is not None:
            window, self._window = self._window, None
            window.put_away()
            self.changed.emit()

    def show_scene(self, scene: Scene) -> None:
        """Show *scene* from now on."""
        self._scene = scene
        if self._window is not None:
            self._window.view.show_scene(scene)

    def tick(self) -> None:
        """A moment has passed."""
        if self._window is not None:
            self._window.view.tick()

    def picture(self, scene: Scene) -> QImage:
        """*scene* as the room would see it."""
        return picture(scene, self.canvas, self._clock())

    def _follow_screens(self) -> None:
        """The projector was plugged or unplugged: the view goes away calmly, and comes back by itself."""
        if self._window is not None:
            self._window.follow(self._screens.second(self._console))
        self.changed.emit()
