"""Records as rows: the SQL that reads and writes them."""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database

from .record import Record, Row, columns


def table(kind: type[Record]) -> str:
    """The table of that kind of record, which is also its name in the journal."""
    return kind.__name__.lower()


def read(db: Database, kind: type[Record], record_id: str) -> Row | None:
    """The row of the record with that id, if there is one."""
    found = db.execute(select(kind, ("id",)), (record_id,)).fetchone()
    return dict(zip(columns(kind), found, strict=True)) if found else None


def select(kind: type[Record], equals: tuple[str, ...]) -> str:
    """Reads the rows whose columns *equals* have given values, by position where there is one, then by creation."""
    return _select(table(kind), columns(kind), equals)


def select_among(kind: type[Record], name: str, values: int) -> str:
    """Reads the rows whose column *name* has one of so many *values*, by creation."""
    marks = ", ".join("?" * values)
    return f"select {', '.join(columns(kind))} from {table(kind)} where {name} in ({marks}) order by id"


def count(kind: type[Record], equals: tuple[str, ...]) -> str:
    return f"select count(*) from {table(kind)}{_where(equals)}"


def tally(kind: type[Record], name: str, equals: tuple[str, ...]) -> str:
    """Counts, for each value of the column *name*, the rows whose columns *equals* have given values."""
    return f"select {name}, count(*) from {table(kind)}{_where(equals)} group by {name}"


def insert(kind: type[Record], given: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(given))
    return f"insert into {table(kind)} ({', '.join(given)}) values ({marks})"


def update(kind: type[Record], given: tuple[str, ...]) -> str:
    """Sets the columns *given* of one row, whose id comes last."""
    return f"update {table(kind)} set {', '.join(f'{name} = ?' for name in given)} where id = ?"


def delete(kind: type[Record]) -> str:
    return f"delete from {table(kind)} where id = ?"


def keep_media(db: Database, name: str, content: bytes) -> None:
    db.execute("insert or ignore into media (name, content) values (?, ?)", [name, content])


def read_media(db: Database, name: str) -> bytes | None:
    found = db.execute("select content from media where name = ?", [name]).fetchone()
    return found[0] if found else None


@cache
def _select(name: str, wanted: tuple[str, ...], equals: tuple[str, ...]) -> str:
    order = "position, id" if "position" in wanted else "id"
    return f"select {', '.join(wanted)} from {name}{_where(equals)} order by {order}"


def _where(equals: tuple[str, ...]) -> str:
    return " where " + " and ".join(f"{name} is ?" for name in equals) if equals else ""
