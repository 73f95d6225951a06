"""A grid of answers of one figure: each digit fills its cell and goes on to the next, without Enter.

Made for stacks of paper: ten digits are a sheet. It keeps nothing itself; what keeps an answer says whether it could.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from .cell_grid import ARROWS, CellGrid
from .digit_cells import DigitPainter, GridAnswers, GridHeading
from .digit_keys import digit_of

Keep = Callable[[int, int, int | None], bool]
"""Keeps the answer of that row and column, None for no answer; False when it was refused."""


class DigitGrid(CellGrid):
    """Space leaves a cell without an answer, Backspace goes back over the last one, Enter goes to the next row."""

    moved = Signal(int, int)
    """The cell in hand is another one."""
    off_scale = Signal()
    """A digit was typed that no answer can be."""

    def __init__(self, name: str, keep: Keep, digits: Mapping[int, int], parent: QWidget | None = None) -> None:
        """*digits*: the answer that each digit stands for."""
        self._answers = GridAnswers()
        super().__init__(name, self._answers, parent)
        self._keep, self._digits = keep, dict(digits)
        self._writable = True
        self.setItemDelegate(DigitPainter(self))
        self._dress()
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_answers(
        self, rows: Sequence[GridHeading], columns: Sequence[GridHeading], kept: Mapping[tuple[int, int], int]
    ) -> None:
        """Show what was answered; the cell in hand stays."""
        row, column = self.in_hand
        if self._answers.show_answers(rows, columns, kept):
            self.go(min(row, len(rows) - 1), min(column, len(columns) - 1))

    def let_write(self, writable: bool) -> None:
        self._writable = writable

    def start(self) -> None:
        """The first cell without an answer, in the first row that has one, is in hand."""
        cells = ((r, c) for r in range(self._answers.rowCount()) for c in range(self._answers.columnCount()))
        self.go(*next((cell for cell in cells if self._answers.answer(*cell) is None), (0, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digit = event.key(), digit_of(event)
        command = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if command:
            event.ignore()
        elif key in ARROWS:
            self.step(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(min(self.in_hand[0] + 1, self._answers.rowCount() - 1), 0)
        elif digit is not None:
            self._put(digit)
        elif key == Qt.Key.Key_Space:
            self._write(None)
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif key == Qt.Key.Key_Delete:
            self._erase()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the grid: digits need none to go on."""
        return bool(QWidget.focusNextPrevChild(self, forward))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)

    def _put(self, digit: int) -> None:
        if digit in self._digits:
            self._write(self._digits[digit])
        elif self._writable:
            self.off_scale.emit()

    def _write(self, value: int | None) -> None:
        """Keep an answer and go on: to the right, then to the next row."""
        if not self._writable or not self._keep(*self.in_hand, value):
            return
        row, column = self.in_hand
        if column + 1 < self._answers.columnCount():
            self.go(row, column + 1)
        elif row + 1 < self._answers.rowCount():
            self.go(row + 1, 0)

    def _back(self) -> None:
        """Erase this answer, or the one before when there is none."""
        row, column = self.in_hand
        if self._answers.answer(row, column) is None:
            place = row * self._answers.columnCount() + column - 1
            if place < 0:
                return
            self.go(*divmod(place, self._answers.columnCount()))
        self._erase()

    def _erase(self) -> None:
        if self._writable and self._answers.answer(*self.in_hand) is not None:
            self._keep(*self.in_hand, None)

    def _on_moved(self, now: QModelIndex | QPersistentModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        self.moved.emit(now.row(), now.column())

    def _dress(self) -> None:
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(18)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + 10)
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
