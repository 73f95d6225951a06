"""The scenes of the agenda: the day before it begins, its items, the day when it is over."""

from __future__ import annotations

from dataclasses import replace

from .. import reading
from ..queued import queue_of
from ..records import AgendaItem, Agreement, ItemKind, KeyPoint, RoomQuestion, Speaker
from ..timing import Slot, SlotState
from .moment import Moment
from .scenes import AgendaScene, BreakScene, ItemScene, Scene, SpeakerScene, ThanksScene, WelcomeScene
from .times import countdown_of
from .values import Asked, Row, Said

SPEECHES = frozenset({ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY})
PAUSES = frozenset({ItemKind.BREAK, ItemKind.MEAL})
FOLLOWING = 3
"""How many coming items a scene announces."""


def welcome(moment: Moment) -> WelcomeScene:
    session, cycle = moment.outline.session, reading.cycle(moment.store)
    rows = tuple(_row(slot) for slot in moment.table.slots)
    return WelcomeScene(moment.rail, session.title, cycle.title, session.place, session.day, rows)


def thanks(moment: Moment) -> ThanksScene:
    """The end of the day, and the next of the cycle."""
    session, known = moment.outline.session, reading.sessions(moment.store)
    place = [one.id for one in known].index(session.id) + 1
    following = known[place] if place < len(known) else None
    return ThanksScene(
        moment.rail,
        session.title,
        reading.cycle(moment.store).title,
        session.place,
        session.day,
        following.title if following else "",
        following.day if following else None,
        following.place if following else "",
    )


def agenda(moment: Moment) -> AgendaScene:
    rows = tuple(_row(slot) for slot in moment.table.slots)
    return AgendaScene(moment.rail, moment.outline.session.title, rows)


def scene_of_item(moment: Moment, item: AgendaItem) -> Scene:
    """The scene of an item that has no question."""
    if item.kind in PAUSES:
        return BreakScene(moment.rail, item.kind, item.title, moment.countdown, _following(moment, item))
    if item.kind in SPEECHES:
        return speaker(moment, item)
    following = _following(moment, item)
    return ItemScene(moment.rail, item.kind, item.title, item.detail, moment.countdown, following)


def speaker(moment: Moment, item: AgendaItem, *, asking: bool = False) -> SpeakerScene:
    """Who speaks, for how long; once the room is *asking*, how long for its questions, and which one is put."""
    rank, of = moment.outline.rank(item)
    people = tuple(_introduction(s.name, s.role, s.organisation) for s in reading.speakers(moment.store, item))
    points = moment.store.all(KeyPoint, item_id=item.id)
    seen = (point for point in points if point.shown and point.agreement is not Agreement.WITHHELD)
    said = tuple(Said(point.id, point.text, point.quote) for point in seen)
    countdown = None
    if item == moment.item:
        countdown = countdown_of(moment.store, item, 0 if asking else item.question_minutes)
    scene = SpeakerScene(
        moment.rail, item.kind, rank, of, item.title, people, countdown, said, asking, item.question_minutes
    )
    if not asking:
        return scene
    queue = queue_of(moment.store, item.id)
    asked = _asked(moment, queue.now) if queue.now is not None else None
    return replace(scene, question=asked, waiting=len(queue.waiting))


def _asked(moment: Moment, question: RoomQuestion) -> Asked:
    """A question from the room, never with a name; nor its table and college where nothing is told of who speaks."""
    speaker = moment.store.get(Speaker, question.speaker_id)
    to = (speaker.name or speaker.role) if speaker is not None else ""
    if moment.screen.nameless:
        return Asked(question.id, question.text, to)
    return Asked(question.id, question.text, to, question.table_number, question.college)


def _introduction(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _row(slot: Slot) -> Row:
    start = slot.start or slot.planned_start
    return Row(start.strftime("%H:%M"), slot.item.kind, slot.item.title, slot.state)


def _following(moment: Moment, item: AgendaItem) -> tuple[Row, ...]:
    after = [s for s in moment.table.slots if s.item.position > item.position and s.state is SlotState.UPCOMING]
    return tuple(_row(slot) for slot in after[:FOLLOWING])
