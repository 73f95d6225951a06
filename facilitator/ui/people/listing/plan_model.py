"""What importing a list would do, a row for each line that was read."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from .... import tokens
from ....i18n import _, pgettext
from ....sessions.importing.people_plan import PeoplePlan, PersonRow
from ....sessions.importing.plan import BadRow
from ....sessions.records import Part, Participant
from ...theme import font
from .. import words
from .person_model import Field, field_name, shown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHOWN = (Field.NAME, Field.ROLE, Field.COLLEGE, Field.ORGANISATION, Field.COMMUNE, Field.TABLE)
_FIELDS = {
    "name": Field.NAME,
    "role": Field.ROLE,
    "college": Field.COLLEGE,
    "organisation": Field.ORGANISATION,
    "commune": Field.COMMUNE,
    "table_number": Field.TABLE,
    "part": Field.PART,
    "excused": Field.COMING,
}
WHAT, LINE = 1, 0
"""The first columns: the number of the line, and what becomes of it."""


class PlanModel(QAbstractTableModel):
    """Those to mend first, then what changes, then those who are known already."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PersonRow | BadRow] = []

    def show(self, made: PeoplePlan) -> None:
        """Show another plan in place of the present one."""
        self.beginResetModel()
        self.rows = [*made.bad, *made.ready, *made.known]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_SHOWN) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (pgettext("import", "Line"), pgettext("import", "What happens"))
        return heads[section] if section < len(heads) else field_name(_SHOWN[section - 2])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == WHAT:
            return f"<p>{escape(what(row))}</p>"  # it would read mark-up in a text
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_ink(row, column))
        if role == Qt.ItemDataRole.FontRole:
            heavy = isinstance(row, PersonRow) and (column == WHAT or _is_new(row, column))
            return font(13, QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        return None


def what(row: PersonRow | BadRow) -> str:
    """What becomes of a line."""
    if isinstance(row, BadRow):
        return pgettext("import", "To mend: {reason}").format(reason=row.reason)
    told = _added(row.person) if row.was is None else _completed(row)
    return f"{told} · {row.remark}" if row.remark else told


def _added(person: Participant) -> str:
    """What becomes of somebody new, with what no column shows."""
    told = [pgettext("import", "Added")]
    if person.part is not Part.PARTICIPANT:
        told.append(words.part(person.part))
    if person.excused:
        told.append(pgettext("person", "excused"))
    return ", ".join(told)


def _completed(row: PersonRow) -> str:
    if not row.changes:
        return pgettext("import", "Known already")
    fields = ", ".join(_said(row, field) for field in row.changes)
    return pgettext("import", "Completed: {fields}").format(fields=fields)


def _said(row: PersonRow, name: str) -> str:
    """A field that a line changes, with what it was when it was something."""
    field = _FIELDS[name]
    before = shown(row.was, field) if isinstance(row.was, Participant) else ""
    title = field_name(field).lower()
    return _("{field} (was: {before})").format(field=title, before=before) if before else title


def _text(row: PersonRow | BadRow, column: int) -> str:
    if column == LINE:
        return str(row.line)
    if column == WHAT:
        return what(row)
    if isinstance(row, BadRow):
        return " · ".join(filter(None, map(str.strip, row.cells))) if column == WHAT + 1 else ""
    return shown(row.person, _SHOWN[column - 2])


def _is_new(row: PersonRow, column: int) -> bool:
    return row.was is not None and column > WHAT and _SHOWN[column - 2] in {_FIELDS[name] for name in row.changes}


def _ink(row: PersonRow | BadRow, column: int) -> str:
    if isinstance(row, BadRow) or (column == WHAT and row.remark):
        return tokens.LATE
    if row.was is not None and not row.changes:
        return tokens.SOFT_INK
    return tokens.SOFT_INK if column == LINE else tokens.SAVED if column == WHAT else tokens.INK


def bad_as_text(bad: Sequence[BadRow]) -> str:
    """The lines to mend, to be pasted somewhere and brought back: their cells as they were."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row.cells) for row in bad)
