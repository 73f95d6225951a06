"""The journal: every operation, whose it was, and what each record's fields were before and after."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from sqlite_utils import Database

from .record import Record, Row
from .records import KINDS
from .rows import table

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
class Entry:
    """An operation, as the journal names it."""

    operation_id: str
    name: str
    actor: Actor = Actor.DESK
    undo: Undo = Undo.YES
    reverts: str | None = None
    """The operation that this one took back; what it undid may itself be an undoing."""
    part_of: str | None = None
    """The operation that this one continues: they are undone together."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation as history tells it: when, on which laptop, and all that it changed."""

    entry: Entry
    at: datetime
    station: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Removed(Generic[R]):
    """A record that is gone, as it was; when, and by which operation."""

    record: R
    operation_id: str
    at: datetime
    station: str


class Journal:
    """What was done in a file. It is written inside the transaction of what it tells."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def write(self, entry: Entry, at: datetime, changes: Sequence[Change]) -> None:
        """Tell one more operation."""
        self._db.execute(
            "insert into operation (id, at, actor, station, name, undo, reverts, part_of)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.operation_id,
                at.isoformat(),
                entry.actor.value,
                platform.node(),
                entry.name,
                entry.undo.value,
                entry.reverts,
                entry.part_of,
            ),
        )
        for position, change in enumerate(changes):
            before, after = _as_json(change.before), _as_json(change.after)
            self._db.execute(
                "insert into change values (?, ?, ?, ?, ?, ?)",
                (entry.operation_id, position, table(change.kind), change.record_id, before, after),
            )

    def name(self, operation_id: str) -> str:
        return str(self._db.execute("select name from operation where id = ?", (operation_id,)).fetchone()[0])

    def changes(self, operation_id: str) -> list[Change]:
        """What that operation changed, those that continue it included, in the order in which they did."""
        rows = self._db.execute(
            "select kind, record_id, before, after from operation join change on operation_id = id"
            " where id = ? or part_of = ? order by operation.position, change.position",
            (operation_id, operation_id),
        )
        return [_change(*row) for row in rows]

    def was_reverted(self, operation_id: str) -> bool:
        """Whether that operation was ever undone."""
        found = self._db.execute(
            "select exists (select 1 from operation where position >"
            " (select position from operation where id = ?) and reverts = ?)",
            (operation_id, operation_id),
        ).fetchone()
        return bool(found[0])

    def removed(self, kind: type[R], operations: Sequence[str] | None = None) -> list[Removed[R]]:
        """The records that operations of these names (or any) deleted and that are still gone, the latest first.

        One that came back by such an operation, and was then taken away by another, is not among them.
        """
        named = f"name in ({', '.join('?' * len(operations))})" if operations is not None else "true"
        rows = self._db.execute(  # operations first: there is no index on what they changed
            "select operation.id, at, station, record_id, before from operation cross join change"
            f" on operation_id = operation.id where {named} and kind = ?"
            " and (before is null or after is null)"
            f" and not exists (select 1 from {table(kind)} where id = record_id)"
            " order by operation.position, change.position",
            (*(operations or ()), table(kind)),
        )
        gone: dict[str, Removed[R]] = {}
        for operation_id, at, station, record_id, before in rows:
            gone.pop(record_id, None)
            if before is not None:
                record = kind.from_row(json.loads(before))
                gone[record_id] = Removed(record, operation_id, datetime.fromisoformat(at), station)
        return list(reversed(gone.values()))

    def history(self, record_id: str) -> list[Deed]:
        """The operations in which that id appears, with all that they changed, the earliest first."""
        rows = self._db.execute(
            "select id, name, actor, undo, reverts, part_of, at, station, kind, record_id, before, after"
            " from operation join change on operation_id = id where id in (select operation_id from change"
            " where kind <> 'screen' and (record_id = ?1 or instr(before, ?1) or instr(after, ?1)))"
            " order by operation.position, change.position",
            (record_id,),
        ).fetchall()
        return [_deed(list(group)) for _id, group in groupby(rows, key=itemgetter(0))]

    def last(self) -> str:
        """The id of the last operation; empty while nothing was done."""
        found = self._db.execute("select id from operation order by position desc limit 1").fetchone()
        return found[0] if found else ""

    def touched_since(self, operation_id: str) -> list[tuple[str, str]]:
        """The kinds and ids of the records that changed after that operation, each once."""
        rows = self._db.execute(
            "select distinct kind, record_id from operation cross join change on operation_id = operation.id"
            " where operation.position > (select position from operation where id = ?)",
            (operation_id,),
        )
        return [(kind, record_id) for kind, record_id in rows]

    def since_the_barrier(self) -> Iterator[Entry]:
        """The operations, from the last that undo does not go past."""
        rows = self._db.execute(
            "select id, name, actor, undo, reverts, part_of from operation where position >="
            " (select coalesce(max(position), 0) from operation where undo = ?) order by position",
            (Undo.BARRIER.value,),
        )
        for operation_id, name, actor, undo, reverts, part_of in rows:
            yield Entry(operation_id, name, Actor(actor), Undo(undo), reverts, part_of)

    def latest_ids(self) -> list[str]:
        """The last id of an operation and of a record."""
        rows = self._db.execute("select max(id) from operation union select max(record_id) from change")
        return [latest for (latest,) in rows if latest]


def _deed(rows: list[tuple[str, ...]]) -> Deed:
    """One operation, from a row for each of its changes."""
    operation_id, name, actor, undo, reverts, part_of, at, station = rows[0][:8]
    entry = Entry(operation_id, name, Actor(actor), Undo(undo), reverts, part_of)
    return Deed(entry, datetime.fromisoformat(at), station, tuple(_change(*row[8:]) for row in rows))


def _change(kind: str, record_id: str, before: str | None, after: str | None) -> Change:
    return Change(KINDS[kind], record_id, json.loads(before or "null"), json.loads(after or "null"))


def _as_json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))
