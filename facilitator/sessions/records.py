"""What a workshop is made of.

Every record is an immutable value. Changing one means putting a new value with the same id in the store; nothing else
in the program may change a record. Instants carry their offset, so that a report shows the clock of the room.
"""

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


class SessionState(StrEnum):
    PREPARATION = "preparation"
    LIVE = "live"
    CLOSED = "closed"


class ItemKind(StrEnum):
    WELCOME = "welcome"
    EXPERT_INPUT = "expert_input"
    TESTIMONY = "testimony"
    REFLECTION = "reflection"
    VOTE = "vote"
    POSITIONING = "positioning"
    COMMITMENTS = "commitments"
    BREAK = "break"
    MEAL = "meal"
    CLOSING = "closing"


class ContributionKind(StrEnum):
    IDEA = "idea"
    OBSTACLE = "obstacle"
    QUESTION = "question"
    EXAMPLE = "example"


class College(StrEnum):
    ELECTED = "elected"
    DGS = "dgs"
    ADL = "adl"
    STAFF = "staff"
    STATE = "state"
    EXPERT = "expert"
    ACTORS = "actors"
    INHABITANTS = "inhabitants"


class ScreenMode(StrEnum):
    """What the room's screen does: follow the day, keep one scene, or show nothing of it."""

    LIVE = "live"
    FROZEN = "frozen"
    BLACK = "black"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    id: str = field(default_factory=new_id)

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The record that *row* of its table holds."""
        values = dict(row)
        for name, decode in _DECODERS[cls]:
            if values[name] is not None:
                values[name] = decode(values[name])
        return cls(**values)

    def to_row(self) -> Row:
        """This record as its table stores it: texts, numbers and nulls."""
        return {name: _encode(getattr(self, name)) for name in columns(type(self))}


def columns(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a record's table, in order."""
    return _COLUMNS[kind]


def _decoders(kind: type[Record]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields that a table stores in another form, with what reads them back."""
    found = []
    for name, hint in get_type_hints(kind).items():
        hint = next((arg for arg in getattr(hint, "__args__", ()) if arg is not types.NoneType), hint)
        if hint in (datetime, date):
            found.append((name, hint.fromisoformat))
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            found.append((name, {member.value: member for member in hint}.__getitem__))
        elif hint is bool:
            found.append((name, hint))
    return tuple(found)


def _encode(value: Any) -> Any:
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Record):
    """A series of days for one client and territory; a file holds exactly one."""

    title: str
    client: str = ""
    territory: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One day in one place."""

    cycle_id: str
    position: int
    title: str
    template: str = ""
    day: date | None = None
    place: str = ""
    starts_at: int = 540
    """Planned start, in minutes from midnight."""
    table_count: int = 6
    state: SessionState = SessionState.PREPARATION
    started_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    session_id: str
    position: int
    title: str
    framing: str = ""
    """The framing points, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """A timed block of the day."""

    session_id: str
    position: int
    kind: ItemKind
    title: str
    detail: str = ""
    minutes: int = 30
    """Planned duration."""
    extension: int = 0
    """Minutes given (or taken, below zero) while the day runs."""
    method: str = ""
    material: str = ""
    guidance: str = ""
    """How to run it, for the facilitator alone."""
    notes: str = ""
    """What the facilitator writes down on the spot; printed in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question put to the room, asked during an item (or not yet placed in the agenda)."""

    session_id: str
    theme_id: str
    item_id: str | None = None
    position: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Record):
    """Who speaks during an item; a role alone while the person is not known."""

    item_id: str
    position: int
    name: str = ""
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    session_id: str
    name: str
    college: College | None = None
    organisation: str = ""
    commune: str = ""
    table_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Record):
    question_id: str
    position: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Record):
    """One post-it. Without a question it is in the parking."""

    session_id: str
    question_id: str | None = None
    cluster_id: str | None = None
    kind: ContributionKind = ContributionKind.IDEA
    text: str
    table_number: int | None = None
    college: College | None = None
    lever: int | None = None
    said_at: datetime
    late: bool = False
    """Added after the day was closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(Record):
    """A stretch of time during which an item was really held; the last one of a running item has no end."""

    item_id: str
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Record):
    """Where a session stands. One for each session that was started."""

    session_id: str
    item_id: str | None = None
    question_id: str | None = None
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen(Record):
    """What the facilitator asked the room's screen to do. One for each session that was shown."""

    session_id: str
    mode: ScreenMode = ScreenMode.LIVE
    frozen: str = ""
    """The frozen scene itself, as JSON: a restart shows what the room was seeing."""
    first_id: str = ""
    """The first visible contribution: where the reader is."""


RECORDS: tuple[type[Record], ...] = (
    Cycle,
    Session,
    Theme,
    AgendaItem,
    Question,
    Speaker,
    Participant,
    Cluster,
    Contribution,
    Interval,
    Flow,
    Screen,
)
"""Every kind of record, parents before children."""

KINDS = {kind.__name__.lower(): kind for kind in RECORDS}
"""The same by the name of their table, which is also their name in the journal."""

_COLUMNS = {kind: tuple(f.name for f in fields(kind)) for kind in RECORDS}
_DECODERS = {kind: _decoders(kind) for kind in RECORDS}
