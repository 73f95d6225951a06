"""A field for the name of something that may exist already: the known names that are like what is typed show under it.

The list is part of the window, not a window of its own: the caret never leaves the field.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.text import clean_line, folded
from .own_keys import claims, passes_on, undoes_elsewhere

MOST_SHOWN = 7
_LONGEST = 2_000
"""Characters: far more than a name has, and few enough to be compared at each key."""


class NameField(QLineEdit):
    """Enter chooses what is typed, or the known name that is marked in the list; Esc gives up."""

    chosen = Signal(str)
    """The name, clean and never empty; as it is known when it is."""
    left = Signal()
    """Esc was pressed, or the caret went elsewhere, and nothing was chosen."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._list: _Names | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(lambda _typed: self._show_list())

    def start(self, names: Sequence[str], text: str = "") -> None:
        """Take the keyboard to ask for a name, *text* to begin with, *names* being those known."""
        self._names = tuple(names)
        self.setText(text)
        self.selectAll()
        self.setFocus()
        self._show_list()

    @property
    def offered(self) -> list[str]:
        """The known names that are shown."""
        shown = self._list is not None and self._list.isVisible()
        return self._list.names if self._list is not None and shown else []

    @property
    def marked(self) -> str:
        """The known name that Enter would choose; empty when it would choose what is typed."""
        return self._list.marked if self._list is not None and self.offered else ""

    def event(self, event: QEvent) -> bool:
        if claims(event):
            return True
        if passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._complete(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.marked or self.text())
        elif key == Qt.Key.Key_Escape:
            self._hide_list()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._mark(1 if key == Qt.Key.Key_Down else -1)
        elif undoes_elsewhere(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        staying = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in staying and self.isVisible():
            self._hide_list()
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide_list()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_list()

    def _choose(self, typed: str) -> None:
        """Tell the name; nothing is done about an empty one."""
        name = clean_line(typed)
        if name:
            self._hide_list()
            self.chosen.emit(next((known for known in self._names if folded(known) == folded(name)), name))

    def _complete(self, event: QKeyEvent) -> bool:
        """Tab brings a known name into the field, to be changed or chosen."""
        name = self.marked or next(iter(self.offered), "")
        if event.key() != Qt.Key.Key_Tab or event.modifiers() or not name or not self.text() or name == self.text():
            return False
        self.setText(name)
        self._show_list()
        return True

    # The list

    def _show_list(self) -> None:
        names = names_like(self._names, self.text())
        if not names or names == [self.text()]:
            self._hide_list()
            return
        if self._list is None:
            self._list = _Names(self.window())
            self._list.itemClicked.connect(lambda item: self._choose(item.text()))
        self._list.show_names(names)
        self._place_list()
        self._list.show()
        self._list.raise_()

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _place_list(self) -> None:
        """Under the field, or above it where there is no room."""
        if self._list is None:
            return
        corner, size = self.mapTo(self.window(), QPoint(0, 0)), QSize(self.width(), self._list.wanted_height())
        under = QRect(corner + QPoint(0, self.height() + 3), size)
        above = QRect(corner - QPoint(0, size.height() + 3), size)
        fits = under.bottom() < self.window().height() or above.top() < 0
        self._list.setGeometry(under if fits else above)

    def _mark(self, step: int) -> None:
        if self._list is not None and self.offered:
            self._list.mark(step)


class _Names(QListWidget):
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

    def wanted_height(self) -> int:
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
