"""What each option of a vote received, and of that what each college or table gave: as lines with small bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.records import CountedBy, Tally, Vote
from ....sessions.tallies import Counted, at_place, by_result, places_of, ranked, tied
from ....sessions.voters import place_name
from ...widgets.basics import clear, label
from ...widgets.keyed_column import KeyedColumn
from ..positioning.share_bar import ShareBar
from . import words

_WHOLE, _PART = 300, 92
"""How wide the bars are: of the option, and of a college."""


class ResultsList(QWidget):
    """The best result first; the ties are told. It is for the facilitator: the room sees nothing of it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._rows = KeyedColumn(column, lambda _option_id: _ResultRow())

    def show_results(self, vote: Vote, found: Sequence[Counted], told: Sequence[Tally], by: CountedBy) -> None:
        ordered, most = by_result(found), max([1, *(one.votes for one in found)])
        same = tied(found)
        places = places_of(by, told) if by is CountedBy.COLLEGE else []
        parts = {place: _by_id(ranked([one.option for one in found], at_place(by, told, place))) for place in places}
        self._rows.show_keys([one.option.id for one in ordered])
        for one in ordered:
            row = self._rows.widgets[one.option.id]
            row.show_result(vote, one, one.votes / most, one.option.id in same)
            row.show_parts([(place_name(place), mine[one.option.id].votes) for place, mine in parts.items()], most)


def _by_id(found: Sequence[Counted]) -> Mapping[str, Counted]:
    return {one.option.id: one for one in found}


class _ResultRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._rank, self._text, self._figure = label(""), label("", wrap=True), label("")
        self._figure.setStyleSheet("font-weight: 700;")
        self._bar = ShareBar(tokens.ITEM_COLOURS["vote"], _WHOLE)
        self._parts = QGridLayout()
        self._parts.setHorizontalSpacing(8)
        self._parts.setVerticalSpacing(2)
        self._parts.setColumnStretch(0, 1)
        self._shown: list[tuple[str, int]] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._rank, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._text, 1)
        head.addWidget(self._figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(self._parts)

    def show_result(self, vote: Vote, one: Counted, share: float, tied: bool) -> None:
        self._rank.setText(_("{rank}.").format(rank=one.rank))
        self._rank.setVisible(bool(one.voices))
        self._text.setText(one.option.text)
        figure = words.result(vote, one)
        self._figure.setText(f"{figure} · {_('tied')}" if tied else figure)
        self._bar.show_share(share)

    def show_parts(self, parts: Sequence[tuple[str, int]], most: int) -> None:
        """What each college gave, beside the best result of all."""
        if (told := [*parts, ("", most)]) == self._shown:
            return
        self._shown = told
        clear(self._parts)
        for row, (name, votes) in enumerate(parts):
            bar = ShareBar(tokens.SOFT_INK, _PART)
            bar.show_share(votes / most)
            self._parts.addWidget(label(name, "field"), row, 0)
            self._parts.addWidget(bar, row, 1)
            self._parts.addWidget(label(str(votes), "field"), row, 2)
