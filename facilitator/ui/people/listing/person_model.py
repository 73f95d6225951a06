"""The people of a day as the rows of a table: searched, put in order, changed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ....i18n import _, pgettext
from ....sessions import labels
from ....sessions.people_names import name_order
from ....sessions.records import College, Part, Participant
from ....sessions.text import folded
from .. import words

PERSON = Qt.ItemDataRole.UserRole
"""The role under which the person of a row is found."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Field(IntEnum):
    """The columns."""

    NAME = 0
    ROLE = 1
    COLLEGE = 2
    ORGANISATION = 3
    COMMUNE = 4
    TABLE = 5
    PART = 6
    COMING = 7


def field_name(field: Field) -> str:
    return {
        Field.NAME: pgettext("person", "Name"),
        Field.ROLE: pgettext("person", "Function"),
        Field.COLLEGE: _("College"),
        Field.ORGANISATION: pgettext("person", "Organisation"),
        Field.COMMUNE: pgettext("person", "Commune"),
        Field.TABLE: _("Table"),
        Field.PART: pgettext("person", "Comes as"),
        Field.COMING: pgettext("person", "Attendance"),
    }[field]


def shown(person: Participant, field: Field) -> str:
    """What a cell reads."""
    match field:
        case Field.NAME:
            return person.name
        case Field.ROLE:
            return person.role
        case Field.COLLEGE:
            return labels.college_short(person.college) if person.college else ""
        case Field.ORGANISATION:
            return person.organisation
        case Field.COMMUNE:
            return person.commune
        case Field.TABLE:
            return str(person.table_number) if person.table_number is not None else ""
        case Field.PART:
            return "" if person.part is Part.PARTICIPANT else words.part(person.part)
        case Field.COMING:
            return words.coming(person)


class PersonModel(QAbstractTableModel):
    """The rows that a search leaves, in the order of a column."""

    def __init__(self, editable: Callable[[], bool]) -> None:
        super().__init__()
        self._editable = editable
        self._all: list[Participant] = []
        self._wanted: tuple[str, ...] = ()
        self._by, self._descending = Field.NAME, False
        self.rows: list[Participant] = []

    @property
    def writable(self) -> bool:
        """Whether anything may be changed."""
        return self._editable()

    def show(self, people: Sequence[Participant]) -> None:
        """Show these people; those of rows that stay are changed in place."""
        self._all = list(people)
        self._settle()

    def show_in_place(self, people: Sequence[Participant]) -> None:
        """The same while a cell is being written in: no row goes to another place, new ones come at the end."""
        self._all = list(people)
        known = {person.id: person for person in people}
        for place in reversed(range(len(self.rows))):
            if self.rows[place].id not in known:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self.rows[place]
                self.endRemoveRows()
        self._put([known[person.id] for person in self.rows])

    def search(self, text: str) -> None:
        """Leave only those of whom each word of *text* begins a word."""
        self._wanted = tuple(folded(text).split())
        self._settle()

    def person(self, index: Index) -> Participant:
        return self.rows[index.row()]

    def place_of(self, person_id: str) -> int:
        """The row of somebody, -1 when the search leaves them out."""
        return next((place for place, person in enumerate(self.rows) if person.id == person_id), -1)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Field)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person = self.rows[index.row()]
        text = shown(person, Field(index.column()))
        if role == PERSON:
            return person
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{field_name(Field(index.column()))}, {text}" if index.column() else text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return field_name(Field(section))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._editable() or not index.isValid():
            return plain
        there = Field(index.column()) is Field.COMING and self.rows[index.row()].arrived_at is not None
        return plain if there else plain | Qt.ItemFlag.ItemIsEditable

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by, self._descending = Field(max(0, column)), order is Qt.SortOrder.DescendingOrder
        self._settle()

    # Below this line, nothing is called from outside

    def _settle(self) -> None:
        found = [person for person in self._all if _fits(person, self._wanted)]
        found.sort(key=lambda person: name_order(person.name))
        if self._by is not Field.NAME:
            found.sort(key=lambda person: _rank(person, self._by))
        self._put(found[::-1] if self._descending else found)

    def _put(self, rows: list[Participant]) -> None:
        """Show *rows*: nothing but their texts changes where they are the same people."""
        if [person.id for person in rows] == [person.id for person in self.rows]:
            changed = [place for place, person in enumerate(rows) if person != self.rows[place]]
            self.rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(Field) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


def _rank(person: Participant, field: Field) -> tuple[bool, int, str]:
    """What comes first in a column; those of whom it says nothing come last."""
    if field is Field.TABLE:
        return person.table_number is None, person.table_number or 0, ""
    if field is Field.COLLEGE:
        return person.college is None, list(College).index(person.college) if person.college else 0, ""
    text = shown(person, field)
    return not text, 0, folded(text)


def _fits(person: Participant, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    texts = [person.name, person.role, person.organisation, person.commune, words.coming(person)]
    if person.college:
        texts += [labels.college(person.college), labels.college_short(person.college)]
    if person.table_number is not None:
        texts.append(labels.table_short(person.table_number))
    said = folded(" ".join(texts)).split()
    return all(any(word.startswith(one) for word in said) for one in wanted)
