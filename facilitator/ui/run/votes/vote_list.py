"""The votes of the session, as cards to open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import tallies
from ....sessions.records import Vote
from ....sessions.rounds import round_number
from ....sessions.voters import excess_in
from ...desk import Desk
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button, label
from ...widgets.card_button import CardButton, see_through
from ...widgets.keyed_column import KeyedColumn
from . import words
from .turns import in_turn


class VoteList(QWidget):
    """Opens a vote, or asks for a new one."""

    chosen = Signal(str)
    """That vote is to be counted."""
    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._none = label(
            _("No vote yet. Put clusters or other options to the room, count the dots or the hands, show the result."),
            "soft",
            wrap=True,
        )
        self._new = button(_("New vote…"), self.new_wanted.emit, "primary")
        self._new.setAutoDefault(True)  # Enter presses it
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 2, 6, 2)
        column.setSpacing(8)
        self._cards = KeyedColumn(column, self._new_card)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(held)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._none)
        outer.addWidget(self._new)
        outer.addWidget(self._scroll, 1)
        self._new.setVisible(desk.writable)

    def show_votes(self, votes: list[Vote]) -> None:
        """Show these, the latest first."""
        self._cards.show_keys([vote.id for vote in reversed(votes)])
        for vote in votes:
            found = tallies.counted(self._desk.store, vote)
            number, too_much = round_number(votes, vote), excess_in(self._desk.store, vote)
            told = words.summary(vote, found, number, len(too_much))
            self._cards.widgets[vote.id].show_vote(vote.title, told)
        self._none.setVisible(not votes)
        in_turn(*self._stops)

    def take_keyboard(self) -> None:
        """The latest vote has the keys, or else what makes one."""
        first = next(iter(self._cards.widgets.values()), None)
        (first or self._new).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and self._new.hasFocus():
            self._walk(STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """From card to card, and to the button above them."""
        here = next((place for place, stop in enumerate(self._stops) if stop.hasFocus()), 0)
        wanted = self._stops[min(max(here + step, 0), len(self._stops) - 1)]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(wanted, 0, 8)

    @property
    def _stops(self) -> list[QWidget]:
        """What can have the keys, from top to bottom."""
        return [*([self._new] if self._desk.writable else []), *self._cards.widgets.values()]

    def _new_card(self, vote_id: str) -> _VoteCard:
        card = _VoteCard()
        card.clicked.connect(lambda _checked=False: self.chosen.emit(vote_id))
        card.walked.connect(self._walk)
        return card


class _VoteCard(CardButton):
    """A vote: its title, and how it stands."""

    walked = Signal(int)
    """Up (-1) or Down (1)."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._words = label("", wrap=True), label("", "soft", wrap=True)
        self._title.setStyleSheet("font-weight: 600;")
        self._words.setStyleSheet("font-size: 13px;")
        see_through(self._title, self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._words)

    def show_vote(self, title: str, told: str) -> None:
        self._title.setText(title)
        self._words.setText(told)
        self.setAccessibleName(f"{title}, {told}")
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows would scroll what is around instead."""
        if event.key() in STEPS:
            self.walked.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)
