"""A family of the map of actors: its seats, and a field where the name of another is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ....i18n import _
from ....sessions.presence import Seat
from ...widgets.basics import label
from ...widgets.elided_label import ElidedLabel
from ...widgets.kept_fields import LineField
from ...widgets.keyed_column import KeyedColumn
from .seat_row import SeatRow
from .words import family_line


class FamilyCard(QFrame):
    """The page makes the rows and hears them: they are all alike."""

    def __init__(
        self, family: str, new_row: Callable[[str], SeatRow], add: Callable[[str, str], bool], *, writable: bool
    ) -> None:
        super().__init__()
        self.family, self._add_seat = family, add
        self.setObjectName("card")
        self._told = label("", "soft")
        name = ElidedLabel(family or _("Others"))
        name.setStyleSheet("font-weight: 700; font-size: 15px;")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 4, 4)
        head.addWidget(name, 1)
        head.addWidget(self._told)
        column.addLayout(head)
        self.rows = KeyedColumn(column, new_row)
        hint = _("Add a seat…")
        self.field = LineField(_("Add a seat: {family}").format(family=family), self._add, hint=hint)
        self.field.setStyleSheet("QLineEdit { border-color: transparent; } ")
        column.addWidget(self.field)
        self.field.setVisible(writable)

    def show_seats(self, seats: Sequence[Seat], chosen: str) -> None:
        """Show *seats*, those of the family; *chosen* is the id of the one that the inspector tells about."""
        self.rows.show_keys([seat.stakeholder.id for seat in seats])
        for seat in seats:
            self.rows.widgets[seat.stakeholder.id].show_seat(seat, chosen=seat.stakeholder.id == chosen)
        self._told.setText(family_line(seats))

    def _add(self, typed: str) -> bool:
        """Once it is added, the field is empty again."""
        return not typed.strip() or self._add_seat(self.family, typed)
