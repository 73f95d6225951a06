"""The ten levers in the panel, one open at a time: digits and Enter fill them from the first value to the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ....sessions import ratings
from ....sessions.records import Instrument, Rating
from ....sessions.wheel import HIGHEST, wheel
from ...widgets.count_field import CountField
from .lever_row import LeverRow, Rate


class WheelPage(QScrollArea):
    """Enter goes to the next value, then to the next lever; Tab too, and back; the arrows go all around."""

    def __init__(self, rate: Rate, *, writable: bool, done: Callable[[], object]) -> None:
        super().__init__()
        self._done = done
        method = wheel()
        self.rows = {
            lever.number: LeverRow(lever, method.axes[lever.axis], rate, writable=writable) for lever in method.levers
        }
        self._open, self._begins = 1, True
        self.opened.show_open(True)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    @property
    def opened(self) -> LeverRow:
        return self.rows[self._open]

    def show_ratings(self, now: Sequence[Rating], before: Sequence[Rating]) -> None:
        """Show the answers as they are now; what is being typed stays. The first lever without any is opened first."""
        former = ratings.means(before)
        together = [one for one in now if ratings.way_of(one) is ratings.Way.TOGETHER]
        every, apart = (ratings.tallied(some, Instrument.WHEEL) for some in (now, together))
        counted = {number: apart.get(number, {}) for number in self.rows}
        for number, row in self.rows.items():
            row.show_answers(counted[number], every.get(number, {}), former.get(number))
        if self._begins:
            self._begins = False
            self._open_row(next((number for number, counts in counted.items() if not counts), 1))

    def forget_place(self) -> None:
        """Begin anew the next time."""
        self._begins = True

    def take_keyboard(self) -> None:
        """The open lever has the keys, at its first value that nobody chose."""
        cells = self.opened.cells
        self._enter(next((cell for cell in cells if not cell.text()), cells[0]))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab at the end of a lever opens the next one."""
        cells = self.opened.cells
        leaving = cells[-1] if forward else cells[0]
        beside = self.rows.get(self._open + (1 if forward else -1))
        if not leaving.hasFocus() or beside is None:
            return bool(super().focusNextPrevChild(forward))
        self._go(beside.lever.number, 0 if forward else HIGHEST)
        return True

    def _after(self, number: int, value: int) -> None:
        """Enter was pressed there."""
        if value < HIGHEST:
            self._go(number, value + 1)
        elif number + 1 in self.rows:
            self._go(number + 1, 0)
        else:
            self._done()

    def _step(self, number: int, value: int, right: int, down: int) -> None:
        place = min(max(number - 1 + down, 0), len(self.rows) - 1)
        self._go(place + 1, min(max(value + right, 0), HIGHEST))

    def _go(self, number: int, value: int) -> None:
        self._open_row(number)
        self._enter(self.rows[number].cells[value])

    def _choose(self, number: int) -> None:
        self._open_row(number)
        self.take_keyboard()

    def _open_row(self, number: int) -> None:
        """The one that was open gives its keys away first, so that what is typed in it is kept."""
        if number == self._open:
            return
        before, self._open = self.opened, number
        self.opened.show_open(True)
        if any(cell.hasFocus() for cell in before.cells):
            self.opened.cells[0].setFocus()
        before.show_open(False)

    def _enter(self, cell: CountField) -> None:
        cell.setFocus()
        cell.selectAll()
        self._column.activate()
        self.ensureWidgetVisible(self.opened, 0, 4)

    def _lay_out(self) -> None:
        self._canvas = QWidget()
        self._column = QVBoxLayout(self._canvas)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(1)
        for row in self.rows.values():
            row.chosen.connect(self._choose)
            row.entered.connect(self._after)
            row.stepped.connect(self._step)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self.setWidget(self._canvas)
