"""The names found in what people wrote: each is hidden in what is public, or shown there, by one key or one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _, pgettext
from ....sessions import reading, redactions
from ....sessions.names_found import Found, Gathered, decided_since, gathered, key_of, undecided
from ....sessions.records import Redaction
from ....sessions.store import Changed
from ...background import in_background
from ...desk import Desk
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button, label
from ...widgets.card_area import CardArea, CardWalk
from . import words
from .card import FoundNameCard

_CALM_MS = 250
"""How long nothing has changed before texts are looked through again."""
_UNFOLDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class _Looked:
    """What another thread found, and when it was asked."""

    asked: int
    found: list[Found]


class _Area(CardArea):
    """Leaves the arrows to the panel, which walks from card to card."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class NamesFound(QWidget):
    """Looks through the texts beside the interface's thread, while it is seen. Decisions are undone like the rest."""

    counted = Signal(int)
    """How many names wait for a decision now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.found: list[Found] = []
        self._asked, self._looking, self._stale = 0, False, True
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._look)
        self.told = label(_("Looking for names…"), "soft", wrap=True)
        self.all_button = button(_("Hide them all"), self.hide_all)
        self._hint = label(
            _("Space switches, {hide} hides, {show} shows, Enter shows where.").format(
                hide=_hide_key(), show=_show_key()
            ),
            "soft",
            wrap=True,
        )
        self._hint.setStyleSheet("font-size: 12px;")
        self.area = _Area()
        self._cards = self.area.new_cards(self._new_card)
        self._walk = CardWalk(self.area, self._cards)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        desk.changed.connect(self._follow)
        desk.session_chosen.connect(self._change_session)

    @property
    def waiting(self) -> int:
        """How many names wait for a decision, as far as the texts were looked through."""
        return len(undecided(self.found))

    @property
    def busy(self) -> bool:
        """Whether texts are looked through, or soon will be."""
        return self._calm.isActive() or self._looking

    @property
    def cards(self) -> list[FoundNameCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def refresh(self) -> None:
        """Look through the texts again, at once."""
        self._calm.start(0)

    def hide_all(self) -> None:
        """Hide every name that waits."""
        hidden = self.desk.notices.attempt(redactions.hide_all, self.desk.store, self.desk.session_id, self.found)
        if hidden:
            self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._enter_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._cards.widgets.get(self._walk.held())
        if card is None or not self._act(event, card):
            super().keyPressEvent(event)

    # Deciding

    def _act(self, event: QKeyEvent, card: FoundNameCard) -> bool:
        key, typed = event.key(), event.text().casefold()
        if key in STEPS:
            self._walk.step(key_of(card.name), STEPS[key])
        elif key in _UNFOLDING and card.hasFocus():
            card.unfold(not card.unfolded)
        elif key == Qt.Key.Key_Space and card.hasFocus():
            self._decide(card.name, not card.found.hidden)
        elif typed and typed == _hide_key().casefold():
            self._decide_and_go_on(card, True)
        elif typed and typed == _show_key().casefold():
            self._decide_and_go_on(card, False)
        else:
            return False
        return True

    def _decide_and_go_on(self, card: FoundNameCard, hidden: bool) -> None:
        waited = card.found.waits
        if self._decide(card.name, hidden) and waited:
            self._enter_next_waiting(key_of(card.name))

    def _decide(self, name: str, hidden: bool) -> bool:
        desk = self.desk
        return desk.writable and desk.notices.did(
            partial(redactions.decide, desk.store, desk.session_id, [name], hidden=hidden)
        )

    def _enter_first(self) -> None:
        """The first that waits, or else the first of all."""
        names = [key_of(one.known.name) for one in (undecided(self.found) or self.found)]
        if names:
            self._walk.enter(names[0])

    def _enter_next_waiting(self, name: str) -> None:
        keys = list(self._cards.widgets)
        place = keys.index(name)
        for key in (*keys[place + 1 :], *keys[:place]):
            if self._cards.widgets[key].found.waits:
                self._walk.enter(key)
                return

    # Looking

    def _follow(self, changed: Changed) -> None:
        if self.found and changed.changes and not any(one.kind is not Redaction for one in changed.changes):
            self.desk.notices.attempt(self._read_decisions)
        elif self.isVisible():
            self._stale = True
            self._calm.start()
        else:
            self._stale = True

    def _change_session(self, _session_id: str) -> None:
        self._show([])
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _read_decisions(self) -> None:
        self._show(decided_since(self.desk.store, self.desk.session_id, self.found))

    def _look(self) -> None:
        if not self.desk.session_id:
            return
        read = self.desk.notices.attempt(gathered, self.desk.store, self.desk.session_id)
        if read is None:
            return
        self._asked += 1
        self._looking, self._stale = True, False
        in_background(partial(_looked, self._asked, read), done=self._take)

    def _take(self, result: object) -> None:
        assert isinstance(result, _Looked)
        if result.asked != self._asked:
            return  # later ones are on their way
        self._looking = False
        self._show(result.found)
        self.desk.notices.attempt(self._read_decisions)  # some were made meanwhile
        if self.hasFocus():
            self._enter_first()

    def _show(self, found: Sequence[Found]) -> None:
        self.found = list(found)
        before, held = list(self._cards.widgets), self._walk.held()
        numbers = self._numbers() if found else {}
        self._cards.show_keys([key_of(one.known.name) for one in found])
        for one in found:
            self._cards.widgets[key_of(one.known.name)].show_found(one, numbers)
        if held and held not in self._cards.widgets:
            self._walk.enter_at(before.index(held))
        self.told.setText(words.summary(found))
        self.area.setVisible(bool(found))
        self._hint.setVisible(bool(found) and self.desk.writable)
        self.all_button.setVisible(self.waiting > 0 and self.desk.writable)
        self.counted.emit(self.waiting)

    def _numbers(self) -> dict[str, int]:
        questions = reading.outline(self.desk.store, self.desk.session_id).questions
        return {question.id: number for number, question in enumerate(questions, 1)}

    # What it is made of

    def _new_card(self, key: str) -> FoundNameCard:
        name = next(one.known.name for one in self.found if key_of(one.known.name) == key)
        card = FoundNameCard(name, writable=self.desk.writable)
        card.decided.connect(self._decide)
        return card

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.told, 1)
        top.addWidget(self.all_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(top)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._hint)
        outer.addStretch(0)
        self.all_button.hide()
        self._hint.hide()


def _looked(asked: int, read: Gathered) -> _Looked:
    return _Looked(asked, read.found())


def _hide_key() -> str:
    return pgettext("key", "H")


def _show_key() -> str:
    return pgettext("key", "S")
