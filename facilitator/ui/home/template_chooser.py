"""The ready-made workshops as cards. They are read from the disk when they are first shown, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...sessions import labels
from ..notices import Notices
from ..widgets.basics import label
from ..widgets.card_button import CardButton, see_through

if TYPE_CHECKING:
    from ...sessions.templates import Template

_COLUMNS = 2


class TemplateChooser(QWidget):
    """One card a template. With *keeps*, one stays chosen; without, each click is a choice made."""

    chosen = Signal(str)
    """The id of the template clicked."""

    def __init__(self, notices: Notices, *, keeps: bool) -> None:
        super().__init__()
        self._notices, self._keeps = notices, keeps
        self.cards: dict[str, CardButton] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)

    @property
    def template_id(self) -> str:
        """The template that stays chosen; empty when none is."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.cards:
            self._read_templates()

    def focus_first(self) -> None:
        """Give the keyboard to the first card."""
        if self.cards:
            next(iter(self.cards.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        cards = list(self.cards.values())
        focused = next((place for place, card in enumerate(cards) if card.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if focused is None or step is None:
            super().keyPressEvent(event)
        elif 0 <= focused + step < len(cards):
            cards[focused + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _read_templates(self) -> None:
        from ...sessions.templates import templates

        for place, template in enumerate(self._notices.attempt(templates) or []):
            card = self._card(template)
            self.cards[template.id] = card
            self._grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            card.show()  # at once, so that it can take the keyboard
        if self._keeps and self.cards:
            next(iter(self.cards.values())).setChecked(True)

    def _card(self, template: Template) -> CardButton:
        duration = labels.duration(template.minutes)
        card = CardButton(f"{template.title}, {duration}")
        card.setAccessibleDescription(template.summary)
        card.setCheckable(self._keeps)
        if self._keeps:
            self._group.addButton(card)
        title, length = label(template.title, "heading", wrap=True), label(duration, "soft")
        summary = label(template.summary, "field", wrap=True)
        see_through(title, length, summary)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(title, 1)
        line.addWidget(length, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(summary)
        layout.addStretch(1)
        card.clicked.connect(lambda: self.chosen.emit(template.id))
        return card
