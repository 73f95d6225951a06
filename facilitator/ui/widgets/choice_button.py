"""A choice among a few, as a button that says what is chosen and opens the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ... import tokens


class ChoiceButton(QPushButton):
    """Never changes under the wheel, and reads as the fields beside it."""

    chosen = Signal(str)
    """The person chose the option with that key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._menu = QMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QPushButton { text-align: left; padding: 8px 13px; }"
            f"QPushButton:focus {{ border: 2px solid {tokens.ACCENT}; padding: 7px 12px; }}"
        )
        self.clicked.connect(self._open)

    def show_choice(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer *options*, keys and words, and show the one chosen now."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for key, words in options:
            self._menu.addAction(self._action(group, key, words, key == chosen))
        words = next((words for key, words in options if key == chosen), "")
        self.setText(f"{words} ▾".replace("&", "&&"))
        self.setAccessibleName(f"{self._name}, {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        self._menu.setActiveAction(next((a for a in self._menu.actions() if a.isChecked()), self._menu.actions()[0]))

    def _action(self, group: QActionGroup, key: str, words: str, checked: bool) -> QAction:
        action = QAction(words.replace("&", "&&"), group)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: self.chosen.emit(key))
        return action
