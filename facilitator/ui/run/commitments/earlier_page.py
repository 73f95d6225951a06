"""What earlier days promised and a day begins with: one key says where it stands, a line what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions import labels, open_commitments
from ....sessions.records import Session
from ...desk import Desk
from ...widgets.basics import button, label
from .actions import CommitmentActions
from .card_list import CommitmentList


class EarlierPage(QWidget):
    """Those that are closed here stay in sight until the day is over, the oldest due first."""

    show_wanted = Signal()
    """The room is to see those that are open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = CommitmentList(CommitmentActions(desk), ordered=False)
        self._hint = label("", "soft", wrap=True)
        self.told = label("", "soft")
        self.show_button = button(_("Show to the room"), self.show_wanted.emit)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)

    def refresh(self) -> int:
        """Read them again; returns how many are still open."""
        session = self._desk.session
        found = open_commitments.earlier(self._desk.store, session) if session is not None else ()
        steps = {one.commitment.id: one.steps for one in found}
        days = {one.commitment.id: _made_on(one.session) for one in found}
        self.list.show_commitments([one.commitment for one in found], steps, days)
        self.list.setVisible(bool(found))
        still = sum(one.open for one in found)
        self._hint.setText(
            _("On a commitment: 1 planned, 2 started, 3 done, 4 dropped; Enter to say what became of it.")
            if found
            else _("Earlier days left no commitment open.")
        )
        self.told.setText(
            ngettext("{count} still open", "{count} still open", still).format(count=still) if found else ""
        )
        self.show_button.setVisible(bool(still) and self._desk.writable)
        return still

    def enter(self) -> None:
        """Take the keyboard: the first of them has it."""
        if self.list.cards:
            self.list.enter_first()
        else:
            self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.enter_first()


def _made_on(session: Session) -> str:
    """The day on which it was made: its date, or its title."""
    return _("made on {date}").format(date=labels.short_date(session.day)) if session.day else session.title
