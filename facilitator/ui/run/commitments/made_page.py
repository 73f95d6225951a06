"""What is promised on the day: written down, put right, ordered, shown to the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions.records import Commitment, CommitmentStep
from ...desk import Desk
from ...widgets.basics import button, label
from .actions import CommitmentActions
from .card_list import CommitmentList
from .new_form import NewCommitment


class MadePage(QWidget):
    """A form above, then the list in the order in which it is told."""

    show_wanted = Signal()
    """The room is to see them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        actions = CommitmentActions(desk)
        self.form, self.list = NewCommitment(actions), CommitmentList(actions)
        self.form.added.connect(self.list.show_card)
        hint = _("No commitment yet. Say what, who and by when: five that are kept are worth more than twenty wishes.")
        self.empty, self.told = label(hint, "soft", wrap=True), label("", "soft", wrap=True)
        self.show_button = button(_("Show to the room"), self.show_wanted.emit)
        self._lay_out()

    def refresh(self) -> int:
        """Read them again; returns how many there are."""
        store, session_id = self._desk.store, self._desk.session_id
        shown = store.all(Commitment, session_id=session_id) if session_id else []
        steps: dict[str, list[CommitmentStep]] = {one.id: [] for one in shown}
        for step in store.among(CommitmentStep, "commitment_id", list(steps)):
            steps[step.commitment_id].append(step)
        self.list.show_commitments(shown, steps)
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        dated = sum(1 for one in shown if one.due)
        told = ngettext("{count} commitment", "{count} commitments", len(shown)).format(count=len(shown))
        with_date = ngettext("{count} with a date", "{count} with a date", dated).format(count=dated)
        self.told.setText(f"{told} · {with_date}" if shown else "")
        self.show_button.setVisible(bool(shown) and self._desk.writable)
        return len(shown)

    def enter(self) -> None:
        """Take the keyboard: what is typed is a new commitment."""
        if self._desk.writable:
            self.form.fields.what.setFocus()
        else:
            self.list.enter_first()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self.form.setVisible(self._desk.writable)
