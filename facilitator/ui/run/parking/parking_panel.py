"""The parking in the drawer: every contribution kept for later, the latest first, with where it goes next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from ....i18n import _, ngettext
from ....sessions.records import Contribution, Question
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import label
from ..drawer import Drawer
from .actions import ParkingActions
from .card_list import ParkedList


class ParkingPanel(Drawer):
    """Nothing that was said is lost: each goes somewhere, and the report tells where."""

    note_chosen = Signal(str)
    """Look at this contribution on the wall of the parking."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Parking"), parent)
        self._actions = ParkingActions(desk, self.note_chosen.emit)
        self.list = ParkedList(self._actions)
        self._told = label("", "soft", wrap=True)
        self.body.addWidget(self._told)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        desk.session_chosen.connect(lambda _session_id: self.refresh() if self.isVisible() else None)

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Contribution, Question)

    def refresh(self) -> None:
        parked = self._actions.parked()
        self.list.show_parked(parked)
        self.list.setVisible(bool(parked))
        if self.hasFocus():
            self._enter_first()  # it was shown before there was anything to give the keys to
        self._told.setText(_words(parked) if parked else _("Empty. Begin with ! to keep for later."))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._enter_first()

    def _enter_first(self) -> None:
        if self.list.cards:
            self.list.enter(self.list.cards[0].contribution_id)

    def stop(self) -> None:
        self.list.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.close_fields()


def _words(parked: list[Contribution]) -> str:
    """How many there are, and how many wait to be told where they go."""
    count = ngettext("{count} kept for later", "{count} kept for later", len(parked)).format(count=len(parked))
    lost = sum(not one.goes_to for one in parked)
    if not lost:
        return count
    nowhere = ngettext("{count} goes nowhere yet", "{count} go nowhere yet", lost).format(count=lost)
    return f"{count} · {nowhere}"
