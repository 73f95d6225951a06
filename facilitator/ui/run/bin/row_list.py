"""The list of what is in the bin: several can be chosen; Enter restores them, Delete erases them after a question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ....i18n import _
from ....sessions.bin import Binned
from .rows import BinRows, RowPainter

_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class BinList(QListView):
    """Shows hundreds of rows without a widget each. Letters are left to whoever captures them."""

    restore_asked = Signal(list)
    """These are to be restored."""
    erase_asked = Signal()
    """What is chosen is to be erased."""
    choice_changed = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._rows, self._painter, self._writable = BinRows(), RowPainter(restorable=writable), writable
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Deleted contributions"))
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.choice_changed.emit())

    @property
    def shown(self) -> list[Binned]:
        return self._rows.rows

    @property
    def chosen(self) -> list[Binned]:
        """What is selected, in the order shown."""
        return [self._rows.rows[place] for place in sorted(index.row() for index in self.selectedIndexes())]

    def show_rows(self, rows: Sequence[Binned], numbers: dict[str, int], today: date) -> None:
        """Show these; what was chosen and is still there stays so, and the keyboard stays near where it was."""
        place, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        kept = {found.contribution.id for found in self.chosen}
        self._rows.show_rows(rows, numbers, today)
        selection = QItemSelection()
        for row, found in enumerate(rows):
            if found.contribution.id in kept:
                selection.select(self._rows.index(row), self._rows.index(row))
        if rows:
            near = self._rows.index(min(max(place, 0), len(rows) - 1))
            self.selectionModel().setCurrentIndex(near, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)
        self.choice_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._writable:
            self.restore_asked.emit(self.chosen or self._current())
        elif event.key() == Qt.Key.Key_Delete and self._writable:
            self._choose_current()
            self.erase_asked.emit()
        elif event.key() in _MOVES or event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._restorable_at(event.position().toPoint()) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._restorable_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.restore_asked.emit([found])
        else:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._restorable_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the words wrap at the new width

    def sizeHint(self) -> QSize:
        return QSize(340, 400)

    def _restorable_at(self, point: QPoint) -> Binned | None:
        index = self.indexAt(point)
        if index.isValid() and self._painter.restore_spot(self.visualRect(index)).contains(point):
            return self._rows.rows[index.row()]
        return None

    def _current(self) -> list[Binned]:
        place = self.currentIndex().row()
        return self._rows.rows[place : place + 1] if place >= 0 else []

    def _choose_current(self) -> None:
        if not self.chosen and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Select)
