"""One filter of a search: a small button that says what it is set to and opens its choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ... import tokens
from ...i18n import _
from ...sessions.text import shortened
from ..widgets.menus import add_entry, new_menu

_MOST_SHOWN = 24
"""Characters of a choice on the button."""


class Choice(NamedTuple):
    """Something to filter by: its key, its words in the menu, and its words on the button."""

    key: str
    words: str
    short: str = ""


class FilterButton(QPushButton):
    """At rest it lets everything through. Enter, Space or Down opens its choices; Backspace or Del puts it at rest."""

    changed = Signal()

    def __init__(self, name: str, choices: Callable[[], Sequence[Choice]]) -> None:
        super().__init__()
        self._name, self.choices = name, choices
        self._chosen: Choice | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Enter opens the choices, Del clears the filter"))
        self.clicked.connect(self.open)
        self._show()

    @property
    def key(self) -> str:
        """What is chosen; empty at rest."""
        return self._chosen.key if self._chosen is not None else ""

    def choose(self, choice: Choice | None) -> None:
        """Filter by *choice* from now on; by nothing for None."""
        if choice != self._chosen:
            self._chosen = choice
            self._show()
            self.changed.emit()

    def open(self) -> None:
        """Show the choices, the present one under the hand."""
        menu = new_menu(self)
        menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        add_entry(menu, _("No filter"), partial(self.choose, None), chosen=self._chosen is None)
        menu.addSeparator()
        for choice in self.choices():
            add_entry(menu, choice.words, partial(self.choose, choice), chosen=choice == self._chosen)
        menu.setActiveAction(next((a for a in menu.actions() if a.isChecked()), menu.actions()[0]))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        chosen = self._chosen
        words = (chosen.short or chosen.words) if chosen is not None else self._name
        self.setText(f"{shortened(words, _MOST_SHOWN)} ▾".replace("&", "&&"))
        self.setAccessibleName(f"{self._name}, {words if chosen is not None else _('No filter')}")
        ground, edge = (tokens.ACCENT_GROUND, tokens.ACCENT) if chosen else (tokens.CARD, tokens.LINE)
        self.setStyleSheet(
            f"QPushButton {{ background: {ground}; border: 1px solid {edge}; border-radius: 8px;"
            f" color: {tokens.ACCENT if chosen else tokens.SOFT_INK}; padding: 3px 10px; font-size: 13px; }}"
            f"QPushButton:hover {{ border-color: {tokens.ACCENT}; color: {tokens.ACCENT}; }}"
            f"QPushButton:focus {{ border: 2px solid {tokens.ACCENT}; padding: 2px 9px; }}"
        )
