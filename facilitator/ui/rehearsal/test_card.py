"""The test card on the room's screen: the smallest text of the day, to read from the last row.

It is shown in place of the session's scene for a moment, and never becomes part of the session.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ...sessions import reading
from ...sessions.scene.moment import moment_of
from ...sessions.scene.scenes import CalibrationScene
from ..desk import Desk
from ..projector import Projector
from ..screens import remember, remembered


class TestCard(QObject):
    """Shows the card, and then gives the screen back as it was."""

    __test__ = False  # the name of the thing, for who looks for tests

    changed = Signal()
    """It was shown, or taken away."""

    def __init__(self, desk: Desk, projector: Projector, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._projector = desk, projector
        self.shown = False
        self._projected_before = False
        projector.changed.connect(self._end_when_gone)
        projector.lent_key_pressed.connect(self._on_key)

    def toggle(self) -> None:
        """Show it, or take it away."""
        if self.shown:
            self.take_away()
        else:
            self._show()

    def take_away(self) -> None:
        """Give the screen back to the session: projected again if it was, dark otherwise."""
        if not self.shown:
            return
        self.shown = False
        self._projector.take_back()
        if not self._projected_before:
            self._projector.close()
        self.changed.emit()

    def show_room(self) -> None:
        """The room has other measures, or another look: the card follows while it is shown."""
        if self.shown:
            self._projector.lend(self._scene())

    def _show(self) -> None:
        self._projected_before, kept = self._projector.projecting, remembered()
        self.shown = True
        self._projector.lend(self._scene())
        self._projector.project()
        if not self._projected_before:
            remember(kept)  # a card is no reason to project by itself at the next start
        self.changed.emit()

    def _scene(self) -> CalibrationScene:
        store, session_id = self._desk.store, self._desk.session_id
        moment = moment_of(store, session_id)
        room = reading.venue(store, moment.outline.session)
        return CalibrationScene(moment.rail, room.depth_cm, room.image_cm, look=moment.look)

    def _end_when_gone(self) -> None:
        """A screen that was unplugged, or a window that was closed, ends the card; so does F5, which shows the day."""
        if self.shown:
            QTimer.singleShot(0, self, self._end_unless_seen)  # a window that moves is out of sight for a moment

    def _end_unless_seen(self) -> None:
        if not self._projector.lent:
            self.shown = False
            self.changed.emit()
        elif not self._projector.projecting:
            self.take_away()

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_away()
