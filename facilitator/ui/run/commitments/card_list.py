"""The commitments of a session as a list of cards, walked, opened, ordered and deleted by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ....sessions.records import Commitment
from ...widgets.keyed_column import KeyedColumn
from .actions import CommitmentActions
from .card import CommitmentCard

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class CommitmentList(QScrollArea):
    """Up and Down walk, Alt+Up and Alt+Down move, Enter opens, Delete deletes: undo brings back."""

    def __init__(self, actions: CommitmentActions) -> None:
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
    def cards(self) -> list[CommitmentCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_commitments(self, shown: Sequence[Commitment]) -> None:
        """Show them as they are now. What is open or being typed stays so."""
        held = self._focused()
        place = self.cards.index(held) if held is not None else 0
        self._cards.show_keys([one.id for one in shown])
        for one in shown:
            self._cards.widgets[one.id].show_commitment(one)
        if held is not None and held not in self.cards and self.cards:
            self.enter(self.cards[min(place, len(self.cards) - 1)].commitment_id)

    def enter(self, commitment_id: str) -> None:
        """Give the keyboard to that commitment, in sight."""
        card = self._cards.widgets.get(commitment_id)
        if card is not None:
            card.setFocus()
            self.show_card(commitment_id)

    def show_card(self, commitment_id: str) -> None:
        """Bring that commitment in sight."""
        card = self._cards.widgets.get(commitment_id)
        if card is not None:
            self._column.activate()
            self.ensureWidgetVisible(card, 0, 8)

    def settle(self) -> None:
        """Keep what is being typed."""
        for card in self.cards:
            card.close_fields()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._focused()
        if card is None or not card.hasFocus() or not self._act(event, card):
            event.ignore()

    def _act(self, event: QKeyEvent, card: CommitmentCard) -> bool:
        step, writable = _STEPS.get(event.key()), self._actions.desk.writable
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if writable:
                self._actions.step(card.commitment_id, step)
                self.enter(card.commitment_id)
        elif step is not None:
            place = self.cards.index(card) + step
            self.enter(self.cards[min(max(place, 0), len(self.cards) - 1)].commitment_id)
        elif event.key() in _OPENING:
            card.edit()
        elif event.key() == Qt.Key.Key_Delete and writable:
            self._actions.remove(card.commitment_id)
        else:
            return False
        return True

    def _focused(self) -> CommitmentCard | None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return None
        return next((card for card in self.cards if focus is card or card.isAncestorOf(focus)), None)

    def _new_card(self, commitment_id: str) -> CommitmentCard:
        card = CommitmentCard(commitment_id, self._actions)
        card.finished.connect(self.enter)
        card.opened.connect(self._only)
        return card

    def _only(self, commitment_id: str) -> None:
        """One is open at a time."""
        for other_id, card in self._cards.widgets.items():
            if other_id != commitment_id:
                card.close_fields()
        self.show_card(commitment_id)
