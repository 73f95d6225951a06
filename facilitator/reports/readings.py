"""One session read for others than its organiser: by college for those who took part, without authors for anybody.

A reading is a document like the first, with less in it: whatever is written from it cannot say more. The rules are
about fields by their names, wherever they stand, so that a new record obeys them without a word more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..sessions.anonymity import allowed
from ..sessions.presence import Count, Turnout
from ..sessions.record import Record, columns
from ..sessions.records import (
    College,
    Contribution,
    Cycle,
    Export,
    Participant,
    PlusOne,
    Rating,
    Reading,
    Redaction,
    ReportSettings,
    Reservation,
    RoomQuestion,
    Session,
    Statement,
    Tag,
    Turn,
)
from ..sessions.written_names import WrittenNames
from .document import Attendance, Document

FEWEST = 3
"""A college of fewer people is told with others: its words would be somebody's."""

Hidden = Sequence[tuple[str, str]]
"""Forms of names, each with what stands in its place: see `names_found.hidden_names`."""

_NOT_TOLD = (Export, Redaction, ReportSettings)
"""The organiser's own affairs: what was hidden says what it was."""
_WORDS_OF = (Contribution, PlusOne, RoomQuestion, Reservation, Rating)
"""What somebody said: a public reading does not tell from where."""
_WHOSE = ("college", "contested_by")
"""Whose a sentence of the synthesis is, and who contests it."""
_FROM_WHERE = ("college", "table_number", "slip", "sheet")
_NO_TEXT = frozenset(["accent", "colour", "logo", "media", "sections", "template"])
"""Fields of text that nobody reads."""
_KNOWN_TO_ALL: dict[type[Record], tuple[str, ...]] = {Cycle: ("territory", "client"), Session: ("place",)}
"""Where and for whom the day was held: nobody's words, and a commune whose name is hidden may be a part of them."""


def read_as(document: Document, reading: Reading, hidden: Hidden = ()) -> Document:
    """*document*, told by everything that is stored, as *reading* allows it.

    The names *hidden* are in no text of the public one. What is told is never more than the anonymity of its question
    allows, even if the file still holds more.
    """
    if document.reading is not Reading.NAMED:
        assert document.reading is reading, "a reading cannot be read otherwise"
        return document
    told: Document
    if reading is Reading.NAMED:
        told = _rebuilt(document, _AsStored(document))
        return told
    rules = _ForOthers(document, reading, hidden)
    told = _rebuilt(replace(document, untold=(), attendance=()), rules)
    came = Counter({group.college: len(group.participants) for group in document.attendance})
    return replace(
        told,
        reading=reading,
        attendance=_attendance(document.attendance, rules),
        turnout=replace(told.turnout, by_college=_by_college(document.turnout, rules)),
        commune_count=document.communes,
        merged=frozenset(college for college in rules.together if came[college]),
        of_others=frozenset(rules.of_others),
    )


def told_together(attendance: Iterable[Attendance]) -> frozenset[College]:
    """The colleges that are told with those of whom it is not known, so that no group has fewer than `FEWEST` people.

    Where nobody is on the list, nobody knows how many there are: all of them.
    """
    came = Counter({group.college: len(group.participants) for group in attendance})
    small = {college for college in College if came[college] < FEWEST}
    larger = sorted((college for college in College if college not in small), key=lambda college: -came[college])
    while larger and 0 < came[None] + sum(came[college] for college in small) < FEWEST:
        small.add(larger.pop())
    return frozenset(small)


class _AsStored:
    """The organiser's reading: everything, as far as the questions allow it."""

    def __init__(self, document: Document) -> None:
        self._questions = {answers.question.id: answers.question for answers in document.answers}
        self._homes = {said.id: said.question_id for said in document.contributions}

    def tells(self, _value: object) -> bool:
        return True

    def record(self, record: Record) -> Record:
        if isinstance(record, Contribution):
            return allowed(self._questions.get(record.question_id or ""), record)
        if isinstance(record, PlusOne):
            return allowed(self._questions.get(self._homes.get(record.contribution_id) or ""), record)
        return record

    def text(self, text: str) -> str:
        return text


