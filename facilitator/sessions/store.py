"""The open workshop: current records, and the journal of how they came to be.

Every write happens inside an operation. An operation is one gesture of one actor: it is committed whole or not at all,
written to the journal in the same transaction, durable before it is announced, and announced once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from ..errors import CannotUndo, DamagedFile, ReadOnly, StoreUnavailable
from ..i18n import _
from . import rows, workshop_file
from .integrity import problems
from .journal import Actor, Change, Entry, Journal, Undo
from .operation import Operation
from .record import Record, columns, ids_follow, new_id
from .undo_lists import UndoLists

R = TypeVar("R", bound=Record)


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


class Store:
    """The only door to a workshop file. One thread owns it."""

    def __init__(self, opened: workshop_file.Opened, *, clock: Callable[[], datetime] | None = None) -> None:
        self._opened, self._db = opened, opened.db
        self._clock = clock or (lambda: datetime.now().astimezone())
        self._listeners: list[Callable[[Changed], None]] = []
        self._trouble_listeners: list[Callable[[str], None]] = []
        self._operation: Operation | None = None
        self._journal, self._undo_lists = Journal(self._db), UndoLists()
        self.trouble = ""
        """Why the last gesture could not be saved; empty when everything is on the disk."""
        self._data_version = self._pragma("data_version")
        self._recall()

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
        self._recall()
        self._announce(Changed("restore", Actor.DESK, ()))

    def changed_elsewhere(self) -> bool:
        """Whether another program has written since this was last asked: for a view that only reads."""
        before, self._data_version = self._data_version, self._pragma("data_version")
        return bool(before != self._data_version)

    # Reading

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with that id, if it exists."""
        if not record_id:
            return None
        with self._telling_trouble():
            row = rows.read(self._db, kind, record_id)
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
        return self._records(kind, rows.select(kind, tuple(equals)), equals.values())

    def among(self, kind: type[R], name: str, values: Sequence[str]) -> list[R]:
        """The records whose field *name* has one of these values, in order of creation."""
        return self._records(kind, rows.select_among(kind, name, len(values)), values)

    def count(self, kind: type[Record], **equals: Any) -> int:
        return int(self._read(rows.count(kind, tuple(equals)), equals.values())[0][0])

    # Writing

    @contextmanager
    def operation(
        self, name: str, *, actor: Actor = Actor.DESK, undo: Undo = Undo.YES, part_of: str | None = None
    ) -> Iterator[Operation]:
        """One gesture: all done inside is committed, journaled and announced together, or not at all.

        Long work is cut into several operations that are *part_of* the first of them, by its id: they are durable one
        after the other, and undone together.

        Raises `StoreUnavailable` when it could not be saved; nothing has changed then.
        """
        entry = Entry(new_id(), name, actor, undo, part_of=part_of)
        with self._transaction(entry) as operation:
            yield operation
        if operation.changes:
            self._tell(entry, operation)

    def undo(self) -> str | None:
        """Take back the desk's last gesture and return its name; None when there is none.

        Raises `CannotUndo` when what it did has changed since; it is then passed over.
        """
        return self._revert(self._undo_lists.done)

    def redo(self) -> str | None:
        """Do again what was undone last; like `undo`."""
        return self._revert(self._undo_lists.undone)

    def can_undo(self) -> str | None:
        """The name of the operation that `undo` would take back."""
        return self._name_of_last(self._undo_lists.done)

    def can_redo(self) -> str | None:
        return self._name_of_last(self._undo_lists.undone)

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
    def _transaction(self, entry: Entry) -> Iterator[Operation]:
        self._refuse_read_only()
        assert self._operation is None, f"{entry.name} started inside another operation"
        self._operation = operation = Operation(self._db, entry.operation_id)
        try:
            with self._telling_trouble(), self._db.atomic():
                yield operation
                if operation.changes:
                    self._journal.write(entry, self.now(), operation.changes)
        finally:
            operation.end()
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

    def _records(self, kind: type[R], sql: str, values: Iterable[Any]) -> list[R]:
        names = columns(kind)
        return [kind.from_row(dict(zip(names, row, strict=True))) for row in self._read(sql, values)]

    def _refuse_read_only(self) -> None:
        if self.read_only_because:
            raise ReadOnly(self.read_only_because)

    def _revert(self, operations: list[str]) -> str | None:
        """Take back the last of *operations*, one of the undo lists."""
        name = self._name_of_last(operations)
        if name is None:
            return None
        self._refuse_read_only()
        entry = Entry(new_id(), name, reverts=operations[-1])
        with self._telling_trouble():
            changes = self._journal.changes(operations[-1])
        try:
            with self._transaction(entry) as operation:
                for change in reversed(changes):  # one by one: an operation may touch a record twice
                    operation.revert(change)
        except (sqlite3.IntegrityError, CannotUndo) as error:
            operations.pop()
            raise CannotUndo(
                _("This was changed since, so it stays as it is. Press again to go further back.")
            ) from error
        self._tell(entry, operation)
        return name

    def _recall(self) -> None:
        """What follows from the journal: the undo lists, and that new ids come after those of the file."""
        with self._telling_trouble():
            for latest in self._journal.latest_ids():
                ids_follow(latest)
            self._undo_lists = UndoLists(self._journal.since_the_barrier())

    def _name_of_last(self, operations: list[str]) -> str | None:
        with self._telling_trouble():
            return self._journal.name(operations[-1]) if operations else None

    def _tell(self, entry: Entry, operation: Operation) -> None:
        self._undo_lists.remember(entry)
        self._announce(Changed(entry.name, entry.actor, tuple(operation.changes)))

    def _announce(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)

    def _tell_trouble(self, sentence: str) -> None:
        if sentence != self.trouble:
            self.trouble = sentence
            for listener in tuple(self._trouble_listeners):
                listener(sentence)

    def _pragma(self, name: str) -> Any:
        return self._read(f"pragma {name}")[0][0]
