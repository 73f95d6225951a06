"""Cards one under the other in an area that scrolls, and the keyboard that walks from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from .keyed_column import KeyedColumn, W


class CardArea(QScrollArea):
    """As wide as what holds it. It never takes the keyboard: its cards do."""

    def __init__(self, canvas: QWidget | None = None, *, foot: int = 8) -> None:
        """The cards lie on *canvas*, with so much room under the last one."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = canvas or QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 2, 6, foot)
        self._column.setSpacing(6)
        self.setWidget(holder)

    def new_cards(self, make: Callable[[str], W]) -> KeyedColumn[W]:
        """The cards of this area, each made for its key when it is first shown. To be called once."""
        cards = KeyedColumn(self._column, make)
        self._column.addStretch(1)
        return cards

    def bring_in_sight(self, card: QWidget) -> None:
        """Scroll until *card* is seen, even when it was made just now."""
        self._column.activate()
        self.ensureWidgetVisible(card, 0, 8)


class CardWalk(Generic[W]):
    """The keyboard among the cards of an area, each known by its key."""

    def __init__(self, area: CardArea, cards: KeyedColumn[W]) -> None:
        self._area, self._cards = area, cards

    def held(self) -> str:
        """The key of the card that has the keyboard, or holds what has it; empty when none does."""
        focus: QWidget | None = self._area.window().focusWidget()
        if focus is None:
            return ""
        cards = self._cards.widgets.items()
        return next((key for key, card in cards if focus is card or card.isAncestorOf(focus)), "")

    def enter(self, key: str) -> None:
        """Give the keyboard to that card, in sight."""
        card = self._cards.widgets.get(key)
        if card is not None:
            card.setFocus()
            self._area.bring_in_sight(card)

    def enter_at(self, place: int) -> None:
        """Give the keyboard to the card at that place, or the nearest one."""
        keys = list(self._cards.widgets)
        if keys:
            self.enter(keys[min(max(place, 0), len(keys) - 1)])

    def step(self, key: str, step: int) -> None:
        """Give the keyboard to the card so many places after that one; at the ends it stays."""
        self.enter_at(list(self._cards.widgets).index(key) + step)
