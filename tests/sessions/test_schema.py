"""The tables hold exactly what the records say, and a record comes back from its row as it was."""

from __future__ import annotations

import shutil
import types
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import ReadOnly
from facilitator.sessions import schema
from facilitator.sessions.record import Record, columns, new_id
from facilitator.sessions.records import KINDS, RECORDS, Contribution
from facilitator.sessions.store import Store

from .test_scene import SIMPLE, values


def shape(store: Store, table: str) -> dict[str, tuple[str, bool]]:
    """The columns of a table: their type, and whether they may be empty."""
    rows = store._db.execute(f"pragma table_info({table})").fetchall()
    return {name: (kind.lower(), not required) for _place, name, kind, required, _default, _key in rows}


def expected(kind: type[Record]) -> dict[str, tuple[str, bool]]:
    hints = get_type_hints(kind)
    found = {}
    for one in fields(kind):
        options = get_args(hints[one.name]) or (hints[one.name],)
        stored = "integer" if options[0] in (int, bool) else "text"
        found[one.name] = (stored, types.NoneType in options)
    return found


@pytest.mark.parametrize("name", KINDS)
def test_a_table_has_the_fields_of_its_record(store: Store, name: str) -> None:
    assert shape(store, name) == expected(KINDS[name])
    assert tuple(shape(store, name)) == columns(KINDS[name])


def test_the_file_has_a_table_for_each_record_and_the_journal(store: Store) -> None:
    rows = store._db.execute("select name from sqlite_master where type = 'table' and name not like '%sqlite%'")
    assert {name for (name,) in rows} == {*KINDS, "operation", "change", "media"}


def test_every_table_refuses_what_is_not_of_its_type(store: Store) -> None:
    rows = store._db.execute("select name, sql from sqlite_master where type = 'table' and name not like '%sqlite%'")
    assert [name for name, sql in rows if not sql.rstrip().lower().endswith(("strict", "strict, without rowid"))] == []


def test_every_reference_is_enforced_and_indexed(store: Store) -> None:
    """Without an index, removing a record would read the whole table that refers to it."""
    assert store._db.execute("pragma foreign_keys").fetchone() == (1,)
    slow = set()
    for name, kind in KINDS.items():
        references = {row[3]: row[2] for row in store._db.execute(f"pragma foreign_key_list({name})")}
        wanted = {f.name: f.name.removesuffix("_id") for f in fields(kind) if f.name.endswith("_id")}
        wanted.pop("first_id", None)  # where the reader is, not a reference: that contribution may be gone
        assert references == {
            column: {"item": "agendaitem", "follows": "vote"}.get(parent, parent) for column, parent in wanted.items()
        }
        slow |= {(name, column) for column in references} - {(name, column) for column in _indexed(store, name)}
    assert slow == {("flow", "item_id"), ("flow", "question_id")}  # one row a session


def _indexed(store: Store, table: str) -> set[str]:
    names = [row[1] for row in store._db.execute(f"pragma index_list({table})")]
    return {store._db.execute(f"pragma index_info({name})").fetchone()[2] for name in names}


def test_parents_come_before_children(store: Store) -> None:
    seen: set[str] = set()
    for name in KINDS:
        parents = {row[2] for row in store._db.execute(f"pragma foreign_key_list({name})")}
        assert parents - {name} <= seen  # a round of a vote follows another
        seen.add(name)


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(schema.migrations._migrations) == schema.VERSION


EARLIER = pytest.mark.parametrize("version", range(1, schema.VERSION))
"""A file of each earlier version travels with the tests: written by the program as it was then."""


def earlier(version: int, folder: Path) -> Path:
    path = folder / "old.atelier"
    shutil.copy(Path(__file__).parent / "files" / f"version-{version}.atelier", path)
    return path


@EARLIER
def test_a_file_of_an_earlier_version_opens_whole_and_its_gestures_are_undone(tmp_path: Path, version: int) -> None:
    path = earlier(version, tmp_path)
    store = Store.open(path)
    try:
        assert store.problems() == []
        assert len(store.all(Contribution)) == 4
        while store.can_undo():
            store.undo()
        assert [store.count(kind) for kind in RECORDS] == [0] * len(RECORDS)
        while store.can_redo():
            store.redo()
        assert {c.text for c in store.all(Contribution)} == {"Une lettre", "Un car", "Un marché", "Plus tard"}
        assert store.problems() == []
    finally:
        store.close()


@EARLIER
def test_a_file_of_an_earlier_version_is_read_whole_and_left_as_it_is(tmp_path: Path, version: int) -> None:
    path = earlier(version, tmp_path)
    before = path.read_bytes()
    store = Store.open(path, read_only=True)
    try:
        assert store.problems() == []
        assert len(store.all(Contribution)) == 4
        assert not store.changed_elsewhere()
        with pytest.raises(ReadOnly), store.operation("contribute") as operation:
            operation.put(store.all(Contribution)[0])
    finally:
        store.close()
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["old.atelier"]


def _records() -> st.SearchStrategy[Record]:
    moments = {**SIMPLE, int: st.integers(-(2**63), 2**63 - 1)}
    return st.one_of(
        *(
            st.builds(kind, **{name: moments.get(hint, values(hint)) for name, hint in get_type_hints(kind).items()})
            for kind in RECORDS
        )
    )


@given(_records())
def test_a_record_goes_to_its_row_and_back(record: Record) -> None:
    row: dict[str, Any] = record.to_row()
    again = type(record).from_row(row)
    assert again == record
    assert again.to_row() == row
    assert not any(isinstance(value, (bool, date, datetime)) for value in row.values())


def test_ids_sort_by_creation_and_never_repeat() -> None:
    ids = [new_id() for _number in range(10_000)]
    assert sorted(ids) == ids
    assert len(set(ids)) == len(ids)
