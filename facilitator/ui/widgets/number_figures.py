"""The figures of a grid: those that were kept, the one that is being typed, the sums, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...i18n import _
from .plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the painter of a cell asks besides its text."""

    FLAGGED = Qt.ItemDataRole.UserRole + 1
    SUM = Qt.ItemDataRole.UserRole + 2
    TYPING = Qt.ItemDataRole.UserRole + 3


class Figures(QAbstractTableModel):
    """The last row and the last column are the sums, where there are several figures to add up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._kept: dict[tuple[int, int], int] = {}
        self._totals, self._most = True, 9_999
        self._flagged_rows: dict[int, str] = {}
        self._flagged_columns: dict[int, str] = {}
        self._flagged_cells: dict[tuple[int, int], str] = {}
        self._flagged_whole = ""
        self._at = (-1, -1)
        self.typing: str | None = None
        """What is being typed; None when nothing is."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns can be filled."""
        return len(self._rows), len(self._columns)

    def figure(self, row: int, column: int) -> int | None:
        """What was kept; None for nothing."""
        return self._kept.get((row, column))

    def show_figures(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        figures: Mapping[tuple[int, int], int],
        *,
        totals: bool,
        most: int,
    ) -> None:
        """Other figures, the same cells as far as possible: what is being typed stays where its headings do."""
        kept = {cell: figure for cell, figure in figures.items() if figure}
        if (tuple(rows), tuple(columns), totals) == (self._rows, self._columns, self._totals):
            self._kept, self._most = kept, most
            self._say_changed()
            return
        self.beginResetModel()
        self._rows, self._columns, self._kept = tuple(rows), tuple(columns), kept
        self._totals, self._most, self.typing = totals, most, None
        self.endResetModel()

    def flag(
        self, rows: Mapping[int, str], columns: Mapping[int, str], cells: Mapping[tuple[int, int], str], whole: str
    ) -> None:
        self._flagged_rows, self._flagged_columns = dict(rows), dict(columns)
        self._flagged_cells, self._flagged_whole = dict(cells), whole
        self._say_changed()

    # Typing

    def add_digit(self, row: int, column: int, digit: int) -> None:
        """The first digit replaces what was there; one too many is not taken."""
        typed = f"{self.typing or ''}{digit}"
        if int(typed) <= self._most:
            self._type(row, column, typed.lstrip("0") or "0")

    def shorten(self, row: int, column: int, *, whole: bool) -> None:
        """Take away the last digit, or all of them."""
        there = self.typing if self.typing is not None else str(self._kept.get((row, column), ""))
        self._type(row, column, "" if whole else there[:-1])

    def give_up(self) -> None:
        """Show again what was kept."""
        self.typing = None
        self._say_changed()

    def settle(self) -> tuple[int, int, int | None] | None:
        """What is to be said of the cell that was typed in; None when there is nothing new."""
        typed, self.typing = self.typing, None
        if typed is None or (int(typed) if typed else 0) == self._kept.get(self._at, 0):
            self._say_changed()
            return None
        said = int(typed) if typed else None
        if said:
            self._kept[self._at] = said  # shown until what was kept is read again
        else:
            self._kept.pop(self._at, None)
        self._say_changed()
        return (*self._at, said)

    def _type(self, row: int, column: int, typed: str) -> None:
        self._at, self.typing = (row, column), typed
        self._say_changed()

    # What a view asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows) + (self._totals and len(self._rows) > 1)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns) + (self._totals and len(self._columns) > 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._sums(index.row(), index.column()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self._text(row, column) or _("nothing")
            return ", ".join(filter(None, (self._heading(row, column), told, self._wrong(row, column))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._wrong(row, column))
        if role == Role.FLAGGED:
            return bool(self._wrong(row, column))
        if role == Role.SUM:
            return self._sums(row, column)
        if role == Role.TYPING:
            return self.typing is not None and (row, column) == self._at
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal
        names = self._columns if across else self._rows
        flagged = self._flagged_columns if across else self._flagged_rows
        text = names[section] if section < len(names) else _("Total")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (text, flagged.get(section, "")))))
        return section in flagged if role == Role.FLAGGED else None

    def _heading(self, row: int, column: int) -> str:
        rows, columns = (*self._rows, _("Total")), (*self._columns, _("Total"))
        return f"{rows[row]}, {columns[column]}"

    def _sums(self, row: int, column: int) -> bool:
        return row >= len(self._rows) or column >= len(self._columns)

    def _text(self, row: int, column: int) -> str:
        if self.typing is not None and (row, column) == self._at:
            return self.typing
        if not self._sums(row, column):
            return str(self._kept.get((row, column), ""))
        kept = self._current()
        wanted = [
            figure
            for (here, there), figure in kept.items()
            if row in (here, len(self._rows)) and column in (there, len(self._columns))
        ]
        return str(sum(wanted))

    def _current(self) -> dict[tuple[int, int], int]:
        """What is kept, with what is being typed in its place: a sum follows every key."""
        return self._kept if self.typing is None else self._kept | {self._at: int(self.typing or "0")}

    def _wrong(self, row: int, column: int) -> str:
        """What is wrong with a cell, or with the row or column of which it is the sum."""
        last_row, last_column = row >= len(self._rows), column >= len(self._columns)
        of_all = last_row or len(self._rows) == 1, last_column or len(self._columns) == 1
        found = self._flagged_cells.get((row, column), "")
        if of_all[1] and not last_row:
            found = found or self._flagged_rows.get(row, "")
        if of_all[0] and not last_column:
            found = found or self._flagged_columns.get(column, "")
        return found or (self._flagged_whole if all(of_all) else "")

    def _say_changed(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)
