"""The known names that are like what is typed, in a list under its field.

The list is part of the window, not a window of its own: the caret never leaves the field.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.text import folded

MOST_SHOWN = 7


class KnownNames(QObject):
    """What a field offers. It follows the field, and goes with it."""

    taken = Signal(str)
    """One of them was clicked."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()  # without a parent: its field would hear of a child before it has one
        self._field = field
        self._list: NameList | None = None
        field.installEventFilter(self)

    @property
    def panel(self) -> NameList:
        """Made when it is first wanted: by then its field is in its window."""
        if self._list is None:
            self._list = NameList(self._field.window())
            self._list.itemClicked.connect(lambda item: self.taken.emit(item.text()))
        return self._list

    @property
    def offered(self) -> list[str]:
        """The names that are shown."""
        return self._list.names if self._list is not None and self._list.isVisible() else []

    @property
    def marked(self) -> str:
        """The one that is marked; empty when none is."""
        return self._list.marked if self._list is not None and self.offered else ""

    def offer(self, names: Sequence[str], typed: str) -> None:
        """Show those of *names* that are like *typed*, unless it is the only one."""
        found = names_like(names, typed)
        if not found or found == [typed]:
            self.hide()
            return
        self.panel.show_names(found)
        self.panel.stand_by(self._field)
        self.panel.show()
        self.panel.raise_()

    def mark(self, step: int) -> None:
        """Mark the next name or the one before, if any is shown."""
        if self._list is not None and self.offered:
            self._list.mark(step)

    def hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._list is not None and watched is self._field:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
                self._list.stand_by(self._field)
            elif event.type() is QEvent.Type.Hide:
                self._list.hide()
        return False


class NameList(QListWidget):
    """The names offered. Nothing is marked until Down or Up is pressed: Enter keeps what was typed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(_("Known names"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            f"QListWidget {{ background: {tokens.CARD}; border: 1px solid {tokens.LINE}; border-radius: 8px;"
            f" padding: 4px; outline: none; }}"
            f"QListWidget::item {{ padding: 5px 8px; border-radius: 6px; color: {tokens.INK}; }}"
            f"QListWidget::item:hover, QListWidget::item:selected {{ background: {tokens.ACCENT_GROUND};"
            f" color: {tokens.INK}; }}"
        )

    @property
    def names(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]

    @property
    def marked(self) -> str:
        item: QListWidgetItem | None = self.currentItem()
        return item.text() if item is not None else ""

    def show_names(self, names: Sequence[str]) -> None:
        self.clear()
        self.addItems(list(names))
        self.setCurrentRow(-1)

    def mark(self, step: int) -> None:
        """Mark the next name or the one before; past either end none is marked."""
        row = self.currentRow() + step
        self.setCurrentRow(self.count() - 1 if row < -1 else -1 if row >= self.count() else row)

    def stand_by(self, field: QWidget) -> None:
        """Under *field*, or above it where there is no room."""
        corner, size = field.mapTo(self.window(), QPoint(0, 0)), QSize(field.width(), self._wanted_height())
        under = QRect(corner + QPoint(0, field.height() + 3), size)
        above = QRect(corner - QPoint(0, size.height() + 3), size)
        fits = under.bottom() < self.window().height() or above.top() < 0
        self.setGeometry(under if fits else above)

    def _wanted_height(self) -> int:
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 12


def names_like(names: Sequence[str], typed: str) -> list[str]:
    """The names that begin with *typed*, then those with a word that does, then those that hold it; a few at most.

    Capitals, accents, hyphens and apostrophes make no difference. Everything is like nothing typed.
    """
    wanted = folded(typed)
    ranked: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for name in names:
        known = folded(name)
        if wanted in known:
            ranked[0 if known.startswith(wanted) else 1 if f" {wanted}" in known else 2].append(name)
    return [*ranked[0], *ranked[1], *ranked[2]][:MOST_SHOWN]
