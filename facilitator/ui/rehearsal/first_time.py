"""The word about measures, when a room that nobody measured is first projected to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ...i18n import _
from ...sessions import reading, venue
from ...sessions.measures import metres
from ..desk import Desk
from ..projector import Projector
from .test_card import TestCard


class UsualMeasures(QObject):
    """Says once for each room that texts are sized for the usual one, and where that is changed."""

    def __init__(self, desk: Desk, projector: Projector, card: TestCard) -> None:
        super().__init__(card)
        self._desk, self._projector, self._card = desk, projector, card
        self._told: set[str] = set()
        """The places where it was said."""
        projector.changed.connect(self._tell)

    def _tell(self) -> None:
        session = self._desk.session
        if session is None or not self._projector.projecting or self._card.shown or session.place in self._told:
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
