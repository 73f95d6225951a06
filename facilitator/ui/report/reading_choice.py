"""For whom the report is: one of three, each with what it tells."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ...sessions.records import Reading
from ..widgets.arrow_keys import STEPS
from ..widgets.basics import label
from ..widgets.card_button import CardButton, see_through
from . import words


class ReadingChoice(QWidget):
    """Up and Down choose too."""

    chosen = Signal(str)
    """The value of another `Reading`."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.cards: dict[Reading, CardButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for reading in Reading:
            card = self.cards[reading] = _card(reading)
            card.setEnabled(writable)
            card.clicked.connect(lambda _checked=False, value=reading.value: self.chosen.emit(value))
            self._group.addButton(card)
            column.addWidget(card)

    def show_reading(self, reading: Reading) -> None:
        """Show the one that is chosen."""
        self.cards[reading].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, every = STEPS.get(event.key()), list(self.cards.values())
        held = next((place for place, card in enumerate(every) if card.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
        else:
            card = every[min(max(0, held + step), len(every) - 1)]
            card.setFocus()
            if not card.isChecked():
                card.click()


def _card(reading: Reading) -> CardButton:
    card = CardButton(f"{words.reading(reading)}. {words.told(reading)}")
    card.setCheckable(True)
    title, told = label(words.reading(reading)), label(words.told(reading), "soft", wrap=True)
    title.setStyleSheet("font-weight: 600;")
    told.setStyleSheet("font-size: 13px;")
    see_through(title, told)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(12, 7, 12, 8)
    inside.setSpacing(0)
    inside.addWidget(title)
    inside.addWidget(told)
    return card
