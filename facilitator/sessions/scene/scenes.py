"""The scenes: what the room can see, as frozen values.

The projected window, the thumbnail, the exported pictures and the tests read the same `Scene`. It holds texts, how they
have to look, and where the reader is; how much fits on a page is the layout's affair. It does not tick: a `Countdown`
says when it ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import College, ItemKind, StatementKind, Validation
from .scene import Scene as Scene
from .stances import EvaluationScene as EvaluationScene
from .stances import PlaneScene as PlaneScene
from .stances import StaircaseScene as StaircaseScene
from .stances import TrendsScene as TrendsScene
from .stances import WheelScene as WheelScene
from .values import Asked, Countdown, Group, Note, Promise, Result, Row, Said, Spoken


@dataclass(frozen=True, slots=True)
class BlackScene(Scene):
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class WaitingScene(Scene):
    """The waiting image: the cycle's name, nothing of the day."""

    title: str
    territory: str


@dataclass(frozen=True, slots=True)
class WelcomeScene(Scene):
    """Before the day: what it is, where, and its agenda."""

    title: str
    cycle: str
    place: str
    day: date | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ThanksScene(Scene):
    """After the day, with the next one of the cycle when it is known."""

    title: str
    cycle: str
    place: str
    day: date | None
    next_title: str = ""
    next_day: date | None = None
    next_place: str = ""


@dataclass(frozen=True, slots=True)
class AgendaScene(Scene):
    """The whole day, with where we are."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ItemScene(Scene):
    """A block of the day without a scene of its own: its title and what follows."""

    kind: ItemKind
    title: str
    detail: str
    countdown: Countdown | None
    following: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SpeakerScene(Scene):
    """An expert input or a testimony: the speech, or the room's questions after it."""

    kind: ItemKind
    rank: int
    of: int
    title: str
    speakers: tuple[str, ...]
    countdown: Countdown | None
    """Of the speech; of the questions once it is their turn."""
    said: tuple[Said, ...] = ()
    """What was chosen for the room of what the speaker said."""
    asking: bool = False
    """Whether it is the room's turn to ask."""
    question_minutes: int = 0
    """How long the questions are planned to take."""
    question: Asked | None = None
    """The question that is put now, once it is the room's turn."""
    waiting: int = 0
    """How many others wait for their turn."""


@dataclass(frozen=True, slots=True)
class BreakScene(Scene):
    """A break or a meal: when the room comes back, and to what."""

    kind: ItemKind
    title: str
    countdown: Countdown | None
    following: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class QuestionScene(Scene):
    """A question with what was said so far; alone and large without notes."""

    kind: ItemKind
    question: str
    notes: tuple[Note, ...]
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class NoteScene(Scene):
    """One contribution alone, under its question."""

    kind: ItemKind
    question: str
    note: Note
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class ClustersScene(Scene):
    """The clusters of a question, the heaviest first."""

    kind: ItemKind
    question: str
    groups: tuple[Group, ...]
    loose: int
    """How many contributions are in none."""
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class VotingScene(Scene):
    """A vote under way: what can be chosen, and how; no figures."""

    kind: ItemKind
    title: str
    rule: str
    options: tuple[str, ...]
    countdown: Countdown | None
    round: int = 1


@dataclass(frozen=True, slots=True)
class ResultsScene(Scene):
    """A vote that is closed: what each option received, the most first."""

    kind: ItemKind
    title: str
    results: tuple[Result, ...]
    countdown: Countdown | None
    round: int = 1


@dataclass(frozen=True, slots=True)
class CommitmentsScene(Scene):
    """What was promised, and who carries it further."""

    kind: ItemKind
    title: str
    promises: tuple[Promise, ...]
    countdown: Countdown | None
    ambassadors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenCommitmentsScene(Scene):
    """What was promised on earlier days and is still to be done, the oldest due first."""

    kind: ItemKind
    title: str
    promises: tuple[Promise, ...]
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class StatementScene(Scene):
    """A sentence of the synthesis alone, for the room to say what it thinks of it."""

    kind: ItemKind
    question: str
    """What it answers; empty for the whole day."""
    text: str
    sort: StatementKind
    college: College | None
    """Whose dissent, or agreement, it is."""
    number: int
    """Which one it is, from 1…"""
    of: int
    """…and of how many."""
    said: Validation
    """What the room said of it."""
    contested_by: tuple[College, ...]
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class SpeakingTimeScene(Scene):
    """How long each college spoke, the longest first."""

    kind: ItemKind
    title: str
    spoken: tuple[Spoken, ...]
    minutes: int
    """In all."""
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class MessageScene(Scene):
    """A few words of the facilitator's own."""

    text: str


@dataclass(frozen=True, slots=True)
class PictureScene(Scene):
    """A picture of the facilitator's own, or the pages of a document, one at a time."""

    title: str
    media: tuple[str, ...]
    """The names of the pictures among the file's media."""


@dataclass(frozen=True, slots=True)
class CalibrationScene(Scene):
    """The card that tells, from the last row, whether the room can read what will be shown."""

    depth_cm: int
    image_cm: int


SCENES: tuple[type[Scene], ...] = (
    BlackScene,
    WaitingScene,
    WelcomeScene,
    ThanksScene,
    AgendaScene,
    ItemScene,
    SpeakerScene,
    BreakScene,
    QuestionScene,
    NoteScene,
    ClustersScene,
    VotingScene,
    ResultsScene,
    WheelScene,
    StaircaseScene,
    TrendsScene,
    PlaneScene,
    EvaluationScene,
    CommitmentsScene,
    OpenCommitmentsScene,
    StatementScene,
    SpeakingTimeScene,
    MessageScene,
    PictureScene,
    CalibrationScene,
)
