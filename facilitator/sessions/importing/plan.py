"""What each line of a table would become, looked at before anything is imported.

A line is taken whole or refused with its reason. It has a fingerprint, which its contribution keeps: the same file
brings nothing twice, whatever became of its contributions in the meantime.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from ...errors import BadText
from ...i18n import _, ngettext
from ..anonymity import anonymity_of
from ..reading import DELETIONS, outline
from ..records import Anonymity, College, Contribution, ContributionKind, Question, Session
from ..store import Store
from ..text import bounded, clean_line, folded, lines, tidy
from . import values
from .cells import Line
from .columns import Column, Columns, columns_of, has_titles, is_ours
from .file import Sheet

_CHECKED_AT_ONCE = 150
_UNREADABLE = re.compile("[\ud800-\udfff]")
_ACTIVE = tuple("=+-@\t\r\n＝＋－＠")
"""What our own export protects with an apostrophe, as spreadsheets would run it."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a sheet is to be understood."""

    titled: bool
    """The first line gives the titles of the columns."""
    columns: Columns

    @classmethod
    def guessed(cls, sheet: Sheet, *, titled: bool | None = None) -> Self:
        """What *sheet* looks like."""
        titled = has_titles(sheet) if titled is None else titled
        return cls(titled, columns_of(sheet, titled=titled))


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A line that is understood."""

    line: int
    text: str
    question_id: str | None
    kind: ContributionKind
    table_number: int | None = None
    college: College | None = None
    lever: int | None = None
    tags: tuple[str, ...] = ()
    cluster: str = ""
    weight: int = 1
    echoes: tuple[str, ...] = ()
    """What others said in their own words; there may be fewer than the weight tells."""
    slip: int | None = None
    said_at: datetime | None = None
    late: bool = False
    source: str = ""
    """Its fingerprint."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that is refused, and why."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    session_id: str
    ready: tuple[ImportRow, ...] = ()
    known: int = 0
    """How many lines were imported before."""
    binned: int = 0
    """How many of those are in the bin now: they stay there."""
    bad: tuple[BadRow, ...] = ()
    named: int = 0
    """How many of the lines, ready or known, name a question of the session themselves."""
    strange: int = 0
    """How many name a question that the session does not have: they go to the one chosen."""


def told(row: BadRow) -> str:
    """A refused line in a sentence."""
    return _("Line {number}: {reason}").format(number=row.line, reason=row.reason)


def told_others(made: Plan) -> list[str]:
    """How many lines bring nothing, and why, in a few words each."""
    found = []
    if made.known:
        known = ngettext("{count} imported before", "{count} imported before", made.known).format(count=made.known)
        in_bin = ngettext("{count} of them in the bin", "{count} of them in the bin", made.binned)
        found.append(f"{known} ({in_bin.format(count=made.binned)})" if made.binned else known)
    if made.bad:
        bad = ngettext("{count} line to mend", "{count} lines to mend", len(made.bad))
        found.append(bad.format(count=len(made.bad)))
    return found


def plan(store: Store, session: Session, question: Question | None, sheet: Sheet, mapping: Mapping) -> Plan:
    """What each line of *sheet* would become. Those that name no question of the session go to *question*, or without
    one to the parking."""
    *_steps, made = planning(store, session, question, sheet, mapping)
    assert made is not None
    return made


def planning(
    store: Store, session: Session, question: Question | None, sheet: Sheet, mapping: Mapping
) -> Iterator[Plan | None]:
    """The same a little at a time: None again and again, and the plan at last."""
    reader = _Reader(store, session, question, sheet, mapping)
    rest = sheet.lines[mapping.titled :]
    for start in range(0, len(rest), _CHECKED_AT_ONCE):
        reader.take(rest[start : start + _CHECKED_AT_ONCE])
        yield None
    yield reader.plan()


