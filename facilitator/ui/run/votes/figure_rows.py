"""The figures of a vote that is counted in all: an option a line, filled by digits and Enter alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import voting
from ....sessions.records import VoteOption
from ....sessions.tallies import Counted
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.count_field import CountField
from ...widgets.keyed_column import KeyedColumn


class FigureRows(QWidget):
    """Enter goes to the next option."""

    finished = Signal()
    """Enter was pressed in the last field."""
    entered = Signal(QWidget)
    """That row has the keys now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._rows = KeyedColumn(column, self._new_row)

    def show_figures(self, found: Sequence[Counted], flagged: set[str], *, fixed: bool) -> None:
        """Show what each option received; *flagged*: those of which too much was counted."""
        self._rows.show_keys([one.option.id for one in found])
        for one in found:
            self._rows.widgets[one.option.id].show_count(one, fixed=fixed, flagged=one.option.id in flagged)

    @property
    def fields(self) -> list[QWidget]:
        return [row.field for row in self._rows.widgets.values()]

    def start(self) -> None:
        """To the first option of which nothing was counted, or else the first."""
        rows = list(self._rows.widgets.values())
        self._enter(next((place for place, row in enumerate(rows) if not row.field.text()), 0))

    def _new_row(self, option_id: str) -> _OptionRow:
        row = _OptionRow(partial(self._count, option_id))
        row.field.entered.connect(partial(self._go, row, 1))
        row.field.stepped.connect(lambda _right, down: self._go(row, down))
        return row

    def _go(self, row: _OptionRow, step: int) -> None:
        if step:
            self._enter(list(self._rows.widgets.values()).index(row) + step)

    def _enter(self, place: int) -> None:
        rows = list(self._rows.widgets.values())
        if place >= len(rows):
            self.finished.emit()
        else:
            row = rows[max(place, 0)]
            row.field.setFocus(Qt.FocusReason.TabFocusReason)
            self.entered.emit(row)

    def _count(self, option_id: str, typed: str) -> bool:
        option = self._desk.store.get(VoteOption, option_id)
        if option is None:
            return True  # it has gone, and this row with it
        return self._desk.notices.did(voting.count, self._desk.store, option, int(typed or "0"))


class _OptionRow(QWidget):
    """An option and its figure."""

    def __init__(self, keep: partial[bool]) -> None:
        super().__init__()
        self._text = label("", wrap=True)
        self.field = CountField("", keep, width=72)
        self.field.setPlaceholderText("0")
        self.field.setMaxLength(len(str(voting.MOST_VOTES)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self.field)

    def show_count(self, one: Counted, *, fixed: bool, flagged: bool) -> None:
        """Show an option with what it received; *fixed*: it is not to be changed."""
        self._text.setText(one.option.text)
        self._text.setStyleSheet(f"color: {tokens.LATE}; font-weight: 600;" if flagged else "")
        self.field.setAccessibleName(_("Votes for {option}").format(option=one.option.text))
        self.field.setReadOnly(fixed)
        self.field.show_count(one.votes)
