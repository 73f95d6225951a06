"""The open workshop: current records, and the journal of how they came to be.

Every write happens inside an operation. An operation is one gesture of one actor: it is committed whole or not at all,
written to the journal in the same transaction, durable before it is announced, and announced once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from ..errors import CannotUndo, DamagedFile, ReadOnly, StoreUnavailable
from ..i18n import _
from . import forgetting, workshop_file
from .changed import Changed
from .clock import WatchedClock
from .forgetting import Erasing
from .integrity import problems
from .journal import Actor, Entry, Undo
from .operation import Operation
from .reader import Reader
from .record import ids_follow, new_id
from .undo_lists import UndoLists

__all__ = ["Changed", "Store"]


class Store(Reader):
    """The only door to a workshop file. One thread owns it."""

    def __init__(self, opened: workshop_file.Opened, *, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(opened.db)
        self._opened = opened
        self._clock = clock or WatchedClock()
        self._listeners: list[Callable[[Changed], None]] = []
        self._operation: Operation | None = None
        self._undo_lists = UndoLists()
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

    def clock_moved(self) -> timedelta:
        """How far somebody has set the laptop's clock since this was last asked, below zero for back."""
        return self._clock.moved() if isinstance(self._clock, WatchedClock) else timedelta()

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

    # Writing

    @contextmanager
    def operation(
        self, name: str, *, actor: Actor = Actor.DESK, undo: Undo = Undo.YES, part_of: str | None = None
    ) -> Iterator[Operation]:
        """One gesture: all done inside is committed, journaled and announced together, or not at all.

        Long work is cut into several operations that are *part_of* the first of them that changed something, by its
        id: they are durable one after the other, and undone together.

        Raises `StoreUnavailable` when it could not be saved, and `CannotUndo` when the work of which it is a part was
        undone meanwhile; nothing has changed then.
        """
        entry = Entry(new_id(), name, actor, undo, part_of=part_of)
        self._refuse_part_of_undone(entry)
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

    def forget(self, ids: Iterable[str], names: Iterable[str] = ()) -> list[Path]:
        """Erase the records with these ids for good, from the backups first, from the file and its journal last.

        What refers to participants among them is nobody's from then on; these *names* go from speakers and scenes too.
        Returns the files that still hold them: backups that cannot be written, the file itself while it is being read.
        Raises `StoreUnavailable` when it could not be done; cut short, it can be asked for again.
        """
        return self._forget(Erasing(list(ids), list(names)))

    def forget_fields(self, ids: Iterable[str], fields: Iterable[str]) -> list[Path]:
        """Erase for good what these *fields* of the records with these ids ever held: they hold nothing from then on.

        The same promise as `forget`; the records stay.
        """
        return self._forget(Erasing(list(ids), fields=tuple(fields)))

    def told_ids(self, fields: Collection[str]) -> set[str]:
        """The ids of the contributions and +1s of which the file tells something in *fields*, or its journal alone."""
        with self._telling_trouble():
            return forgetting.told_ids(self._db, fields)

    def subscribe(self, listener: Callable[[Changed], None]) -> None:
        """Call *listener* after every operation."""
        self._listeners.append(listener)

    def problems(self) -> list[str]:
        """What is wrong in the file, its references or its journal: nothing, normally."""
        return problems(self._db)

    # Below this line, nothing is called from outside this package

    def _forget(self, erasing: Erasing) -> list[Path]:
        self._refuse_read_only()
        with forgetting.BACKUPS, self._telling_trouble():
            left = forgetting.forget_in_backups(self.path, erasing)
            with self._db.atomic():
                forgetting.forget(self._db, erasing)
                self._journal.write(Entry(new_id(), "forget", undo=Undo.NO), self.now(), ())
            if not forgetting.wipe(self._db):
                left.append(self.path)
        self._tell_trouble("")
        self._recall()
        self._announce(Changed("forget", Actor.DESK, ()))
        return left

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

    def _refuse_part_of_undone(self, entry: Entry) -> None:
        with self._telling_trouble():
            if entry.part_of is not None and self._journal.was_reverted(entry.part_of):
                raise CannotUndo(_("This was undone while it was going on: it stops here."))

    def _name_of_last(self, operations: list[str]) -> str | None:
        with self._telling_trouble():
            return self._journal.name(operations[-1]) if operations else None

    def _tell(self, entry: Entry, operation: Operation) -> None:
        self._undo_lists.remember(entry)
        self._announce(Changed(entry.name, entry.actor, tuple(operation.changes)))

    def _announce(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)
