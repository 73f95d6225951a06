"""The cards of all tables side by side, and beside them who has none: walked through with the keys, dragged about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from .... import tokens
from ....sessions.records import Participant
from ...widgets.flow_layout import FlowLayout
from .seat_card import SeatCard

_ASIDE, _LEAST, _WIDEST, _GAP = 270, 244, 360, 10


class Hall(QWidget):
    """Says what the person wants; who sits where is for the page to keep."""

    dropped = Signal(str, object)
    """Somebody was dropped on a table, by its number, or among those without one (None)."""
    moved = Signal()
    """Somebody else is under the hand."""
    key_pressed = Signal(QKeyEvent)
    """A key for whoever is under the hand."""

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writable = writable
        self.cards: list[SeatCard] = []
        self.aside = self._card(None)
        self._carried = QLabel(self)
        self._inside, self._beside = QWidget(), QWidget()
        self._area, self._aside_area = _scrolled(self._inside), _scrolled(self._beside)
        self._flow = FlowLayout(self._inside, spacing=_GAP)
        self._lay_out()

    @property
    def all_cards(self) -> list[SeatCard]:
        return [*self.cards, self.aside]

    @property
    def current(self) -> Participant | None:
        """Who is under the hand, where a card has the keyboard."""
        return next((card.current for card in self.all_cards if card.hasFocus()), None)

    def show_people(self, seated: Sequence[Sequence[Participant]], aside: Sequence[Participant]) -> None:
        """Show who sits at each table, and who at none."""
        self._make_cards(len(seated))
        for card, sitting in zip(self.cards, seated, strict=True):
            card.show_people(sitting)
        self.aside.show_people(aside)
        self._fit()

    def take(self, person_id: str) -> None:
        """Take somebody under the hand, wherever they sit."""
        found = next((card for card in self.all_cards if card.take(person_id)), None)
        if found is not None:
            found.setFocus()

    def enter(self) -> bool:
        """Take the keyboard, if anybody is shown: to those without a table while nobody has one."""
        filled = next((card for card in self.all_cards if card.people), None)
        if filled is not None:
            filled.setFocus()
        return filled is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # The keyboard

    def _step(self, card: SeatCard, by: int) -> None:
        """Go to the next card that somebody sits at, that way."""
        around = self.all_cards
        place = around.index(card) + by
        while 0 <= place < len(around):
            if around[place].people:
                around[place].take_row(card.row)
                around[place].setFocus()
                return
            place += by

    def _choose(self, card: SeatCard) -> None:
        if card.hasFocus():
            where = card.row_rect(card.row).center()
            area, inside = (self._aside_area, self._beside) if card is self.aside else (self._area, self._inside)
            centre = card.mapTo(inside, where)
            area.ensureVisible(centre.x(), centre.y(), 20, 40)
        self.moved.emit()

    # The mouse

    def _carry(self, person: Participant, where: QPoint) -> None:
        if not self._writable:
            return
        self._carried.setText(person.name)
        self._carried.adjustSize()
        self._carried.move(self.mapFromGlobal(where) + QPoint(12, 8))
        self._carried.show()
        self._carried.raise_()
        self._aim(self._card_at(where))
        inside = self._inside.mapFromGlobal(where)
        self._area.ensureVisible(inside.x(), inside.y(), 0, 30)

    def _drop(self, person: Participant, where: QPoint) -> None:
        aimed = self._card_at(where)
        self._carried.hide()
        self._aim(None)
        if aimed is not None and self._writable:
            self.dropped.emit(person.id, aimed.table)

    def _aim(self, aimed: SeatCard | None) -> None:
        for card in self.all_cards:
            card.set_aimed(card is aimed)

    def _card_at(self, where: QPoint) -> SeatCard | None:
        """The card under that point of the screen; the whole of the side is for those without a table."""
        if self._aside_area.rect().contains(self._aside_area.mapFromGlobal(where)):
            return self.aside
        if not self._area.rect().contains(self._area.mapFromGlobal(where)):
            return None
        return next((card for card in self.cards if card.rect().contains(card.mapFromGlobal(where))), None)

    # What it is made of

    def _card(self, table: int | None) -> SeatCard:
        made = SeatCard(table)
        made.chosen.connect(lambda: self._choose(made))
        made.stepped.connect(lambda by: self._step(made, by))
        made.key_pressed.connect(self.key_pressed)
        made.carried.connect(self._carry)
        made.dropped.connect(self._drop)
        return made

    def _make_cards(self, count: int) -> None:
        while len(self.cards) > count:
            gone = self.cards.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < count:
            made = self._card(len(self.cards) + 1)
            self.cards.append(made)
            self._flow.addWidget(made)
            made.show()

    def _fit(self) -> None:
        """As many cards side by side as there is room for, all of one width."""
        bar = self._area.verticalScrollBar().sizeHint().width()  # whether it shows depends on what is laid out here
        room = self._area.width() - bar
        across = max(1, min(len(self.cards), (room + _GAP) // (_LEAST + _GAP)))
        for card in self.cards:
            card.take_width(min(_WIDEST, (room - _GAP * (across - 1)) // across))
        self.aside.take_width(self._aside_area.width() - bar)
        self._flow.invalidate()
        self._inside.updateGeometry()

    def _lay_out(self) -> None:
        self._carried.setTextFormat(Qt.TextFormat.PlainText)
        self._carried.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._carried.setStyleSheet(
            f"background: {tokens.ACCENT}; color: {tokens.CARD}; border-radius: 8px; padding: 4px 10px;"
            " font-weight: 600;"
        )
        self._carried.hide()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.aside)
        beside.addStretch(1)
        self._aside_area.setFixedWidth(_ASIDE)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(14)
        body.addWidget(self._area, 1)
        body.addWidget(self._aside_area)


def _scrolled(inside: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidget(inside)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
