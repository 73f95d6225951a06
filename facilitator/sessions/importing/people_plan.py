"""What each line of a list of people would become, looked at before anybody is added.

Somebody who is on the list already is not added twice: what the line says more, or otherwise, is put in place. Nothing
is ever emptied by a line that does not say it, and nothing is lost: a line that brings nobody is shown with its reason,
and what could not be understood in one that does is told beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from ...errors import BadText
from ...i18n import _
from ..records import Part, Participant, Session
from ..store import Store
from ..text import clean_line, folded, shortened, tidy
from . import people_lines, people_words, values
from .cells import Line
from .file import Sheet
from .people_columns import PersonColumn, PersonColumns, columns_of, has_titles
from .plan import BadRow

FIELDS = ("name", "role", "college", "organisation", "commune", "table_number", "part", "excused")
"""What a line can say of somebody."""
_UNREADABLE = re.compile("[\ud800-\udfff]")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class PeopleMapping:
    """How a sheet is to be understood."""

    titled: bool
    """The first line gives the titles of the columns."""
    columns: PersonColumns
    told: bool = False
    """Each line tells of somebody in words: there are no columns."""

    @classmethod
    def guessed(cls, sheet: Sheet, *, titled: bool | None = None) -> Self:
        """What *sheet*, once cut into cells, looks like."""
        if people_lines.is_list(sheet):
            alone = len(sheet.lines) > 1 and has_titles(sheet)
            return cls(alone if titled is None else titled, (), told=True)
        titled = has_titles(sheet) if titled is None else titled
        return cls(titled, columns_of(sheet, titled=titled))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line that tells of somebody."""

    line: int
    person: Participant
    """As the list will have it."""
    was: Participant | None = None
    """As the list has it now; None for somebody new."""
    remark: str = ""
    """What of the line could not be understood and is left out, in a sentence."""

    @property
    def changes(self) -> tuple[str, ...]:
        """The fields that the line completes or corrects."""
        before = self.was
        return () if before is None else tuple(f for f in FIELDS if getattr(self.person, f) != getattr(before, f))


@dataclass(frozen=True)
class PeoplePlan:
    """What an import would do."""

    session_id: str
    added: tuple[PersonRow, ...] = ()
    completed: tuple[PersonRow, ...] = ()
    known: tuple[PersonRow, ...] = ()
    """Of those the list says as much already."""
    bad: tuple[BadRow, ...] = ()

    @property
    def ready(self) -> tuple[PersonRow, ...]:
        """What importing changes, in the order of the lines."""
        return tuple(sorted((*self.added, *self.completed), key=lambda row: row.line))


def plan(store: Store, session: Session, sheet: Sheet, mapping: PeopleMapping) -> PeoplePlan:
    """What each line of *sheet* would become."""
    reader = _Reader(session, store.all(Participant, session_id=session.id), mapping)
    for line in sheet.lines[mapping.titled :]:
        reader.take(line)
    return reader.plan()


def same_person(people: Sequence[Participant], wanted: Participant) -> list[Participant]:
    """Who of *people* has that name, in either order, and no other commune."""
    return [one for one in people if name_key(one.name) == name_key(wanted.name) and _may_live_in(one, wanted)]


def name_key(name: str) -> tuple[str, ...]:
    """What a name is compared by: "DUPONT Anne" and "Anne Dupont" are the same."""
    return tuple(sorted(folded(people_lines.name_of(name)).split()))


def _may_live_in(one: Participant, other: Participant) -> bool:
    return not one.commune or not other.commune or folded(one.commune) == folded(other.commune)


