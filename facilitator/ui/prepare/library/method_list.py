"""The methods that answer to the search, as cards one under the other; one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions.methods import Method
from .method_card import MethodCard

WIDTH = 264


class MethodList(QScrollArea):
    """Cards are made once and shown or hidden, so that typing never waits for them."""

    chosen = Signal(str)
    """Another method is to be read, by its id; none when empty."""
    insert_wanted = Signal()
    """A card was double-clicked: the one that is chosen is to be inserted."""

    def __init__(self, *, tab_after: QWidget) -> None:
        super().__init__()
        self._tab_after = tab_after
        self.cards: dict[str, MethodCard] = {}
        self._shown: list[str] = []
        self._chosen = self._wanted = ""
        self._group = QButtonGroup(self)
        self.setAccessibleName(_("Methods and levers"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 2, 8, 2)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        self.setWidget(inside)

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of those that are shown, in their order."""
        return tuple(self._shown)

    @property
    def chosen_id(self) -> str:
        return self._chosen

    def show_methods(self, found: Sequence[Method], *, keep: bool) -> None:
        """Show *found* in that order and choose the first; with *keep*, the one that was chosen before if it is there.

        One that is left out for a while is found again: a number typed digit by digit lets little through at first.
        """
        ids = [method.id for method in found]
        if ids != self._shown:
            self._shown = ids
            for gone in self.cards.keys() - set(ids):
                self.cards[gone].hide()
            for place, method in enumerate(found):
                self._put(place, method)
        wanted = self._wanted if keep else ""
        self._choose(wanted if wanted in ids else next(iter(ids), ""))
        self._wanted = wanted or self._chosen

    def forget(self, method_ids: Sequence[str]) -> None:
        """Make the cards of these again when they are shown next."""
        for gone in method_ids:
            card = self.cards.pop(gone, None)
            if card is not None:
                self._layout.removeWidget(card)
                card.deleteLater()
                self._shown = []

    def choose(self, method_id: str) -> None:
        """Choose that one, and bring it in sight."""
        self._wanted = method_id
        self._choose(method_id)

    def step(self, by: int) -> None:
        """Choose the one that stands so many places further down, or the last there is on that side."""
        if self._shown:
            here = self._shown.index(self._chosen) if self._chosen in self._shown else 0
            held = self._chosen in self.cards and self.cards[self._chosen].hasFocus()
            self.choose(self._shown[min(max(here + by, 0), len(self._shown) - 1)])
            if held:
                self.cards[self._chosen].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the library has a use for the keys that would scroll

    def _choose(self, method_id: str) -> None:
        changed, before, self._chosen = method_id != self._chosen, self.cards.get(self._chosen), method_id
        card = self.cards.get(method_id)
        if before is not None:
            before.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if card is not None:
            card.setChecked(True)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab comes to the chosen one alone
            self._layout.activate()
            self.ensureWidgetVisible(card, 0, 12)
        if changed:
            self.chosen.emit(method_id)

    def _put(self, place: int, method: Method) -> None:
        card = self.cards.get(method.id)
        if card is None:
            card = self.cards[method.id] = self._new_card(method)
            self._layout.insertWidget(place, card)
            self.setTabOrder(self._tab_after, card)  # it is made later than what Tab goes to next
        elif self._layout.indexOf(card) != place:
            self._layout.removeWidget(card)
            self._layout.insertWidget(place, card)
        card.show()

    def _new_card(self, method: Method) -> MethodCard:
        card = MethodCard(method)
        self._group.addButton(card)
        card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        card.clicked.connect(lambda: self.choose(method.id))
        card.double_clicked.connect(lambda _id: self.insert_wanted.emit())
        return card
