"""The commitments of the day in the drawer: written down, put right, ordered, shown to the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions.records import Commitment, SceneKind
from ....sessions.scene.choices import Choice
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ..drawer import Drawer
from .actions import CommitmentActions
from .card_list import CommitmentList
from .new_form import NewCommitment


class CommitmentsPanel(Drawer):
    """Every gesture of it is undone like any other."""

    scene_wanted = Signal(object)
    """The room is to see that `Choice`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Commitments"), parent)
        actions = CommitmentActions(desk)
        self.form, self.list = NewCommitment(actions), CommitmentList(actions)
        self.form.added.connect(self.list.show_card)
        hint = _("No commitment yet. Say what, who and by when: five that are kept are worth more than twenty wishes.")
        self._empty = label(hint, "soft", wrap=True)
        self._told = label("", "soft")
        self._show = button(_("Show to the room"), self._show_to_room)
        self._lay_out()

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Commitment)

    def refresh(self) -> None:
        shown = self.desk.store.all(Commitment, session_id=self.desk.session_id) if self.desk.session_id else []
        self.list.show_commitments(shown)
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        dated = sum(1 for one in shown if one.due)
        told = ngettext("{count} commitment", "{count} commitments", len(shown)).format(count=len(shown))
        with_date = ngettext("{count} with a date", "{count} with a date", dated).format(count=dated)
        self._told.setText(f"{told} · {with_date}" if shown else "")
        self._show.setVisible(bool(shown) and self.desk.writable)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.desk.writable:
            self.form.what.setFocus()
        elif self.list.cards:
            self.list.enter(self.list.cards[0].commitment_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was being typed in a commitment is kept."""
        super().hideEvent(event)
        self.list.settle()

    def _show_to_room(self) -> None:
        self.scene_wanted.emit(Choice(SceneKind.COMMITMENTS))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._show)
        self.body.addWidget(self.form)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.body.addLayout(foot)
        self.form.setVisible(self.desk.writable)
