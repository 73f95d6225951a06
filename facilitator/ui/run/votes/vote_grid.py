"""The figures of a vote in a grid: what is typed is counted, what is too much is marked and told under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import voting
from ....sessions.records import Vote, VoteState
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.number_grid import NumberGrid
from .vote_sheet import Sheet

_MOST_TOLD = 3


class VoteGrid(QWidget):
    """A sheet of a vote: of all its options, or of one when each has several answers."""

    finished = Signal()
    """Enter was pressed in the last cell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: Sheet | None = None
        self.grid = NumberGrid(_("Figures of the vote"))
        self.grid.typed.connect(self._count)
        self.grid.finished.connect(self.finished)
        self._told = label("", wrap=True)
        self._told.setStyleSheet(f"color: {tokens.LATE};")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.grid)
        column.addWidget(self._told)

    def show_sheet(self, vote: Vote, sheet: Sheet) -> None:
        """Show the sheet of a vote, or that of one of its options, as it stands."""
        self._sheet = sheet
        self.grid.show_figures(sheet.rows, sheet.columns, sheet.figures, most=voting.MOST_VOTES)
        self.grid.flag(sheet.flags.rows, sheet.flags.columns, sheet.flags.cells, sheet.flags.whole)
        self.grid.fix(vote.state is VoteState.CLOSED or not self._desk.writable)
        self._told.setText(told(sheet))
        self._told.setVisible(bool(sheet.excess))

    def _count(self, row: int, column: int, figure: int | None) -> None:
        cell = self._sheet.cells.get((row, column)) if self._sheet is not None else None
        if cell is None:
            return
        self._desk.notices.attempt(
            voting.count,
            self._desk.store,
            cell.option,
            figure or 0,
            cell.table_number,
            college=cell.college,
            answer=cell.answer,
        )


def told(sheet: Sheet) -> str:
    """What was counted too much: the first few, and how many more there are."""
    sentences = [one.sentence for one in sheet.excess]
    more = len(sentences) - _MOST_TOLD
    if more > 0:
        sentences = [*sentences[:_MOST_TOLD], _("And {count} more.").format(count=more)]
    return "\n".join(sentences)
