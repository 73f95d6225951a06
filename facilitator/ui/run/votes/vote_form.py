"""Putting a vote to the room: what is decided, on which options, in which way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .... import tokens
from ....i18n import _
from ....sessions import text, voting
from ....sessions.clustering import cluster_weights
from ....sessions.records import BudgetOf, Cluster, Contribution, Question, Vote, VoteMethod, VoteOption
from ....sessions.vote_options import Source
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.keyed_column import KeyedColumn
from ...widgets.plain_text import typed_text
from .method_choice import MethodChoice
from .turns import in_turn

_DOTS = 3


class VoteForm(QWidget):
    """What is typed stays while the form is left and come back to, until the vote is opened or given up."""

    left = Signal()
    opened = Signal(str)
    """That vote is put to the room, or was changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._question: Question | None = None
        self._vote: Vote | None = None
        self._begun = False
        self._said: list[Contribution] = []
        """Contributions to be voted on."""
        self._title = _TitleField()
        _dress(self._title, _("What the room decides"), 62)
        self._title.entered.connect(self._submit)
        self._others_title, self._others = label("", "section"), QPlainTextEdit()
        _dress(self._others, "", 88)
        self._clusters_title = label(_("Clusters of the question"), "section")
        self._how = MethodChoice()
        self._open = button("", self._submit, "primary")
        self._cancel = button(_("Cancel"), self._give_up, "plain")
        self._boxes = QVBoxLayout()
        self._ticks = KeyedColumn(self._boxes, lambda _cluster_id: _Tick())
        self._lay_out()

    def begin(self, question: Question | None) -> None:
        """Propose a vote about *question*, or go on with the one that was begun about it."""
        here, there = (one.id if one else "" for one in (question, self._question))
        if not self._begun or self._vote is not None or here != there:
            self._fill(question, question.text if question else "", "")
        self._open.setText(_("Open the vote"))
        self._vote = None
        self.refresh()

    def begin_on(self, question: Question | None, said: Sequence[Contribution]) -> None:
        """Propose a vote on these contributions."""
        self.forget()
        self.begin(question)
        self._said = list(said)
        self.refresh()
        for key, tick in self._ticks.widgets.items():
            tick.setChecked(key in {one.id for one in said})

    def begin_change(self, vote: Vote) -> None:
        """Show how a vote is put, to change it."""
        store = self._desk.store
        options = store.all(VoteOption, vote_id=vote.id)
        question = store.get(Question, vote.question_id)
        known = {cluster.id for cluster in self._clusters_of(question)}
        said = store.among(Contribution, "id", [one.contribution_id for one in options if one.contribution_id])
        linked = known | {one.id for one in said}
        others = [one.text for one in options if not {one.cluster_id, one.contribution_id} & linked]
        self._fill(question, vote.title, "\n".join(others))
        self._how.choose(vote.method, vote.budget, vote.budget_of)
        self._said = said
        self._open.setText(_("Change the vote"))
        self._vote = vote
        self.refresh()
        ticked = {option.cluster_id for option in options} | {option.contribution_id for option in options}
        for key, tick in self._ticks.widgets.items():
            tick.setChecked(key in ticked)

    def refresh(self) -> None:
        """Read the clusters again; what is ticked stays so."""
        self._said = self._desk.store.among(Contribution, "id", [one.id for one in self._said])
        sources = self._sources
        self._ticks.show_keys([one.id for one in sources])
        for one in sources:
            words = one.title if isinstance(one, Cluster) else text.clean_line(one.text)
            self._ticks.widgets[one.id].show_title(words)
        self._clusters_title.setVisible(bool(sources))
        self._clusters_title.setText(
            _("Chosen contributions, and clusters") if self._said else _("Clusters of the question")
        )
        self._others_title.setText(_("Other options, one a line") if sources else _("The options, one a line"))
        self._others.setAccessibleName(self._others_title.text())
        ticks = self._ticks.widgets.values()
        in_turn(self._title, *self._how.stops, *ticks, self._others, self._open, self._cancel)

    def forget(self) -> None:
        """Give up what was begun."""
        self._begun = False

    def take_keyboard(self) -> None:
        self._title.setFocus(Qt.FocusReason.TabFocusReason)
        self._title.selectAll()

    # What it does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter opens the vote from anywhere in the form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._submit()
        else:
            super().keyPressEvent(event)

    def _fill(self, question: Question | None, title: str, others: str) -> None:
        self._question, self._begun, self._said = question, True, []
        self._ticks.show_keys([])  # new ones are ticked
        self._title.setPlainText(title)
        self._others.setPlainText(others)
        self._how.choose(VoteMethod.DOTS, _DOTS, BudgetOf.PERSON)

    @property
    def _sources(self) -> list[Cluster | Contribution]:
        """What can be ticked: the chosen contributions, then the clusters, the heaviest first."""
        return [*self._said, *self._clusters_of(self._question)]

    def _clusters_of(self, question: Question | None) -> list[Cluster]:
        if question is None:
            return []
        weights = cluster_weights(self._desk.store, question)
        return sorted(self._desk.store.all(Cluster, question_id=question.id), key=lambda one: -weights[one.id])

    def _submit(self) -> None:
        ticked = [one for one in self._sources if self._ticks.widgets[one.id].isChecked()]
        made = self._put([*ticked, *text.lines(typed_text(self._others))], typed_text(self._title))
        if made is not None:
            self.forget()
            self.opened.emit(made.id)

    def _put(self, options: list[Source], title: str) -> Vote | None:
        """The vote that was opened or changed; None when it was refused."""
        how, store, notices = self._how, self._desk.store, self._desk.notices
        if self._vote is None:
            return notices.attempt(
                voting.open_vote,
                store,
                self._desk.session_id,
                title,
                options,
                how.method,
                how.budget,
                self._question,
                budget_of=how.budget_of,
            )
        vote = self._vote
        changed = notices.did(
            voting.edit_vote,
            store,
            vote,
            title,
            options,
            how.method,
            how.budget,
            budget_of=how.budget_of,
            counted_by=vote.counted_by,
        )
        return vote if changed else None

    def _give_up(self) -> None:
        self.forget()
        self.left.emit()

    # What it is made of

    def _lay_out(self) -> None:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(label(_("What the room decides"), "section"))
        column.addWidget(self._title)
        column.addSpacing(6)
        column.addWidget(label(_("How"), "section"))
        column.addWidget(self._how)
        column.addSpacing(6)
        column.addWidget(self._clusters_title)
        self._boxes.setSpacing(2)
        column.addLayout(self._boxes)
        column.addSpacing(6)
        column.addWidget(self._others_title)
        column.addWidget(self._others)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        self._open.setAutoDefault(True)  # Enter presses it
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)


class _Tick(QCheckBox):
    """A cluster that can be voted for, on one line."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QCheckBox { padding: 3px; border: 2px solid transparent; border-radius: 6px; }"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )

    def show_title(self, title: str) -> None:
        self._whole = title
        self.setAccessibleName(title)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def _elide(self) -> None:
        room = max(40, self.width() - 44)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._whole if shown != self._whole else "")


class _TitleField(QPlainTextEdit):
    """Shown in several lines, and one: Enter opens the vote instead of breaking its title."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _dress(made: QPlainTextEdit, name: str, height: int) -> None:
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
