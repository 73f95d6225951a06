"""What is parked as a list of cards: Up and Down walk, Enter asks where it goes, Delete puts it in the bin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ....sessions.records import Contribution
from ...widgets.keyed_column import KeyedColumn
from .actions import ParkingActions
from .card import ParkedCard

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ParkedList(QScrollArea):
    """Letters are left to whoever captures them."""

    def __init__(self, actions: ParkingActions) -> None:
        super().__init__()
        self._actions = actions
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas = QWidget()
        self._column = QVBoxLayout(canvas)
        self._column.setContentsMargins(0, 2, 6, 8)
        self._column.setSpacing(6)
        self._cards = KeyedColumn(self._column, self._new_card)
        self._column.addStretch(1)
        self.setWidget(canvas)

    @property
    def cards(self) -> list[ParkedCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_parked(self, parked: Sequence[Contribution]) -> None:
        """Show them as they are now; who has the keys keeps them, or its neighbour takes them."""
        held = self._focused()
        place = self.cards.index(held) if held is not None else 0
        self._cards.show_keys([one.id for one in parked])
        for one in parked:
            self._cards.widgets[one.id].show_contribution(one)
        if held is not None and held not in self.cards and self.cards:
            self.enter(self.cards[min(place, len(self.cards) - 1)].contribution_id)

    def enter(self, contribution_id: str) -> None:
        """Give the keyboard to that one, in sight."""
        card = self._cards.widgets.get(contribution_id)
        if card is not None:
            card.setFocus()
            self._column.activate()
            self.ensureWidgetVisible(card, 0, 8)

    def settle(self) -> None:
        """Keep what is being typed."""
        for card in self.cards:
            card.settle()

    def close_fields(self) -> None:
        for card in self.cards:
            card.close_field()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._focused()
        if card is None or not card.hasFocus() or not self._act(event, card):
            event.ignore()

    def _act(self, event: QKeyEvent, card: ParkedCard) -> bool:
        step = _STEPS.get(event.key())
        if step is not None:
            place = self.cards.index(card) + step
            self.enter(self.cards[min(max(place, 0), len(self.cards) - 1)].contribution_id)
        elif event.key() in _OPENING:
            card.edit()
        elif event.key() == Qt.Key.Key_Delete and self._actions.desk.writable:
            self._actions.remove(card.contribution_id)
        else:
            return False
        return True

    def _focused(self) -> ParkedCard | None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return None
        return next((card for card in self.cards if focus is card or card.isAncestorOf(focus)), None)

    def _new_card(self, contribution_id: str) -> ParkedCard:
        card = ParkedCard(contribution_id, self._actions)
        card.finished.connect(self.enter)
        return card
