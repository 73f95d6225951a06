"""The open workshop: current records, and the journal of how they came to be.

Every write happens inside an operation. An operation is one gesture of one actor: it is committed whole or not at all,
written to the journal in the same transaction, durable before it is announced, and announced once.
"""

from __future__ import annotations

import json
import platform
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self, TypeVar

from ..errors import CannotUndo, DamagedFile, ReadOnly, StoreUnavailable
from ..i18n import _
from . import workshop_file
from .integrity import problems
from .records import KINDS, Record, Row, columns, ids_follow, new_id

R = TypeVar("R", bound=Record)


class Actor(StrEnum):
    """Whose gesture an operation is. Only the desk's are undone from the desk."""

    DESK = "desk"
    COMMAND_LINE = "command_line"


class Undo(StrEnum):
    """What Ctrl+Z does about an operation: take it back, pass over it, or go no further."""

    YES = "yes"
    NO = "no"
    BARRIER = "barrier"


@dataclass(frozen=True, slots=True)
class Change:
    """One record's fields before and after; None where it did not exist."""

    kind: type[Record]
    record_id: str
    before: Row | None
    after: Row | None

    def reversed(self) -> Change:
        return Change(self.kind, self.record_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told once an operation is on the disk."""

    operation: str
    actor: str
    changes: tuple[Change, ...]

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether records of one of these kinds changed. Everything did when a backup was restored."""
        return not self.changes or any(change.kind in kinds for change in self.changes)

    def added(self, kind: type[R]) -> list[R] | None:
        """The new records, when the operation did nothing but add some of that kind; None otherwise."""
        if not self.changes or any(c.kind is not kind or c.before is not None for c in self.changes):
            return None
        return [kind.from_row(change.after) for change in self.changes if change.after is not None]


class Operation:
    """The only way to write. Obtained from `Store.operation`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.changes: list[Change] = []

    def put(self, record: R) -> R:
        """Insert *record*, or update the fields that differ."""
        old, new = self._store._row(type(record), record.id), record.to_row()
        if old is None:
            self._apply(Change(type(record), record.id, None, new))
        elif differing := [key for key in new if new[key] != old[key]]:
            before, after = ({key: row[key] for key in differing} for row in (old, new))
            self._apply(Change(type(record), record.id, before, after))
        return record

    def remove(self, record: Record) -> None:
        """Delete *record*, if it is still there; what refers to it has to go first."""
        if old := self._store._row(type(record), record.id):
            self._apply(Change(type(record), record.id, old, None))

    def _apply(self, change: Change) -> None:
        assert self._store._operation is self, "written outside an operation"
        self._store._write(change)
        self.changes.append(change)


class Store:
    """The only door to a workshop file. One thread owns it."""

    def __init__(self, opened: workshop_file.Opened, *, clock: Callable[[], datetime] | None = None) -> None:
        self._opened, self._db = opened, opened.db
        self._clock = clock or (lambda: datetime.now().astimezone())
        self._listeners: list[Callable[[Changed], None]] = []
        self._trouble_listeners: list[Callable[[str], None]] = []
        self._operation: Operation | None = None
        self._done: list[str] = []
        self._undone: list[str] = []
        self.trouble = ""
        """Why the last gesture could not be saved; empty when everything is on the disk."""
        self._data_version = self._pragma("data_version")
        self._recall_history()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Callable[[], datetime] | None = None) -> Self:
        """Open a workshop file: to write when possible, to read otherwise (see `read_only_because`).

        Raises a kind of `UnusableFile`, the file untouched.
        """
        opened = workshop_file.open_file(path, read_only=read_only)
        try:
            return cls(opened, clock=clock)
        except (sqlite3.DatabaseError, StoreUnavailable, ValueError) as error:
            opened.close()
            raise DamagedFile(_("“{name}” is damaged: restore a backup.").format(name=path.name)) from error

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], datetime] | None = None) -> Self:
        """Make a new, empty workshop file and open it."""
        workshop_file.create(path)
        return cls.open(path, clock=clock)

    @property
    def path(self) -> Path:
        return self._opened.path

    @property
    def read_only_because(self) -> str:
        """Why nothing can be written, in a sentence; empty when it can."""
        return self._opened.read_only_because

    def now(self) -> datetime:
        """The present instant, with the room's offset."""
        return self._clock()

    def close(self) -> None:
        """Close the file; a single file is left."""
        self._opened.close()

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file itself, so that a copy of the file alone is recent."""
        if not self.read_only_because:
            self._read("pragma wal_checkpoint(passive)")

    def save_copy(self, target: Path) -> None:
        """Write a whole copy elsewhere, in place of what was there.

        Raises `StoreUnavailable` when there is no room, or when *target* is open, here or in another program.
        """
        with workshop_file.alone_with(target):
            workshop_file.copy_to(self._db, target)

    def restore(self, source: Path) -> None:
        """Take the content of *source*, a sound workshop, in place of the present one."""
        self._refuse_read_only()
        with self._telling_trouble():
            workshop_file.copy_back(source, self._db)
        self._tell_trouble("")
        self._recall_history()
        self._announce(Changed("restore", Actor.DESK, ()))

    def changed_elsewhere(self) -> bool:
        """Whether another program has written since this was last asked: for a view that only reads."""
        before, self._data_version = self._data_version, self._pragma("data_version")
        return bool(before != self._data_version)

    # Reading

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with that id, if it exists."""
        row = self._row(kind, record_id) if record_id else None
        return None if row is None else kind.from_row(row)

    def the(self, kind: type[R], record_id: str) -> R:
        """The record with that id; LookupError when it does not exist."""
        record = self.get(kind, record_id)
        if record is None:
            raise LookupError(f"{kind.__name__} {record_id}")
        return record

    def first(self, kind: type[R], **equals: Any) -> R | None:
        """The first record whose fields have these values."""
        return next(iter(self.all(kind, **equals)), None)

    def all(self, kind: type[R], **equals: Any) -> list[R]:
        """The records whose fields have these values, by position where there is one, then in order of creation."""
        rows = self._read(_select(_table(kind), columns(kind), tuple(equals)), equals.values())
        names = columns(kind)
        return [kind.from_row(dict(zip(names, row, strict=True))) for row in rows]

    def among(self, kind: type[R], name: str, values: Sequence[str]) -> list[R]:
        """The records whose field *name* has one of these values, in order of creation."""
        names = columns(kind)
        marks = ", ".join("?" * len(values))
        sql = f"select {', '.join(names)} from {_table(kind)} where {name} in ({marks}) order by id"
        return [kind.from_row(dict(zip(names, row, strict=True))) for row in self._read(sql, values)]

    def count(self, kind: type[Record], **equals: Any) -> int:
        sql = f"select count(*) from {_table(kind)}{_where(tuple(equals))}"
        return int(self._read(sql, equals.values())[0][0])

    # Writing

    @contextmanager
    def operation(self, name: str, *, actor: Actor = Actor.DESK, undo: Undo = Undo.YES) -> Iterator[Operation]:
        """One gesture: all done inside is committed, journaled and announced together, or not at all.

        Raises `StoreUnavailable` when it could not be saved; nothing has changed then.
        """
        with self._transaction(name, actor, undo) as (operation, operation_id):
            yield operation
        if operation.changes:
            self._remember(operation_id, actor, undo)
            self._announce(Changed(name, actor, tuple(operation.changes)))

    def undo(self) -> str | None:
        """Take back the desk's last gesture and return its name; None when there is none.

        Raises `CannotUndo` when what it did has changed since; it is then passed over.
        """
        return self._revert(self._done, self._undone)

    def redo(self) -> str | None:
        """Do again what was undone last; like `undo`."""
        return self._revert(self._undone, self._done)

    def can_undo(self) -> str | None:
        """The name of the operation that `undo` would take back."""
        return self._operation_name(self._done[-1]) if self._done else None

    def can_redo(self) -> str | None:
        return self._operation_name(self._undone[-1]) if self._undone else None

    def subscribe(self, listener: Callable[[Changed], None]) -> None:
        """Call *listener* after every operation."""
        self._listeners.append(listener)

    def subscribe_trouble(self, listener: Callable[[str], None]) -> None:
        """Call *listener* when saving starts to fail (with the sentence) and when it works again (with nothing)."""
        self._trouble_listeners.append(listener)

    def problems(self) -> list[str]:
        """What is wrong in the file, its references or its journal: nothing, normally."""
        return problems(self._db)

    # Below this line, nothing is called from outside this package

    @contextmanager
    def _transaction(
        self, name: str, actor: Actor, undo: Undo, reverts: str | None = None
    ) -> Iterator[tuple[Operation, str]]:
        self._refuse_read_only()
        assert self._operation is None, f"{name} started inside another operation"
        operation, operation_id = Operation(self), new_id()
        self._operation = operation
        try:
            with self._telling_trouble(), self._db.atomic():
                yield operation, operation_id
                if operation.changes:
                    self._journal((operation_id, name, actor, undo, reverts), operation.changes)
        finally:
            self._operation = None
        if operation.changes:
            self._tell_trouble("")

    @contextmanager
    def _telling_trouble(self) -> Iterator[None]:
        """What SQLite says about the disk becomes `StoreUnavailable` and is told; our own mistakes stay as they are."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            trouble = workshop_file.failure(error)
            if trouble is None:
                raise
            self._tell_trouble(str(trouble))
            raise trouble from error

    def _read(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self._telling_trouble():
            return list(self._db.execute(sql, tuple(values)))

    def _refuse_read_only(self) -> None:
        if self.read_only_because:
            raise ReadOnly(self.read_only_because)

    def _journal(self, header: tuple[str, str, Actor, Undo, str | None], changes: list[Change]) -> None:
        operation_id, name, actor, undo, reverts = header
        self._db.execute(
            "insert into operation (id, at, actor, station, name, undo, reverts) values (?, ?, ?, ?, ?, ?, ?)",
            (operation_id, self.now().isoformat(), actor.value, platform.node(), name, undo.value, reverts),
        )
        for position, change in enumerate(changes):
            self._db.execute(
                "insert into change values (?, ?, ?, ?, ?, ?)",
                (
                    operation_id,
                    position,
                    _table(change.kind),
                    change.record_id,
                    _as_json(change.before),
                    _as_json(change.after),
                ),
            )

    def _write(self, change: Change) -> None:
        table = _table(change.kind)
        if change.after is None:
            self._db.execute(f"delete from {table} where id = ?", (change.record_id,))
        elif change.before is None:
            marks = ", ".join("?" for _value in change.after)
            names = ", ".join(change.after)
            self._db.execute(f"insert into {table} ({names}) values ({marks})", list(change.after.values()))
        else:
            settings = ", ".join(f"{name} = ?" for name in change.after)
            self._db.execute(f"update {table} set {settings} where id = ?", [*change.after.values(), change.record_id])

    def _revert(self, source: list[str], target: list[str]) -> str | None:
        if not source:
            return None
        self._refuse_read_only()
        reverted = source[-1]
        name = self._operation_name(reverted)
        changes = [change.reversed() for change in reversed(self._changes(reverted))]
        try:
            with self._transaction(name, Actor.DESK, Undo.YES, reverts=reverted) as (operation, operation_id):
                for change in changes:  # one by one: an operation may touch a record twice
                    self._check_untouched(change)
                    operation._apply(change)
        except (sqlite3.IntegrityError, CannotUndo) as error:
            source.pop()
            raise CannotUndo(
                _("This was changed since, so it stays as it is. Press again to go further back.")
            ) from error
        source.pop()
        target.append(operation_id)
        self._announce(Changed(name, Actor.DESK, tuple(operation.changes)))
        return name

    def _check_untouched(self, change: Change) -> None:
        row = self._row(change.kind, change.record_id)
        found = None if row is None or change.before is None else {key: row[key] for key in change.before}
        if (row is None) != (change.before is None) or found != change.before:
            raise CannotUndo(change.kind.__name__)

    def _changes(self, operation_id: str) -> list[Change]:
        rows = self._read(
            "select kind, record_id, before, after from change where operation_id = ? order by position",
            (operation_id,),
        )
        return [
            Change(KINDS[kind], record_id, json.loads(before or "null"), json.loads(after or "null"))
            for kind, record_id, before, after in rows
        ]

    def _recall_history(self) -> None:
        """Rebuild both undo lists from the journal, so that a restart loses nothing."""
        self._done.clear()
        self._undone.clear()
        for (latest,) in self._read("select max(id) from operation union select max(record_id) from change"):
            ids_follow(latest or "0")
        rows = self._read(
            "select id, actor, undo, reverts from operation where position >="
            " (select coalesce(max(position), 0) from operation where undo = ?) order by position",
            (Undo.BARRIER.value,),
        )
        for operation_id, actor, undo, reverts in rows:
            if reverts is None:
                self._remember(operation_id, Actor(actor), Undo(undo))
                continue
            source, target = (self._done, self._undone) if reverts in self._done else (self._undone, self._done)
            source.remove(reverts)
            target.append(operation_id)

    def _remember(self, operation_id: str, actor: Actor, undo: Undo) -> None:
        if undo is Undo.BARRIER:
            self._done.clear()
            self._undone.clear()
        elif undo is Undo.YES and actor is Actor.DESK:
            self._done.append(operation_id)
            self._undone.clear()

    def _announce(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)

    def _tell_trouble(self, sentence: str) -> None:
        if sentence != self.trouble:
            self.trouble = sentence
            for listener in tuple(self._trouble_listeners):
                listener(sentence)

    def _operation_name(self, operation_id: str) -> str:
        return str(self._read("select name from operation where id = ?", (operation_id,))[0][0])

    def _row(self, kind: type[Record], record_id: str) -> Row | None:
        rows = self._read(_select(_table(kind), columns(kind), ("id",)), (record_id,))
        return dict(zip(columns(kind), rows[0], strict=True)) if rows else None

    def _pragma(self, name: str) -> Any:
        return self._read(f"pragma {name}")[0][0]


def _table(kind: type[Record]) -> str:
    return kind.__name__.lower()


@cache
def _select(table: str, names: tuple[str, ...], equals: tuple[str, ...]) -> str:
    order = "position, id" if "position" in names else "id"
    return f"select {', '.join(names)} from {table}{_where(equals)} order by {order}"


def _where(equals: tuple[str, ...]) -> str:
    return " where " + " and ".join(f"{name} is ?" for name in equals) if equals else ""


def _as_json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))
