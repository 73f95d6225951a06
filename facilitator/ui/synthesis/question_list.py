"""The day, then its questions: what is concluded of each, and how much of it the room has validated."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.conclusions import Concluded, Conclusions
from ...sessions.records import Statement, StatementKind, Validation
from ...sessions.text import shortened
from ..widgets.arrow_keys import STEPS
from ..widgets.basics import label
from ..widgets.card_area import CardArea, CardWalk
from ..widgets.card_button import CardButton, see_through

THE_DAY = ""
"""What the whole day is called among the questions."""
_LONGEST = 150
_INWARDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class QuestionList(CardArea):
    """Up and Down go from one to the next; Enter goes to what is written of it."""

    chosen = Signal(str)
    """The id of a question, or `THE_DAY`."""
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._cards = self.new_cards(self._new_card)
        self._walk = CardWalk(self, self._cards)

    @property
    def cards(self) -> list[QuestionCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_conclusions(self, found: Conclusions, chosen: str) -> None:
        """Show them as they are now, that one chosen."""
        self._cards.show_keys([THE_DAY, *(one.question.id for one in found.questions)])
        self._cards.widgets[THE_DAY].show_day(found.on(None))
        for one in found.questions:
            self._cards.widgets[one.question.id].show_question(one, found.on(one.question.id))
        self._cards.widgets[chosen].setChecked(True)

    def enter(self) -> None:
        """Give the keyboard to the one that is chosen."""
        self._walk.enter(next(key for key, card in self._cards.widgets.items() if card.isChecked()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, step = self._walk.held(), STEPS.get(event.key())
        keys = list(self._cards.widgets)
        if held in keys and step is not None:
            self.chosen.emit(keys[min(max(0, keys.index(held) + step), len(keys) - 1)])
            self.enter()
        elif held in keys and event.key() in _INWARDS:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _new_card(self, key: str) -> QuestionCard:
        card = QuestionCard()
        card.setCheckable(True)
        self._group.addButton(card)
        card.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        return card


class QuestionCard(CardButton):
    """A question, or the day, with what is written of it."""

    def __init__(self) -> None:
        super().__init__()
        self._kicker, self._title, self._told = label(), label("", wrap=True), label("", "soft", wrap=True)
        self._kicker.setStyleSheet(f"color: {tokens.ITEM_COLOURS['reflection']}; font-size: 12px; font-weight: 600;")
        self._title.setStyleSheet("font-weight: 600;")
        self._told.setStyleSheet("font-size: 13px;")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(2)
        shown: tuple[QLabel, ...] = (self._kicker, self._title, self._told)
        for one in shown:
            column.addWidget(one)
        see_through(*shown)

    def show_day(self, statements: Sequence[Statement]) -> None:
        self._kicker.hide()
        self._show(labels.statement_kind(StatementKind.ESSENTIAL), statements, [])

    def show_question(self, one: Concluded, statements: Sequence[Statement]) -> None:
        self._kicker.setText(_("Question {number}").format(number=one.number))
        count = len(one.clusters)
        clusters = ngettext("{count} cluster", "{count} clusters", count).format(count=count)
        self._show(one.question.text, statements, [clusters] if count else [])

    def _show(self, title: str, statements: Sequence[Statement], more: Sequence[str]) -> None:
        self._title.setText(shortened(title, _LONGEST))
        self._told.setText(" · ".join((*more, progress(statements))))
        kicker = "" if self._kicker.isHidden() else self._kicker.text()
        self.setAccessibleName(", ".join(filter(None, (kicker, title, self._told.text()))))


def progress(statements: Sequence[Statement]) -> str:
    """How many sentences, and of how many the room said something."""
    if not statements:
        return _("nothing written yet")
    count, said = len(statements), sum(one.validation is not Validation.PENDING for one in statements)
    told = ngettext("{count} sentence", "{count} sentences", count).format(count=count)
    if said:
        told += " · " + ngettext("{count} put to the room", "{count} put to the room", said).format(count=said)
    return told
