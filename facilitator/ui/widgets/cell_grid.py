"""A quiet table of cells that keys fill: one is in hand, and the arrows take the one beside it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""How many rows down and columns to the right each of them goes."""


class CellGrid(QTableView):
    """What a cell keeps, and which keys fill it, is for those that are made of it."""

    def __init__(self, accessible_name: str, cells: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setObjectName("grid")
        self.setModel(cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns can be filled."""
        return self.model().rowCount(), self.model().columnCount()

    @property
    def in_hand(self) -> tuple[int, int]:
        """The row and the column of the cell that the keys fill."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (0, 0)

    def go(self, row: int, column: int) -> None:
        """Take that cell in hand."""
        index = self.model().index(max(row, 0), max(column, 0))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """Take the cell so far from the one in hand; at the edges it stays."""
        (row, column), (rows, columns) = self.in_hand, self.shape
        self.go(min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
