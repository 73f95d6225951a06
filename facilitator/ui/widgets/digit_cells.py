"""The answers of a grid of one-figure cells, as its table reads them, and how a cell is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ... import tokens
from ...i18n import _
from .plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class GridHeading:
    """Of a column or a row: what is written there, what it is in full, and its colour."""

    text: str
    tip: str = ""
    colour: str = ""


class GridAnswers(QAbstractTableModel):
    """What was answered in each cell; an empty one is no answer, which is not zero."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[GridHeading, ...] = ()
        self.columns: tuple[GridHeading, ...] = ()
        self._kept: Mapping[tuple[int, int], int] = {}

    def show_answers(
        self, rows: Sequence[GridHeading], columns: Sequence[GridHeading], kept: Mapping[tuple[int, int], int]
    ) -> bool:
        """Show these; returns whether there are other cells than before."""
        if (tuple(rows), tuple(columns)) != (self.rows, self.columns):
            self.beginResetModel()
            self.rows, self.columns, self._kept = tuple(rows), tuple(columns), dict(kept)
            self.endResetModel()
            return True
        self._kept = dict(kept)
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
        return False

    def answer(self, row: int, column: int) -> int | None:
        return self._kept.get((row, column))

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self.rows)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kept = self.answer(index.row(), index.column())
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if kept is None else str(kept)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = _("no answer") if kept is None else str(kept)
            return f"{row.tip or row.text}, {column.tip or column.text}: {said}"
        return plain_tip(column.tip) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        heads = self.columns if orientation is Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(heads):
            return None
        head = heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head.text
        if role == Qt.ItemDataRole.ForegroundRole and head.colour:
            return QColor(head.colour)
        return plain_tip(head.tip) if role == Qt.ItemDataRole.ToolTipRole else None


class DigitPainter(QStyledItemDelegate):
    """A quiet cell; the one in hand has a frame, and so has its row a tint."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, here = option.rect, self._grid.currentIndex()
        in_hand = self._grid.hasFocus() and index.row() == here.row()
        painter.save()
        painter.fillRect(rect, QColor(tokens.ACCENT_GROUND if in_hand else tokens.CARD))
        painter.setPen(QColor(tokens.LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(self._grid.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.INK))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        if in_hand and index.column() == here.column():
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
