"""The bin of the session in hand: what was deleted comes back where it was, or is erased after one question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions import reading
from ....sessions.bin import Binned, binned, empty, restore
from ....sessions.reading import DELETIONS
from ....sessions.records import Question
from ....sessions.store import Changed
from ....sessions.text import folded
from ...desk import Desk
from ...erasing import erase_for_good
from ...widgets.basics import button, label
from ...widgets.erase_card import EraseCard
from ..drawer import Drawer
from .row_list import BinList


class BinPanel(Drawer):
    """A list to search, to choose from and to restore. Its buttons act on what is chosen, or else on all that is shown.

    Erasing asks first, in the panel itself: the only confirmation of the program.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Bin"), parent)
        self._all: list[Binned] = []
        self._to_erase: list[Binned] = []
        self._summary, self._none = label("", "soft", wrap=True), label("", "soft", wrap=True)
        self.rows = BinList(writable=desk.writable)
        self.rows.restore_asked.connect(self._restore)
        self.rows.erase_asked.connect(self._ask)
        self.rows.choice_changed.connect(self._name_buttons)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the bin"))
        self.search.setAccessibleName(_("Search the bin"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(lambda: self.rows.setFocus())
        self._restore_button = button("", lambda: self._restore(self._meant()), "primary")
        self._erase_button = button("", self._ask, "plain")
        self._actions = QWidget()
        self.question_card = EraseCard()
        self.question_card.kept.connect(self._keep)
        self.question_card.confirmed.connect(self._erase)
        self._lay_out()
        desk.session_chosen.connect(lambda _session_id: self._refresh_if_seen())

    def concerns(self, changed: Changed) -> bool:
        return changed.operation in DELETIONS or changed.touches(Question)

    def refresh(self) -> None:
        store, session_id = self.desk.store, self.desk.session_id
        self._all = binned(store, session_id) if session_id else []
        self._show_found()

    def hideEvent(self, event: QHideEvent) -> None:
        """A question left without an answer is answered by keeping."""
        super().hideEvent(event)
        self._put_question_away()
        self.search.clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the list, or to the question while one is asked."""
        super().focusInEvent(event)
        if self.question_card.isVisibleTo(self):
            self.question_card.take_keyboard()
        else:
            (self.rows if self.rows.isVisibleTo(self) else self.search).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.question_card.isVisibleTo(self):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.rows.setFocus()
        else:
            super().keyPressEvent(event)

    # Showing

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._put_question_away()
            self.refresh()

    def _show_found(self) -> None:
        words = folded(self.search.text()).split()
        found = [one for one in self._all if all(word in folded(one.contribution.text) for word in words)]
        self.rows.show_rows(found, self._numbers(), self.desk.store.now().date())
        self.rows.setVisible(bool(found))
        self._none.setText(
            _("No deleted contribution has these words.")
            if self._all
            else _("Nothing was deleted. What you delete waits here, and comes back where it was.")
        )
        self._none.setVisible(not found)
        self._summary.setText(_told(len(self._all), len(found)))
        self._summary.setVisible(bool(found))
        self.search.setVisible(bool(self._all) or bool(self.search.text()))
        self._show_actions()

    def _numbers(self) -> dict[str, int]:
        if not self.desk.session_id:
            return {}
        questions = reading.outline(self.desk.store, self.desk.session_id).questions
        return {question.id: number for number, question in enumerate(questions, 1)}

    def _show_actions(self) -> None:
        asking = self.question_card.isVisibleTo(self)
        self._actions.setVisible(self.desk.writable and bool(self.rows.shown) and not asking)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """What the buttons would do now."""
        chosen, found = len(self.rows.chosen), len(self.rows.shown)
        if chosen:
            restoring = ngettext("Restore {count}", "Restore {count}", chosen).format(count=chosen)
            erasing = ngettext("Erase {count}…", "Erase {count}…", chosen).format(count=chosen)
        elif found < len(self._all):
            restoring = ngettext("Restore {count}", "Restore {count}", found).format(count=found)
            erasing = ngettext("Erase {count}…", "Erase {count}…", found).format(count=found)
        else:
            restoring, erasing = _("Restore all"), _("Empty the bin…")
        self._restore_button.setText(restoring)
        self._erase_button.setText(erasing)

    # Gestures

    def _meant(self) -> list[Binned]:
        return self.rows.chosen or self.rows.shown

    def _restore(self, wanted: Sequence[Binned]) -> None:
        if not wanted:
            return
        before = len(self._all)
        self.desk.notices.attempt(restore, self.desk.store, wanted)
        self.refresh()
        if back := before - len(self._all):
            told = ngettext("{count} contribution restored.", "{count} contributions restored.", back)
            self.desk.notices.say(told.format(count=back))
        self.setFocus()

    def _ask(self) -> None:
        self._to_erase = list(self._meant())
        if self._to_erase:
            asked = ngettext(
                "{count} contribution will be erased for good, from the backups too. This cannot be undone.",
                "{count} contributions will be erased for good, from the backups too. This cannot be undone.",
                len(self._to_erase),
            )
            self.question_card.ask(asked.format(count=len(self._to_erase)))
            self._show_actions()
            self.question_card.take_keyboard()

    def _keep(self) -> None:
        self._put_question_away()
        self.setFocus()

    def _put_question_away(self) -> None:
        self._to_erase = []
        self.question_card.hide()
        self._show_actions()

    def _erase(self) -> None:
        wanted = self._to_erase
        told = ngettext("{count} contribution erased for good.", "{count} contributions erased for good.", len(wanted))
        self.question_card.say_erasing()
        erase_for_good(self.desk, partial(empty, self.desk.store, wanted), told.format(count=len(wanted)))
        self._put_question_away()
        self.refresh()
        self.setFocus()

    # What it is made of

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._restore_button)
        row.addStretch(1)
        row.addWidget(self._erase_button)
        self._erase_button.setStyleSheet(f"color: {tokens.LATE};")
        for made in (self._restore_button, self._erase_button):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the list
        self.body.addWidget(self._summary)
        self.body.addWidget(self.search)
        self.body.addWidget(self._none)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self._actions)
        self.body.addWidget(self.question_card)
        self.body.addStretch(0)


def _told(count: int, found: int) -> str:
    """How many there are, and how many of them are shown."""
    if found < count:
        return _("{found} of {count} deleted contributions").format(found=found, count=count)
    return ngettext("{count} deleted contribution", "{count} deleted contributions", count).format(count=count)
