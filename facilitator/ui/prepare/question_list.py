"""The questions of an item, or those without a place yet; new ones are written at the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ...i18n import _
from ...sessions.reading import Outline, outline
from ...sessions.records import Question
from ..widgets.basics import label
from ..widgets.kept_fields import TextField
from ..widgets.keyed_column import KeyedColumn
from ..widgets.menus import add_entry, new_menu
from .editing import Editing
from .form import add_button, column
from .question_block import QuestionBlock


class QuestionList(QWidget):
    """Questions one under the other. A new one exists once something was typed."""

    def __init__(self, name: str, editing: Editing, session_id: str, item_id: str | None = None) -> None:
        super().__init__()
        self._editing, self._session_id, self._item_id = editing, session_id, item_id
        layout = column(self, spacing=6)
        layout.addWidget(label(name, "field"))
        self.blocks = KeyedColumn(layout, lambda question_id: QuestionBlock(question_id, editing))
        self.draft = TextField(_("New question"), self._add, least=2)
        self.draft.setPlaceholderText(_("What do you want to ask the room?"))
        self.draft.hide()
        self.draft.away.connect(self._close_draft)
        self.draft.left.connect(self._leave_draft)
        self.draft.entered.connect(self._leave_draft)
        layout.addWidget(self.draft)
        self.add_button = add_button(_("Add a question"), self._offer)
        if not editing.desk.writable:
            self.add_button.hide()
        layout.addWidget(self.add_button)

    def show_questions(self, found: Outline, questions: Sequence[Question]) -> None:
        """Show these questions as they are now; a text being typed stays."""
        self.blocks.show_keys([question.id for question in questions])
        for question in questions:
            self.blocks.widgets[question.id].show_question(found, question)

    def write_new(self) -> None:
        """Open an empty field for a new question."""
        self.draft.show()
        self.draft.setFocus()

    def _offer(self) -> None:
        """A new question, or one that waits for a place when there is one."""
        menu = self._editing.desk.notices.attempt(self.waiting_menu)
        if menu is None:
            self.write_new()
        else:
            menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def waiting_menu(self) -> QMenu | None:
        """The questions without a place that could be asked here; None when there is none."""
        found = outline(self._editing.store, self._session_id)
        waiting = [question for question in found.questions if question.item_id is None]
        if not waiting or self._item_id is None:
            return None
        menu = new_menu(self)
        add_entry(menu, _("Write a new question"), self.write_new)
        menu.addSeparator()
        for question in waiting:
            add_entry(menu, question.text, partial(self._editing.question, question.id, item_id=self._item_id))
        return menu

    def _add(self, typed: str) -> bool:
        return not typed.strip() or self._editing.new_question(self._session_id, typed, self._item_id)

    def _leave_draft(self) -> None:
        self.draft.hide()
        self.add_button.setFocus()

    def _close_draft(self) -> None:
        if not self.draft.waiting:
            self.draft.hide()
