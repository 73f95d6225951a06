"""The records that a document is made of, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from ..sessions.data_lists import belonging
from ..sessions.record import Record
from ..sessions.records import Reading
from .document import Document


def records_of(document: Document) -> dict[type[Record], list[Record]]:
    """The records of the session that *document* tells, by kind, each kind in its order: as its reading allows.

    What it holds of other sessions is not among them. What no report tells is there in the named reading alone.
    """
    named = document.reading is Reading.NAMED
    return belonging(document.session, (*records_in(document), *(document.untold if named else ())))


def records_in(document: Document) -> Iterator[Record]:
    """Every record that stands somewhere in *document*, what no report tells aside."""
    return _records(tuple(getattr(document, field.name) for field in fields(document) if field.name != "untold"))


def _records(value: object) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _records(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _records(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset | set):
        for part in value:
            yield from _records(part)
