"""What each field of a session's data may hold: anybody may have written the file."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from ... import tokens
from ..attachments import clean_name
from ..data_lists import LISTS, references
from ..durations import MOST_TABLES
from ..record import Record, columns
from ..records import (
    AgendaItem,
    Attachment,
    Cluster,
    College,
    Cycle,
    Phase,
    PlanePoint,
    Rating,
    ReportSettings,
    Session,
    SlipBatch,
    Statement,
    Vote,
)
from ..slips import MOST
from ..text import bounded, tidy

Decoder = Callable[[Any], Any]
"""Makes the value of a field from that of a JSON; ValueError or TypeError when it is not one."""

FARTHEST = 10_000_000
"""No number is further than that from 0."""
_A_DAY = 24 * 60
BOUNDS: Mapping[tuple[type[Record], str], tuple[int, int]] = {
    (Session, "table_count"): (1, MOST_TABLES),
    (AgendaItem, "minutes"): (0, _A_DAY),
    (Phase, "minutes"): (0, _A_DAY),
    (SlipBatch, "first"): (1, MOST),
    (SlipBatch, "count"): (0, MOST),
    (SlipBatch, "handed_out"): (0, MOST),
    (Vote, "budget"): (0, 1_000),
    (Rating, "lever"): (1, 10),
    (Rating, "trend"): (1, 10),
    (Rating, "value"): (0, 10),
    (PlanePoint, "effort"): (0, 100),
    (PlanePoint, "impact"): (0, 100),
}
"""The numbers that something is drawn or counted by, from the least to the most that they may be."""

_YEARS = range(1900, 2200)


def decoders(kind: type[Record]) -> Mapping[str, Decoder]:
    """What reads each field of *kind* that is neither an id nor a reference."""
    return _DECODERS[kind]


def type_of(hint: Any) -> tuple[type, bool]:
    """The type of a field's values, and whether it may hold none."""
    some = [one for one in get_args(hint) if one is not types.NoneType]
    return (some[0], True) if some else (hint, False)


def _decoders(kind: type[Record]) -> dict[str, Decoder]:
    hints, apart = get_type_hints(kind), {"id", *references(kind)}
    return {name: _decoder(kind, name, hints[name]) for name in columns(kind) if name not in apart}


def _decoder(kind: type[Record], name: str, hint: Any) -> Decoder:
    known, optional = type_of(hint)
    decode = _SPECIAL.get((kind, name)) or _plain(known, BOUNDS.get((kind, name), (-FARTHEST, FARTHEST)))
    return (lambda value: None if value is None else decode(value)) if optional else decode


def _plain(known: type, bounds: tuple[int, int]) -> Decoder:
    if known is int:
        return lambda value: _number(value, *bounds)
    if issubclass(known, StrEnum):
        return lambda value: known(_exactly(str, value))
    return {str: _text, bool: lambda value: _exactly(bool, value), date: _day, datetime: _instant}[known]


def _text(value: Any) -> str:
    return bounded(tidy(_exactly(str, value)))


def _number(value: Any, least: int, most: int) -> int:
    number: int = _exactly(int, value)
    if not least <= number <= most:
        raise ValueError(number)
    return number


def _day(value: Any) -> date:
    return _of_a_usual_year(date.fromisoformat(_exactly(str, value)))


def _instant(value: Any) -> datetime:
    instant = datetime.fromisoformat(_exactly(str, value))
    if instant.utcoffset() is None:
        raise ValueError(value)
    _of_a_usual_year(instant)
    return instant


def _of_a_usual_year(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(day)
    return day


def _exactly(known: type, value: Any) -> Any:
    """*value* itself; a Boolean is no number."""
    if type(value) is not known:
        raise TypeError(value)
    return value


def _colour(value: Any) -> str:
    name = _text(value)
    return name if name in tokens.CLUSTER_COLOURS else ""


def _accent(value: Any) -> str:
    if not re.fullmatch("(#[0-9a-fA-F]{6})?", _exactly(str, value)):
        raise ValueError(value)
    return str(value)


def _colleges(value: Any) -> str:
    return " ".join(College(word) for word in _text(value).split())


def _file_name(value: Any) -> str:
    return clean_name(_text(value))


_SPECIAL: Mapping[tuple[type[Record], str], Decoder] = {
    (Cluster, "colour"): _colour,
    (ReportSettings, "accent"): _accent,
    (Statement, "contested_by"): _colleges,
    (Attachment, "name"): _file_name,
}
_DECODERS = {kind: _decoders(kind) for kind in (Cycle, Session, *LISTS.values())}
