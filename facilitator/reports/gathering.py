"""Gathers a session from the store into the value that every report is written from.

All of it is read in one go, by the thread that owns the store. No clock is read: the same records always give the
same document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from ..sessions import open_commitments, presence, reading
from ..sessions.belongings import belongings
from ..sessions.conclusions import in_order
from ..sessions.data_lists import media_of
from ..sessions.ratings import rated_before, ratings_of
from ..sessions.reading import Outline
from ..sessions.record import Record
from ..sessions.records import (
    AgendaItem,
    Ambassador,
    Attachment,
    Cluster,
    College,
    Commitment,
    CommitmentStep,
    Contribution,
    Feedback,
    Interval,
    KeyPoint,
    Participant,
    Phase,
    PlanePoint,
    PlusOne,
    Question,
    Recovery,
    RoomQuestion,
    Session,
    SessionState,
    Slide,
    SlipBatch,
    Statement,
    Tag,
)
from ..sessions.scene.times import timetable_of
from ..sessions.store import Store
from ..sessions.timing import Held, Slot, Timetable
from ..sessions.turns import turns_of
from .ballots import ballots_of
from .document import Answers, Attendance, Document, Entry, Group, Stretch
from .speeches import printable
from .told import records_in

SLIP = timedelta(minutes=1)
"""An item entered and left within that time was passed by, not held, when it was also held for longer."""


def document_of(store: Store, session_id: str, *, media: bool = False) -> Document:
    """The session with that id as it is now; LookupError when it does not exist.

    Pictures and documents are read when *media* asks for them: they are heavy, and most reports only name them.
    """
    told = _told(store, session_id)
    known = {record.id for record in records_in(told)}
    owned = belongings(store, told.session).values()
    untold = tuple(record for records in owned for record in records if record.id not in known)
    return replace(told, untold=untold, media=_media(store, owned) if media else ())


def _told(store: Store, session_id: str) -> Document:
    outline = reading.outline(store, session_id)
    table = timetable_of(store, outline)
    said = _by_question(store.all(Contribution, session_id=session_id))
    people = store.all(Participant, session_id=session_id)
    answers = {question.id: _answers(store, outline, question, said) for question in outline.questions}
    held = reading.intervals(store, outline.items)
    moved = _moved(outline, table)
    promised = store.all(Commitment, session_id=session_id)
    before, ratings_before = rated_before(store, outline.session)
    following = _following(store, outline.session)
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
        ballots=ballots_of(store, session_id, photos=True),
        slides=tuple(store.all(Slide, session_id=session_id)),
        ratings=tuple(ratings_of(store, session_id)),
        ratings_before=tuple(ratings_before),
        rated_before=before.title if before else "",
        plane_points=tuple(store.all(PlanePoint, session_id=session_id)),
        feedback=tuple(store.all(Feedback, session_id=session_id)),
        next_title=following.title if following else "",
        next_day=following.day if following else None,
        commitments=tuple(promised),
        commitment_steps=tuple(store.among(CommitmentStep, "commitment_id", [one.id for one in promised])),
        earlier_commitments=open_commitments.earlier(store, outline.session),
        ambassadors=tuple(store.all(Ambassador, session_id=session_id)),
        statements=tuple(in_order(outline, store.all(Statement, session_id=session_id))),
        recoveries=tuple(sorted(store.all(Recovery, session_id=session_id), key=lambda one: (one.chosen_at, one.id))),
        turns=tuple(turns_of(store, session_id)),
        flow=outline.flow,
        planned_start=table.planned_start + moved,
        planned_end=table.planned_end + moved,
        ended=table.expected_end if outline.session.state is SessionState.CLOSED else None,
    )


def _media(store: Store, owned: Iterable[Iterable[Record]]) -> tuple[tuple[str, bytes], ...]:
    """The media that these records name, each once, by name; those that the file has lost are not among them."""
    names = {name for records in owned for record in records for name in media_of(record)}
    read = ((name, store.media(name)) for name in sorted(names))
    return tuple((name, content) for name, content in read if content is not None)


def _following(store: Store, session: Session) -> Session | None:
    """The first day of the cycle after this one that has a date."""
    later = [one for one in reading.sessions(store) if one.position > session.position and one.day is not None]
    return later[0] if later else None


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
