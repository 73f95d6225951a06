"""The commitments in the drawer: those of the day, those that earlier days left open, who carries the result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ....i18n import _
from ....sessions import open_commitments, reading
from ....sessions.records import (
    Ambassador,
    Cluster,
    Commitment,
    CommitmentStep,
    ItemKind,
    Participant,
    SceneKind,
    Session,
)
from ....sessions.scene.choices import Choice
from ....sessions.store import Changed
from ...desk import Desk
from ..drawer import Drawer
from ..speech.tabs import Tabs
from .ambassadors_page import AmbassadorsPage
from .earlier_page import EarlierPage
from .made_page import MadePage

MADE, EARLIER, AMBASSADORS = "made", "earlier", "ambassadors"


class CommitmentsPanel(Drawer):
    """Every gesture of it is undone like any other."""

    scene_wanted = Signal(object)
    """The room is to see that `Choice`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Commitments"), parent)
        self.made, self.earlier, self.ambassadors = MadePage(desk), EarlierPage(desk), AmbassadorsPage(desk)
        self.form, self.list = self.made.form, self.made.list
        self.tabs = Tabs()
        self.tabs.add(MADE, _("This day"), self.made)
        self.tabs.add(EARLIER, _("Earlier"), self.earlier)
        self.tabs.add(AMBASSADORS, _("Ambassadors"), self.ambassadors)
        for key in (MADE, EARLIER, AMBASSADORS):
            self.tabs.tab(key).setStyleSheet("QPushButton { font-size: 13px; padding: 4px 4px; }")
        self.tabs.turned.connect(self._enter)
        for left in (self.made.form.fields.left, self.ambassadors.left):
            left.connect(self.closed)
        self.made.show_wanted.connect(lambda: self._show(SceneKind.COMMITMENTS))
        self.earlier.show_wanted.connect(lambda: self._show(SceneKind.OPEN_COMMITMENTS))
        self.body.addWidget(self.tabs, 1)

    def begin_from(self, cluster: Cluster) -> None:
        """Propose a commitment born from *cluster*."""
        self.tabs.choose(MADE)
        self.form.begin_from(cluster)

    def select(self, commitment_id: str) -> None:
        """Give the keyboard to that commitment of the day, in sight."""
        self.tabs.choose(MADE)
        self.refresh()
        self.list.enter(commitment_id)

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Ambassador, Cluster, Commitment, CommitmentStep, Participant, Session)

    def refresh(self) -> None:
        pages = ((MADE, self.made), (EARLIER, self.earlier), (AMBASSADORS, self.ambassadors))
        for key, page in pages:
            self.tabs.count(key, page.refresh())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what earlier days left open, while the day has just begun and promised nothing yet."""
        if not event.spontaneous():
            begins = self._begins_the_day()
            if begins or self.tabs.chosen == EARLIER:
                self.tabs.choose(EARLIER if begins else MADE)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was being typed in a commitment is kept."""
        super().hideEvent(event)
        for page in (self.made, self.earlier, self.ambassadors):
            page.list.settle()

    def _enter(self) -> None:
        enter = {MADE: self.made.enter, EARLIER: self.earlier.enter, AMBASSADORS: self.ambassadors.enter}
        enter[self.tabs.chosen]()

    def _begins_the_day(self) -> bool:
        store, session = self.desk.store, self.desk.session
        if session is None or store.count(Commitment, session_id=session.id):
            return False
        if not open_commitments.of(store, session):
            return False
        item = reading.outline(store, session.id).current_item
        return item is None or item.kind is ItemKind.WELCOME

    def _show(self, kind: SceneKind) -> None:
        self.scene_wanted.emit(Choice(kind))
