"""What is parked as a list of cards: Up and Down walk, Enter asks where it goes, Delete puts it in the bin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ....sessions.records import Contribution
from ...widgets.arrow_keys import STEPS
from ...widgets.card_area import CardArea, CardWalk
from .actions import ParkingActions
from .card import ParkedCard

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ParkedList(CardArea):
    """Letters are left to whoever captures them."""

    def __init__(self, actions: ParkingActions) -> None:
        super().__init__()
        self._actions = actions
        self._cards = self.new_cards(self._new_card)
        self._walk = CardWalk(self, self._cards)

    @property
    def cards(self) -> list[ParkedCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_parked(self, parked: Sequence[Contribution]) -> None:
        """Show them as they are now; who has the keys keeps them, or its neighbour takes them."""
        before, held = list(self._cards.widgets), self._walk.held()
        self._cards.show_keys([one.id for one in parked])
        for one in parked:
            self._cards.widgets[one.id].show_contribution(one)
        if held and held not in self._cards.widgets:
            self._walk.enter_at(before.index(held))

    def enter(self, contribution_id: str) -> None:
        """Give the keyboard to that one, in sight."""
        self._walk.enter(contribution_id)

    def settle(self) -> None:
        """Keep what is being typed."""
        for card in self.cards:
            card.settle()

    def close_fields(self) -> None:
        for card in self.cards:
            card.close_field()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._cards.widgets.get(self._walk.held())
        if card is None or not card.hasFocus() or not self._act(event, card):
            event.ignore()

    def _act(self, event: QKeyEvent, card: ParkedCard) -> bool:
        step = STEPS.get(event.key())
        if step is not None:
            self._walk.step(card.contribution_id, step)
        elif event.key() in _OPENING:
            card.edit()
        elif event.key() == Qt.Key.Key_Delete and self._actions.desk.writable:
            self._actions.remove(card.contribution_id)
        else:
            return False
        return True

    def _new_card(self, contribution_id: str) -> ParkedCard:
        card = ParkedCard(contribution_id, self._actions)
        card.finished.connect(self.enter)
        return card
