"""The word about measures, when a room that nobody measured is first projected to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ...i18n import _
from ...sessions import reading, venue
from ...sessions.measures import metres
from ..desk import Desk
from ..projector import Projector


class UsualMeasures(QObject):
    """Says once for each room that texts are sized for the usual one, and where that is changed."""

    def __init__(self, desk: Desk, projector: Projector, testing: Callable[[], bool], parent: QObject) -> None:
        """*testing* says whether the screen shows the test card, by which the room is measured."""
        super().__init__(parent)
        self._desk, self._projector, self._testing = desk, projector, testing
        self._told: set[str] = set()
        """The places where it was said."""
        projector.changed.connect(self._tell)

    def _tell(self) -> None:
        session = self._desk.session
        if session is None or not self._projector.projecting or self._testing() or session.place in self._told:
            return
        self._told.add(session.place)
        if venue.is_known(self._desk.store, session.id):
            return
        usual = reading.venue(self._desk.store, session)
        self._desk.notices.say(
            _(
                "Texts are sized for the usual room: last row at {depth}, picture {image} high."
                " If this one is different, say so in Rehearse."
            ).format(depth=metres(usual.depth_cm), image=metres(usual.image_cm))
        )
