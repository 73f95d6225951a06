"""The words that a record chooses among; their values are what the file holds."""

from __future__ import annotations

from enum import StrEnum


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
    YES_NO = "yes_no"
    """Each option is answered by yes, no, or neither."""
    CONSENT = "consent"
    """Each option is accepted, accepted with reservations, or objected to."""


class BudgetOf(StrEnum):
    """Who has the dots of a vote."""

    PERSON = "person"
    TABLE = "table"


class CountedBy(StrEnum):
    """What the voices of a vote are counted by."""

    ALL = "all"
    TABLE = "table"
    COLLEGE = "college"


class Answer(StrEnum):
    """What a voice says of an option; with dots and raised hands, being given to it says it all."""

    VOICE = "voice"
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    CONSENT = "consent"
    RESERVATION = "reservation"
    OBJECTION = "objection"


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
    TRENDS = "trends"
    PLANE = "plane"
    EVALUATION = "evaluation"
    COMMITMENTS = "commitments"
    OPEN_COMMITMENTS = "open_commitments"
    """Those of the days before that are still open."""
    STATEMENT = "statement"
    """A sentence of the synthesis, for the room to validate."""
    SLIDE = "slide"
    SPEAKING_TIME = "speaking_time"
    THANKS = "thanks"


class ScreenMode(StrEnum):
    """What the room's screen does: show what was chosen, keep one scene, or show nothing of the day."""

    LIVE = "live"
    FROZEN = "frozen"
    BLACK = "black"
    WAITING = "waiting"


class Instrument(StrEnum):
    """What the room positions itself on."""

    WHEEL = "wheel"
    """The ten levers, each from 0 to 5."""
    STAIRCASE = "staircase"
    """The levels of cooperation, from 1."""
    TRENDS = "trends"
    """The ten strong trends, each by its rank, 1 for what weighs most."""
    RETURN = "return"
    """What the day was worth the time spent, from 0 to 5."""


class FeedbackKind(StrEnum):
    """What somebody says of the day at its end."""

    WORD = "word"
    """The day in one word."""
    CHANGE = "change"
    """What should be done otherwise."""


class CommitmentState(StrEnum):
    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


class StatementKind(StrEnum):
    """What a sentence of the synthesis is."""

    ESSENTIAL = "essential"
    """One of the few sentences that tell the day."""
    SUMMARY = "summary"
    """The facilitator's own words on a question."""
    AGREEMENT = "agreement"
    DISSENT = "dissent"


class Validation(StrEnum):
    """What the room said of a sentence of the synthesis."""

    PENDING = "pending"
    VALIDATED = "validated"
    AMENDED = "amended"
    """Validated once its words were changed."""
    CONTESTED = "contested"


class Reading(StrEnum):
    """For whom the data of a day are told."""

    NAMED = "named"
    """The organiser: everything that is stored."""
    COLLEGE = "college"
    """Those who took part: tables and colleges, never a name."""
    PUBLIC = "public"
    """Anybody: nothing of who said what."""
