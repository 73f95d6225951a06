"""What the room says: contributions, what they are gathered under, their paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..record import Record
from .enums import College, ContributionKind


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
    goes_to: str = ""
    """Where it goes next, when it is in the parking."""


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
