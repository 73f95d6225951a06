"""Erasing somebody of the list for good, when they ask for it: one question first, where the list is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from ....i18n import _, ngettext
from ....sessions import people
from ....sessions.records import Participant
from ....sessions.text import shortened
from ...desk import Desk
from ...erasing import erase_for_good
from ...widgets.erase_card import EraseCard
from ...widgets.own_keys import claims
from .. import words

_LONGEST = 60


class ErasePeople(EraseCard):
    """Shown while it asks."""

    answered = Signal()
    """The list may have the keyboard again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people: list[Participant] = []
        self.kept.connect(self.put_away)
        self.confirmed.connect(self._go)

    def ask_about(self, chosen: list[Participant]) -> None:
        """Ask whether these people are to be erased."""
        self._people = chosen
        who = shortened(chosen[0].name, _LONGEST) if len(chosen) == 1 else words.of_people(len(chosen))
        asked = _(
            "{who}: erased for good, on every day of the cycle and from the backups too? What was said stays, without"
            " the name. This cannot be undone."
        )
        self.ask(asked.format(who=who))
        self.take_keyboard()

    def put_away(self) -> None:
        """Keep everybody."""
        self.hide()
        self.answered.emit()

    def event(self, event: QEvent) -> bool:
        """Esc keeps, before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A question left without an answer is answered by keeping."""
        super().hideEvent(event)
        self._people = []
        self.hide()

    def _go(self) -> None:
        count = len(self._people)
        told = ngettext("{count} person erased for good.", "{count} people erased for good.", count).format(count=count)
        self.say_erasing()
        erase_for_good(self._desk, partial(people.erase, self._desk.store, *self._people), told)
        self.put_away()
