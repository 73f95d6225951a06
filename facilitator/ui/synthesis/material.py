"""What a question came to: its clusters in the order of the votes, then of the weight, each unfolding to its notes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ...i18n import _
from ...sessions import labels
from ...sessions.conclusions import Concluded, Conclusions
from ...sessions.records import Contribution, StatementKind
from ..widgets.arrow_keys import STEPS
from ..widgets.card_area import CardArea, CardWalk
from .group_card import GroupCard, ShownGroup, ShownNote

LOOSE = "loose"
"""What the contributions that are in no cluster are called among the clusters."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def groups_of(found: Conclusions, one: Concluded) -> dict[str, ShownGroup]:
    """The clusters of a question by id, from the first to the last; what is in none comes after them."""
    figures = [(it.votes or 0) if one.voted else it.weight for it in one.clusters]
    most = max((*figures, 1))
    shown = {
        it.cluster.id: ShownGroup(
            it.cluster.title,
            _told(it.votes if one.voted else None, it.weight),
            figure / most,
            tuple(_note(found, said, one.votes) for said in it.contributions),
        )
        for it, figure in zip(one.clusters, figures, strict=True)
    }
    if one.loose:
        notes = tuple(_note(found, said, one.votes) for said in one.loose)
        weight = sum(found.weight(said) for said in one.loose)
        shown[LOOSE] = ShownGroup(_("Not in a cluster"), _told(None, weight), 0.0, notes, carried=False)
    return shown


def _told(votes: int | None, weight: int) -> str:
    said = labels.contribution_count(weight)
    return said if votes is None else f"{labels.vote_count(votes)} · {said}"


def _note(found: Conclusions, said: Contribution, votes: Mapping[str, int]) -> ShownNote:
    weight, voices = found.weight(said), votes.get(said.id)
    told = [labels.origin(said.table_number, said.college)]
    told += [_("× {weight}").format(weight=weight)] if weight > 1 else []
    told += [labels.vote_count(voices)] if voices is not None else []
    return ShownNote(said.kind, said.text, " · ".join(filter(None, told)))


class Material(CardArea):
    """Up and Down walk, Space unfolds, Ctrl+Enter makes the title a point of agreement; with Shift, of dissent."""

    carried = Signal(str, object)
    """A title, and the `StatementKind` of the point that it becomes."""
    left = Signal()
    """Left was pressed: the keys go to the questions."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._cards = self.new_cards(self._new_card)
        self._walk = CardWalk(self, self._cards)

    @property
    def cards(self) -> list[GroupCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_groups(self, groups: Mapping[str, ShownGroup]) -> None:
        """Show them as they are now; what is unfolded stays so."""
        before, held = list(self._cards.widgets), self._walk.held()
        self._cards.show_keys(list(groups))
        for key, group in groups.items():
            self._cards.widgets[key].show_group(group)
        if held and held not in groups:
            self._walk.enter_at(before.index(held))

    def enter(self) -> None:
        """Give the keyboard to the first."""
        self._walk.enter_at(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, step = self._walk.held(), STEPS.get(event.key())
        card = self._cards.widgets.get(held)
        if card is None or not card.hasFocus():
            super().keyPressEvent(event)
        elif step is not None:
            self._walk.step(held, step)
        elif event.key() == Qt.Key.Key_Left:
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            card.carry(StatementKind.DISSENT if shift else StatementKind.AGREEMENT)
        elif event.key() in (*_ENTER, Qt.Key.Key_Space):
            card.toggle()
        else:
            super().keyPressEvent(event)

    def _new_card(self, _key: str) -> GroupCard:
        card = GroupCard(writable=self._writable)
        card.carried.connect(self.carried)
        return card
