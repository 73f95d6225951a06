"""What a workshop is made of.

Every record is an immutable value. Changing one means putting a new value with the same id in the store; nothing else
in the program may change a record. Instants carry their offset, so that a report shows the clock of the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .record import Record


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


class Arrangement(StrEnum):
    """What the wall of a question is laid out by."""

    CLUSTER = "cluster"
    TABLE = "table"
    COLLEGE = "college"
    KIND = "kind"
    TIME = "time"


class ScreenMode(StrEnum):
    """What the room's screen does: follow the day, keep one scene, or show nothing of it."""

    LIVE = "live"
    FROZEN = "frozen"
    BLACK = "black"
    WAITING = "waiting"


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
    default_kind: ContributionKind = ContributionKind.IDEA
    """The kind of an answer of which nothing else is said."""
    arrangement: Arrangement = Arrangement.CLUSTER


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
    """Contributions that say the same thing, each with its own words."""

    question_id: str
    position: int
    title: str
    colour: str = ""
    """A name of `tokens.CLUSTER_COLOURS`; empty for the plain one."""
    x: int | None = None
    y: int | None = None
    """Where its corner stands on the wall, in wall units; None while it is laid out automatically."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word of the cycle that contributions can be marked with."""

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
    participant_id: str | None = None
    """Who said it, when that is known."""
    theme_id: str | None = None
    """A theme it also speaks of, beside that of its question."""
    tags: str = ""
    """The titles of its tags, separated by blanks."""
    slip: int | None = None
    """The serial number of the paper slip it was written on."""
    source: str = ""
    """The fingerprint of the row it was imported from: the same row is recognised when it comes again."""
    x: int | None = None
    y: int | None = None
    """Where its corner stands on the wall, in wall units; None while it is laid out automatically."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlusOne(Record):
    """Someone else said the same: the contribution weighs one more. Their own words are kept."""

    session_id: str
    contribution_id: str
    text: str = ""
    table_number: int | None = None
    college: College | None = None
    participant_id: str | None = None
    slip: int | None = None
    said_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipBatch(Record):
    """Numbered paper slips printed together for a question; serial numbers are unique in a session."""

    session_id: str
    question_id: str
    first: int
    count: int
    handed_out: int
    """How many were really given to the room, from the first on."""


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
    Tag,
    Contribution,
    PlusOne,
    SlipBatch,
    Interval,
    Flow,
    Screen,
)
"""Every kind of record, parents before children."""

KINDS = {kind.__name__.lower(): kind for kind in RECORDS}
"""The same by the name of their table, which is also their name in the journal."""
