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


class Anonymity(StrEnum):
    """What is told to the room of who said something."""

    NAMED = "named"
    COLLEGE = "college"
    """Table and college, never a name."""
    PUBLIC = "public"
    """Nothing."""


class VoteMethod(StrEnum):
    DOTS = "dots"
    HANDS = "hands"


class VoteState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Part(StrEnum):
    """What brings somebody to the day."""

    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    """Gives expert input."""
    WITNESS = "witness"
    """Tells what was lived elsewhere."""


class Agreement(StrEnum):
    """What the speaker said of a quote (*bon à tirer*): only what is approved is printed."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    WITHHELD = "withheld"


class QueueState(StrEnum):
    """Where a question from the room stands."""

    WAITING = "waiting"
    NOW = "now"
    ANSWERED = "answered"


class Scale(StrEnum):
    """At which level of government something is done."""

    COMMUNE = "commune"
    INTERCOMMUNALITY = "intercommunality"
    SCOT = "scot"
    REGION = "region"


class SceneKind(StrEnum):
    """What the facilitator may choose for the room."""

    MOMENT = "moment"
    """What goes with the item under way."""
    WELCOME = "welcome"
    AGENDA = "agenda"
    SPEAKER = "speaker"
    SPEAKER_QUESTIONS = "speaker_questions"
    QUESTION = "question"
    WALL = "wall"
    NOTE = "note"
    CLUSTERS = "clusters"
    VOTE = "vote"
    WHEEL = "wheel"
    STAIRCASE = "staircase"
    COMMITMENTS = "commitments"
    SLIDE = "slide"
    SPEAKING_TIME = "speaking_time"
    THANKS = "thanks"


class ScreenMode(StrEnum):
    """What the room's screen does: show what was chosen, keep one scene, or show nothing of the day."""

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
    """How many dots each voter has."""
    state: VoteState = VoteState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOption(Record):
    """What can be voted for: a cluster (by its title when the vote was opened), or a text of its own."""

    vote_id: str
    position: int
    text: str
    cluster_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """Voices counted for an option, at one table or in all."""

    voteoption_id: str
    table_number: int | None = None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """So many answers of one value, on a lever of the wheel (from 0 to 5) or a level of the staircase (from 1)."""

    session_id: str
    lever: int | None = None
    """The number of the lever; None for the staircase."""
    value: int
    count: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide(Record):
    """Something of the facilitator's own to show: a message, or pictures (the pages of a PDF, say)."""

    session_id: str
    position: int
    text: str
    """The message; the name of the pictures."""
    media: str = ""
    """The names of its pictures among the file's media, separated by blanks; empty for a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Record):
    """A room, known by its name: what decides how large a text must be, and which colours are seen best."""

    name: str
    depth_cm: int = 800
    """From the picture to the last row."""
    image_cm: int = 150
    """How high the projected picture is."""
    dark: bool = False
    """Whether the picture is light on dark."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen(Record):
    """What the facilitator asked the room's screen to do. One for each session that was shown."""

    session_id: str
    mode: ScreenMode = ScreenMode.LIVE
    frozen: str = ""
    """The frozen scene itself, as JSON: a restart shows what the room was seeing."""
    first_id: str = ""
    """The first visible contribution (or row): where the reader is."""
    shown: SceneKind = SceneKind.MOMENT
    """What was chosen for the room; what comes when the freeze ends."""
    target: str = ""
    """The id of what it shows: a contribution, a question, a vote, a slide; empty for that of the moment."""
    nameless: bool = False
    """Whether nothing is told of who said what, whatever the questions allow."""
    still: bool = False
    """Whether nothing moves but figures."""


RECORDS: tuple[type[Record], ...] = (
    Cycle,
    Session,
    Theme,
    AgendaItem,
    Phase,
    Attachment,
    Question,
    Stakeholder,
    Participant,
    Speaker,
    KeyPoint,
    RoomQuestion,
    Turn,
    Cluster,
    Tag,
    Contribution,
    PlusOne,
    SlipBatch,
    Vote,
    VoteOption,
    Tally,
    Rating,
    Commitment,
    Slide,
    Venue,
    Interval,
    Recovery,
    Flow,
    Screen,
)
"""Every kind of record, parents before children."""

KINDS = {kind.__name__.lower(): kind for kind in RECORDS}
"""The same by the name of their table, which is also their name in the journal."""
