"""The last people who arrived, each with a way to take the arrival back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.records import Participant
from ...theme import icon
from ...widgets.basics import button, label
from ...widgets.elided_label import ElidedLabel
from ...widgets.keyed_column import KeyedColumn

MOST = 5


class LastArrivals(QWidget):
    """The latest first."""

    taken_back = Signal(str)
    """Somebody has not arrived after all, by the id."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._heading = label(_("LAST ARRIVALS"), "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        self._rows = KeyedColumn(column, self._new_row)
        column.addStretch(1)

    @property
    def shown(self) -> list[str]:
        """Who is shown, by the ids."""
        return list(self._rows.widgets)

    def show_last(self, people: Sequence[Participant]) -> None:
        """Show the last of *people* who arrived."""
        arrived = [(person.arrived_at, person) for person in people if person.arrived_at is not None]
        arrived.sort(key=lambda pair: pair[0], reverse=True)
        last = [person for _instant, person in arrived[:MOST]]
        self._rows.show_keys([person.id for person in last])
        for person in last:
            self._rows.widgets[person.id].show_person(person)
        self._heading.setVisible(bool(last))

    def _new_row(self, person_id: str) -> _Row:
        row = _Row(writable=self._writable)
        row.back.clicked.connect(partial(self._take_back, person_id))
        return row

    def _take_back(self, person_id: str, _checked: bool = False) -> None:
        self.taken_back.emit(person_id)


class _Row(QWidget):
    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._time, self._name, self._table = label("", "soft"), ElidedLabel(), label("", "soft")
        self.back = button("", lambda: None, "plain")
        self.back.setIcon(icon("undo-2", tokens.SOFT_INK))
        self.back.setIconSize(QSize(16, 16))
        self.back.setFixedSize(30, 28)
        self.back.setToolTip(_("Take the arrival back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._time)
        row.addWidget(self._name, 1)
        row.addWidget(self._table)
        row.addWidget(self.back)
        self.back.setVisible(writable)

    def show_person(self, person: Participant) -> None:
        self._time.setText(f"{person.arrived_at:%H:%M}" if person.arrived_at else "")
        self._name.setText(person.name)
        self._table.setText(labels.table_short(person.table_number) if person.table_number is not None else "")
        self.back.setAccessibleName(_("Take back the arrival of {name}").format(name=person.name))
