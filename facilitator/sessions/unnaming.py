"""Taking somebody's name, or who said something, out of what stays for good: part of `forgetting`.

What they said, asked, promised or were to say stays, as that of nobody, in every wording that the journal tells; so
does the journal, without the name. Words that others wrote about them are those others' words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from .record import Record, columns
from .records import RECORDS, Ambassador, Commitment, Contribution, PlusOne, Speaker
from .rows import table

_SAID_AGAIN = "contribution_id"
_REFERENCES = ("participant_id", _SAID_AGAIN)
_NAMES: Mapping[type[Record], tuple[str, ...]] = {
    Speaker: ("name",),
    Ambassador: ("name",),
    Commitment: ("who", "partners"),
}
"""The fields that hold the name of somebody, and nothing else."""
_SAID = (Contribution, PlusOne)
_NOTHING: Mapping[str, str] = {"source": ""}
"""What a field holds that holds nothing; null for the others."""
_IN_A_SCENE: Mapping[str, tuple[str, str | None]] = {
    "participant_id": ("author", ""),
    "college": ("college", None),
    "table_number": ("table_number", None),
}
"""Under which name a scene tells a field of what was said, and what it tells when there is nothing to tell."""
_TOLD_IN_PASSING = 3
"""Letters from which a name is looked for within longer texts."""


def loosen(db: Database, ids: Iterable[str]) -> None:
    """Let nothing refer to the participants and contributions with these ids, in the tables and in the journal.

    The +1s of a contribution go with it; what was voted for, or placed, keeps its words.
    """
    gone, among = set(ids), _among(ids)
    for field in _REFERENCES:
        for kind in (kind for kind in RECORDS if field in columns(kind) and (kind, field) != (PlusOne, _SAID_AGAIN)):
            _loosen_field(db, table(kind), field, gone, among)


def _loosen_field(db: Database, name: str, field: str, gone: set[str], among: str) -> None:
    def loosened(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, field: None} if row.get(field) in gone else row

    db.execute(f"update {name} set {field} = null where {field} in (select value from json_each(?))", [among])
    _rewrite(db, name, loosened)


def unname(db: Database, names: Iterable[str]) -> None:
    """Take these names from the speakers, the ambassadors and the commitments, and from the scenes that were frozen."""
    known = {name for name in names if name}
    if not known:
        return
    for kind, fields in _NAMES.items():
        for field in fields:
            _unname_field(db, table(kind), field, known)

    _rewrite_scenes(db, lambda scene: _without(scene, known))


def blank(db: Database, ids: Iterable[str], fields: Collection[str]) -> None:
    """Let these *fields* of what was said under these ids hold nothing: tables, journal and frozen scenes."""
    chosen, among = set(ids), _among(ids)

    def blanked(row: dict[str, Any]) -> dict[str, Any]:
        return {key: _NOTHING.get(key) if key in fields else value for key, value in row.items()}

    for kind in _SAID:
        for field in (field for field in fields if field in columns(kind)):
            statement = f"update {table(kind)} set {field} = ? where id in (select value from json_each(?))"
            db.execute(statement, [_NOTHING.get(field), among])
        _rewrite(db, table(kind), blanked, among)
    keys = dict(_IN_A_SCENE[field] for field in fields if field in _IN_A_SCENE)

    def without_author(part: dict[str, Any]) -> dict[str, Any]:
        return {**part, **{key: keys[key] for key in keys if key in part}} if part.get("id") in chosen else part

    _rewrite_scenes(db, lambda scene: _mapped(scene, without_author))


def told_ids(db: Database, fields: Collection[str]) -> set[str]:
    """The ids of what was said of which the journal, so the file, tells something in these *fields*."""
    told = (  # what people wrote has its quotation marks escaped: a field is named nowhere else
        f"(instr({state}, '\"{field}\":') and not instr({state}, '\"{field}\":null'))"
        for state in ("before", "after")
        for field in fields
    )
    kinds = ", ".join(f"'{table(kind)}'" for kind in _SAID)
    found = db.execute(f"select distinct record_id from change where kind in ({kinds}) and ({' or '.join(told)})")
    return {record_id for (record_id,) in found}


def _unname_field(db: Database, name: str, field: str, known: set[str]) -> None:
    def unnamed(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, field: ""} if row.get(field) in known else row

    for one in known:
        db.execute(f"update {name} set {field} = '' where {field} = ?", [one])
    _rewrite(db, name, unnamed)


def _among(ids: Iterable[str]) -> str:
    return json.dumps(sorted(set(ids)))


def _rewrite(
    db: Database, kind: str, changed: Callable[[dict[str, Any]], dict[str, Any]], among: str | None = None
) -> None:
    """Put *changed* states of the records of that table in the journal; what is no change any more goes.

    Of all of them, or of those whose ids are *among* these.
    """
    told = db.execute(
        "select operation_id, position, before, after from change where kind = ?1"
        " and (?2 is null or record_id in (select value from json_each(?2)))",
        [kind, among],
    ).fetchall()
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


def _rewrite_scenes(db: Database, changed: Callable[[Any], Any]) -> None:
    """Put *changed* scenes in the place of those that were frozen, the one a screen keeps and those of the journal."""

    def cut(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "frozen": _cut(row["frozen"], changed)} if row.get("frozen") else row

    for screen_id, frozen in db.execute("select id, frozen from screen where frozen <> ''").fetchall():
        db.execute("update screen set frozen = ? where id = ?", [_cut(frozen, changed), screen_id])
    _rewrite(db, "screen", cut)


def _cut(frozen: str, changed: Callable[[Any], Any]) -> str:
    """A scene once it was *changed*, as text; nothing when it cannot be read."""
    try:
        scene = json.loads(frozen)
    except ValueError:
        return ""
    now = changed(scene)
    return frozen if now == scene else json.dumps(now, ensure_ascii=False)


def _mapped(value: Any, changed: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """*value* with each of its parts that has names changed."""
    if isinstance(value, list):
        return [_mapped(part, changed) for part in value]
    if isinstance(value, dict):
        return changed({key: _mapped(part, changed) for key, part in value.items()})
    return value


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
