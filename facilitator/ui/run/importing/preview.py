"""The first lines of a table to import, and over each column what it means."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .... import tokens
from ....i18n import _
from ....sessions.importing.columns import Column
from ....sessions.importing.file import Sheet
from ....sessions.importing.plan import Mapping
from ....sessions.text import tidy
from ...widgets.choice_button import ChoiceButton

SHOWN = 8
"""How many lines are shown."""
MOST_COLUMNS = 60
"""How many columns are shown: the others are left out."""
_LONGEST = 160
"""Characters of a cell that are worth showing on one line."""
_NUMBER, _NARROW, _WIDE, _ROW = 44, 130, 360, 28


class ImportPreview(QScrollArea):
    """Shows a sheet as it was read; a menu over each column says and changes what it means."""

    mapped = Signal(int, str)
    """Take the column of that place for another one, by its name; for none when it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: list[ChoiceButton] = []
        self._table = _Table()
        self._heads = QHBoxLayout()
        self._heads.setContentsMargins(_NUMBER, 0, 0, 0)
        self._heads.setSpacing(0)
        self._heads.addStretch(1)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._heads)
        layout.addWidget(self._table)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sheet(self, sheet: Sheet, mapping: Mapping) -> None:
        """Show the first lines of another sheet."""
        for choice in self.choices:
            choice.hide()
            choice.deleteLater()
        self._table.show_sheet(sheet)
        self.choices = [self._choice(place) for place in range(len(self._table.widths))]
        self._fit()
        self.setFixedHeight(self._table.height() + 6 + 40 + self.horizontalScrollBar().sizeHint().height())
        self.show_mapping(mapping)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what each column means."""
        options = [("", _("Left out")), *((column.value, column_name(column)) for column in Column)]
        for place, choice in enumerate(self.choices):
            choice.show_choice(options, mapping.columns[place] or "")
        self._table.show_mapping(mapping)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for choice, width in zip(self.choices, self._table.fit(self.viewport().width()), strict=False):
            choice.setFixedWidth(width)

    def _choice(self, place: int) -> ChoiceButton:
        made = ChoiceButton(_("Column {number}").format(number=place + 1))
        made.chosen.connect(partial(self.mapped.emit, place))
        self._heads.insertWidget(place, made)
        made.show()
        return made


class _Table(QTableWidget):
    """The cells: nothing to press, nothing to change."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []
        self.setAccessibleName(_("The first lines"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(_ROW)
        numbers.setFixedWidth(_NUMBER)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setStyleSheet(
            f"QTableWidget {{ background: {tokens.CARD}; border: 1px solid {tokens.LINE}; border-radius: 8px; }}"
            f"QTableWidget::item {{ border-bottom: 1px solid {tokens.LINE}; padding: 0 9px; }}"
            f"QHeaderView, QHeaderView::section {{ background: transparent; border: none; padding: 0 8px 0 0;"
            f" color: {tokens.SOFT_INK}; font-size: 12px; }}"
        )

    def show_sheet(self, sheet: Sheet) -> None:
        lines, width = sheet.lines[:SHOWN], min(sheet.width, MOST_COLUMNS)
        self.clear()
        self.setRowCount(len(lines))
        self.setColumnCount(width)
        self.setVerticalHeaderLabels([str(line.number) for line in lines])
        for row, line in enumerate(lines):
            cells = line.cells or (f"— {line.trouble}",)
            for place, cell in enumerate(cells[:width]):
                self.setItem(row, place, QTableWidgetItem(_on_one_line(cell)))
        self._measure(width)
        self.setFixedHeight(len(lines) * _ROW + 2)

    def show_mapping(self, mapping: Mapping) -> None:
        """What is left out is pale, and the titles stand out."""
        for place in range(self.columnCount()):
            soft = mapping.columns[place] is None
            for row in range(self.rowCount()):
                item = self.item(row, place)
                if item is not None:
                    face = self.font()
                    face.setBold(mapping.titled and row == 0)
                    item.setFont(face)
                    item.setForeground(QColor(tokens.SOFT_INK if soft else tokens.INK))

    def _measure(self, columns: int) -> None:
        """Each column is as wide as its cells, within bounds."""
        measure = self.fontMetrics().horizontalAdvance
        cells = [[self.item(row, place) for row in range(self.rowCount())] for place in range(columns)]
        longest = (max((measure(item.text()) for item in column if item), default=0) for column in cells)
        self.widths = [max(_NARROW, min(_WIDE, wide + 30)) for wide in longest]

    def fit(self, room: int) -> list[int]:
        """Take *room*, the widest column what is left of it; returns the widths."""
        widths = list(self.widths)
        if widths:
            widest = widths.index(max(widths))
            widths[widest] += max(0, room - _NUMBER - sum(widths) - 2)
        for place, wide in enumerate(widths):
            self.setColumnWidth(place, wide)
        self.setFixedWidth(_NUMBER + sum(widths) + 2)
        return widths


def column_name(column: Column) -> str:
    """What a column is called."""
    return {
        Column.TEXT: _("Text"),
        Column.QUESTION: _("Question"),
        Column.KIND: _("Kind"),
        Column.TABLE: _("Table"),
        Column.COLLEGE: _("College"),
        Column.LEVER: _("Lever"),
        Column.TAGS: _("Tags"),
        Column.CLUSTER: _("Cluster"),
        Column.WEIGHT: _("Weight"),
        Column.TIME: _("Time"),
        Column.PARKED: _("Parked"),
        Column.LATE: _("Added after the day"),
        Column.SLIP: _("Slip"),
        Column.ECHOES: _("Also said"),
    }[column]


def _on_one_line(cell: str) -> str:
    short = " ".join(tidy(cell[: 2 * _LONGEST]).split())
    return short if len(short) <= _LONGEST and len(cell) <= 2 * _LONGEST else f"{short[:_LONGEST]}…"
