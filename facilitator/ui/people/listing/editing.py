"""What is written or chosen in a cell, as a gesture."""

from __future__ import annotations

from dataclasses import replace

from ....i18n import _, pgettext
from ....sessions import labels, people, seating
from ....sessions.importing import values
from ....sessions.importing.people_lines import parts_of, person_of
from ....sessions.importing.people_plan import same_person
from ....sessions.records import College, Part, Participant, Session
from ....sessions.text import folded
from ...desk import Desk
from .. import words
from .person_model import Field

_MOST_TABLES = 9_999


def choices(field: Field) -> list[tuple[str, str]]:
    """What can be chosen in a column, keys and words; nothing where one types."""
    if field is Field.COLLEGE:
        return [("", words.NO_COLLEGE), *((college.value, labels.college(college)) for college in College)]
    if field is Field.PART:
        return [(part.value, words.part(part)) for part in Part]
    if field is Field.COMING:
        return [("False", pgettext("person", "expected")), ("True", pgettext("person", "excused"))]
    return []


class Editing:
    """Writes through gestures; what the world refuses is told in a notice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def people(self) -> list[Participant]:
        """Everybody of the session in hand."""
        return self._desk.store.all(Participant, session_id=self._desk.session_id) if self._desk.session_id else []

    def keep(self, person_id: str, field: Field, text: str) -> bool:
        """Keep what a cell says of somebody; False when it was refused."""
        person = self._desk.store.get(Participant, person_id)
        if person is None:
            return True  # taken off the list meanwhile: there is nothing to keep it for
        if field is Field.TABLE:
            return self._seat(person, text)
        return self._desk.notices.did(people.edit, self._desk.store, _with(person, field, text))

    def add(self, line: str) -> Participant | None:
        """Add who is told by *line*, or find who is there already; None when there is nobody to add."""
        session = self._desk.session
        if session is None or not line.strip():
            return None
        known = self.people()
        said = self._desk.notices.attempt(understood, line, known)
        if said is None:
            return None
        if met := [one for one in same_person(known, said) if folded(one.commune) == folded(said.commune)]:
            self._desk.notices.say(_("{name} is on the list already.").format(name=met[0].name))
            return met[0]
        if (told := self._unknown_table(said, session)) is not None:
            self._desk.notices.warn(told)
            return None
        said = replace(said, seated_by_hand=said.table_number is not None)
        return self._desk.notices.attempt(people.add, self._desk.store, session, said)

    def remove(self, gone: list[Participant]) -> None:
        if self._desk.notices.did(people.remove, self._desk.store, *gone):
            self._desk.notices.say(words.removed(gone))

    def _seat(self, person: Participant, text: str) -> bool:
        try:
            table = values.table(text, tables=_MOST_TABLES)
        except values.BadCell:
            self._desk.notices.warn(_("Type the number of a table, or nothing."))
            return False
        return self._desk.notices.did(seating.seat, self._desk.store, person, table)

    def _unknown_table(self, said: Participant, session: Session) -> str | None:
        if said.table_number is None or 1 <= said.table_number <= session.table_count:
            return None
        return _("There is no table {number}: the day has {most}.").format(
            number=said.table_number, most=session.table_count
        )


def understood(line: str, known: list[Participant]) -> Participant:
    """Who is told by *line*, in a session whose people are *known*."""
    return person_of(parts_of(line), {folded(person.commune) for person in known} - {""})


def _with(person: Participant, field: Field, text: str) -> Participant:
    if field is Field.COLLEGE:
        return replace(person, college=College(text) if text else None)
    if field is Field.PART:
        return replace(person, part=Part(text))
    if field is Field.COMING:
        return replace(person, excused=text == "True")
    if field is Field.ROLE:
        return replace(person, role=text)
    if field is Field.ORGANISATION:
        return replace(person, organisation=text)
    return replace(person, commune=text) if field is Field.COMMUNE else replace(person, name=text)
