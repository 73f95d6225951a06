"""The words of the whole cycle in memory, ready to be searched.

It is no second truth: everything is read from the store, slice by slice so that nobody waits for it, and of what
changes only the ids are noted, to be read again before the next search.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, ValuesView
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from ..record import Record
from ..records import (
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
from ..store import Changed, Store
from ..text import folded
from ..vocabulary import Vocabulary
from .findable import SORTS, Entry, entry_of

R = TypeVar("R", bound=Record)


class Home(NamedTuple):
    """What a record belongs to; empty where it belongs to none."""

    session_id: str = ""
    question_id: str = ""
    item_id: str = ""
    contribution: Contribution | None = None


@dataclass(frozen=True, slots=True)
class _Load:
    """Records that are read together."""

    kind: type[Record]
    equals: dict[str, Any]


class Index:
    """Read until `ready`; told of every change by `follow`; one thread owns it, that of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._start()

    def _start(self) -> None:
        self._entries: dict[type[Record], dict[str, Entry]] = {sort: {} for sort in SORTS}
        self._plus_ones: dict[str, dict[str, PlusOne]] = {}
        """The +1s of a contribution, by its id and theirs."""
        self._stale: dict[type[Record], dict[str, None]] = {}
        self._fresh: deque[Record] = deque()
        self._loads = deque(_loads(self._store))

    # Keeping up to date

    def follow(self, changed: Changed) -> None:
        """Note what *changed*."""
        if not changed.changes:
            self._start()
        for change in changed.changes:
            if change.kind in self._entries:
                self._stale.setdefault(change.kind, {})[change.record_id] = None

    @property
    def ready(self) -> bool:
        """Whether everything has been read as it is now."""
        return not (self._fresh or self._loads or self._stale)

    def read(self, most: int = 150) -> None:
        """Read a slice of what waits, about *most* records: a few milliseconds."""
        if self._fresh:
            for _record in range(min(most, len(self._fresh))):
                self._take_in(self._fresh.popleft())
        elif self._loads:
            load = self._loads.popleft()
            self._fresh.extend(self._store.all(load.kind, **load.equals))
        elif self._stale:
            self._read_again(most)

    def read_all(self) -> None:
        """Read until it is ready."""
        while not self.ready:
            self.read()

    def _read_again(self, most: int) -> None:
        kind, ids = next(iter(self._stale.items()))
        some = list(ids)[:most]
        found = {record.id: record for record in self._store.among(kind, "id", some)}
        for record_id in some:
            del ids[record_id]
            if record_id in found:
                self._take_in(found[record_id])
            else:
                self._take_out(kind, record_id)
        if not ids:
            del self._stale[kind]

    def _take_in(self, record: Record) -> None:
        kind = type(record)
        self._entries[kind][record.id] = entry_of(record)
        if isinstance(record, PlusOne):
            self._plus_ones.setdefault(record.contribution_id, {})[record.id] = record
        self._forget_derived(kind)

    def _take_out(self, kind: type[Record], record_id: str) -> None:
        entry = self._entries[kind].pop(record_id, None)
        if entry is not None and isinstance(entry.record, PlusOne):
            self._plus_ones[entry.record.contribution_id].pop(record_id, None)
        self._forget_derived(kind)

    def _forget_derived(self, kind: type[Record]) -> None:
        if kind in (Session, Theme, Question):
            self.__dict__.pop("_numbers", None)
        if kind in (Session, Tag):
            self.__dict__.pop("vocabulary", None)

    # What is known

    def entries(self, sort: type[Record]) -> ValuesView[Entry]:
        return self._entries[sort].values()

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with that id, as it was last read."""
        entry = self._entries[kind].get(record_id or "")
        return entry.record if entry is not None and isinstance(entry.record, kind) else None

    def plus_ones(self, contribution: Contribution) -> Iterable[PlusOne]:
        return self._plus_ones.get(contribution.id, {}).values()

    def weight(self, contribution: Contribution) -> int:
        return 1 + len(self._plus_ones.get(contribution.id, ()))

    def tags(self, contribution: Contribution) -> frozenset[str]:
        """The tags of a contribution, folded."""
        return self._entries[Contribution][contribution.id].tags

    def number(self, record: Session | Question) -> int:
        """The number of a session in the cycle, or of a question in its session, from 1."""
        return self._numbers[record.id]

    def home(self, record: Record) -> Home:
        """What *record* belongs to."""
        match record:
            case Contribution():
                return Home(record.session_id, record.question_id or "", contribution=record)
            case PlusOne():
                said = self.get(Contribution, record.contribution_id)
                return self.home(said) if said is not None else Home(record.session_id)
            case Cluster():
                asked = self.get(Question, record.question_id)
                return self.home(asked) if asked is not None else Home()
            case Question():
                return Home(record.session_id, record.id, record.item_id or "")
            case RoomQuestion():
                return Home(record.session_id, item_id=record.item_id)
            case AgendaItem():
                return Home(record.session_id, item_id=record.id)
            case Speaker():
                item = self.get(AgendaItem, record.item_id)
                return self.home(item) if item is not None else Home()
            case Statement():
                return Home(record.session_id, record.question_id or "")
            case Theme() | Participant() | Commitment():
                return Home(record.session_id)
            case Session():
                return Home(record.id)
        return Home()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What `@` and `#` can stand for anywhere in the cycle."""
        tables = max((session.table_count for session in self.records(Session)), default=0)
        return Vocabulary(tables=tables, tags={folded(tag.title): tag.title for tag in self.records(Tag)})

    @cached_property
    def _numbers(self) -> dict[str, int]:
        sessions = sorted(self.records(Session), key=lambda s: (s.position, s.id))
        numbers = {session.id: number for number, session in enumerate(sessions, 1)}
        places = {theme.id: theme.position for theme in self.records(Theme)}
        asked: dict[str, int] = {}
        for question in sorted(self.records(Question), key=lambda q: (places.get(q.theme_id, 0), q.position, q.id)):
            asked[question.session_id] = numbers[question.id] = asked.get(question.session_id, 0) + 1
        return numbers

    def records(self, kind: type[R]) -> list[R]:
        """The records of that kind, as they were last read."""
        return [entry.record for entry in self.entries(kind) if isinstance(entry.record, kind)]


def _loads(store: Store) -> Iterator[_Load]:
    """All that is to be read, a wall at a time, so that a busy interface does not feel it."""
    for sort in SORTS:
        if sort not in (Contribution, PlusOne):
            yield _Load(sort, {})
    for question in reversed(store.all(Question)):
        yield _Load(Contribution, {"question_id": question.id})
    for session in store.all(Session):
        yield _Load(Contribution, {"session_id": session.id, "question_id": None})
        yield _Load(PlusOne, {"session_id": session.id})
