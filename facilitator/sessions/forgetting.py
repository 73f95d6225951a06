"""Erasing records for good: their rows, all that the journal says of them, and what frozen scenes show of them.

In the file and in every backup beside it. The connections that write have `secure_delete` on: SQLite writes zeros over
what it deletes. That leaves copies where pages were split or joined, so the file is then written anew without them;
last, the write-ahead log goes into the file and is cut to nothing.
The backups come first and the file itself last, each in one transaction: whatever interrupts the work, the file still
holds what is to be forgotten until nothing else does, and asking again finishes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from sqlite_utils import Database

from ..errors import FacilitatorError, ReadOnly
from .records import RECORDS
from .rows import table
from .unnaming import blank, loosen, told_ids, unname
from .workshop_file import SUFFIX, UNREADABLE, backup_folder, open_file

__all__ = ["BACKUPS", "Erasing", "forget", "forget_in_backups", "told_ids", "wipe"]

BACKUPS = Lock()
"""Held while a backup is made, and while records are erased from all of them: none slips through."""

_AMONG = "in (select value from json_each(?))"


@dataclass(frozen=True, slots=True)
class Erasing:
    """What is to be erased: records, or only some fields of them, which then hold nothing."""

    ids: Sequence[str]
    names: Sequence[str] = ()
    """What people are called who are among the records."""
    fields: tuple[str, ...] = ()
    """Of contributions and +1s; without any, the records themselves go."""


def forget(db: Database, wanted: Erasing) -> None:
    """Erase what is *wanted* from an open file, with the +1s of the contributions among the records.

    What refers to participants and contributions among them refers to nothing any more, and their names go; what else
    refers to records has to go first. Operations of which nothing is left disappear with what took them back.
    """
    if wanted.fields:
        _forget_fields(db, wanted)
    else:
        _forget_records(db, wanted)


def _forget_fields(db: Database, wanted: Erasing) -> None:
    touched = json.dumps([row[0] for row in db.execute(_OPERATIONS_ABOUT, [json.dumps(sorted(wanted.ids))] * 2)])
    blank(db, wanted.ids, wanted.fields)
    _drop_emptied(db, touched)


def _forget_records(db: Database, wanted: Erasing) -> None:
    forgotten = _with_their_ones(db, set(wanted.ids))
    loosen(db, forgotten)
    unname(db, wanted.names)
    among = [json.dumps(sorted(forgotten))]
    touched = json.dumps([row[0] for row in db.execute(_OPERATIONS_ABOUT, among * 2)])
    _cut_from_scenes(db, forgotten)
    db.execute(f"delete from change where record_id {_AMONG}", among)
    for kind in reversed(RECORDS):
        db.execute(f"delete from {table(kind)} where id {_AMONG}", among)
    _drop_emptied(db, touched)


def _drop_emptied(db: Database, touched: str) -> None:
    """Of these operations, those of which nothing is left go."""
    for emptied in (_EMPTY_PARTS, _EMPTY_WHOLES):
        db.execute(emptied, [touched])


def wipe(db: Database) -> bool:
    """Write the file anew, without what was deleted, and cut its log to nothing.

    False when that cannot be done: somebody is reading the file, or there is no room for a second one.
    """
    try:
        db.vacuum()
    except UNREADABLE:
        return False
    return bool(db.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0)


def forget_in_backups(path: Path, wanted: Erasing) -> list[Path]:
    """Do the same in the backups of the file at *path*; returns those that cannot be written."""
    folder, left = backup_folder(path), []
    for unfinished in folder.glob(".*.new"):  # of a program that was killed: no backup is being made now
        with suppress(OSError):
            unfinished.unlink()
    for backup in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            _forget_in_file(backup, wanted)
        except (FacilitatorError, *UNREADABLE):
            left.append(backup)
    return left


def _forget_in_file(path: Path, wanted: Erasing) -> None:
    opened = open_file(path)
    try:
        if opened.read_only_because:
            raise ReadOnly(opened.read_only_because)
        with opened.db.atomic():
            forget(opened.db, wanted)
        if not wipe(opened.db):
            raise ReadOnly(path.name)
    finally:
        opened.close()


_OPERATIONS_ABOUT = (
    f"select operation_id from change where record_id {_AMONG}"
    " union select part_of from operation join change on operation_id = id"
    f" where record_id {_AMONG} and part_of is not null"
)
_EMPTY = f"delete from operation where id {_AMONG} and id not in (select operation_id from change)"
_EMPTY_PARTS = f"{_EMPTY} and part_of is not null"
_EMPTY_WHOLES = f"{_EMPTY} and id not in (select part_of from operation where part_of is not null)"


def _with_their_ones(db: Database, ids: set[str]) -> set[str]:
    """The ids, and those of every +1 that any of these contributions ever had."""
    ones = db.execute(
        "select distinct record_id from change where kind = 'plusone'"
        f" and json_extract(coalesce(after, before), '$.contribution_id') {_AMONG}",
        [json.dumps(sorted(ids))],
    )
    return ids | {record_id for (record_id,) in ones}


def _cut_from_scenes(db: Database, ids: set[str]) -> None:
    """Take what is forgotten out of every scene that was frozen: the one that a screen keeps, those of the journal.

    The same everywhere, so that the journal goes on telling how the screen came to be what it is.
    """
    for screen_id, frozen in db.execute("select id, frozen from screen where frozen <> ''").fetchall():
        db.execute("update screen set frozen = ? where id = ?", [_cut(frozen, ids), screen_id])
    told = db.execute("select operation_id, position, before, after from change where kind = 'screen'").fetchall()
    for operation_id, position, *states in told:
        cut = [_cut_state(state, ids) for state in states]
        if cut != states:
            where = "where operation_id = ? and position = ?"
            db.execute(f"update change set before = ?, after = ? {where}", [*cut, operation_id, position])


def _cut_state(state: str | None, ids: set[str]) -> str | None:
    row = json.loads(state or "{}")
    if not row.get("frozen"):
        return state
    row["frozen"] = _cut(row["frozen"], ids)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _cut(frozen: str, ids: set[str]) -> str:
    """A scene without the parts that name one of *ids*; nothing when it cannot be read, or is about one of them."""
    try:
        scene = json.loads(frozen)
    except ValueError:
        return ""
    if isinstance(scene, dict) and any(_names(part, ids) for part in scene.values()):
        return ""
    cut = _without(scene, ids)
    return frozen if cut == scene else json.dumps(cut, ensure_ascii=False)


def _without(value: Any, ids: set[str]) -> Any:
    if isinstance(value, list):
        return [_without(part, ids) for part in value if not _names(part, ids)]
    if isinstance(value, dict):
        return {key: _without(part, ids) for key, part in value.items()}
    return value


def _names(part: Any, ids: set[str]) -> bool:
    return isinstance(part, dict) and any(isinstance(value, str) and value in ids for value in part.values())
