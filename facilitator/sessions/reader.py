"""What is read of an open workshop file, and the trouble that its disk may give."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sqlite_utils import Database

from ..errors import NotFound, StoreUnavailable
from . import rows
from .failures import failure
from .journal import Deed, Journal, Removed
from .record import Record, columns
from .records import KINDS

R = TypeVar("R", bound=Record)


class Reader:
    """The reading half of the store: current records, and what the journal tells."""

    def __init__(self, db: Database) -> None:
        self._db, self._journal = db, Journal(db)
        self._trouble_listeners: list[Callable[[str], None]] = []
        self.trouble = ""
        """Why the last gesture could not be saved; empty when everything is on the disk."""

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

    def present(self, record: R, gone: str) -> R:
        """*record* as it is now; `NotFound`, saying *gone*, when it was removed meanwhile."""
        found = self.get(type(record), record.id)
        if found is None:
            raise NotFound(gone)
        return found

    def media(self, name: str) -> bytes | None:
        """The picture of that name among the media of the file; None when there is none, or when it cannot be read."""
        with suppress(StoreUnavailable), self._telling_trouble():
            return rows.read_media(self._db, name)
        return None

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

    def tally(self, kind: type[Record], name: str, **equals: Any) -> dict[str, int]:
        """How many of the records whose fields have these values there are for each value of the field *name*."""
        counted = self._read(rows.tally(kind, name, tuple(equals)), equals.values())
        return {row[0]: row[1] for row in counted}

    def removed(self, kind: type[R], operations: Sequence[str] | None = None) -> list[Removed[R]]:
        """The records that operations of these names (or any) took away and that are still gone, the latest first."""
        with self._telling_trouble():
            return self._journal.removed(kind, operations)

    def history(self, record_id: str) -> list[Deed]:
        """The operations that changed that record or one that refers to it, undoings included, the earliest first."""
        with self._telling_trouble():
            return self._journal.history(record_id)

    def last_operation(self) -> str:
        """The id of the last operation; empty while nothing was done."""
        with self._telling_trouble():
            return self._journal.last()

    def touched_since(self, operation_id: str) -> list[tuple[type[Record], str]]:
        """The kinds and ids of the records that changed after that operation; nothing for one that is not known."""
        with self._telling_trouble():
            touched = self._journal.touched_since(operation_id)
        return [(KINDS[kind], record_id) for kind, record_id in touched if kind in KINDS]

    def subscribe_trouble(self, listener: Callable[[str], None]) -> None:
        """Call *listener* when saving starts to fail (with the sentence) and when it works again (with nothing)."""
        self._trouble_listeners.append(listener)

    # Below this line, nothing is called from outside this package

    @contextmanager
    def _telling_trouble(self) -> Iterator[None]:
        """What SQLite says about the disk becomes `StoreUnavailable` and is told; our own mistakes stay as they are."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            trouble = failure(error)
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

    def _tell_trouble(self, sentence: str) -> None:
        if sentence != self.trouble:
            self.trouble = sentence
            for listener in tuple(self._trouble_listeners):
                listener(sentence)

    def _pragma(self, name: str) -> Any:
        return self._read(f"pragma {name}")[0][0]
