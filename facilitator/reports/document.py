"""The whole of a session as one immutable value: what every report is written from.

It needs no store: once gathered, a report may be written from it in its own time, in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from ..sessions.open_commitments import Earlier
from ..sessions.presence import NOBODY, Turnout
from ..sessions.record import Record
from ..sessions.records import (
    AgendaItem,
    Ambassador,
    Anonymity,
    Attachment,
    Cluster,
    College,
    Commitment,
    CommitmentStep,
    Contribution,
    Cycle,
    Feedback,
    Flow,
    Interval,
    KeyPoint,
    Participant,
    Phase,
    PlanePoint,
    PlusOne,
    Question,
    Rating,
    Reading,
    Recovery,
    RoomQuestion,
    Session,
    SessionState,
    Slide,
    SlipBatch,
    Speaker,
    Statement,
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
    """What the room answered: wheel, staircase, trends, worth of the day."""
    ratings_before: tuple[Rating, ...] = ()
    """The same of the last day before whose wheel was filled in."""
    rated_before: str = ""
    """The title of that day."""
    plane_points: tuple[PlanePoint, ...] = ()
    """What was placed on the plane of impact and effort, in the order of its numbers."""
    feedback: tuple[Feedback, ...] = ()
    """What was said of the day at its end."""
    next_title: str = ""
    """The next day of the cycle that has a date…"""
    next_day: date | None = None
    """…and that date."""
    commitments: tuple[Commitment, ...] = ()
    commitment_steps: tuple[CommitmentStep, ...] = ()
    """What became of them, in the order in which it was told."""
    earlier_commitments: tuple[Earlier, ...] = ()
    """What earlier days promised, as this one found it and left it."""
    ambassadors: tuple[Ambassador, ...] = ()
    statements: tuple[Statement, ...] = ()
    """The sentences of the synthesis: of the day, then question by question."""
    recoveries: tuple[Recovery, ...] = ()
    """What was done to come back in time, in the order in which it was chosen."""
    turns: tuple[Turn, ...] = ()
    """Who spoke, from when to when; the one under way has no end."""
    people: tuple[Participant, ...] = ()
    """Everybody on the list, whether they came or not."""
    turnout: Turnout = NOBODY
    flow: Flow | None = None
    """Where the day stands, once it was started."""
    reading: Reading = Reading.NAMED
    """For whom it is told."""
    merged: frozenset[College] = frozenset()
    """The colleges that are told together, too few of them being there, with those of whom it is not known."""
    of_others: frozenset[tuple[str, str]] = frozenset()
    """The statements, by their ids, whose "college" is told with others, or some of "contested_by" are."""
    commune_count: int | None = None
    """From how many communes those came who are not told one by one."""
    untold: tuple[Record, ...] = ()
    """All else that the session is made of, which no report tells: for its complete data in the named reading alone."""
    media: tuple[tuple[str, bytes], ...] = ()
    """The pictures and documents that its records name, where they were asked for."""

    def weight(self, said: Contribution) -> int:
        """How many people said it."""
        return 1 + len(self.echoes(said))

    def author(self, said: Contribution) -> str:
        """Who said it, where its question has that told and the reading allows it; empty otherwise."""
        if said.participant_id is None or self.reading is not Reading.NAMED:
            return ""
        return self._names.get(said.participant_id, "") if said.question_id in self._naming else ""

    @cached_property
    def _names(self) -> dict[str, str]:
        return {person.id: person.name for person in self.people}

    @cached_property
    def _naming(self) -> frozenset[str]:
        """The questions whose authors are told."""
        every = (answers.question for answers in self.answers)
        return frozenset(question.id for question in every if question.anonymity is Anonymity.NAMED)

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
        if self.commune_count is not None:
            return self.commune_count
        return len({person.commune for person in self.participants} - {""})

    @property
    def speakers(self) -> int:
        """How many people spoke, or are expected to; whoever speaks twice counts once."""
        spoken = self.session.state is SessionState.CLOSED
        invited = (speaker for entry in self.entries if entry.stretches or not spoken for speaker in entry.speakers)
        return len({(speaker.name, speaker.role, speaker.organisation) for speaker in invited})
