"""A cluster carried up or down its list by the pointer: a line shows where it would land."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from .... import tokens
from .card import ClusterCard

_LINE_HEIGHT = 3


class ClusterDrag:
    """One drag, from the moment the card is lifted to `finish`."""

    def __init__(self, canvas: QWidget, cards: Sequence[ClusterCard], card: ClusterCard) -> None:
        self.card, self._cards = card, list(cards)
        self._place = self._cards.index(card)
        pale = QGraphicsOpacityEffect(card)
        pale.setOpacity(0.45)
        card.setGraphicsEffect(pale)
        self._line = QWidget(canvas)
        self._line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line.setStyleSheet(f"background: {tokens.ACCENT}; border-radius: 1px;")

    def follow(self, y: int) -> None:
        """Show where the card would land with the pointer at *y* on the canvas."""
        self._place = sum(1 for card in self._cards if card.geometry().center().y() < y)
        self._line.setVisible(self.target() != self._cards.index(self.card))
        self._line.setGeometry(self.card.x(), self._line_top(), self.card.width(), _LINE_HEIGHT)
        self._line.raise_()

    def target(self) -> int:
        """The card's place once dropped, counted without it."""
        own = self._cards.index(self.card)
        return self._place - 1 if self._place > own else self._place

    def finish(self) -> None:
        """Put everything back as it was."""
        self._line.deleteLater()
        self.card.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes none to remove it

    def _line_top(self) -> int:
        if self._place < len(self._cards):
            return self._cards[self._place].y() - _LINE_HEIGHT - 1
        return self._cards[-1].geometry().bottom() + 2
