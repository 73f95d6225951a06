"""What the file still holds of who answered a question that was made stricter, and erasing it for good."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ...i18n import _, ngettext
from ...sessions.anonymity import authors_stored, forget_authors
from ...sessions.records import Anonymity, Question
from ..desk import Desk
from ..erasing import erase_for_good
from ..widgets.basics import button, label
from ..widgets.erase_card import EraseCard
from ..widgets.own_keys import claims
from .form import column


class StoredAuthors(QWidget):
    """Seen while there is something that the question does not allow any more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._question: Question | None = None
        layout = column(self, spacing=4)
        self.told = label("", "soft", wrap=True)
        self.told.setStyleSheet("font-size: 13px;")
        self.erase = button(_("Erase for good…"), self._ask)
        self.card = EraseCard()
        self.card.kept.connect(self._keep)
        self.card.confirmed.connect(self._go)
        for part in (self.told, self.erase, self.card):
            layout.addWidget(part)
        self._show_button()  # once it is in here: shown before, it would be a window, and close the menu that is open
        self.hide()

    def show_question(self, question: Question) -> None:
        """Tell how many answers still say more than *question* allows now."""
        if self._question != question:
            self.card.hide()
        self._question = question
        count = authors_stored(self._desk.store, question)
        self.told.setText(_told(question.anonymity, count))
        self._show_button()
        self.setVisible(count > 0)

    def event(self, event: QEvent) -> bool:
        """Esc keeps, before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._keep()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A question left without an answer is answered by keeping."""
        super().hideEvent(event)
        self.card.hide()
        self._show_button()

    @property
    def _asking(self) -> bool:
        return not self.card.isHidden()

    def _ask(self) -> None:
        if self._question is None:
            return
        self.erase.hide()
        self.card.ask(_asked(self._question.anonymity))
        self.card.take_keyboard()

    def _keep(self) -> None:
        self.card.hide()
        self._show_button()
        self.erase.setFocus()

    def _go(self) -> None:
        question = self._question
        if question is not None:
            self.card.say_erasing()
            told = _("Who answered this question was erased for good: every word stays.")
            erase_for_good(self._desk, partial(forget_authors, self._desk.store, question), told)
            self.card.hide()
            self._desk.notices.attempt(self.show_question, question)

    def _show_button(self) -> None:
        self.erase.setVisible(self._desk.writable and not self._asking)


def _told(anonymity: Anonymity, count: int) -> str:
    if anonymity is Anonymity.PUBLIC:
        sentence = ngettext(
            "The file still holds who said {count} contribution, with table or college.",
            "The file still holds who said {count} contributions, with table or college.",
            count,
        )
    else:
        sentence = ngettext(
            "The file still holds the name of who said {count} contribution.",
            "The file still holds the names of who said {count} contributions.",
            count,
        )
    return sentence.format(count=count)


def _asked(anonymity: Anonymity) -> str:
    if anonymity is Anonymity.PUBLIC:
        return _(
            "Erase names, tables and colleges of the answers for good, from the backups too? Every word stays. This"
            " cannot be undone."
        )
    return _("Erase the names of who answered for good, from the backups too? Every word stays. This cannot be undone.")