@dataclass
class _Reader:
    """Reads lines, one batch after the other."""

    store: Store
    session: Session
    question: Question | None
    sheet: Sheet
    mapping: Mapping
    ready: list[ImportRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    known = binned = named = strange = 0

    def __post_init__(self) -> None:
        self._questions = outline(self.store, self.session.id).questions
        self._by_text = {folded(question.text): question for question in reversed(self._questions)}
        self._met: Counter[str] = Counter()
        titles = self.sheet.lines[0].cells if self.mapping.titled else ()
        self._ours = is_ours(titles)
        self._width = len(titles) or self.sheet.width
        self._binned = {gone.record.source for gone in self.store.removed(Contribution, DELETIONS)}
        self._here = self.store.now().tzinfo

    def plan(self) -> Plan:
        """What was found of the lines taken so far."""
        ready, bad = tuple(self.ready), tuple(self.bad)
        return Plan(self.session.id, ready, self.known, self.binned, bad, self.named, self.strange)

    def take(self, batch: Sequence[Line]) -> None:
        understood: list[ImportRow] = []
        for line in batch:
            try:
                understood.append(self._row(line))
            except (values.BadCell, BadText) as error:
                self.bad.append(BadRow(line.number, str(error), line.cells))
        sources = [row.source for row in understood]
        present = {known.source for known in self.store.among(Contribution, "source", sources)}
        binned = self._binned.intersection(sources) - present
        self.known += len(present | binned)
        self.binned += len(binned)
        self.ready += [row for row in understood if row.source not in present | binned]

    def _row(self, line: Line) -> ImportRow:
        cells = self._cells(line)
        text = bounded(tidy(cells[Column.TEXT]))
        if not text:
            raise values.BadCell(_("there is no text"))
        question, named = self._home(cells)
        kind, table = (
            values.kind(cells[Column.KIND]),
            values.table(cells[Column.TABLE], tables=self.session.table_count),
        )
        college, lever = values.college(cells[Column.COLLEGE]), values.lever(cells[Column.LEVER])
        if anonymity_of(question) is Anonymity.PUBLIC:
            table = college = None  # nor to be guessed from the fingerprint
        cluster = clean_line(cells[Column.CLUSTER])
        if cluster and question is None:
            raise values.BadCell(_("there are no clusters in the parking"))
        echoes = tuple(lines(bounded(cells[Column.ECHOES])))
        row = ImportRow(
            line=line.number,
            text=text,
            question_id=question.id if question else None,
            kind=kind or (question.default_kind if question else ContributionKind.IDEA),
            table_number=table,
            college=college,
            lever=lever,
            tags=values.tags(cells[Column.TAGS]),
            cluster=cluster,
            weight=max(values.weight(cells[Column.WEIGHT]), 1 + len(echoes)),
            echoes=echoes,
            slip=values.slip(cells[Column.SLIP]),
            said_at=values.time(cells[Column.TIME], self._here),
            late=values.yes(cells[Column.LATE]),
            source=self._fingerprint(question.id if question else self.session.id, text, kind, table, college, lever),
        )
        self.named += named
        self.strange += not named and question is not None and bool(cells[Column.QUESTION].strip())
        return row

    def _cells(self, line: Line) -> dict[Column, str]:
        """What *line* says, by what its columns mean; nothing where it says nothing."""
        if line.trouble:
            raise values.BadCell(line.trouble)
        if any(cell.strip() for cell in line.cells[self._width :]):
            raise values.BadCell(
                _("it has {count} cells where {expected} are expected: put its text in quotes").format(
                    count=len(line.cells), expected=self._width
                )
            )
        if any(map(_UNREADABLE.search, line.cells)):
            raise values.BadCell(_("some of its letters cannot be read: save the file in UTF-8"))
        found = dict.fromkeys(Column, "")
        for column, cell in zip(self.mapping.columns, line.cells, strict=False):
            if column is not None:
                found[column] = (
                    cell[1:] if self._ours and cell.startswith("'") and cell[1:].startswith(_ACTIVE) else cell
                )
        return found

    def _home(self, cells: dict[Column, str]) -> tuple[Question | None, bool]:
        """The question it goes to, and whether the line names it: by its text or by its number."""
        if values.yes(cells[Column.PARKED]):
            return None, False
        name = cells[Column.QUESTION].strip()
        numbered = int(name) if name.isascii() and name.isdigit() and len(name) < 4 else 0
        found = self._by_text.get(folded(name))
        if found is None and 1 <= numbered <= len(self._questions):
            found = self._questions[numbered - 1]
        return (found, True) if found else (self.question, False)

    def _fingerprint(self, *said: object) -> str:
        """Tells a line by what it says and where it goes; lines that say the same are counted."""
        meaning = json.dumps(said, ensure_ascii=False)
        self._met[meaning] += 1
        return hashlib.sha256(f"{self._met[meaning]} {meaning}".encode()).hexdigest()[:32]
