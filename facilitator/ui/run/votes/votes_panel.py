"""The votes of the session in the drawer: their list, a form to put one to the room, a page to count it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ....i18n import _
from ....sessions import reading
from ....sessions.records import (
    Cluster,
    Contribution,
    Participant,
    Question,
    Reservation,
    Tally,
    Vote,
    VoteOption,
    VotePhoto,
)
from ....sessions.store import Changed
from ...desk import Desk
from ..drawer import Drawer
from .count_page import CountPage
from .vote_form import VoteForm
from .vote_list import VoteList


class VotesPanel(Drawer):
    """Esc goes back to the list, then closes the panel. Nothing here shows the room anything without being asked."""

    scene_wanted = Signal(object)
    """The room is to see this `Choice`."""
    grid_wanted = Signal(str)
    """That vote is to be counted table by table, or college by college, where there is room for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Votes"), parent)
        self._vote_id = ""
        self.list, self.form, self.page = VoteList(desk), VoteForm(desk), CountPage(desk)
        self._pages = QStackedWidget()
        for made in (self.list, self.form, self.page):
            self._pages.addWidget(made)
        self.body.addWidget(self._pages, 1)
        self.list.chosen.connect(self._open_vote)
        self.list.new_wanted.connect(self._begin)
        self.form.left.connect(self._open_list)
        self.form.opened.connect(self._open_vote)
        self.page.left.connect(self._open_list)
        self.page.change_wanted.connect(self._change)
        self.page.scene_wanted.connect(self.scene_wanted)
        self.page.grid_wanted.connect(self.grid_wanted)
        self.page.round_opened.connect(self._open_vote)
        desk.session_chosen.connect(lambda _session_id: self._start_anew())

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(
            Vote, VoteOption, Tally, Reservation, VotePhoto, Participant, Cluster, Contribution, Question
        )

    def refresh(self) -> None:
        store, session_id = self.desk.store, self.desk.session_id
        votes = store.all(Vote, session_id=session_id) if session_id else []
        here = self._pages.currentWidget()
        if here is self.list:
            self.list.show_votes(votes)
        vote = next((one for one in votes if one.id == self._vote_id), None)
        if here is self.form:
            self.form.refresh()
        elif here is self.page and vote is None:
            self._open_list()  # it was removed, or its opening undone
        elif here is self.page and vote is not None:
            self.page.show_vote(vote)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to what is shown."""
        super().focusInEvent(event)
        self._enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentWidget() is not self.list:
            self._open_list()
        else:
            super().keyPressEvent(event)

    def begin_on(self, said: Sequence[Contribution]) -> None:
        """Propose a vote on these contributions."""
        self.form.begin_on(self.question, said)
        self._go(self.form)

    def _start_anew(self) -> None:
        """Another session is in hand."""
        self.form.forget()
        self._pages.setCurrentWidget(self.list)
        if self.isVisible():
            self.refresh()

    def _open_list(self) -> None:
        self._go(self.list)

    def _open_vote(self, vote_id: str) -> None:
        self._vote_id = vote_id
        self._go(self.page)

    def _begin(self) -> None:
        self.form.begin(self.question or self._last_answered())
        self._go(self.form)

    def _last_answered(self) -> Question | None:
        """On a day under way, the last question with clusters by now: a vote follows what was said."""
        day = reading.outline(self.desk.store, self.desk.session_id)
        by_now = day.items.index(day.current_item) + 1 if day.current_item is not None else 0
        asked = [question for item in day.items[:by_now] for question in day.questions_of(item)]
        return next((one for one in reversed(asked) if self.desk.store.count(Cluster, question_id=one.id)), None)

    def _change(self) -> None:
        vote = self.desk.store.get(Vote, self._vote_id)
        if vote is not None:
            self.form.begin_change(vote)
            self._go(self.form)

    def _go(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.refresh()
        self._enter()

    def _enter(self) -> None:
        here = self._pages.currentWidget()
        assert isinstance(here, VoteList | VoteForm | CountPage)
        here.take_keyboard()
