"""What was found as rows: a heading for each sort, then its records."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ...i18n import _, pgettext
from ...sessions.finding.search import Hit, Results
from ...sessions.record import Record
from ...sessions.records import (
    AgendaItem,
    Cluster,
    Commitment,
    Contribution,
    Participant,
    PlusOne,
    Question,
    RoomQuestion,
    Session,
    Speaker,
    Statement,
    Tag,
    Theme,
)

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row is found: a `Heading` or a `Hit`."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """Says what comes below it, and how many there are."""

    name: str
    count: str


class ResultModel(QAbstractListModel):
    """The rows; headings are never chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Heading | Hit] = []

    def show(self, results: Results) -> None:
        """Show other results in place of the present ones."""
        self.beginResetModel()
        self.rows = []
        for group in results.groups:
            self.rows += [Heading(sort_name(group.sort), str(group.total)), *group.hits]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name}, {row.count}" if isinstance(row, Heading) else f"{row.excerpt.text}, {row.where}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if isinstance(row, Hit):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def first(self) -> int:
        """The first row that can be chosen, -1 without any."""
        return next((place for place, row in enumerate(self.rows) if isinstance(row, Hit)), -1)

    def step(self, start: int, by: int) -> int:
        """The row that is *by* choices further than *start*, or the last one that way."""
        choices = [place for place, row in enumerate(self.rows) if isinstance(row, Hit)]
        if start not in choices:
            return choices[0] if choices else -1
        return choices[min(max(choices.index(start) + by, 0), len(choices) - 1)]

    def place_of(self, record_id: str) -> int:
        """The row of the record with that id, -1 when it is not there."""
        found = (place for place, row in enumerate(self.rows) if isinstance(row, Hit) and row.record.id == record_id)
        return next(found, -1)


def sort_name(sort: type[Record]) -> str:
    """What records of a sort are called together."""
    return {
        Contribution: _("Contributions"),
        PlusOne: pgettext("found", "Said by others (+1)"),
        Cluster: pgettext("found", "Clusters"),
        Question: pgettext("found", "Questions"),
        RoomQuestion: _("Questions from the room"),
        Commitment: _("Commitments"),
        Statement: pgettext("found", "Synthesis"),
        Theme: pgettext("found", "Themes"),
        AgendaItem: pgettext("found", "Agenda items"),
        Speaker: _("Speakers"),
        Participant: _("Participants"),
        Session: pgettext("found", "Sessions"),
        Tag: pgettext("found", "Tags"),
    }[sort]
