"""What every record is: an immutable value with an id of its own, that goes to a row of its table and back."""

from __future__ import annotations

import secrets
import time
import types
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self, get_type_hints

Row = dict[str, Any]

_last_id_ns = 0


def new_id() -> str:
    """An id that sorts by creation time, never repeats here, and cannot collide between laptops."""
    global _last_id_ns
    _last_id_ns = max(time.time_ns(), _last_id_ns + 1)  # some clocks tick in milliseconds
    return f"{_last_id_ns:016x}{secrets.token_hex(4)}"


def ids_follow(record_id: str) -> None:
    """Make new ids sort after *record_id*, one of an earlier run: the clock may have been set back since."""
    global _last_id_ns
    _last_id_ns = max(_last_id_ns, int(record_id[:16], 16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    id: str = field(default_factory=new_id)

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The record that *row* of its table holds."""
        values = dict(row)
        for name, decode in _decoders_of(cls):
            if values[name] is not None:
                values[name] = decode(values[name])
        return cls(**values)

    def to_row(self) -> Row:
        """This record as its table stores it: texts, numbers and nulls."""
        return {name: _encode(getattr(self, name)) for name in columns(type(self))}


def columns(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a record's table, in order."""
    if kind not in _columns:
        _columns[kind] = tuple(f.name for f in fields(kind))
    return _columns[kind]


def _decoders_of(kind: type[Record]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields that a table stores in another form, with what reads them back."""
    if kind in _decoders:
        return _decoders[kind]
    found: list[tuple[str, Callable[[Any], Any]]] = []
    for name, hint in get_type_hints(kind).items():
        hint = next((arg for arg in getattr(hint, "__args__", ()) if arg is not types.NoneType), hint)
        if hint in (datetime, date):
            found.append((name, hint.fromisoformat))
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            found.append((name, {member.value: member for member in hint}.__getitem__))
        elif hint is bool:
            found.append((name, hint))
    _decoders[kind] = tuple(found)
    return _decoders[kind]


def _encode(value: Any) -> Any:
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value


_columns: dict[type[Record], tuple[str, ...]] = {}
_decoders: dict[type[Record], tuple[tuple[str, Callable[[Any], Any]], ...]] = {}
