"""The clusters of a question as a list of cards, walked and ordered by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ...widgets.arrow_keys import STEPS
from ...widgets.card_area import CardArea
from .actions import ClusterActions
from .card import ClusterCard, ShownCluster
from .drag import ClusterDrag


class ClusterList(CardArea):
    """Shows clusters in their order; one of them is current, and has the keys when the list has."""

    note_chosen = Signal(str)
    opened = Signal(str)
    """The notes of that cluster are to be shown."""

    def __init__(self, actions: ClusterActions) -> None:
        canvas = _Canvas()
        super().__init__(canvas, foot=12)
        self._canvas, canvas.clusters = canvas, self
        self._actions = actions
        self._current = ""
        self._pressed: tuple[ClusterCard, QPoint] | None = None
        self._drag: ClusterDrag | None = None
        self._cards = self.new_cards(self._new_card)

    @property
    def cards(self) -> list[ClusterCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    @property
    def current(self) -> str:
        return self._current

    def card(self, cluster_id: str) -> ClusterCard | None:
        return self._cards.widgets.get(cluster_id)

    def show_clusters(self, shown: Sequence[ShownCluster]) -> None:
        """Show the clusters as they are now. What was open, ticked or being typed stays so."""
        self._drop(cancelled=True)
        before = list(self._cards.widgets)
        focused = self.isAncestorOf(QApplication.focusWidget() or QWidget())
        self._cards.show_keys([one.id for one in shown])
        for one in shown:
            self._cards.widgets[one.id].show_cluster(one)
        if self._current not in self._cards.widgets:
            self._make_current(_neighbour(before, self._current, list(self._cards.widgets)))
            if focused:
                self.enter(self._current)

    def enter(self, cluster_id: str) -> None:
        """Give the keyboard to that cluster, in sight."""
        card = self.card(cluster_id)
        if card is not None:
            self._make_current(cluster_id)
            card.setFocus()
            self.bring_in_sight(card)

    def _make_current(self, cluster_id: str) -> None:
        self._current = cluster_id
        for other_id, card in self._cards.widgets.items():
            card.show_current(other_id == cluster_id)

    def _new_card(self, cluster_id: str) -> ClusterCard:
        card = ClusterCard(cluster_id, self._actions)
        card.note_chosen.connect(self.note_chosen)
        card.opened.connect(self.opened)
        card.finished.connect(self.enter)
        return card

    # The keyboard: cards let the keys that they do not use through to here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.card(self._current)
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._drop(cancelled=True)
        elif card is None or not (self._walk(event, card) or self._act(event, card)):
            event.ignore()

    def _walk(self, event: QKeyEvent, card: ClusterCard) -> bool:
        step = STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._actions.step(card.cluster_id, step)
            self.enter(card.cluster_id)
            return True
        ids = list(self._cards.widgets)
        places: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1}
        place = ids.index(card.cluster_id) + step if step is not None else places.get(event.key())
        if place is None:
            return False
        self.enter(ids[min(max(place, 0), len(ids) - 1)])
        return True

    def _act(self, event: QKeyEvent, card: ClusterCard) -> bool:
        key = event.key()
        if not card.hasFocus():
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            card.toggle()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            card.show_open(key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_F2:
            card.edit_title()
        elif key == Qt.Key.Key_Delete:
            self._actions.ungroup(card.cluster_id)
        else:
            return False
        return True

    # The mouse, given by the canvas

    def pressed(self, place: QPoint) -> None:
        card = self._card_at(place)
        if card is not None:
            self.enter(card.cluster_id)
            self._pressed = (card, place)

    def moved(self, place: QPoint) -> None:
        if self._drag is None and self._pressed is not None and self._actions.desk.writable:
            card, start = self._pressed
            if (place - start).manhattanLength() >= QApplication.startDragDistance():
                self._drag = ClusterDrag(self._canvas, self.cards, card)
        if self._drag is not None:
            self._drag.follow(place.y())
            self.ensureVisible(place.x(), place.y(), 0, 30)

    def released(self) -> None:
        self._pressed = None
        self._drop(cancelled=False)

    def double_clicked(self, place: QPoint) -> None:
        card = self._card_at(place)
        if card is not None and card.on_title(place - card.pos()):
            card.edit_title()

    def _drop(self, *, cancelled: bool) -> None:
        if self._drag is None:
            return
        drag, self._drag, self._pressed = self._drag, None, None
        target = drag.target()
        drag.finish()
        if not cancelled and target != self.cards.index(drag.card):
            self._actions.move(drag.card.cluster_id, target)

    def _card_at(self, place: QPoint) -> ClusterCard | None:
        return next((card for card in self.cards if card.geometry().contains(place)), None)


class _Canvas(QWidget):
    """What holds the cards; gives the mouse to the list."""

    clusters: ClusterList

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clusters.pressed(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.clusters.moved(event.position().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.clusters.released()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.clusters.double_clicked(event.position().toPoint())


def _neighbour(before: list[str], gone: str, now: list[str]) -> str:
    """What is current once *gone* is no more: what came after it, else what came before, else the first."""
    if gone in before:
        place = before.index(gone)
        left = [*before[place + 1 :], *reversed(before[:place])]
        return next((cluster_id for cluster_id in left if cluster_id in now), "")
    return now[0] if now else ""
