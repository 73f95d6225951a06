"""A grid of whole numbers that the number pad fills: digits replace, Enter or Tab goes on to the next cell.

It keeps nothing itself: a figure is said when the key that leaves its cell is pressed, and then shown as kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from .cell_grid import ARROWS, CellGrid
from .digit_keys import digit_of
from .number_cells import CellPainter, Headings
from .number_figures import Figures
from .own_keys import claims

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FEW = 6
"""Rows that are seen without scrolling."""
_NOTHING: Mapping[int, str] = {}
_NO_CELLS: Mapping[tuple[int, int], str] = {}


class NumberGrid(CellGrid):
    """Rows and columns with headings and totals. A letter is no part of a number: it goes on to where letters go."""

    typed = Signal(int, int, object)
    """A cell was left with another figure: its row, its column, and the figure; None when it was emptied."""
    finished = Signal()
    """Enter was pressed in the last cell."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None, *, along_rows: bool = True) -> None:
        """*along_rows*: Enter goes to the right, then to the next row; otherwise down, then to the next column."""
        self._figures = Figures()  # without a parent: an event would come before there are any
        super().__init__(accessible_name, self._figures, parent)
        self._along_rows = along_rows
        self._fixed = False
        self._across, self._down = Headings(Qt.Orientation.Horizontal, self), Headings(Qt.Orientation.Vertical, self)
        self.setItemDelegate(CellPainter(self))
        self._dress()
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_figures(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        figures: Mapping[tuple[int, int], int],
        *,
        totals: bool = True,
        most: int = 9_999,
    ) -> None:
        """Show what was kept under these headings; the cell in hand stays, and what is being typed in it."""
        row, column = self.in_hand
        self._figures.show_figures(rows, columns, figures, totals=totals, most=most)
        self._fit()
        self.go(min(row, len(rows) - 1), min(column, len(columns) - 1))

    def flag(
        self,
        rows: Mapping[int, str] = _NOTHING,
        columns: Mapping[int, str] = _NOTHING,
        cells: Mapping[tuple[int, int], str] = _NO_CELLS,
        whole: str = "",
    ) -> None:
        """Mark what is wrong, a sentence each, and nothing else; *whole* is of the grand total."""
        self._figures.flag(rows, columns, cells, whole)
        for header in (self._across, self._down):
            header.viewport().update()

    def start(self) -> None:
        """The keyboard goes to the first cell of which nothing was said, or else the first."""
        rows, columns = self._figures.shape
        every = [(row, column) for row in range(rows) for column in range(columns)]
        if not self._along_rows:
            every.sort(key=lambda cell: (cell[1], cell[0]))
        row, column = next((cell for cell in every if self._figures.figure(*cell) is None), (0, 0))
        self.go(row, column)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Say what is being typed as if its cell was left."""
        said = self._figures.settle()
        if said is not None:
            self.typed.emit(*said)

    def fix(self, fixed: bool) -> None:
        """Whether figures can only be read."""
        self._fixed = fixed
        if fixed:
            self._figures.give_up()

    @property
    def shape(self) -> tuple[int, int]:
        """Without the totals."""
        return self._figures.shape

    @property
    def typing(self) -> bool:
        """Whether something is typed that was not said yet."""
        return self._figures.typing is not None

    # Keys

    def event(self, event: QEvent) -> bool:
        """What is being typed is given up by Esc or Ctrl+Z before they mean anything else."""
        if self.typing and (claims(event) or _undoes(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key, digit = event.key(), digit_of(event)
        if plain and key in ARROWS:
            self.step(*ARROWS[key])
        elif key in _ENTER and not event.modifiers() & ~(_KEYPAD | _SHIFT):
            self._go_on(-1 if event.modifiers() & _SHIFT else 1)
        elif plain and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            if not self._fixed:
                self._figures.shorten(*self.in_hand, whole=key == Qt.Key.Key_Delete)
        elif digit is not None:
            if not self._fixed:
                self._figures.add_digit(*self.in_hand, digit)
        elif self.typing and (key == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo)):
            self._figures.give_up()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and leaves after the last; with Ctrl it leaves at once."""
        place = self._place() + (1 if forward else -1)
        if self.hasFocus() and 0 <= place < self._count:
            self._go_to(place)
            return True
        self.flush()
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._go_to(self._count - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    # From cell to cell

    @property
    def _count(self) -> int:
        rows, columns = self._figures.shape
        return rows * columns

    def _place(self) -> int:
        """The rank of the cell in hand in the order in which Enter goes."""
        (row, column), (rows, columns) = self.in_hand, self._figures.shape
        return row * columns + column if self._along_rows else column * rows + row

    def _go_to(self, place: int) -> None:
        rows, columns = self._figures.shape
        if self._along_rows:
            self.go(*divmod(place, max(columns, 1)))
        else:
            column, row = divmod(place, max(rows, 1))
            self.go(row, column)

    def _go_on(self, step: int) -> None:
        place = self._place() + step
        if place >= self._count:
            self.flush()
            self.finished.emit()
        elif place >= 0:
            self._go_to(place)

    def _on_moved(self, _now: QModelIndex | QPersistentModelIndex, _before: QModelIndex) -> None:
        self.flush()

    # What it looks like

    def _dress(self) -> None:
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(480, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows, in any case."""
        few = self._across.sizeHint().height() + _FEW * self._down.defaultSectionSize()
        return QSize(200, min(self.maximumHeight(), few))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        """As high as its rows, and no higher; with less room it scrolls."""
        line = self.fontMetrics().height()
        self._down.setDefaultSectionSize(2 * line + 8 if self._down.cut else line + 12)
        self._across.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("0000") + 16)
        rows = self._figures.rowCount() * self._down.defaultSectionSize()
        self.setMaximumHeight(rows + self._across.sizeHint().height() + 2 * self.frameWidth())
        self.updateGeometry()


_KEYPAD, _SHIFT = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier


def _undoes(event: QEvent) -> bool:
    """Whether *event* asks who wants Ctrl+Z."""
    asked = event.type() is QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
