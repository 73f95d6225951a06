"""The ready-made workshops as cards, then one's own. They are read from the disk when they are shown, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions import labels
from ..notices import Notices
from ..widgets.basics import label
from ..widgets.card_button import CardButton, see_through

if TYPE_CHECKING:
    from ...sessions.templates import Template

_COLUMNS = 2


class TemplateChooser(QWidget):
    """One card a template. With *keeps*, one stays chosen, and arrows choose; without, each click is a choice made."""

    chosen = Signal(str)
    """The id of the template clicked."""
    accepted = Signal()
    """Enter was pressed on the one that stays chosen."""

    def __init__(self, notices: Notices, *, keeps: bool) -> None:
        super().__init__()
        self._notices, self._keeps = notices, keeps
        self.cards: dict[str, CardButton] = {}
        self._places: dict[str, tuple[int, int]] = {}
        """The row and column of each card."""
        self._own: tuple[tuple[str, int, int], ...] | None = None
        """The state of one's own files when they were read."""
        self._own_ids: list[str] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._heading = label(_("My templates"), "heading")
        self._heading.setContentsMargins(0, 10, 0, 2)
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
        self._read_own()

    def focus_first(self) -> None:
        """Give the keyboard to the first card."""
        if self.cards:
            next(iter(self.cards.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        focused = next((key for key, card in self.cards.items() if card.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if self._keeps and focused and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif focused is None or step is None:
            super().keyPressEvent(event)
        elif (neighbour := self._neighbour(focused, *step)) is not None:
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)
            neighbour.setChecked(self._keeps)

    def _neighbour(self, key: str, down: int, right: int) -> CardButton | None:
        """The card beside that one: along a line and on to the next, or in the nearest line that has one there."""
        keys = list(self.cards)
        if right:
            place = keys.index(key) + right
            return self.cards[keys[place]] if 0 <= place < len(keys) else None
        row, column = self._places[key]
        away = {other: (self._places[other][0] - row) * down for other in keys if self._places[other][1] == column}
        ahead = [other for other in away if away[other] > 0]
        return self.cards[min(ahead, key=away.__getitem__)] if ahead else None

    def _read_templates(self) -> None:
        from ...sessions.templates import templates

        for place, template in enumerate(self._notices.attempt(templates) or []):
            self._add(template, place // _COLUMNS, place % _COLUMNS)
        if self._keeps and self.cards:
            next(iter(self.cards.values())).setChecked(True)

    def _read_own(self) -> None:
        """Show one's own days below, as they are now."""
        from ...sessions import own_templates

        state = own_templates.stamp()
        if state == self._own:
            return
        self._own, chosen = state, self.template_id
        for key in self._own_ids:
            self._take_away(key)
        days = own_templates.own_days()
        self._own_ids = [day.id for day in days]
        first = max((row for row, _column in self._places.values()), default=-1) + 1
        self._grid.removeWidget(self._heading)
        self._grid.addWidget(self._heading, first, 0, 1, _COLUMNS)
        self._heading.setVisible(bool(days))
        for place, template in enumerate(days, _COLUMNS * (first + 1)):
            self._add(template, place // _COLUMNS, place % _COLUMNS)
        if self._keeps and self.cards:
            (self.cards.get(chosen) or next(iter(self.cards.values()))).setChecked(True)

    def _add(self, template: Template, row: int, column: int) -> None:
        card = self._card(template)
        self.cards[template.id], self._places[template.id] = card, (row, column)
        self._grid.addWidget(card, row, column)
        card.show()  # at once, so that it can take the keyboard

    def _take_away(self, key: str) -> None:
        card = self.cards.pop(key)
        del self._places[key]
        self._grid.removeWidget(card)
        card.hide()
        card.deleteLater()

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
        if template.summary:
            layout.addWidget(summary)
        layout.addStretch(1)
        card.clicked.connect(lambda: self.chosen.emit(template.id))
        return card
