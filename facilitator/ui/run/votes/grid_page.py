"""Counting a vote table by table, or college by college, in the middle of the console: digits and one key a cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import voting
from ....sessions.records import CountedBy, Participant, Tally, Vote, VoteOption, VoteState
from ....sessions.store import Changed
from ....sessions.tallies import answers_of
from ....sessions.text import shortened
from ...desk import Desk
from ...widgets.basics import button, clear, close_button, label
from ...widgets.flow_layout import FlowLayout
from ...widgets.own_keys import claims
from . import words
from .vote_grid import VoteGrid
from .vote_sheet import sheet_of

_SHORT = 28


class GridPage(QWidget):
    """One vote. After its last cell, Enter goes to the next option, or else to the button that closes the vote."""

    closed = Signal()
    """The person is done with the sheet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._vote_id, self._option_id = desk, "", ""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Count the vote"))
        self._title, self._standing = label("", "title", wrap=True), label("", "soft", wrap=True)
        self._options = FlowLayout(spacing=6)
        self._option_ids: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self.sheet = VoteGrid(desk)
        self.sheet.finished.connect(self._go_on)
        self._close = button("", self._close_or_reopen)
        self._close.setAutoDefault(True)  # Enter presses it
        self._lay_out()
        desk.changed.connect(self._on_changed)
        desk.session_chosen.connect(lambda _session_id: self._leave())

    def open_for(self, vote_id: str) -> None:
        """Show the sheet of that vote, its first empty cell in hand."""
        self._vote_id, self._option_id = vote_id, ""
        self._show()
        self.sheet.grid.start()

    def settle(self) -> None:
        """Count what is being typed."""
        self.sheet.grid.flush()

    @property
    def _vote(self) -> Vote | None:
        return self._desk.store.get(Vote, self._vote_id)

    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Vote, VoteOption, Tally, Participant):
            self._show()

    def _show(self) -> None:
        vote = self._vote
        if vote is None:
            self._leave()  # it was removed, or its opening undone
            return
        sheet = sheet_of(self._desk.store, vote, self._option_id)
        if sheet.by is CountedBy.ALL:
            self._leave()  # it is counted otherwise by now
            return
        self._title.setText(vote.title)
        self._standing.setText(words.standing(vote, sheet.found, sheet.voters))
        alone = len(answers_of(vote.method)) == 1
        self._show_options([] if alone else [one.option for one in sheet.found])
        self.sheet.show_sheet(vote, sheet)
        self._close.setText(_("Reopen the vote") if vote.state is VoteState.CLOSED else _("Close the vote"))
        self._close.setVisible(self._desk.writable)

    def _show_options(self, options: list[VoteOption]) -> None:
        """The options of which each has a sheet of its own; none when one sheet holds them all."""
        ids = tuple(option.id for option in options)
        if self._option_id not in ids:
            self._option_id = ids[0] if ids else ""
        if ids != self._option_ids:
            self._option_ids = ids
            clear(self._options)
            for option in options if len(options) > 1 else ():
                self._options.addWidget(self._option_button(option))
        for made in self._group.buttons():
            made.setChecked(made.property("option") == self._option_id)

    def _option_button(self, option: VoteOption) -> QPushButton:
        made = button(shortened(option.text, _SHORT), lambda: self._take(option.id))
        made.setCheckable(True)
        made.setProperty("option", option.id)
        made.setToolTip("")
        made.setAccessibleName(option.text)
        self._group.addButton(made)
        return made

    def _take(self, option_id: str) -> None:
        """Another option is counted."""
        self.settle()
        self._option_id = option_id
        self._show()
        self.sheet.grid.start()

    def _go_on(self) -> None:
        after = self._option_ids[self._option_ids.index(self._option_id) + 1 :] if self._option_id else ()
        if after:
            self._take(after[0])
        else:
            self._close.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_or_reopen(self) -> None:
        self.settle()
        if vote := self._vote:
            closed = vote.state is VoteState.CLOSED
            self._desk.notices.attempt(voting.reopen_vote if closed else voting.close_vote, self._desk.store, vote)

    def _leave(self) -> None:
        self.settle()
        self.closed.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Esc leaves the sheet before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the figures."""
        super().focusInEvent(event)
        self.sheet.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close_button(self._leave), 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        keys = _("Digits, then Enter or Tab: the next cell. Esc: back to the wall.")
        foot.addWidget(label(keys, "field", wrap=True), 1)
        foot.addWidget(self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 14)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._standing)
        outer.addLayout(self._options)
        outer.addWidget(self.sheet)
        outer.addStretch(1)
        outer.addLayout(foot)
