"""The whole of a session as one immutable value: what every report is written from.

It needs no store: once gathered, a report may be written from it in its own time, in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from ..sessions.presence import NOBODY, Turnout
from ..sessions.records import (
    AgendaItem,
    Attachment,
    Cluster,
    College,
    Commitment,
    Contribution,
    Cycle,
    Interval,
    KeyPoint,
    Participant,
    Phase,
    PlusOne,
    Question,
    Rating,
    Recovery,
    RoomQuestion,
    Session,
    SessionState,
    Slide,
    SlipBatch,
    Speaker,
    Tag,
    Theme,
    Turn,
)
from ..sessions.speaking_time import SpeakingTime, speaking_time
from ..sessions.timing import SlotState
from .ballots import Ballot


@dataclass(frozen=True, slots=True)
class Group:
    """The contributions gathered under one cluster, in the order in which they were said."""

    cluster: Cluster
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A question and what the room answered: its clusters, then the contributions that are in none."""

    number: int
    question: Question
    groups: tuple[Group, ...]
    loose: tuple[Contribution, ...]

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        return (*(said for group in self.groups for said in group.contributions), *self.loose)

    @property
    def tables(self) -> int:
        """How many tables are known to have answered."""
        return len({said.table_number for said in self.contributions} - {None})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time during which an item was held and no other; pauses inside it are not told. Without an end, it runs."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the agenda, as it was planned and as it went. Times are on the room's clock."""

    item: AgendaItem
    rank: int
    """Which one of its kind in the day, from 1…"""
    of: int
    """…and of how many."""
    state: SlotState
    planned_start: datetime
    planned_end: datetime
    intervals: tuple[Interval, ...]
    stretches: tuple[Stretch, ...]
    speakers: tuple[Speaker, ...]
    answers: tuple[Answers, ...]
    key_points: tuple[KeyPoint, ...] = ()
    """What was kept of what the speakers said; of their own words, those that they approved."""
    room_questions: tuple[RoomQuestion, ...] = ()
    """What the room asked them, in order, kept for the report or not."""
    attachments: tuple[Attachment, ...] = ()
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """The participants of one college, by name; without a college, those of whom it is not known."""

    college: College | None
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class Document:
    """Everything a report says about a session."""

    cycle: Cycle
    session: Session
    number: int
    """The session's rank in the cycle, from 1."""
    themes: tuple[Theme, ...]
    entries: tuple[Entry, ...]
    unscheduled: tuple[Answers, ...]
    """The questions that have no place in the agenda."""
    parking: tuple[Contribution, ...]
    attendance: tuple[Attendance, ...]
    """Who came, by college; while no arrival is marked, who is expected."""
    planned_start: datetime
    planned_end: datetime
    ended: datetime | None
    """When the day really ended, once it is closed."""
    plus_ones: tuple[PlusOne, ...] = ()
    """Who said the same as a contribution, each in their own words."""
    tags: tuple[Tag, ...] = ()
    slip_batches: tuple[SlipBatch, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    """What was voted, in order."""
    slides: tuple[Slide, ...] = ()
    """What the facilitator brought to show."""
    ratings: tuple[Rating, ...] = ()
    """What the room answered on the wheel and on the staircase."""
    ratings_before: tuple[Rating, ...] = ()
    """The same of the last day before whose wheel was filled in."""
    rated_before: str = ""
    """The title of that day."""
    commitments: tuple[Commitment, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    """What was done to come back in time, in the order in which it was chosen."""
    turns: tuple[Turn, ...] = ()
    """Who spoke, from when to when; the one under way has no end."""
    people: tuple[Participant, ...] = ()
    """Everybody on the list, whether they came or not."""
    turnout: Turnout = NOBODY

    def weight(self, said: Contribution) -> int:
        """How many people said it."""
        return 1 + len(self.echoes(said))

    def echoes(self, said: Contribution) -> tuple[PlusOne, ...]:
        """The +1s of a contribution."""
        return self._echoes.get(said.id, ())

    @cached_property
    def _echoes(self) -> dict[str, tuple[PlusOne, ...]]:
        found: dict[str, tuple[PlusOne, ...]] = {}
        for one in self.plus_ones:
            found[one.contribution_id] = (*found.get(one.contribution_id, ()), one)
        return found

    @property
    def answers(self) -> tuple[Answers, ...]:
        """Every question, in the order of their numbers."""
        asked = [answers for entry in self.entries for answers in entry.answers]
        return tuple(sorted((*asked, *self.unscheduled), key=lambda answers: answers.number))

    @property
    def asked(self) -> tuple[Answers, ...]:
        """The questions of the day: those that have a place in the agenda, or answers."""
        return tuple(one for one in self.answers if one.question.item_id or one.contributions)

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """Every contribution: by question, then the parking."""
        return (*(said for answers in self.answers for said in answers.contributions), *self.parking)

    @property
    def clusters(self) -> int:
        return sum(len(answers.groups) for answers in self.answers)

    @property
    def participants(self) -> tuple[Participant, ...]:
        return tuple(person for group in self.attendance for person in group.participants)

    @cached_property
    def speaking(self) -> SpeakingTime:
        """What the turns that are over add up to, beside who was there."""
        return speaking_time(self.turns, self.people)

    @property
    def communes(self) -> int:
        return len({person.commune for person in self.participants} - {""})

    @property
    def speakers(self) -> int:
        """How many people spoke, or are expected to; whoever speaks twice counts once."""
        spoken = self.session.state is SessionState.CLOSED
        invited = (speaker for entry in self.entries if entry.stretches or not spoken for speaker in entry.speakers)
        return len({(speaker.name, speaker.role, speaker.organisation) for speaker in invited})
