"""Commitments as a list of cards, walked, opened, ordered and deleted by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ....sessions.records import Commitment, CommitmentStep
from ...widgets.arrow_keys import STEPS
from ...widgets.card_area import CardArea, CardWalk
from .actions import CommitmentActions
from .card import CommitmentCard
from .standing import state_of_key

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class CommitmentList(CardArea):
    """Up and Down walk, Enter opens, 1 to 4 tell where it stands; Alt+Up and Alt+Down move, Delete deletes.

    Undo brings back. Those of another day are not *ordered*: they are neither moved nor deleted.
    """

    def __init__(self, actions: CommitmentActions, *, ordered: bool = True) -> None:
        super().__init__()
        self._actions, self._ordered = actions, ordered
        self._cards = self.new_cards(self._new_card)
        self._walk = CardWalk(self, self._cards)

    @property
    def cards(self) -> list[CommitmentCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_commitments(
        self,
        shown: Sequence[Commitment],
        steps: Mapping[str, Sequence[CommitmentStep]],
        days: Mapping[str, str] | None = None,
    ) -> None:
        """Show them as they are now, each with its steps, and its day where *days* tells it.

        What is open or being typed stays so.
        """
        today = self._actions.desk.store.now().date()
        before, held = list(self._cards.widgets), self._walk.held()
        self._cards.show_keys([one.id for one in shown])
        for one in shown:
            day = (days or {}).get(one.id, "")
            self._cards.widgets[one.id].show_commitment(one, steps.get(one.id, ()), today=today, day=day)
        if held and held not in self._cards.widgets:
            self._walk.enter_at(before.index(held))

    def enter(self, commitment_id: str) -> None:
        """Give the keyboard to that commitment, in sight."""
        self._walk.enter(commitment_id)

    def enter_first(self) -> None:
        """Give the keyboard to the first one, when there is one."""
        self._walk.enter_at(0)

    def show_card(self, commitment_id: str) -> None:
        """Bring that commitment in sight."""
        card = self._cards.widgets.get(commitment_id)
        if card is not None:
            self.bring_in_sight(card)

    def settle(self) -> None:
        """Keep what is being typed."""
        for card in self.cards:
            card.close_fields()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._cards.widgets.get(self._walk.held())
        if card is None or not card.hasFocus() or not self._act(event, card):
            event.ignore()

    def _act(self, event: QKeyEvent, card: CommitmentCard) -> bool:
        step, state = STEPS.get(event.key()), state_of_key(event)
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self._changes:
                self._actions.step(card.commitment_id, step)
                self.enter(card.commitment_id)
        elif step is not None:
            self._walk.step(card.commitment_id, step)
        elif event.key() in _OPENING:
            card.edit()
        elif state is not None and self._actions.desk.writable:
            self._actions.set_state(card.commitment_id, state)
        elif event.key() == Qt.Key.Key_Delete and self._changes:
            self._actions.remove(card.commitment_id)
        else:
            return False
        return True

    @property
    def _changes(self) -> bool:
        """Whether the list itself may change."""
        return self._ordered and self._actions.desk.writable

    def _new_card(self, commitment_id: str) -> CommitmentCard:
        card = CommitmentCard(commitment_id, self._actions, ordered=self._ordered)
        card.finished.connect(self.enter)
        card.opened.connect(self._only)
        return card

    def _only(self, commitment_id: str) -> None:
        """One is open at a time."""
        for other_id, card in self._cards.widgets.items():
            if other_id != commitment_id:
                card.close_fields()
        self.show_card(commitment_id)
