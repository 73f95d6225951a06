"""The slides as a list of cards, walked, shown and ordered by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ....sessions.records import Slide
from ...widgets.arrow_keys import STEPS
from ...widgets.card_area import CardArea
from .actions import SlideActions
from .card import SlideCard
from .miniatures import Miniatures


class SlideList(CardArea):
    """Shows slides in their order; one of them is current, and has the keys when the list has."""

    def __init__(self, actions: SlideActions, miniatures: Miniatures) -> None:
        super().__init__()
        self._actions, self._miniatures = actions, miniatures
        self._slides: dict[str, Slide] = {}
        self._on_screen = ""
        self.current = ""
        """The id of the current slide; empty while there is none."""
        self._cards = self.new_cards(self._new_card)
        miniatures.came.connect(lambda _name: self._show_cards())

    @property
    def cards(self) -> list[SlideCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_slides(self, slides: Sequence[Slide], on_screen: str) -> None:
        """Show these slides, one of which the room sees. Words being typed stay."""
        before = list(self._slides)
        focused = self._has_keys()
        self._slides, self._on_screen = {slide.id: slide for slide in slides}, on_screen
        self._cards.show_keys(list(self._slides))
        self._show_cards()
        if self.current not in self._slides:
            self.make_current(_neighbour(before, self.current, list(self._slides)))
            if focused and self.current:
                self.enter(self.current)

    def enter(self, slide_id: str) -> None:
        """Give the keyboard to that slide, in sight."""
        card = self._cards.widgets.get(slide_id)
        if card is not None:
            self.make_current(slide_id)
            card.setFocus()
            self.bring_in_sight(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cards let the keys that they do not use through to here."""
        card = self._cards.widgets.get(self.current)
        if card is None or not (self._walk(event) or self._act(event, card)):
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        step = STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self._actions.desk.writable:
                self._actions.step(self.current, step)
                self.enter(self.current)
            return True
        ids = list(self._slides)
        ends: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1}
        place = ids.index(self.current) + step if step is not None else ends.get(event.key())
        if place is None:
            return False
        self.enter(ids[min(max(place, 0), len(ids) - 1)])
        return True

    def _act(self, event: QKeyEvent, card: SlideCard) -> bool:
        if not card.hasFocus():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._actions.show(card.slide_id)
        elif event.key() == Qt.Key.Key_F2:
            card.edit()
        elif event.key() == Qt.Key.Key_Delete and self._actions.desk.writable:
            self._actions.remove(card.slide_id)
        elif event.key() == Qt.Key.Key_Menu:
            card.ask_menu()
        else:
            return False
        return True

    def _show_cards(self) -> None:
        for slide in self._slides.values():
            name = slide.media.partition(" ")[0]
            miniature = self._miniatures.get(name, self.devicePixelRatioF()) if name else None
            shown = slide.id == self._on_screen
            self._cards.widgets[slide.id].show_slide(slide, on_screen=shown, miniature=miniature)

    def make_current(self, slide_id: str) -> None:
        """The keys would go to that slide; the others are passed by."""
        self.current = slide_id
        for other_id, card in self._cards.widgets.items():
            card.show_current(other_id == slide_id)

    def _new_card(self, slide_id: str) -> SlideCard:
        card = SlideCard(self._slides[slide_id], self._actions)
        card.show_current(False)
        card.picked.connect(self.enter)
        card.finished.connect(self.enter)
        return card

    def _has_keys(self) -> bool:
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)


def _neighbour(before: list[str], gone: str, now: list[str]) -> str:
    """What is current once *gone* is no more: what came after it, else what came before, else the first."""
    place = before.index(gone) if gone in before else 0
    left = [*before[place + 1 :], *reversed(before[:place]), *now]
    return next((slide_id for slide_id in left if slide_id in now), "")
