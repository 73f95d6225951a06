"""What a spreadsheet holds, before it is written: sheets of columns and rows, each cell of its own type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from ...i18n import _
from ...sessions import labels
from ...sessions.records import College

Cell = str | int | float | bool | date | datetime | time | None
Row = tuple[Cell, ...]

NARROW, SHORT, MIDDLE, WIDE = 11, 14, 26, 60
"""How wide a column is, in characters: a number, a word, a name, a text."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int = SHORT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One subject. Every row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    facts: bool = False
    """Whether it is a list of facts, a line each, rather than a table."""


def college(value: College | None) -> str:
    """A college as a cell tells it; nothing when it is not known."""
    return labels.college(value) if value is not None else ""


def clock(instant: datetime | None) -> time | None:
    """The room's clock at that instant, to the minute."""
    return instant.time().replace(second=0, microsecond=0) if instant is not None else None


def local(instant: datetime | None) -> datetime | None:
    """An instant on the room's clock, to the second: a spreadsheet knows no time zone."""
    return instant.replace(tzinfo=None, microsecond=0) if instant is not None else None


def yes(value: bool) -> str:
    return _("yes") if value else _("no")
