"""The tables of a workshop file, as numbered migrations. A migration that was released never changes."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database, Migrations

from .tables import fifth, first, fourth, second, third

APPLICATION_ID = 0x46_41_43_49  # "FACI"
"""Written in the header of the file: it tells a workshop from any other SQLite file."""

migrations = Migrations("facilitator")


@migrations()
def m001_first_tables(db: Database) -> None:
    for table in first.TABLES:
        name, rest = table.split(" (", 1)
        db.execute(f"create table {name} (id text primary key, {rest}) strict, without rowid")
    for name, indexed in first.INDEXED.items():
        for column in indexed:
            db.execute(f"create index {name}_{column} on {name} ({column})")
    db.execute("create index contribution_cluster_id on contribution (cluster_id) where cluster_id is not null")
    db.execute(
        "create table operation (position integer primary key, id text not null unique, at text not null,"
        " actor text not null, station text not null, name text not null, undo text not null,"
        " reverts text) strict"
    )
    db.execute(
        "create table change (operation_id text not null references operation (id), position integer not null,"
        " kind text not null, record_id text not null, before text, after text,"
        " primary key (operation_id, position)) strict, without rowid"
    )


@migrations()
def m002_the_wall(db: Database) -> None:
    for statement in second.STATEMENTS:
        db.execute(statement)
    for table, fields in second.FIELDS.items():
        _tell_the_journal(db, table, fields)


@migrations()
def m003_the_room(db: Database) -> None:
    for statement in third.STATEMENTS:
        db.execute(statement)
    for table, fields in third.FIELDS.items():
        _tell_the_journal(db, table, fields)


@migrations()
def m004_preparing_and_steering(db: Database) -> None:
    for statement in fourth.STATEMENTS:
        db.execute(statement)
    for table, fields in fourth.FIELDS.items():
        _tell_the_journal(db, table, fields)


_STAIRCASE = "json_extract({state}, '$.lever') is null and json_extract({state}, '$.instrument') = 'wheel'"
"""A rating without a lever was one of the staircase."""


@migrations()
def m005_deciding_and_reporting(db: Database) -> None:
    for statement in fifth.STATEMENTS:
        db.execute(statement)
    for table, fields in fifth.FIELDS.items():
        _tell_the_journal(db, table, fields)
    db.execute("update rating set instrument = 'staircase' where lever is null")
    for state in ("before", "after"):
        where = _STAIRCASE.format(state=state)
        db.execute(
            f"update change set {state} = json_set({state}, '$.instrument', 'staircase') where kind = 'rating'"
            f" and {where}"
        )


def _tell_the_journal(db: Database, table: str, fields: Mapping[str, str | int | None]) -> None:
    """Where the journal holds a whole record of *table*, it says what the new *fields* were: their defaults."""
    values = [part for name, default in fields.items() for part in (f"$.{name}", default)]
    marks = ", ".join("?" * len(values))
    for whole, absent in (("after", "before"), ("before", "after")):
        statement = f"update change set {whole} = json_insert({whole}, {marks}) where kind = ? and {absent} is null"
        db.execute(statement, [*values, table])


VERSION = 5
"""The version of the tables written by this program, kept as `user_version`: the number of migrations above."""
