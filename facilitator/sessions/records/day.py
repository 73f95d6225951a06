"""The cycle, its days, and what each is planned as and held as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..record import Record
from .enums import Anonymity, Arrangement, ContributionKind, ItemKind, SceneKind, SessionState


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
    ends_at: int | None = None
    """When the day has to be over, in minutes from midnight; None while nobody said so."""
    alert_after: int = 5
    """From how many minutes of lateness ways back are offered."""


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
    question_minutes: int = 0
    """How many of its minutes are for the room's questions to the speaker."""
    fixed_at: int | None = None
    """When it has to begin, in minutes from midnight: the caterer, a witness's train."""
    ends_by: int | None = None
    """When it has to be over, in minutes from midnight: the prefect leaves."""
    least_minutes: int | None = None
    """What it can be shortened to, nothing if it can be dropped; None for what is usual (`schedule.least`)."""
    parallel: bool = False
    """Held at the same time as the item before it."""
    dropped: bool = False
    """Given up while the day ran late."""
    shows: SceneKind = SceneKind.MOMENT
    """What the room sees when it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """A part of an item: alone, at the table, report back. The minutes of an item are the sum of those of its parts."""

    item_id: str
    position: int
    title: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A document that comes with an item: a speaker's slides, a map, a decree."""

    item_id: str
    position: int
    name: str
    """The name of its file, with what tells its format."""
    media: str
    """Its content, by its name among the file's media."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question put to the room, asked during an item (or not yet placed in the agenda)."""

    session_id: str
    theme_id: str
    item_id: str | None = None
    position: int
    text: str
    default_kind: ContributionKind = ContributionKind.IDEA
    """The kind of an answer of which nothing else is said."""
    arrangement: Arrangement = Arrangement.CLUSTER
    anonymity: Anonymity = Anonymity.COLLEGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(Record):
    """A stretch of time during which an item was really held; the last one of a running item has no end."""

    item_id: str
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery(Record):
    """A way back that was chosen while the day ran late, as it was told then."""

    session_id: str
    item_id: str | None = None
    """The item under way when it was chosen."""
    chosen_at: datetime
    late: int
    """How late the day would have ended, in minutes."""
    gain: int
    """The minutes that it wins back at the end of the day."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Record):
    """Where a session stands. One for each session that was started."""

    session_id: str
    item_id: str | None = None
    question_id: str | None = None
    paused_at: datetime | None = None
