"""The end of the day: what it was worth, a word each, and what to change, typed as fast as it is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import evaluation, labels, positioning, positioning_words, ratings
from ....sessions.feedback import changes_asked, words_said
from ....sessions.ratings import RETURN
from ....sessions.records import Feedback, FeedbackKind, Instrument, Rating, SceneKind, Session
from ....sessions.wheel import HIGHEST
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.count_field import CountField
from ...widgets.kept_fields import LineField
from ...widgets.keyed_column import KeyedColumn
from .tool import Tool


class EvaluationTool(Tool):
    """The same word again counts once more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SceneKind.EVALUATION)
        self.cells = tuple(self._cell(value) for value in range(HIGHEST + 1))
        self._found = label("", "soft", wrap=True)
        self.word = self._entry(FeedbackKind.WORD, _("The day in one word"), _("One word, Enter"))
        self.change = self._entry(FeedbackKind.CHANGE, _("What to change"), _("What should change, Enter"))
        self._canvas = QWidget()
        self._column = QVBoxLayout(self._canvas)
        self._words, self._changes = QVBoxLayout(), QVBoxLayout()
        self.words = KeyedColumn(self._words, self._row)
        self.changes = KeyedColumn(self._changes, self._row)
        self._lay_out()

    @property
    def hint(self) -> str:
        return _("Was the day worth the time? How many hands at each value, from 0 to 5?")

    def show_session(self, session: Session, now: Sequence[Rating]) -> None:
        together = [one for one in now if ratings.way_of(one) is ratings.Way.TOGETHER]
        counted, apart = ratings.counted(now, RETURN), ratings.counted(together, RETURN)
        for value, cell in enumerate(self.cells):
            cell.show_count(apart.get(value, 0))
        mean = ratings.mean(counted)
        words = positioning_words.accord_word(counted, Instrument.RETURN)
        told = _("Mean {mean}").format(mean=labels.mean(mean)) if mean is not None else ""
        self._found.setText(" · ".join(part for part in (told, words) if part))
        said = self.desk.store.all(Feedback, session_id=session.id)
        for column, shown in ((self.words, words_said(said)), (self.changes, changes_asked(said))):
            column.show_keys([one.id for one in shown])
            for one in shown:
                column.widgets[one.id].show_feedback(one)

    def told(self, now: Sequence[Rating]) -> str:
        return labels.answer_count(ratings.answers(now, Instrument.RETURN))

    def take_keyboard(self) -> None:
        """The first value that nobody chose yet, or the word once they were counted."""
        if any(cell.text() for cell in self.cells):
            self.word.setFocus()
        else:
            self._enter(0)

    def _cell(self, value: int) -> CountField:
        made = CountField(_("How many people at {value}").format(value=value), partial(self._count, value), width=50)
        made.setReadOnly(not self.desk.writable)
        made.entered.connect(lambda: self._enter(value + 1))
        made.stepped.connect(lambda right, _down: self._enter(min(max(value + right, 0), HIGHEST)))
        return made

    def _enter(self, value: int) -> None:
        if value > HIGHEST:
            self.word.setFocus()
            return
        self.cells[value].setFocus()
        self.cells[value].selectAll()

    def _count(self, value: int, typed: str) -> bool:
        def keep() -> None:
            count = positioning.count_of(typed)
            positioning.count_answers(self.desk.store, self.desk.session_id, RETURN, value, count)

        return self.desk.notices.did(keep)

    def _entry(self, kind: FeedbackKind, name: str, hint: str) -> LineField:
        made = LineField(name, lambda typed: self._add(kind, made, typed), hint=hint)
        made.setReadOnly(not self.desk.writable)
        return made

    def _add(self, kind: FeedbackKind, field: LineField, typed: str) -> bool:
        if not self.desk.notices.did(evaluation.add, self.desk.store, self.desk.session_id, kind, typed):
            return False
        field.show_kept("")
        return True

    def _row(self, feedback_id: str) -> FeedbackRow:
        return FeedbackRow(self.desk, feedback_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        for value, cell in enumerate(self.cells):
            over = QVBoxLayout()
            over.setSpacing(2)
            head = label(str(value), "soft")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            over.addWidget(head)
            over.addWidget(cell)
            row.addLayout(over)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._found)
        inside = self._column
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(6)
        for title, entry, rows in (
            (_("The day in one word"), self.word, self._words),
            (_("What to change"), self.change, self._changes),
        ):
            rows.setSpacing(4)
            inside.addWidget(label(title, "field"))
            inside.addWidget(entry)
            inside.addLayout(rows)
            inside.addSpacing(6)
            entry.setVisible(self.desk.writable)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._canvas)
        column.addWidget(scroll, 1)


class FeedbackRow(QWidget):
    """A word, or what to change, and how many said it: 0, or nothing left of its words, takes it away."""

    def __init__(self, desk: Desk, feedback_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, feedback_id
        self.text = LineField(_("Words"), self._reword)
        self.count = CountField(_("How many people said it"), self._count)
        self.count.entered.connect(self.count.selectAll)  # typed again, it replaces
        for field in (self.text, self.count):
            field.setReadOnly(not desk.writable)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.text, 1)
        row.addWidget(self.count)

    def show_feedback(self, said: Feedback) -> None:
        """Show what is kept."""
        self.text.show_kept(said.text)
        self.count.show_count(said.count)

    def _reword(self, typed: str) -> bool:
        said = self._desk.store.get(Feedback, self._id)
        if said is None:
            return True
        if not typed.strip():
            return self._desk.notices.did(evaluation.remove, self._desk.store, said)
        return self._desk.notices.did(evaluation.reword, self._desk.store, said, typed)

    def _count(self, typed: str) -> bool:
        said = self._desk.store.get(Feedback, self._id)

        def keep() -> None:
            assert said is not None
            evaluation.count(self._desk.store, said, positioning.count_of(typed))

        return said is None or self._desk.notices.did(keep)
