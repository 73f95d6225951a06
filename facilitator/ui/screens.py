"""Which screens there are, and which one is the room's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Screens(QObject):
    """Watches the screens come and go."""

    changed = Signal()
    """A screen was plugged, unplugged, or changed its size. Told before Qt moves the windows of one that goes away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remembered = ""
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
