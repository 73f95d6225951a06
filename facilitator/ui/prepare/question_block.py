"""A question put to the room, edited where it stands, with what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ... import tokens
from ...i18n import _, pgettext
from ...sessions import themes
from ...sessions.reading import Outline, outline
from ...sessions.records import Anonymity, Question
from ..widgets.basics import button, label
from ..widgets.kept_fields import TextField
from ..widgets.menus import add_entry, new_menu
from .editing import Editing
from .form import column, small_button
from .stored_authors import StoredAuthors

_LOOK = f"""
    QPushButton {{ color: {tokens.SOFT_INK}; font-size: 13px; text-align: left; padding: 2px 4px; }}
    QPushButton:focus {{ padding: 0 2px; }}
"""
"""Of the line under a question: its frame, when it has the keyboard, takes nothing from its words."""


class QuestionBlock(QWidget):
    """One question: its text, what is kept of who answers, its theme when there are several, its menu."""

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
        self.authors = button("", self._open_authors, "plain")
        self.authors.setStyleSheet(_LOOK)
        self.authors.setEnabled(editing.desk.writable)
        layout.addWidget(self.authors)
        self.stored = StoredAuthors(editing.desk)
        layout.addWidget(self.stored)
        self._theme = label("", "field", wrap=True)
        layout.addWidget(self._theme)

    def show_question(self, found: Outline, question: Question) -> None:
        """Show the question as it is now, unless it is being typed."""
        self.text.show_kept(question.text)
        self.text.setAccessibleName(_("Question {number}").format(number=found.number(question)))
        told = authors_told(question.anonymity)
        self.authors.setText(_("Kept of who answers: {what} ▾").format(what=told))
        self.authors.setAccessibleName(_("Kept of who answers, and told to the room: {what}").format(what=told))
        self.stored.show_question(question)
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
            under = menu.addMenu(_("Theme"))
            for theme in found.themes:
                add_entry(under, theme.title, partial(change, theme_id=theme.id), chosen=theme.id == question.theme_id)
        items = menu.addMenu(_("Ask it during"))
        for item in found.items:
            add_entry(items, item.title, partial(change, item_id=item.id), chosen=item.id == question.item_id)
        items.menuAction().setVisible(bool(found.items))
        if question.item_id is not None:
            add_entry(menu, _("Keep it for later"), partial(change, item_id=None))
        last = store.count(Question, theme_id=question.theme_id) - 1
        if question.position > 0:
            add_entry(menu, _("Move up"), partial(self._move, question, -1), mark="arrow-up")
        if question.position < last:
            add_entry(menu, _("Move down"), partial(self._move, question, 1), mark="arrow-down")
        menu.addSeparator()
        add_entry(menu, _("Delete the question"), partial(self._editing.did, themes.remove_question, store, question))
        return menu

    def _move(self, question: Question, step: int) -> None:
        editing = self._editing
        editing.did(themes.move_question, editing.store, question, question.position + step)

    def authors_menu(self) -> QMenu | None:
        """What may be kept of who answers, and told to the room; None once the question is gone."""
        question = self._editing.store.get(Question, self.question_id)
        if question is None:
            return None
        menu = new_menu(self)
        for offered in Anonymity:
            keep = partial(self._editing.question, question.id, anonymity=offered)
            add_entry(menu, authors_told(offered), keep, chosen=offered is question.anonymity)
        return menu

    def _open_authors(self) -> None:
        menu = self._editing.desk.notices.attempt(self.authors_menu)
        if menu is not None:
            menu.popup(self.authors.mapToGlobal(QPoint(0, self.authors.height())))

    def _open_menu(self) -> None:
        menu = self._editing.desk.notices.attempt(self.menu) if self.text.keep() else None
        if menu is not None:
            menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))


def authors_told(anonymity: Anonymity) -> str:
    """What is kept of who answers."""
    return {
        Anonymity.NAMED: _("the name"),
        Anonymity.COLLEGE: _("table and college"),
        Anonymity.PUBLIC: pgettext("kept of who answers", "nothing"),
    }[anonymity]
