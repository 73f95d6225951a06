"""Taking somebody's name out of what stays when the person is erased for good: part of `forgetting`.

What they said, asked or were to say stays, as that of nobody; so does the journal, without the name. Words that others
wrote about them are those others' words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from sqlite_utils import Database

from .record import columns
from .records import RECORDS, Speaker
from .rows import table

_REFERENCE = "participant_id"
_TOLD_IN_PASSING = 3
"""Letters from which a name is looked for within longer texts."""


def loosen(db: Database, ids: Iterable[str]) -> None:
    """Let nothing refer to the participants with these ids, in the tables and in the journal."""
    gone = set(ids)
    among = json.dumps(sorted(gone))

    def loosened(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, _REFERENCE: None} if row.get(_REFERENCE) in gone else row

    for name in (table(kind) for kind in RECORDS if _REFERENCE in columns(kind)):
        db.execute(
            f"update {name} set {_REFERENCE} = null where {_REFERENCE} in (select value from json_each(?))", [among]
        )
        _rewrite(db, name, loosened)


def unname(db: Database, names: Iterable[str]) -> None:
    """Take these names from the speakers of every item, and from the scenes that were frozen."""
    known = {name for name in names if name}
    if not known:
        return

    def unnamed(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "name": ""} if row.get("name") in known else row

    speaker = table(Speaker)
    for name in known:
        db.execute(f"update {speaker} set name = '' where name = ?", [name])
    _rewrite(db, speaker, unnamed)

    def cut(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "frozen": _cut(row["frozen"], known)} if row.get("frozen") else row

    for screen_id, frozen in db.execute("select id, frozen from screen where frozen <> ''").fetchall():
        db.execute("update screen set frozen = ? where id = ?", [_cut(frozen, known), screen_id])
    _rewrite(db, "screen", cut)


def _rewrite(db: Database, kind: str, changed: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Put *changed* states of the records of that table in the journal; what is no change any more goes."""
    told = db.execute("select operation_id, position, before, after from change where kind = ?", [kind]).fetchall()
    for operation_id, position, *states in told:
        rows = [json.loads(state) if state is not None else None for state in states]
        now = [changed(row) if row is not None else None for row in rows]
        if now == rows:
            continue
        where = "where operation_id = ? and position = ?"
        if now[0] == now[1]:
            db.execute(f"delete from change {where}", [operation_id, position])
            continue
        texts = [_written(row) if row is not None else None for row in now]
        db.execute(f"update change set before = ?, after = ? {where}", [*texts, operation_id, position])


def _cut(frozen: str, names: set[str]) -> str:
    """A scene without these names, as text; nothing when it cannot be read."""
    try:
        scene = json.loads(frozen)
    except ValueError:
        return ""
    cut = _without(scene, names)
    return frozen if cut == scene else json.dumps(cut, ensure_ascii=False)


def _without(value: Any, names: set[str]) -> Any:
    if isinstance(value, list):
        return [_without(part, names) for part in value]
    if isinstance(value, dict):
        return {key: _without(part, names) for key, part in value.items()}
    return _unsaid(value, names) if isinstance(value, str) else value


def _unsaid(text: str, names: set[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        if text == name:
            return ""
        if len(name) >= _TOLD_IN_PASSING:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", text)
    return text


def _written(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
