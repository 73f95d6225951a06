"""Pages that share a place, each behind a button that says how much there is on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget


class Tabs(QWidget):
    """One page at a time; the arrows go from one button to the other."""

    turned = Signal()
    """The person chose another page."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._names: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addWidget(self._pages, 1)

    @property
    def chosen(self) -> str:
        return list(self._buttons)[self._pages.currentIndex()]

    def add(self, key: str, name: str, page: QWidget) -> None:
        """One more page, under that name; the first one is shown."""
        made = QPushButton(name)
        made.setCheckable(True)
        made.setProperty("role", "place")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setChecked(not self._buttons)
        made.clicked.connect(partial(self._turn, key))
        self._group.addButton(made)
        self._buttons[key], self._names[key] = made, name
        self._row.addWidget(made, 1)
        self._pages.addWidget(page)

    def choose(self, key: str) -> None:
        """Show that page."""
        self._buttons[key].setChecked(True)
        self._pages.setCurrentIndex(list(self._buttons).index(key))

    def count(self, key: str, count: int) -> None:
        """Say how much there is on a page; nothing is said of an empty one."""
        self._buttons[key].setText(f"{self._names[key]} {count}" if count else self._names[key])

    def tab(self, key: str) -> QPushButton:
        return self._buttons[key]

    def _turn(self, key: str, _checked: bool = False) -> None:
        self.choose(key)
        self.turned.emit()
