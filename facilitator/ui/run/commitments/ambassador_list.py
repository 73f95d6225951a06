"""The ambassadors as a list of cards, walked, opened and taken away by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ....i18n import _
from ....sessions import labels
from ....sessions.records import Ambassador
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import label
from ...widgets.card_area import CardArea, CardWalk
from ...widgets.opening_card import OpeningCard
from .ambassador_actions import AmbassadorActions
from .ambassador_fields import AmbassadorFields

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class AmbassadorCard(OpeningCard):
    """A name, what it carries, to whom and by when; opened, its fields."""

    def __init__(self, ambassador_id: str, actions: AmbassadorActions) -> None:
        super().__init__(ambassador_id)
        self._name, self._rest = label("", wrap=True), label("", "soft", wrap=True)
        self._name.setStyleSheet("font-weight: 600;")
        self._rest.setStyleSheet("font-size: 13px;")
        self.tell(self._name, self._rest)
        self.ambassador_id, self._actions = ambassador_id, actions
        self._shown: Ambassador | None = None
        self._fields: AmbassadorFields | None = None

    @property
    def fields(self) -> AmbassadorFields:
        """What it shows when it is opened, made if it never was."""
        if self._fields is None:
            self._fields = AmbassadorFields(self.ambassador_id, self._actions)
            self._fields.finished.connect(self.finish)
            self.hold(self._fields)
            if self._shown is not None:
                self._fields.show_ambassador(self._shown)
        return self._fields

    def show_ambassador(self, one: Ambassador, task: str) -> None:
        """Show them as they are now, *task* being what they carry; what is being typed stays."""
        self._shown = one
        to = _("to {whom}").format(whom=one.carries_to) if one.carries_to else ""
        by = _("by {date}").format(date=labels.short_date(one.due)) if one.due else ""
        self._name.setText(one.name)
        self._rest.setText(" · ".join(filter(None, (task, to, by))))
        if self._fields is not None:
            self._fields.show_ambassador(one)
        self.setAccessibleName(", ".join(filter(None, (one.name, self._rest.text()))))

    def edit(self) -> None:
        """Open the fields, the caret in the first that is usually missing."""
        if self._actions.desk.writable and not self.open:
            self.show_inside(self.fields)
            self.fields.carries_to.setFocus()
            self.opened.emit(self.ambassador_id)


class AmbassadorList(CardArea):
    """Up and Down walk, Enter opens, Delete takes away: undo brings back."""

    def __init__(self, actions: AmbassadorActions) -> None:
        super().__init__()
        self._actions = actions
        self._cards = self.new_cards(self._new_card)
        self._walk = CardWalk(self, self._cards)

    @property
    def cards(self) -> list[AmbassadorCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_ambassadors(self, shown: Sequence[Ambassador]) -> None:
        """Show them as they are now. What is open or being typed stays so."""
        before, held, tasks = list(self._cards.widgets), self._walk.held(), dict(self._actions.tasks())
        self._cards.show_keys([one.id for one in shown])
        for one in shown:
            self._cards.widgets[one.id].show_ambassador(one, tasks.get(one.commitment_id or "", ""))
        if held and held not in self._cards.widgets:
            self._walk.enter_at(before.index(held))

    def enter_first(self) -> None:
        """Give the keyboard to the first one, when there is one."""
        self._walk.enter_at(0)

    def settle(self) -> None:
        """Keep what is being typed."""
        for card in self.cards:
            card.close_fields()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._cards.widgets.get(self._walk.held())
        if card is None or not card.hasFocus() or not self._act(event, card):
            event.ignore()

    def _act(self, event: QKeyEvent, card: AmbassadorCard) -> bool:
        step = STEPS.get(event.key())
        if step is not None:
            self._walk.step(card.ambassador_id, step)
        elif event.key() in _OPENING:
            card.edit()
        elif event.key() == Qt.Key.Key_Delete and self._actions.desk.writable:
            self._actions.remove(card.ambassador_id)
        else:
            return False
        return True

    def _new_card(self, ambassador_id: str) -> AmbassadorCard:
        card = AmbassadorCard(ambassador_id, self._actions)
        card.finished.connect(self._walk.enter)
        card.opened.connect(self._only)
        return card

    def _only(self, ambassador_id: str) -> None:
        """One is open at a time."""
        for other_id, card in self._cards.widgets.items():
            if other_id != ambassador_id:
                card.close_fields()
        self.bring_in_sight(self._cards.widgets[ambassador_id])
