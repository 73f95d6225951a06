"""What happened in the room beside the post-its: the door, the questions to who speaks, the floor, the ways back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from .. import attendance, queue, speaking, steering
from ..reading import outline, speakers
from ..records import AgendaItem, College, Participant, RoomQuestion, Session
from ..store import Store
from ..turns import Voice
from .story import HEARD, SAID, Data, Moment, college_of, instant, told_items


def moments(store: Store, session: Session, day: Data) -> Iterator[Moment]:
    """All of it, in no order."""
    known = {person.name: person for person in store.all(Participant, session_id=session.id)}
    for who in day["participants"]:
        yield from _at_the_door(store, session, day, who, known)
    items = told_items(outline(store, session.id))
    for told in day["agenda"]:
        item = items[told["item"] - 1]
        for asked in told.get("queue", ()):
            yield from _asked(store, day, item, asked)
        yield from _heard(store, session, day, told.get("floor", []), known)
    for told in day.get("recoveries", ()):
        yield Moment(instant(day["date"], told["at"]), HEARD, partial(_win_back, store, session, told["way"]))


def _at_the_door(
    store: Store, session: Session, day: Data, who: Data, known: dict[str, Participant]
) -> Iterator[Moment]:
    """When somebody came, and left when that was before the end."""
    if who.get("walk_in"):
        yield Moment(instant(day["date"], who["came"]), SAID, partial(_walk_in, store, session, who, known))
    elif "came" in who:
        yield Moment(instant(day["date"], who["came"]), SAID, partial(attendance.arrive, store, known[who["name"]]))
    if "left" in who:
        yield Moment(instant(day["date"], who["left"]), SAID, lambda: attendance.leave(store, known[who["name"]]))


def _walk_in(store: Store, session: Session, who: Data, known: dict[str, Participant]) -> None:
    known[who["name"]] = attendance.walk_in(
        store,
        session,
        who["name"],
        college_of(who),
        organisation=who.get("organisation", ""),
        commune=who.get("commune", ""),
        table_number=who.get("table"),
    )


def _asked(store: Store, day: Data, item: AgendaItem, told: Data) -> Iterator[Moment]:
    """A question from the room: asked, put to who speaks, answered; each of them if it came to that."""
    made: list[RoomQuestion] = []

    def ask() -> None:
        who = {speaker.name: speaker.id for speaker in speakers(store, item)}
        speaker_id = who[told["to"]] if "to" in told else None
        table, college = told.get("table"), college_of(told)
        made.append(queue.ask(store, item, told["text"], speaker_id=speaker_id, table_number=table, college=college))
        if told.get("kept"):
            queue.keep(store, made[0])

    yield Moment(instant(day["date"], told["asked"]), SAID, ask)
    if "put" in told:
        yield Moment(instant(day["date"], told["put"]), HEARD, lambda: queue.put_now(store, made[0]))
    if "answered" in told:
        answered = instant(day["date"], told["answered"])
        yield Moment(answered, SAID, lambda: queue.answer(store, made[0], told.get("answer")))


def _heard(
    store: Store, session: Session, day: Data, floor: list[list[str]], known: dict[str, Participant]
) -> Iterator[Moment]:
    """Who had the floor, one after the other; nobody in between, where the times do not touch."""
    for (start, end, who), following in zip_longest(floor, floor[1:]):
        voice = Voice(known[who].id) if who in known else Voice(college=College(who))
        yield Moment(instant(day["date"], start), HEARD, partial(speaking.start, store, session.id, voice))
        if following is None or following[0] != end:
            yield Moment(instant(day["date"], end), SAID, partial(speaking.stop, store, session.id))


def _win_back(store: Store, session: Session, kind: str) -> None:
    """Take the way back of that kind, of those that are offered then."""
    way = next(way for way in steering.ways_back(store, session.id) if way.kind == kind)
    steering.take(store, session.id, way)
