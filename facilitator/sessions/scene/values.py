"""What scenes hold: their look, the rail, the time left, rows, notes, results. Frozen values, texts included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..legibility import smallest_capital
from ..records import College, CommitmentState, ContributionKind, ItemKind
from ..timing import SlotState


@dataclass(frozen=True, slots=True)
class Look:
    """What the room asks of every picture in it."""

    capital: float = smallest_capital()
    """The least height of a capital letter, as a share of the picture's height."""
    dark: bool = False
    """Light on dark."""
    still: bool = False
    """Nothing moves but figures."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One item on the rail of the day at the bottom of every scene."""

    kind: ItemKind
    minutes: int
    state: SlotState


@dataclass(frozen=True, slots=True)
class Countdown:
    """Time left: until *ends_at*, or *left_seconds* while the clock is paused. Below zero, the item runs over."""

    ends_at: datetime | None
    left_seconds: int
    total_seconds: int

    def left(self, now: datetime) -> timedelta:
        return timedelta(seconds=self.left_seconds) if self.ends_at is None else self.ends_at - now

    @property
    def paused(self) -> bool:
        return self.ends_at is None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the agenda: when (on the room's clock) and what."""

    at: str
    kind: ItemKind
    title: str
    state: SlotState = SlotState.UPCOMING


@dataclass(frozen=True, slots=True)
class Note:
    """A contribution as the room sees it."""

    id: str
    kind: ContributionKind
    text: str
    table_number: int | None
    college: College | None
    cluster: str
    weight: int = 1
    """How many people said it."""
    author: str = ""
    """Who said it, where the question allows it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker said: a key point, or a quote in the speaker's own words."""

    id: str
    text: str
    quote: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question from the room, as the room sees it when it is put."""

    id: str
    text: str
    to: str = ""
    """Who is to answer, when somebody in particular is."""
    table_number: int | None = None
    college: College | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster as the room sees it."""

    id: str
    title: str
    colour: str
    """A name of `tokens.CLUSTER_COLOURS`."""
    count: int
    """How many contributions it holds."""
    weight: int
    """How many people said what it holds."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the voices of an option: those of an answer, or of a college."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """What an option of a vote received."""

    id: str
    text: str
    count: int
    rank: int
    """From 1; those with as many voices have the same."""
    answers: tuple[Share, ...] = ()
    """Each answer with its voices, where there is more than one; *count* is of those for it."""
    colleges: tuple[Share, ...] = ()
    """Of the voices for it, those of each college, when they were counted by college."""


@dataclass(frozen=True, slots=True)
class Lever:
    """A lever of the wheel: its number, and the mean of the room's answers, from 0 to 5; None while there is none."""

    number: int
    title: str
    axis: int
    """The number of its axis, from 0."""
    mean: float | None
    before: float | None = None
    """The mean of an earlier session."""
    accord: str = ""
    """How far those who answered agree, in a word or two."""


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the staircase, and how many see the territory there."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A strong trend, and where the room puts it."""

    number: int
    title: str
    rank: int = 0
    """From 1; those that weigh as much have the same; 0 while nobody answered."""
    mean: float | None = None
    """Of the ranks that it was given, 1 for what weighs most."""
    first: int = 0
    """How many put it among their first three."""
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Something placed between little and much effort, little and much impact."""

    id: str
    number: int
    text: str
    effort: float
    """From 0 to 1."""
    impact: float
    """From 0 to 1."""
    quarter: str
    """What that place calls for."""


@dataclass(frozen=True, slots=True)
class Word:
    """What so many people said of their day."""

    id: str
    text: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """How long a college spoke, in whole minutes; never a name."""

    id: str
    name: str
    minutes: int
    share: int
    """Of all that was said, in hundredths."""
    people: int | None
    """Of those who are there, in hundredths; None while nobody is known to be."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as the room sees it."""

    id: str
    what: str
    who: str
    due: date | None
    partners: str = ""
    first_step: str = ""
    state: CommitmentState = CommitmentState.PLANNED
    late: bool = False
    """Whether it should be done by now."""
