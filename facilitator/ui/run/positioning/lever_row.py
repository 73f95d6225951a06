"""A lever of the wheel in the panel: its mean at a glance; opened, how many people put it at each value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels, positioning_words, ratings
from ....sessions.records import Instrument
from ....sessions.wheel import HIGHEST, NamedLever
from ...widgets.basics import label
from ...widgets.card_button import paint_card
from ...widgets.count_field import CountField
from .share_bar import ShareBar

Rate = Callable[[int | None, int, str], bool]
"""Keep what is typed as how many answered that value on that lever (a step, without a lever)."""


class LeverRow(QFrame):
    """One of ten; the panel opens one at a time."""

    chosen = Signal(int)
    """It was pressed: this lever is to be filled in."""
    entered = Signal(int, int)
    """Enter was pressed at that lever and value, and the count is kept."""
    stepped = Signal(int, int, int, int)
    """An arrow was pressed at that lever and value: how far to the right and how far down."""

    def __init__(self, lever: NamedLever, axis: str, rate: Rate, *, writable: bool) -> None:
        super().__init__()
        self.lever = lever
        self._colour = tokens.AXIS_COLOURS[lever.axis]
        self._mean = label()
        self._mean.setStyleSheet("font-weight: 700;")
        self._mean.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mean.setFixedWidth(30)
        self._bar = ShareBar(self._colour, 56)
        self._accord = _small("")
        self.cells = tuple(self._cell(value, rate, writable) for value in range(HIGHEST + 1))
        self._inside = self._opened_part(axis)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{axis} · {lever.title}")
        self._lay_out()
        self.show_open(False)

    @property
    def open(self) -> bool:
        return not self._inside.isHidden()

    @property
    def mean(self) -> str:
        """The mean as it is shown."""
        return self._mean.text()

    def show_open(self, wanted: bool) -> None:
        self._inside.setVisible(wanted)
        self.update()

    def show_answers(self, counts: dict[int, int], every: dict[int, int], before: float | None) -> None:
        """Show how many were counted at each value, the mean of *every* answer and that of an earlier day."""
        mean = ratings.mean(every)
        self._accord.setText(positioning_words.spread_words(every, Instrument.WHEEL))
        self._accord.setVisible(bool(self._accord.text()))
        self._mean.setText(labels.mean(mean))
        self._bar.show_share((mean or 0) / HIGHEST, None if before is None else before / HIGHEST)
        for value, cell in enumerate(self.cells):
            cell.show_count(counts.get(value, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.lever.number)
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.open:
            paint_card(QPainter(self), self, strong=False, tinted=True)

    def _cell(self, value: int, rate: Rate, writable: bool) -> CountField:
        number = self.lever.number
        name = _("Lever {number}: how many people at {value}").format(number=number, value=value)
        cell = CountField(name, lambda typed: rate(number, value, typed), width=44)
        cell.setReadOnly(not writable)
        cell.entered.connect(partial(self.entered.emit, number, value))
        cell.stepped.connect(partial(self.stepped.emit, number, value))
        return cell

    def _opened_part(self, axis: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(_small(f"{axis} · {self.lever.title}"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for value, cell in enumerate(self.cells):
            head = label(str(value), "soft")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, value)
            grid.addWidget(cell, 1, value)
        column.addLayout(grid)
        column.addWidget(self._accord)
        return made

    def _lay_out(self) -> None:
        number, title = label(str(self.lever.number)), label(self.lever.short)
        number.setStyleSheet(f"color: {self._colour}; font-weight: 700;")
        number.setFixedWidth(22)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(number)
        head.addWidget(title, 1)
        head.addWidget(self._bar)
        head.addWidget(self._mean)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 4, 8, 4)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self._inside)


def _small(text: str) -> QLabel:
    made = label(text, "soft", wrap=True)
    made.setStyleSheet("font-size: 13px;")
    return made
