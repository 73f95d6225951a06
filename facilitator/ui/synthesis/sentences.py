"""What is written of a question, or of the day: sentences by kind, each kind with a line where the next is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions import labels
from ...sessions.records import Statement, StatementKind
from ..widgets.basics import label
from ..widgets.kept_fields import Keep, TextField, keep_all
from ..widgets.keyed_column import KeyedColumn
from .actions import StatementActions
from .sentence_row import SentenceRow

OF_THE_DAY = (StatementKind.ESSENTIAL,)
OF_A_QUESTION = (StatementKind.SUMMARY, StatementKind.AGREEMENT, StatementKind.DISSENT)


class Sentences(QScrollArea):
    """Follows one question at a time. What is typed in a line that is left becomes a sentence: nothing is lost."""

    left = Signal()
    """Esc was pressed, or Up above the first: the keys go elsewhere."""
    room_wanted = Signal(str)

    def __init__(self, actions: StatementActions) -> None:
        super().__init__()
        self._actions = actions
        self.question_id: str | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections = {kind: Section(kind, self) for kind in StatementKind}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 6, 8)
        column.setSpacing(18)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(holder)

    @property
    def actions_of(self) -> StatementActions:
        return self._actions

    @property
    def rows(self) -> list[SentenceRow]:
        """Those that are shown, from the first to the last."""
        return [row for section in self.sections.values() if not section.isHidden() for row in section.rows]

    def show_statements(self, question_id: str | None, statements: Sequence[Statement]) -> None:
        """Show what is written of that question as it is now, or of the day without one."""
        self.question_id = question_id
        kinds = OF_THE_DAY if question_id is None else OF_A_QUESTION
        before, held = [row.statement_id for row in self.rows], self._held()
        for kind, section in self.sections.items():
            section.setVisible(kind in kinds)
            section.show_statements([one for one in statements if one.kind is kind])
        if held and held not in {row.statement_id for row in self.rows}:
            self._enter_at(before.index(held) if held in before else 0)

    def enter(self, statement_id: str) -> None:
        """Give the keyboard to that sentence, in sight."""
        row = next((row for row in self.rows if row.statement_id == statement_id), None)
        if row is not None:
            row.setFocus()
            self.ensureWidgetVisible(row, 0, 12)

    def enter_line(self) -> None:
        """Give the keyboard to the first line where something can be typed; to a sentence in a file only read."""
        shown = next(section for section in self.sections.values() if not section.isHidden())
        if not shown.line.isHidden():
            shown.line.setFocus()
        else:
            self._enter_at(0)

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        return keep_all(self)

    def walk(self, statement_id: str, step: int) -> None:
        """Go to the sentence so many places after that one."""
        ids = [row.statement_id for row in self.rows]
        place = ids.index(statement_id) + step
        if place < 0:
            self.left.emit()
        elif place < len(ids):
            self.enter(ids[place])

    def _held(self) -> str:
        """The sentence that has the keys, by its id; empty when none has."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None:
            return ""
        held = (row.statement_id for row in self.rows if row is focused or row.isAncestorOf(focused))
        return next(held, "")

    def _enter_at(self, place: int) -> None:
        """Give the keys to the sentence that took the place of one that is gone."""
        rows = self.rows
        if rows:
            self.enter(rows[min(place, len(rows) - 1)].statement_id)
        elif self._actions.desk.writable:
            self.enter_line()
        else:
            self.left.emit()


class Section(QWidget):
    """The sentences of a kind."""

    def __init__(self, kind: StatementKind, owner: Sentences) -> None:
        super().__init__()
        self._kind, self._owner = kind, owner
        self._empty = label(_("Nothing was written."), "soft", wrap=True)
        self.line = NewLine(_asking(kind), self._add)
        self.line.left.connect(owner.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(labels.statement_kind(kind), "heading"))
        column.addWidget(self._empty)
        inside = QVBoxLayout()
        inside.setSpacing(4)
        column.addLayout(inside)
        column.addWidget(self.line)
        self._rows = KeyedColumn(inside, self._new_row)
        if not owner.actions_of.desk.writable:
            self.line.hide()

    @property
    def rows(self) -> list[SentenceRow]:
        return list(self._rows.widgets.values())

    def show_statements(self, statements: Sequence[Statement]) -> None:
        self._rows.show_keys([one.id for one in statements])
        for one in statements:
            self._rows.widgets[one.id].show_statement(one)
        self._empty.setVisible(not statements and self.line.isHidden())

    def _add(self, typed: str) -> bool:
        """A sentence more; nothing typed is nothing to write."""
        if not typed.strip():
            self.line.show_kept("")
            return True
        made = self._owner.actions_of.add(self._kind, typed, self._owner.question_id)
        if made:
            self.line.show_kept("")
        return bool(made)

    def _new_row(self, statement_id: str) -> SentenceRow:
        row = SentenceRow(statement_id, self._kind, self._owner.actions_of)
        row.walked.connect(self._owner.walk)
        row.room_wanted.connect(self._owner.room_wanted)
        return row


class NewLine(TextField):
    """Where the next sentence is typed: Enter writes it, the caret stays."""

    def __init__(self, hint: str, keep: Keep) -> None:
        super().__init__(hint, keep)
        self.setPlaceholderText(hint)
        self.show_kept("")  # Ctrl+Z concerns the workshop until something is typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and not self.text():
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


def _asking(kind: StatementKind) -> str:
    return {
        StatementKind.ESSENTIAL: _("Add a sentence that tells the day"),
        StatementKind.SUMMARY: _("Say in a sentence what comes out of it"),
        StatementKind.AGREEMENT: _("Add a point of agreement"),
        StatementKind.DISSENT: _("Add a point of dissent"),
    }[kind]
