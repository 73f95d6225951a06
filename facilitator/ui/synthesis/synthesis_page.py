"""Synthesis: the questions, what the room said of the one that is chosen, and what is concluded from it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...sessions import labels, reading
from ...sessions.conclusions import Concluded, Conclusions, conclusions, in_order
from ...sessions.essentials import Proposal, proposals
from ...sessions.records import (
    AgendaItem,
    Cluster,
    Commitment,
    Contribution,
    Participant,
    PlusOne,
    Question,
    Rating,
    Session,
    Stakeholder,
    Statement,
    StatementKind,
    Tally,
    Theme,
    Vote,
    VoteOption,
)
from ...sessions.store import Changed
from ..desk import Desk
from ..place import Place
from ..widgets.basics import button, label, side
from ..widgets.shortcuts import bind_key
from .actions import StatementActions
from .material import Material, groups_of
from .proposals import Proposals
from .question_list import THE_DAY, QuestionList, progress
from .sentences import Sentences
from .validation import ValidationMode

_READ = (
    AgendaItem, Cluster, Commitment, Contribution, Participant, PlusOne, Question, Rating, Session, Stakeholder,
    Tally, Theme, Vote, VoteOption,
)  # fmt: skip
"""What is read beside the sentences themselves."""
_WIDE, _USUAL, _LEAST = 1240, (292, 456), (224, 330)
"""From which width on the sides are as wide as usual, and how wide they are then, and below."""


class SynthesisPage(Place):
    """Written by the keyboard alone, undone like anything else, put to the room sentence by sentence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, StatementActions(desk)
        self._found: Conclusions | None = None
        self._of = ""
        """The session that is shown."""
        self.chosen = THE_DAY
        """The question whose conclusions are shown, by its id."""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.questions, self.sentences = QuestionList(), Sentences(self._actions)
        self.material, self.proposals = Material(writable=desk.writable), Proposals(writable=desk.writable)
        self.validation = ValidationMode(desk, self._actions)
        self._title, self._told = label("", "title", wrap=True), label("", "soft", wrap=True)
        self._order = label("", "section", wrap=True)
        self._said = label("", "soft", wrap=True)
        self.put = button(_("Put to the room"), self.put_to_the_room, "primary", tip=_("Ctrl+Shift+V"))
        self._middle, self._modes = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    # What a place does

    def open_session(self) -> None:
        """Show what the session in hand comes to, as it is now."""
        if self._of != self._desk.session_id:
            self._of, self.chosen = self._desk.session_id, THE_DAY
            self.proposals.take_session(self._of)
            if self.validating:
                self.validation.leave()
                self._modes.setCurrentIndex(0)
        self._read()

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        if self._found is None:
            return True
        kept = [self.sentences.flush(), self.validation.flush()]
        return all(kept)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._found is not None:
            (self.validation.setFocus if self.validating else self.questions.enter)()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = _USUAL if self.width() >= _WIDE else _LEAST
        self._left.setFixedWidth(left)
        self._right.setFixedWidth(right)

    # For who opens it from elsewhere

    @property
    def validating(self) -> bool:
        """Whether sentences are being put to the room."""
        return self._modes.currentWidget() is self.validation

    def put_to_the_room(self, statement_id: str = "") -> None:
        """Put the sentences to the room, that one first; without one, the first of which it said nothing yet."""
        if self._found is None or not self.sentences.flush():
            return
        if not self._found.statements:
            self._desk.notices.say(_("Write a sentence first: the room validates what is written."))
            return
        self._modes.setCurrentWidget(self.validation)
        self.validation.begin(self._found, statement_id)
        self.validation.setFocus()

    def look_at(self, statement: Statement) -> None:
        """Show that sentence among those of its question."""
        if self.validating:
            self.validation.end()
        self._choose(statement.question_id or THE_DAY)
        self.sentences.enter(statement.id)

    # What is shown

    def _on_changed(self, changed: Changed) -> None:
        if not self.isVisible() or not self._desk.session_id or self._desk.session is None:
            return
        if self._found is None or not changed.changes or changed.touches(*_READ):
            self._read()
        elif changed.touches(Statement):
            store, session_id = self._desk.store, self._desk.session_id
            every = in_order(reading.outline(store, session_id), store.all(Statement, session_id=session_id))
            self._found = replace(self._found, statements=tuple(every))
            self._show()
        elif self.validating:
            self.validation.show_picture()

    def _read(self) -> None:
        self._found = conclusions(self._desk.store, self._desk.session_id)
        self._show()

    def _show(self) -> None:
        found = self._found
        assert found is not None
        one = found.question(self.chosen)
        if one is None:
            self.chosen = THE_DAY
        self.questions.show_conclusions(found, self.chosen)
        if one is None:
            self._show_day(found)
        else:
            self._show_question(found, one)
        self.sentences.show_statements(self.chosen or None, found.on(self.chosen or None))
        self._said.setText(progress(found.statements) if found.statements else "")
        self.put.setVisible(bool(found.statements))
        self.validation.show_conclusions(found)

    def _show_day(self, found: Conclusions) -> None:
        self._title.setText(_("What the figures say"))
        self._told.setText(
            _("Keep what tells the day, then put it in your own words: these sentences open the report.")
        )
        self._order.hide()
        self.proposals.show_proposals(proposals(found), any_taken=bool(found.sources))
        self._middle.setCurrentWidget(self.proposals)

    def _show_question(self, found: Conclusions, one: Concluded) -> None:
        said, count = one.contributions, len(one.clusters)
        told = [labels.contribution_count(len(said))]
        told += [ngettext("{count} cluster", "{count} clusters", count).format(count=count)] if count else []
        votes = sum(it.votes or 0 for it in one.clusters)
        told += [labels.vote_count(votes)] if one.voted else []
        self._title.setText(one.question.text)
        self._told.setText(" · ".join(told) if said else _("Nothing was answered yet."))
        order = _("Clusters in the order of the votes") if one.voted else _("Clusters, the heaviest first")
        self._order.setText(order if count else _("Contributions"))
        self._order.setVisible(bool(said))
        self.material.show_groups(groups_of(found, one))
        self._middle.setCurrentWidget(self.material)

    # What is done

    def _choose(self, key: str) -> None:
        """Show another question, once what is typed of this one is kept."""
        if key != self.chosen and self.sentences.flush():
            self.chosen = key
        self._show()

    def _take(self, proposal: Proposal) -> None:
        self._actions.add(StatementKind.ESSENTIAL, proposal.text, None, proposal.source)

    def _carry(self, title: str, kind: StatementKind) -> None:
        if self.chosen != THE_DAY:
            self._actions.add(kind, title, self.chosen)

    def _end_validation(self, statement_id: str) -> None:
        self._modes.setCurrentIndex(0)
        found = self._desk.store.get(Statement, statement_id)
        if found is not None:
            self._choose(found.question_id or THE_DAY)
            self.sentences.enter(found.id)
        else:
            self.questions.enter()

    def _connect(self) -> None:
        self.questions.chosen.connect(self._choose)
        self.questions.entered.connect(self.sentences.enter_line)
        for inner in (self.sentences, self.material, self.proposals):
            inner.left.connect(self.questions.enter)
        self.material.carried.connect(self._carry)
        self.proposals.taken.connect(self._take)
        self.sentences.room_wanted.connect(self.put_to_the_room)
        self.validation.ended.connect(self._end_validation)
        self._desk.changed.connect(self._on_changed)
        bind_key(self, "Ctrl+Shift+V", lambda: None if self.validating else self.put_to_the_room())

    def _lay_out(self) -> None:
        writing = QWidget()
        row = QHBoxLayout(writing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left_side())
        row.addWidget(self._in_the_middle(), 1)
        row.addWidget(self._right_side())
        self._modes.addWidget(writing)
        self._modes.addWidget(self.validation)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._modes)

    def _left_side(self) -> QWidget:
        column = self._left = side("left")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(14, 14, 10, 14)
        inside.setSpacing(10)
        inside.addWidget(self.questions, 1)
        inside.addWidget(self._said)
        inside.addWidget(self.put)
        return column

    def _in_the_middle(self) -> QWidget:
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(22, 16, 16, 10)
        inside.setSpacing(4)
        inside.addWidget(self._title)
        inside.addWidget(self._told)
        inside.addSpacing(10)
        inside.addWidget(self._order)
        self._middle.addWidget(self.proposals)
        self._middle.addWidget(self.material)
        inside.addWidget(self._middle, 1)
        return column

    def _right_side(self) -> QWidget:
        column = self._right = side("right")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(18, 16, 10, 10)
        inside.addWidget(self.sentences)
        return column
