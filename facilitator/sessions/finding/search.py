"""Finding anything said or written in the cycle: which records, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from operator import attrgetter
from typing import NamedTuple

from ...i18n import _
from .. import labels
from ..record import Record
from ..records import (
    AgendaItem,
    Cluster,
    Contribution,
    Participant,
    PlusOne,
    Question,
    RoomQuestion,
    Session,
    Speaker,
)
from ..text import folded
from .excerpt import Excerpt, excerpt
from .findable import SORTS, Entry
from .index import Home, Index
from .query import Filters, Query, Word, understand


@dataclass(frozen=True)
class Hit:
    """A record that was found."""

    record: Record
    home: Home
    """What it belongs to: where it can be opened."""
    where: str
    """The same in words: "Day 3 · Question 2 · Governance · T4"."""
    weight: int
    """What a contribution weighs; 1 for anything else."""
    _entry: Entry
    _words: tuple[Word, ...]

    @property
    def sort(self) -> type[Record]:
        return type(self.record)

    @cached_property
    def excerpt(self) -> Excerpt:
        """What it says, around the words that were found."""
        title = excerpt(self._entry.title, self._words, _ROOM)
        more = excerpt(self._entry.more, self._words, _ROOM)
        if not more.found:
            return title
        moved = len(title.text) + len(_BETWEEN)
        further = tuple((start + moved, end + moved) for start, end in more.found)
        return Excerpt(f"{title.text}{_BETWEEN}{more.text}", title.found + further)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one sort, the best first."""

    sort: type[Record]
    hits: tuple[Hit, ...]
    total: int
    """How many there are, those that are not among the hits included."""


@dataclass(frozen=True, slots=True)
class Results:
    query: Query
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def shown(self) -> int:
        return sum(len(group.hits) for group in self.groups)


_ROOM = 100
"""Characters of a text that are shown: a little more than a line of the palette holds."""
_BETWEEN = " — "
_BEGINS, _WHOLE, _INSIDE = range(3)
"""How well a record answers: it begins with what is looked for; it has it at the start of words; or inside them."""


def find(index: Index, typed: str, filters: Filters | None = None, *, limit: int = 200) -> Results:
    """What answers to *typed* and to *filters*, at most *limit* of each sort; nothing when nothing is asked.

    The sort with the best answer comes first; among equals, the one that is looked for most often.
    """
    query = understand(typed, index.vocabulary, filters or Filters())
    answers = [_answers(index, sort, query, limit) for sort in SORTS] if query else []
    answers = sorted((one for one in answers if one.total), key=attrgetter("rank"))
    groups = (Group(one.sort, tuple(_hit(index, e, query) for e in one.best), one.total) for one in answers)
    return Results(query, tuple(groups))


class _Answers(NamedTuple):
    """The best entries of one sort, how many there are, and how well the first of them answers."""

    sort: type[Record]
    best: list[Entry]
    total: int
    rank: int


def _answers(index: Index, sort: type[Record], query: Query, limit: int) -> _Answers:
    entries = _passing(index, sort, query)
    if not query.words:
        return _Answers(sort, nsmallest(limit, entries, key=lambda entry: entry.order[1]), len(entries), 0)
    ranked: tuple[list[Entry], ...] = ([], [], [])
    for entry in entries:
        ranked[_rank(entry, query.words)].append(entry)
    best: list[Entry] = []
    for equals in ranked:
        best += nsmallest(limit - len(best), equals, key=attrgetter("order"))
    return _Answers(sort, best, len(entries), next((rank for rank in range(3) if ranked[rank]), 0))


def _passing(index: Index, sort: type[Record], query: Query) -> list[Entry]:
    """The entries of that sort with all the words, that pass all the filters."""
    entries = [entry for entry in index.entries(sort) if entry.text]
    for word in query.words:
        plain, joined = word[0], word[-1]
        if plain == joined:
            entries = [entry for entry in entries if plain in entry.text]
        else:
            entries = [entry for entry in entries if plain in entry.text or joined in entry.text]
    if query.filters:
        entries = [entry for entry in entries if _passes(index, entry, query.filters)]
    return entries


def _passes(index: Index, entry: Entry, filters: Filters) -> bool:
    """Whether *entry* is what all of *filters* let through."""
    home = index.home(entry.record)
    if filters.session_id and home.session_id != filters.session_id:
        return False
    if filters.question_id and home.question_id != filters.question_id:
        return False
    if (filters.table or filters.college) and not _said_by(index, entry.record, filters):
        return False
    said = home.contribution
    if filters.cluster_id not in ("", entry.record.id, said.cluster_id if said is not None else ""):
        return False
    return not _about_contributions(filters) or (said is not None and _is_such(index, said, filters))


def _said_by(index: Index, record: Record, filters: Filters) -> bool:
    """Whether somebody at that table and of that college said it: its author, or one who added +1."""
    if _speaks_from(record, filters):
        return True
    return isinstance(record, Contribution) and any(_speaks_from(one, filters) for one in index.plus_ones(record))


def _speaks_from(record: Record, filters: Filters) -> bool:
    return (
        isinstance(record, (Contribution, PlusOne, RoomQuestion, Participant))
        and (not filters.table or record.table_number == filters.table)
        and (not filters.college or record.college is filters.college)
    )


def _about_contributions(filters: Filters) -> bool:
    """Whether *filters* ask for what only a contribution has."""
    return bool(filters.kind or filters.tag or filters.lever or filters.least_weight > 1)


def _is_such(index: Index, contribution: Contribution, filters: Filters) -> bool:
    return (
        filters.kind in (None, contribution.kind)
        and filters.lever in (None, contribution.lever)
        and (not filters.tag or folded(filters.tag) in index.tags(contribution))
        and index.weight(contribution) >= filters.least_weight
    )


def _rank(entry: Entry, words: Sequence[Word]) -> int:
    """How well *entry*, which has all of *words*, answers to them."""
    text = entry.text
    for word in words:
        if f" {word[0]}" not in text and f" {word[-1]}" not in text:
            return _INSIDE
    return _BEGINS if text.startswith(words[0], 1) else _WHOLE


def _hit(index: Index, entry: Entry, query: Query) -> Hit:
    home = index.home(entry.record)
    said = home.contribution
    weight = index.weight(said) if said is not None and said is entry.record else 1
    return Hit(entry.record, home, _where(index, entry.record, home), weight, entry, query.words)


def _where(index: Index, record: Record, home: Home) -> str:
    """Where it stands in the cycle, from the day to the table, as far as that is not said by the record itself."""
    parts = [*_place(index, record, home)]
    match record:
        case Contribution() | PlusOne() | RoomQuestion():
            parts.append(labels.origin(record.table_number, record.college))
        case Participant():
            table = labels.table(record.table_number) if record.table_number is not None else ""
            parts += [labels.college(record.college) if record.college is not None else "", table]
    return " · ".join(filter(None, parts))


def _place(index: Index, record: Record, home: Home) -> Iterable[str]:
    session, asked = index.get(Session, home.session_id), index.get(Question, home.question_id)
    if session is not None:
        yield _("Day {number}").format(number=index.number(session))
    if isinstance(record, (Speaker, RoomQuestion)) and (item := index.get(AgendaItem, home.item_id)) is not None:
        yield item.title or labels.item_kind(item.kind)
    if asked is not None:
        yield _("Question {number}").format(number=index.number(asked))
    if home.contribution is not None:
        cluster = index.get(Cluster, home.contribution.cluster_id)
        yield _("Parking") if not home.question_id else cluster.title if cluster is not None else ""
