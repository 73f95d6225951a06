"""The whole of a session as one immutable value: what every report is written from.

It is read from the store in one go, by the thread that owns it; writing a report from it may then take its time
anywhere else. It knows no clock: the same records always give the same document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby

from ..sessions import presence, reading
from ..sessions.presence import NOBODY, Turnout
from ..sessions.ratings import rated_before, ratings_of
from ..sessions.reading import Outline
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
from ..sessions.scene.times import timetable_of
from ..sessions.speaking_time import SpeakingTime, speaking_time
from ..sessions.store import Store
from ..sessions.timing import Held, Slot, SlotState, Timetable
from ..sessions.turns import turns_of
from .ballots import Ballot, ballots_of
from .speeches import printable

SLIP = timedelta(minutes=1)
"""An item entered and left within that time was passed by, not held, when it was also held for longer."""


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


def document_of(store: Store, session_id: str) -> Document:
    """The session with that id as it is now; LookupError when it does not exist."""
    outline = reading.outline(store, session_id)
    table = timetable_of(store, outline)
    said = _by_question(store.all(Contribution, session_id=session_id))
    people = store.all(Participant, session_id=session_id)
    answers = {question.id: _answers(store, outline, question, said) for question in outline.questions}
    held = reading.intervals(store, outline.items)
    moved = _moved(outline, table)
    before, ratings_before = rated_before(store, outline.session)
    return Document(
        cycle=reading.cycle(store),
        session=outline.session,
        number=reading.session_number(store, session_id),
        themes=outline.themes,
        entries=tuple(_entry(store, outline, slot, moved, held, answers) for slot in table.slots),
        unscheduled=tuple(answers[question.id] for question in outline.questions if question.item_id is None),
        parking=said.get(None, ()),
        people=tuple(people),
        attendance=_attendance(presence.who_came(presence.participants(people))),
        turnout=presence.turnout(store, outline.session),
        plus_ones=tuple(store.all(PlusOne, session_id=session_id)),
        tags=tuple(store.all(Tag)),
        slip_batches=tuple(store.all(SlipBatch, session_id=session_id)),
        ballots=ballots_of(store, session_id),
        slides=tuple(store.all(Slide, session_id=session_id)),
        ratings=tuple(ratings_of(store, session_id)),
        ratings_before=tuple(ratings_before),
        rated_before=before.title if before else "",
        commitments=tuple(store.all(Commitment, session_id=session_id)),
        recoveries=tuple(sorted(store.all(Recovery, session_id=session_id), key=lambda one: (one.chosen_at, one.id))),
        turns=tuple(turns_of(store, session_id)),
        planned_start=table.planned_start + moved,
        planned_end=table.planned_end + moved,
        ended=table.expected_end if outline.session.state is SessionState.CLOSED else None,
    )


def _moved(outline: Outline, table: Timetable) -> timedelta:
    """How far the plan is moved so that it stands beside what happened, when the day was held on another date."""
    started = outline.session.started_at
    return timedelta(days=(started.date() - table.planned_start.date()).days if started else 0)


def _by_question(contributions: Iterable[Contribution]) -> dict[str | None, tuple[Contribution, ...]]:
    found: dict[str | None, list[Contribution]] = {}
    for contribution in contributions:
        found.setdefault(contribution.question_id, []).append(contribution)
    return {question_id: tuple(some) for question_id, some in found.items()}


def _answers(
    store: Store, outline: Outline, question: Question, said: dict[str | None, tuple[Contribution, ...]]
) -> Answers:
    mine = said.get(question.id, ())
    clusters = store.all(Cluster, question_id=question.id)
    known = {cluster.id for cluster in clusters}
    return Answers(
        number=outline.number(question),
        question=question,
        groups=tuple(Group(cluster, tuple(c for c in mine if c.cluster_id == cluster.id)) for cluster in clusters),
        loose=tuple(c for c in mine if c.cluster_id not in known),
    )


def _entry(
    store: Store, outline: Outline, slot: Slot, moved: timedelta, held: Held, answers: dict[str, Answers]
) -> Entry:
    rank, of = outline.rank(slot.item)
    return Entry(
        item=slot.item,
        rank=rank,
        of=of,
        state=slot.state,
        planned_start=slot.planned_start + moved,
        planned_end=slot.planned_end + moved,
        intervals=tuple(held[slot.item.id]),
        stretches=_stretches(held, slot.item),
        phases=tuple(store.all(Phase, item_id=slot.item.id)),
        speakers=tuple(reading.speakers(store, slot.item)),
        answers=tuple(answers[question.id] for question in outline.questions_of(slot.item)),
        key_points=printable(store.all(KeyPoint, item_id=slot.item.id)),
        room_questions=tuple(store.all(RoomQuestion, item_id=slot.item.id)),
        attachments=tuple(store.all(Attachment, item_id=slot.item.id)),
    )


def _stretches(held: Held, item: AgendaItem) -> tuple[Stretch, ...]:
    """When *item* was held, without the pauses and the times when it was only passed by.

    What was held at the same time does not cut it.
    """
    mine = {interval.started_at for interval in held[item.id]}
    lasting = (i for intervals in held.values() for i in _lasting(intervals))
    others = (i for i in lasting if i.item_id == item.id or i.started_at not in mine)
    every = sorted(others, key=lambda i: (i.started_at, i.id))
    runs = ([*run] for item_id, run in groupby(every, lambda i: i.item_id) if item_id == item.id)
    return tuple(Stretch(run[0].started_at, run[-1].ended_at) for run in runs)


def _lasting(intervals: Sequence[Interval]) -> Sequence[Interval]:
    """The intervals of an item that are more than a slip of the hand; all of them when none is."""
    lasting = [i for i in intervals if i.ended_at is None or i.ended_at - i.started_at >= SLIP]
    return lasting or intervals


def _attendance(participants: Sequence[Participant]) -> tuple[Attendance, ...]:
    colleges: tuple[College | None, ...] = (*College, None)
    groups = (Attendance(college, tuple(p for p in participants if p.college is college)) for college in colleges)
    return tuple(group for group in groups if group.participants)
