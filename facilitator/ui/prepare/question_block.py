"""A question put to the room, edited where it stands, with what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ...i18n import _
from ...sessions import agenda
from ...sessions.reading import Outline, outline
from ...sessions.records import Question
from ..widgets.basics import label
from ..widgets.kept_fields import TextField
from ..widgets.menus import add_entry, new_menu
from .editing import Editing
from .form import column, small_button


class QuestionBlock(QWidget):
    """One question: its text, its theme when there are several, its menu."""

    def __init__(self, question_id: str, editing: Editing) -> None:
        super().__init__()
        self.question_id, self._editing = question_id, editing
        layout = column(self, spacing=2)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.text = TextField(_("Question"), lambda typed: editing.question(question_id, text=typed), least=2)
        row.addWidget(self.text, 1)
        self.menu_button = small_button("ellipsis", _("What can be done with this question"), self._open_menu)
        if not editing.desk.writable:
            self.menu_button.hide()
        row.addWidget(self.menu_button, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        self._theme = label("", "field", wrap=True)
        layout.addWidget(self._theme)

    def show_question(self, found: Outline, question: Question) -> None:
        """Show the question as it is now, unless it is being typed."""
        self.text.show_kept(question.text)
        self.text.setAccessibleName(_("Question {number}").format(number=found.number(question)))
        theme = next(theme for theme in found.themes if theme.id == question.theme_id)
        self._theme.setText(theme.title)
        self._theme.setVisible(len(found.themes) > 1)

    def menu(self) -> QMenu | None:
        """What can be done with the question now; None once it is gone."""
        store = self._editing.store
        question = store.get(Question, self.question_id)
        if question is None:
            return None
        found = outline(store, question.session_id)
        change = partial(self._editing.question, question.id)
        menu = new_menu(self)
        if len(found.themes) > 1:
            themes = menu.addMenu(_("Theme"))
            for theme in found.themes:
                add_entry(themes, theme.title, partial(change, theme_id=theme.id), chosen=theme.id == question.theme_id)
        items = menu.addMenu(_("Ask it during"))
        for item in found.items:
            add_entry(items, item.title, partial(change, item_id=item.id), chosen=item.id == question.item_id)
        items.menuAction().setVisible(bool(found.items))
        if question.item_id is not None:
            add_entry(menu, _("Keep it for later"), partial(change, item_id=None))
        menu.addSeparator()
        add_entry(menu, _("Delete the question"), partial(self._editing.did, agenda.remove_question, store, question))
        return menu

    def _open_menu(self) -> None:
        menu = self._editing.desk.notices.attempt(self.menu) if self.text.keep() else None
        if menu is not None:
            menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
