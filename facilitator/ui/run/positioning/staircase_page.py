"""The steps of the staircase in the panel, each with how many see the territory there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import ratings
from ....sessions.records import ItemKind, Rating
from ....sessions.wheel import wheel
from ...widgets.basics import label
from ...widgets.count_field import CountField
from .lever_row import Rate
from .share_bar import ShareBar

_COLOUR = tokens.ITEM_COLOURS[ItemKind.POSITIONING]


class StaircasePage(QWidget):
    """From the lowest step; Enter and the arrows go to the next."""

    def __init__(self, rate: Rate, *, writable: bool, done: Callable[[], object]) -> None:
        super().__init__()
        self._done = done
        self.cells: list[CountField] = []
        self._bars: list[ShareBar] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        for step, title in enumerate(wheel().staircase, start=1):
            column.addLayout(self._step(step, title, rate, writable))
        column.addStretch(1)

    def show_ratings(self, now: Sequence[Rating]) -> None:
        """Show the answers as they are now; what is being typed stays."""
        together = [one for one in now if ratings.way_of(one) is ratings.Way.TOGETHER]
        counted, every = ratings.counts(together, None), ratings.counts(now, None)
        most = max(every.values(), default=0)
        for step, (cell, bar) in enumerate(zip(self.cells, self._bars, strict=True), start=1):
            cell.show_count(counted.get(step, 0))
            bar.show_share(every.get(step, 0) / most if most else 0)

    def take_keyboard(self) -> None:
        """The first step on which nobody stands yet has the keys."""
        self._enter(next((cell for cell in self.cells if not cell.text()), self.cells[0]))

    def _step(self, step: int, title: str, rate: Rate, writable: bool) -> QHBoxLayout:
        number = label(str(step))
        number.setStyleSheet(f"color: {_COLOUR}; font-weight: 700;")
        number.setFixedWidth(22)
        name = _("{title}: how many people").format(title=title)
        cell = CountField(name, lambda typed: rate(None, step, typed))
        cell.setReadOnly(not writable)
        cell.entered.connect(partial(self._after, step - 1))
        cell.stepped.connect(lambda right, down: self._go(step - 1 + right + down))
        self.cells.append(cell)
        self._bars.append(ShareBar(_COLOUR, 64))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(number)
        row.addWidget(label(title), 1)
        row.addWidget(self._bars[-1])
        row.addWidget(cell)
        return row

    def _after(self, place: int) -> None:
        if place + 1 < len(self.cells):
            self._enter(self.cells[place + 1])
        else:
            self._done()

    def _go(self, place: int) -> None:
        self._enter(self.cells[min(max(place, 0), len(self.cells) - 1)])

    def _enter(self, cell: CountField) -> None:
        cell.setFocus()
        cell.selectAll()
