"""What the room decides: votes, where it stands, what is promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..record import Record
from .enums import (
    Answer,
    BudgetOf,
    College,
    CommitmentState,
    CountedBy,
    FeedbackKind,
    Instrument,
    Scale,
    StatementKind,
    Validation,
    VoteMethod,
    VoteState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """One round of a vote; the room sees figures once it is closed."""

    session_id: str
    question_id: str | None = None
    item_id: str | None = None
    """The item during which it was opened."""
    position: int
    title: str
    method: VoteMethod = VoteMethod.DOTS
    budget: int = 3
    """How many dots each voter, or each table, has."""
    state: VoteState = VoteState.OPEN
    budget_of: BudgetOf = BudgetOf.PERSON
    counted_by: CountedBy = CountedBy.ALL
    voters: int | None = None
    """How many can vote, when somebody said so; None for those who are present."""
    closed_at: datetime | None = None
    """When it was last closed: who was present then could vote."""
    follows_id: str | None = None
    """The vote of which this is another round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOption(Record):
    """What can be voted for: a cluster or a contribution, as it read when the vote was opened, or a text of its own."""

    vote_id: str
    position: int
    text: str
    cluster_id: str | None = None
    contribution_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """Voices counted for an option: at one table, in one college, or in all."""

    voteoption_id: str
    table_number: int | None = None
    count: int
    college: College | None = None
    answer: Answer = Answer.VOICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation(Record):
    """What somebody objects to, or accepts an option under, word for word."""

    voteoption_id: str
    position: int
    text: str
    answer: Answer = Answer.RESERVATION
    table_number: int | None = None
    college: College | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePhoto(Record):
    """A picture of the flipchart on which a vote was cast: its proof."""

    vote_id: str
    position: int
    name: str
    media: str
    """Its content, by its name among the file's media."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """So many answers of one value: on a lever of the wheel, a trend, the staircase, or the worth of the day."""

    session_id: str
    lever: int | None = None
    """The number of the lever; on the wheel only."""
    value: int
    count: int
    instrument: Instrument = Instrument.WHEEL
    trend: int | None = None
    """The number of the trend; among the trends only."""
    sheet: int | None = None
    """The number of the paper sheet of one person, who is not named; None when answers were counted together."""
    table_number: int | None = None
    """The table whose answer it is, or where the sheet was filled in."""
    college: College | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanePoint(Record):
    """Where the room places something between little and much effort, little and much impact."""

    session_id: str
    position: int
    text: str
    effort: int
    """From 0, none, to 100."""
    impact: int
    """From 0, none, to 100."""
    cluster_id: str | None = None
    contribution_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """What was said of the day at its end, by so many people; never by whom."""

    session_id: str
    position: int
    kind: FeedbackKind
    text: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """What somebody promises to do."""

    session_id: str
    position: int
    what: str
    who: str = ""
    partners: str = ""
    scale: Scale | None = None
    lever: int | None = None
    due: date | None = None
    first_step: str = ""
    state: CommitmentState = CommitmentState.PLANNED
    """Where it stands: what its last step says."""
    review_on: date | None = None
    """When to look at it again."""
    cluster_id: str | None = None
    """The cluster that it was born from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentStep(Record):
    """A commitment came to another state: its history."""

    commitment_id: str
    state: CommitmentState
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambassador(Record):
    """Somebody who volunteers to carry the result of the day, to their council for one."""

    session_id: str
    position: int
    name: str
    participant_id: str | None = None
    """Who it is among the people of the day."""
    carries_to: str = ""
    """To whom the result is carried."""
    due: date | None = None
    commitment_id: str | None = None
    """The one commitment that is carried; None for the whole result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A sentence of the synthesis: of the whole day, or of a question."""

    session_id: str
    question_id: str | None = None
    """None for the essentials of the day."""
    position: int
    """Among those of its question, or of the day."""
    kind: StatementKind
    text: str
    college: College | None = None
    """Whose dissent, or agreement, it is; None for the whole room's."""
    validation: Validation = Validation.PENDING
    original: str = ""
    """How it read before the room amended it."""
    contested_by: str = ""
    """The colleges that contest it, by their values, separated by blanks."""
    validated_at: datetime | None = None
    """When the room last said something of it."""
    source: str = ""
    """The proposal that it was taken from: not proposed again."""
