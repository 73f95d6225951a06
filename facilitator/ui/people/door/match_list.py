"""Those whom what is typed may mean: at most nine, with the number that chooses each, and the offer to add somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions.presence import Presence, presence
from ....sessions.records import Participant
from ....sessions.text import shortened
from ...widgets.basics import button, label
from .match_row import MatchRow, Told, told_of

MOST = 9
_LONGEST = 30
"""The most letters of a name on the button that excuses."""


class MatchList(QWidget):
    """One row is always the one that Enter chooses, while something is typed."""

    picked = Signal(str)
    """A person was clicked, by the id."""
    excuse_wanted = Signal()
    """The person that Enter chooses will not come."""
    add_wanted = Signal()
    """The offer to add somebody was clicked."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self.people: list[Participant] = []
        """Those shown."""
        self.place = -1
        """The row that Enter chooses; below zero for none."""
        self._numbers: dict[int, int] = {}
        self._new_name = ""
        self.rows = [MatchRow() for _row in range(MOST)]
        self._add, self._more = MatchRow(), label("", "soft")
        self._excuse = button("", self.excuse_wanted.emit, "plain")
        self._lay_out()

    def show_matches(self, found: Sequence[Participant], numbers: Sequence[int], new_name: str) -> None:
        """Show the first of *found*, with *numbers* in their order; offer to add *new_name*, when there is one.

        The first of them is the one that Enter chooses; nobody is without numbers: they are only told.
        """
        self.people = list(found[:MOST])
        self._numbers = dict(enumerate(numbers[:MOST]))
        self._new_name = new_name
        self.place = 0 if numbers and (self.people or new_name) else -1
        more = len(found) - len(self.people)
        self._more.setText(
            ngettext("and {count} more: type another letter", "and {count} more: type another letter", more).format(
                count=more
            )
            if numbers
            else ngettext("and {count} more", "and {count} more", more).format(count=more)
        )
        self._more.setVisible(more > 0)
        self._show()

    @property
    def chosen(self) -> Participant | None:
        """The person that Enter chooses."""
        return self.people[self.place] if 0 <= self.place < len(self.people) else None

    @property
    def adding(self) -> bool:
        """Whether Enter adds somebody."""
        return bool(self._new_name) and self.place == len(self.people)

    def numbered(self, number: int) -> Participant | None:
        """The person beside whom that number stands."""
        return next((person for place, person in enumerate(self.people) if self.number_at(place) == number), None)

    def number_at(self, place: int) -> int | None:
        """The number beside the row at that place; None when no digit chooses it."""
        return self._numbers.get(place)

    def step(self, by: int) -> None:
        """Let Enter choose the row before or after."""
        if self.place < 0:
            return
        last = len(self.people) - (0 if self._new_name else 1)
        self.place = min(max(self.place + by, 0), last)
        self._show()

    def _show(self) -> None:
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self.people))
            if place < len(self.people):
                number = self.number_at(place) or 0 if self._numbers else None
                row.show_told(told_of(self.people[place]), number, place == self.place)
        may_excuse = self.chosen is not None and presence(self.chosen) is Presence.EXPECTED
        self._excuse.setVisible(may_excuse and self._writable)
        if self.chosen is not None:
            words = _("{name} will not come (Ctrl+E)").format(name=shortened(self.chosen.name, _LONGEST))
            self._excuse.setText(words.replace("&", "&&"))
        self._add.setVisible(bool(self._new_name))
        if self._new_name:
            words = _("Add “{name}”").format(name=self._new_name)
            self._add.show_told(Told(words, _("not on the list"), is_name=False), 0, self.adding)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for place, row in enumerate(self.rows):
            row.clicked.connect(partial(self._on_click, place))
            column.addWidget(row)
        self._add.clicked.connect(lambda _checked=False: self.add_wanted.emit())
        column.addWidget(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self._more, 1)
        foot.addWidget(self._excuse)
        column.addLayout(foot)
        column.addStretch(1)

    def _on_click(self, place: int, _checked: bool = False) -> None:
        if place < len(self.people):
            self.picked.emit(self.people[place].id)
