"""A sentence of the synthesis: its words where they are edited, whose it is, what the room said of it, its menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.conclusions import contesting
from ...sessions.records import College, Statement, StatementKind, Validation
from ..theme import icon
from ..widgets.arrow_keys import STEPS
from ..widgets.basics import button, label
from ..widgets.card_button import KeyCard
from ..widgets.menus import add_entry, new_menu
from ..widgets.plain_tip import plain_tip
from ..widgets.words_field import WordsField
from .actions import StatementActions

OF_COLLEGES = (StatementKind.AGREEMENT, StatementKind.DISSENT)
"""What may be that of a college."""
INKS = {Validation.VALIDATED: tokens.SAVED, Validation.AMENDED: tokens.SAVED, Validation.CONTESTED: tokens.LATE}
_MARKS = {Validation.VALIDATED: "✓ ", Validation.AMENDED: "✓ ", Validation.CONTESTED: "✕ "}


def verdict(one: Statement) -> str:
    """What the room said of it, with a mark; nothing before."""
    return _MARKS.get(one.validation, "") + labels.validation(one.validation, contesting(one))


class SentenceRow(KeyCard):
    """Alt with an arrow moves it; on the row itself, Enter goes into its words and Delete takes it away."""

    walked = Signal(str, int)
    """Go to the row above (-1) or below (1)."""
    room_wanted = Signal(str)
    """The room is to say what it thinks of it."""

    def __init__(self, statement_id: str, kind: StatementKind, actions: StatementActions) -> None:
        super().__init__()
        self.statement_id, self._kind, self._actions = statement_id, kind, actions
        self.field = WordsField(_("Words of the sentence"), lambda typed: actions.edit(statement_id, typed))
        self.field.entered.connect(self.setFocus)
        self.field.left.connect(self.setFocus)
        self.field.stepped.connect(self._step)
        self.verdict = label("", wrap=True)
        self.college = _small_button(self._ask_college)
        self._below = QWidget()
        self.menu_button = button("", self._ask_menu, "plain", tip=_("What can be done with this sentence"))
        self.menu_button.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self.menu_button.setAccessibleName(_("What can be done with this sentence"))
        self.menu_button.setFixedSize(30, 30)
        if not actions.desk.writable:
            self.field.setReadOnly(True)
            self.college.setEnabled(False)
            self.menu_button.hide()
        self._lay_out()

    def show_statement(self, one: Statement) -> None:
        """Show it as it is now; words being typed stay."""
        self.field.show_kept(one.text)
        told = verdict(one)
        self.verdict.setText(told)
        self.verdict.setStyleSheet(
            f"color: {INKS.get(one.validation, tokens.SOFT_INK)}; font-size: 12px; font-weight: 600;"
        )
        first = _("It read at first: “{original}”").format(original=one.original)
        self.verdict.setToolTip(plain_tip(first) if one.original else "")
        self._below.setVisible(bool(told) or one.kind in OF_COLLEGES)
        whose = labels.college_group(one.college) if one.college is not None else _("Whole room")
        self.college.setText(f"{whose} ▾".replace("&", "&&"))
        self.college.setAccessibleName(_("Whose it is: {whose}").format(whose=whose))
        self.college.setVisible(one.kind in OF_COLLEGES)
        self.setAccessibleName(", ".join(filter(None, (one.text, told))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, writable = STEPS.get(event.key()), self._actions.desk.writable
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(step)
        elif step is not None:
            self.walked.emit(self.statement_id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.field.setFocus()
            self.field.selectAll()
        elif event.key() == Qt.Key.Key_Delete and writable:
            self._actions.remove(self.statement_id)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if self._actions.desk.writable and self.field.keep():
            held = self.window().focusWidget()
            self._actions.step(self.statement_id, by)
            if held is not None:
                held.setFocus()

    def _ask_college(self) -> None:
        menu = new_menu(self, ready=True)
        one = self._actions.desk.store.get(Statement, self.statement_id)
        chosen = one.college if one is not None else None
        options: list[College | None] = [None, *College]
        for college in options:
            words = labels.college_group(college) if college is not None else _("Whole room")
            give = partial(self._actions.give_to, self.statement_id, college)
            add_entry(menu, words, give, chosen=college is chosen)
        menu.popup(self.college.mapToGlobal(QPoint(0, self.college.height())))

    def menu(self) -> QMenu:
        """What can be done with it."""
        menu, one = new_menu(self, ready=True), self.statement_id
        add_entry(menu, _("Put it to the room"), partial(self.room_wanted.emit, one), mark="monitor")
        add_entry(menu, _("Move up"), partial(self._step, -1), keys=_("Alt+↑"), mark="arrow-up")
        add_entry(menu, _("Move down"), partial(self._step, 1), keys=_("Alt+↓"), mark="arrow-down")
        found = self._actions.desk.store.get(Statement, one)
        if found is not None and found.validation is not Validation.PENDING:
            add_entry(menu, _("Forget what the room said"), partial(self._actions.take_back, one), mark="undo-2")
        add_entry(menu, _("Delete"), partial(self._actions.remove, one), keys=_("Del"), mark="trash-2")
        return menu

    def _ask_menu(self) -> None:
        self.menu().popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 3, 3, 3)
        row.setSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.field)
        below = QHBoxLayout(self._below)
        below.setContentsMargins(9, 0, 0, 4)
        below.setSpacing(8)
        below.addWidget(self.college, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.verdict, 1)
        words.addWidget(self._below)
        row.addLayout(words, 1)
        row.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)


def _small_button(on_click: Callable[[], object]) -> QPushButton:
    made = button("", on_click, "plain")
    made.setStyleSheet(
        f"QPushButton {{ color: {tokens.SOFT_INK}; font-size: 12px; padding: 1px 5px 2px 5px; border: 1px solid"
        f" transparent; border-radius: 6px; }} QPushButton:hover {{ border-color: {tokens.LINE}; }}"
        f"QPushButton:focus {{ border: 2px solid {tokens.ACCENT}; padding: 0 4px 1px 4px; }}"
    )
    return made