class _Reader:
    """Reads lines one after the other, and knows who was met."""

    def __init__(self, session: Session, people: Sequence[Participant], mapping: PeopleMapping) -> None:
        self._session, self._mapping = session, mapping
        self._before = {person.id: person for person in people}
        self._communes = {folded(person.commune) for person in people} - {""}
        self._by_name: dict[tuple[str, ...], list[Participant]] = defaultdict(list)
        for person in people:
            self._by_name[name_key(person.name)].append(person)
        self._rows: dict[str, PersonRow] = {}
        """By the id of the person, the last line that says something of each."""
        self._bad: list[BadRow] = []

    def plan(self) -> PeoplePlan:
        rows = sorted(self._rows.values(), key=lambda row: row.line)
        old = [row for row in rows if row.was is not None]
        return PeoplePlan(
            self._session.id,
            added=tuple(row for row in rows if row.was is None),
            completed=tuple(row for row in old if row.changes),
            known=tuple(row for row in old if not row.changes),
            bad=tuple(self._bad),
        )

    def take(self, line: Line) -> None:
        try:
            said, remark = self._read(line)
            self._put(line, said, remark)
        except (values.BadCell, BadText) as error:
            self._bad.append(BadRow(line.number, str(error), line.cells))

    def _read(self, line: Line) -> tuple[Participant, str]:
        """The person of *line*, and what of it was not understood."""
        if line.trouble:
            raise values.BadCell(line.trouble)
        if any(map(_UNREADABLE.search, line.cells)):
            raise values.BadCell(_("some of its letters cannot be read: save the file in UTF-8"))
        if self._mapping.told:
            said, remarks = people_lines.person_of(people_lines.parts_of(line.cells[0]), self._communes), list[str]()
        else:
            said, remarks = _told_by_cells(line, self._mapping.columns)
        if not any(map(str.isalpha, said.name)):
            raise values.BadCell(_("there is no name"))
        said = replace(said, session_id=self._session.id)
        if said.table_number is not None and not 1 <= said.table_number <= self._session.table_count:
            unknown = _("there is no table “{cell}”: the session has {most}")
            remarks.append(unknown.format(cell=said.table_number, most=self._session.table_count))
            said = replace(said, table_number=None)
        return said, " · ".join(remarks)

    def _put(self, line: Line, said: Participant, remark: str) -> None:
        """Add *said* to those met, or to what is known of the same person."""
        namesakes = same_person(self._by_name[name_key(said.name)], said)
        alike = [one for one in namesakes if folded(one.commune) == folded(said.commune)] or namesakes
        if len(alike) > 1:
            raise values.BadCell(
                _("several people of the list are called “{name}”: say the commune").format(name=_short(said.name))
            )
        known = alike[0] if alike else None
        merged = said if known is None else _merged(known, said)
        if merged.table_number is not None and (known is None or merged.table_number != known.table_number):
            merged = replace(merged, seated_by_hand=True)
        mates = self._by_name[name_key(said.name)]
        mates[:] = [one for one in mates if known is None or one.id != known.id] + [merged]
        former = self._rows.get(merged.id)
        remark = " · ".join(filter(None, (former.remark if former else "", remark)))
        self._rows[merged.id] = PersonRow(
            former.line if former else line.number, merged, self._before.get(merged.id), remark
        )


def _merged(known: Participant, said: Participant) -> Participant:
    """*known* with what *said* says of the same person; a name stays as it is written on the list."""
    return replace(
        known,
        role=said.role or known.role,
        college=said.college or known.college,
        organisation=said.organisation or known.organisation,
        commune=known.commune if folded(known.commune) == folded(said.commune) else said.commune or known.commune,
        table_number=said.table_number or known.table_number,
        part=known.part if said.part is Part.PARTICIPANT else said.part,
        excused=known.excused or said.excused,
    )


def _told_by_cells(line: Line, columns: PersonColumns) -> tuple[Participant, list[str]]:
    """The person that the cells of *line* tell of, and what in them was not understood."""
    said = dict.fromkeys(PersonColumn, "")
    for column, cell in zip(columns, line.cells, strict=False):
        if column is not None:
            said[column] = clean_line(cell)
    remarks: list[str] = []
    college = people_words.college_named(said[PersonColumn.COLLEGE]) or people_words.college_of(
        said[PersonColumn.COLLEGE]
    )
    if said[PersonColumn.COLLEGE] and college is None:
        remarks.append(_("the college “{cell}” is not known").format(cell=_short(said[PersonColumn.COLLEGE])))
    part = people_words.part(said[PersonColumn.PART])
    if said[PersonColumn.PART] and part is None:
        remarks.append(_("“{cell}” is no part in the day").format(cell=_short(said[PersonColumn.PART])))
    name = " ".join(filter(None, (said[PersonColumn.FIRST_NAME], said[PersonColumn.NAME])))
    bare, *behind = people_lines.beside_brackets(name)
    if behind and people_words.is_excused(behind[0]):
        name, said[PersonColumn.EXCUSED] = bare, behind[0]
    person = Participant(
        session_id="",
        name=people_lines.name_of(name),
        college=college,
        organisation=said[PersonColumn.ORGANISATION],
        commune=said[PersonColumn.COMMUNE],
        table_number=_table(said[PersonColumn.TABLE], remarks),
        role=said[PersonColumn.ROLE],
        part=part or Part.PARTICIPANT,
        excused=_excused(said, remarks),
    )
    return people_lines.completed(person), remarks


def _table(cell: str, remarks: list[str]) -> int | None:
    try:
        return values.table(cell, tables=9_999)
    except values.BadCell:
        remarks.append(_("“{cell}” is no number of a table").format(cell=_short(cell)))
        return None


def _excused(said: dict[PersonColumn, str], remarks: list[str]) -> bool:
    """Whether a line says that the person does not come: under a title that asks for it, or the other way round."""
    for column in (PersonColumn.EXCUSED, PersonColumn.COMING):
        cell = said[column]
        if people_words.is_excused(cell):
            return True
        if not cell or (column is PersonColumn.COMING and people_words.is_coming(cell)):
            continue
        try:
            if values.yes(cell) is (column is PersonColumn.EXCUSED):
                return True
        except values.BadCell as error:
            remarks.append(str(error))
    return False


def _short(cell: str) -> str:
    return shortened(tidy(cell), _SHOWN)