class _ForOthers(_AsStored):
    """Nobody by name, no small college; for anybody, nothing of who said what, and no name that was hidden."""

    def __init__(self, document: Document, reading: Reading, hidden: Hidden) -> None:
        super().__init__(document)
        self.together = told_together(document.attendance)
        self._public = reading is Reading.PUBLIC
        self._hidden = dict(hidden) if self._public else {}
        self._names = WrittenNames(self._hidden)
        self._people = {person.id: person for person in document.people}
        self._at = document.planned_start
        self.of_others: set[tuple[str, str]] = set()

    def tells(self, value: object) -> bool:
        return not isinstance(value, _NOT_TOLD)

    def text(self, text: str) -> str:
        return self._names.replaced(text, self._hidden.__getitem__) if self._hidden else text

    def record(self, record: Record) -> Record:
        record = super().record(record)
        if isinstance(record, Participant):
            return self.nobody(record)
        changed: dict[str, Any] = {}
        if isinstance(record, Turn) and record.participant_id in self._people:
            changed["college"] = self.college(self._people[record.participant_id].college)
        for name in _fields(type(record)):
            if name not in changed:
                changed[name] = self._told(record, name, getattr(record, name))
        if isinstance(record, Statement):
            self.of_others |= {(record.id, name) for name in _WHOSE if changed[name] != getattr(record, name)}
        return replace(record, **changed)

    def college(self, college: College | None) -> College | None:
        """What is told instead of *college*: None for those that are told together."""
        return None if college in self.together else college

    def nobody(self, person: Participant) -> Participant:
        """Somebody who counts, and is not told: of which college, whether they came, in the same order as all."""
        return Participant(
            id=person.id,
            session_id=person.session_id,
            name="",
            college=self.college(person.college),
            part=person.part,
            walk_in=person.walk_in,
            excused=person.excused,
            arrived_at=self._at if person.arrived_at is not None else None,
        )

    def _told(self, record: Record, name: str, value: Any) -> Any:
        """What is told of a field."""
        if name == "participant_id":
            return None
        if name == "source":
            return ""  # the fingerprint of an imported row was made with its table and college
        if self._public and name in _FROM_WHERE and isinstance(record, _WORDS_OF):
            return None
        if name == "college":
            return self.college(value)
        if name == "contested_by":
            return " ".join(one for one in value.split() if one not in self.together)
        if type(value) is not str:
            return value
        if _is_tag(record, name):
            return " ".join("-".join(self.text(word).split()) for word in value.split())
        return self.text(value)


def _attendance(groups: Sequence[Attendance], rules: _ForOthers) -> tuple[Attendance, ...]:
    """How many came of each college, nobody by name; those that are told together come last."""
    told = [rules.nobody(person) for group in groups for person in group.participants]
    order: tuple[College | None, ...] = (*College, None)
    found = (Attendance(college, tuple(one for one in told if one.college is college)) for college in order)
    return tuple(group for group in found if group.participants)


def _by_college(turnout: Turnout, rules: _ForOthers) -> tuple[tuple[College | None, Count], ...]:
    found: dict[College | None, Count] = {}
    for college, count in turnout.by_college:
        told = rules.college(college)
        before = found.pop(told, Count())  # what is told together comes last
        sums = {one.name: getattr(before, one.name) + getattr(count, one.name) for one in fields(Count)}
        found[told] = Count(**sums)
    return tuple(found.items())


def _rebuilt(value: Any, rules: _AsStored) -> Any:
    """*value*, a document or a part of it, as *rules* tell it."""
    if isinstance(value, Record):
        return rules.record(value)
    if isinstance(value, tuple):
        parts = [_rebuilt(part, rules) for part in value if rules.tells(part)]
        return value if all(map(_same, parts, value)) and len(parts) == len(value) else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: _rebuilt(getattr(value, one.name), rules) for one in fields(value) if one.init}
        kept = all(told[name] is getattr(value, name) for name in told)
        return value if kept else replace(value, **told)
    return rules.text(value) if type(value) is str else value


def _same(one: object, other: object) -> bool:
    return one is other


def _fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of *kind* of which a reading may say something else."""
    if kind not in _known_fields:
        left = {name for name in columns(kind) if name == "id" or name.endswith("_id")} - {"participant_id"}
        left |= _NO_TEXT | set(_KNOWN_TO_ALL.get(kind, ()))
        _known_fields[kind] = tuple(name for name in columns(kind) if name not in left)
    return _known_fields[kind]


def _is_tag(record: Record, name: str) -> bool:
    """Whether a text is a tag, or several: a tag is one word."""
    return name == "tags" or isinstance(record, Tag)


_known_fields: dict[type[Record], tuple[str, ...]] = {}
