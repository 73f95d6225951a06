"""Putting a vote to the room: what is decided, on which options, by dots or by hands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from .... import tokens
from ....i18n import _
from ....sessions import text, voting
from ....sessions.records import Cluster, Question, Vote, VoteMethod, VoteOption
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.keyed_column import KeyedColumn
from ...widgets.plain_text import typed_text
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
        self._title = _field(_("What the room decides"), 62)
        self._others_title, self._others = label("", "section"), _field("", 88)
        self._clusters_title = label(_("Clusters of the question"), "section")
        self._dots, self._hands = button(_("Dots"), self._show_method), button(_("Show of hands"), self._show_method)
        self._budget = QSpinBox()
        self._each = label(_("for each person"), "field")
        self._open = button("", self._submit, "primary")
        self._cancel = button(_("Cancel"), self._give_up, "plain")
        self._boxes = QVBoxLayout()
        self._ticks = KeyedColumn(self._boxes, lambda _cluster_id: _Tick())
        self._lay_out()

    def begin(self, question: Question | None) -> None:
        """Propose a vote about *question*, or go on with the one that was begun about it."""
        here, there = (one.id if one else "" for one in (question, self._question))
        if not self._begun or self._vote is not None or here != there:
            self._fill(question, question.text if question else "", "", VoteMethod.DOTS, _DOTS)
        self._open.setText(_("Open the vote"))
        self._vote = None
        self.refresh()

    def begin_change(self, vote: Vote) -> None:
        """Show how a vote is put, to change it."""
        store = self._desk.store
        options = store.all(VoteOption, vote_id=vote.id)
        question = store.get(Question, vote.question_id)
        known = {cluster.id for cluster in self._clusters_of(question)}
        others = [option.text for option in options if option.cluster_id not in known]
        self._fill(question, vote.title, "\n".join(others), vote.method, vote.budget)
        self._open.setText(_("Change the vote"))
        self._vote = vote
        self.refresh()
        ticked = {option.cluster_id for option in options}
        for cluster_id, tick in self._ticks.widgets.items():
            tick.setChecked(cluster_id in ticked)

    def refresh(self) -> None:
        """Read the clusters again; what is ticked stays so."""
        clusters = self._clusters_of(self._question)
        self._ticks.show_keys([cluster.id for cluster in clusters])
        for cluster in clusters:
            self._ticks.widgets[cluster.id].show_title(cluster.title)
        self._clusters_title.setVisible(bool(clusters))
        self._others_title.setText(_("Other options, one a line") if clusters else _("The options, one a line"))
        self._others.setAccessibleName(self._others_title.text())
        ticks = self._ticks.widgets.values()
        in_turn(self._title, self._dots, self._hands, self._budget, *ticks, self._others, self._open, self._cancel)

    def forget(self) -> None:
        """Give up what was begun."""
        self._begun = False

    def take_keyboard(self) -> None:
        self._title.setFocus(Qt.FocusReason.TabFocusReason)
        self._title.selectAll()

    # What it does

    def _fill(self, question: Question | None, title: str, others: str, method: VoteMethod, budget: int) -> None:
        self._question, self._begun = question, True
        self._ticks.show_keys([])  # new ones are ticked
        self._title.setPlainText(title)
        self._others.setPlainText(others)
        (self._hands if method is VoteMethod.HANDS else self._dots).setChecked(True)
        self._budget.setValue(budget)
        self._show_method()

    def _clusters_of(self, question: Question | None) -> list[Cluster]:
        return self._desk.store.all(Cluster, question_id=question.id) if question is not None else []

    def _show_method(self) -> None:
        for made in (self._budget, self._each):
            made.setVisible(self._dots.isChecked())

    def _submit(self) -> None:
        ticked = [one for one in self._clusters_of(self._question) if self._ticks.widgets[one.id].isChecked()]
        options: list[Cluster | str] = [*ticked, *text.lines(typed_text(self._others))]
        method = VoteMethod.HANDS if self._hands.isChecked() else VoteMethod.DOTS
        title, budget = typed_text(self._title), self._budget.value()
        attempt, store = self._desk.notices.attempt, self._desk.store
        if self._vote is None:
            made = attempt(
                voting.open_vote, store, self._desk.session_id, title, options, method, budget, self._question
            )
        elif self._desk.notices.did(voting.edit_vote, store, self._vote, title, options, method, budget):
            made = self._vote
        else:
            made = None
        if made is not None:
            self.forget()
            self.opened.emit(made.id)

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
        column.addLayout(self._method_row())
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

    def _method_row(self) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for made in (self._dots, self._hands):
            made.setCheckable(True)
            group.addButton(made)
            row.addWidget(made)
        row.addSpacing(6)
        self._budget.setRange(1, voting.MOST_DOTS)
        self._budget.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._budget.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._budget.setFixedWidth(48)
        self._budget.setAccessibleName(_("Dots for each person"))
        row.addWidget(self._budget)
        row.addWidget(self._each)
        row.addStretch(1)
        return row


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


def _field(name: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made
