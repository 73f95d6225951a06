"""Who is awaited, who comes, who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..record import Record
from .enums import Agreement, College, Part, QueueState


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Record):
    """A seat on the map of actors: who should be at the table, whether somebody comes or not."""

    session_id: str
    position: int
    name: str
    family: str = ""
    """The name of what it is grouped under: communes, State services, inhabitants…"""
    invited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    session_id: str
    name: str
    college: College | None = None
    organisation: str = ""
    commune: str = ""
    table_number: int | None = None
    role: str = ""
    """Mayor of, head of: in the person's own words."""
    part: Part = Part.PARTICIPANT
    stakeholder_id: str | None = None
    """For whom the person sits here, on the map of actors."""
    seated_by_hand: bool = False
    """Whether the table was chosen by somebody: composing the tables leaves it."""
    walk_in: bool = False
    """Came without being on the list."""
    excused: bool = False
    """Said beforehand not to be coming."""
    arrived_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Record):
    """Who speaks during an item; a role alone while the person is not known."""

    item_id: str
    position: int
    name: str = ""
    role: str = ""
    organisation: str = ""
    participant_id: str | None = None
    """Who it is among the people of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint(Record):
    """Something a speaker said that is worth keeping, in short or word for word."""

    item_id: str
    position: int
    text: str
    quote: bool = False
    """Whether these are the speaker's own words."""
    shown: bool = False
    """Whether the room sees it beside the speaker."""
    agreement: Agreement = Agreement.PROPOSED
    """What the speaker said of printing it; of a quote only."""
    speaker_id: str | None = None
    """Whose words these are, where several speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomQuestion(Record):
    """A question from the room to who speaks, in the queue of an item."""

    session_id: str
    item_id: str
    position: int
    text: str
    speaker_id: str | None = None
    """To whom; None for whoever can answer."""
    table_number: int | None = None
    college: College | None = None
    participant_id: str | None = None
    """Who asks, when that is known."""
    state: QueueState = QueueState.WAITING
    kept: bool = False
    """Whether it goes to the report, answered or not."""
    answer: str = ""
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Record):
    """A stretch of time during which somebody spoke; the running one has no end. A college when it is not known who."""

    session_id: str
    item_id: str | None = None
    participant_id: str | None = None
    college: College | None = None
    started_at: datetime
    ended_at: datetime | None = None
