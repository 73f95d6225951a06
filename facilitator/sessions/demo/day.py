"""A day that was held: its items one after the other, what was said and decided in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import pairwise

from .. import agenda, capture, clustering, flow, key_points
from ..reading import Outline, outline, speakers
from ..records import (
    AgendaItem,
    Agreement,
    Contribution,
    ContributionKind,
    Participant,
    Question,
    Session,
)
from ..store import Store
from ..templates import Template
from . import concluded, decided, room
from .story import MOVED, SAID, TIDIED, Act, Asked, Data, Moment, asked_on, college_of, instant, told_items


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time during which an item was held."""

    start: datetime
    end: datetime
    item: AgendaItem


def moments(store: Store, session: Session, model: Template, day: Data) -> Iterator[Moment]:
    """All that happened on a day that was held, in no order."""
    found = outline(store, session.id)
    held = sorted(_stretches(found, day), key=lambda stretch: stretch.start)
    left = {stretch.item.id: stretch.end for stretch in held}
    yield from _moves(store, session, held)
    yield from room.moments(store, session, day)
    asked = asked_on(store, session, model, day)
    for told in day["agenda"]:
        item = told_items(found)[told["item"] - 1]
        for act in _written(store, session, asked, item, told):
            yield Moment(left.get(item.id, held[-1].end), TIDIED, act)
    for key, answers in day["questions"].items():
        yield from _answers(store, day, asked[key], answers, left[asked[key].item_id or ""])
    for act in concluded.acts(store, session, asked, day.get("synthesis", {})):
        yield Moment(held[-1].end, TIDIED, act)
    for note in day["parked"]:
        yield from _parked(store, session, day, note, held[-1].end)


def _stretches(found: Outline, day: Data) -> Iterator[_Stretch]:
    items = told_items(found)
    for told in day["agenda"]:
        for start, end in told.get("held", ()):
            yield _Stretch(instant(day["date"], start), instant(day["date"], end), items[told["item"] - 1])


def _moves(store: Store, session: Session, held: list[_Stretch]) -> Iterator[Moment]:
    """From item to item; the clock pauses between two stretches that do not touch."""
    yield Moment(held[0].start, MOVED, partial(flow.start_day, store, session.id))
    for before, stretch in pairwise(held):
        if before.end < stretch.start:
            yield Moment(before.end, MOVED, partial(flow.pause, store, session.id))
        yield Moment(stretch.start, MOVED, partial(_go_to, store, stretch.item))
    yield Moment(held[-1].end, MOVED, partial(flow.close_day, store, session.id))


def _go_to(store: Store, item: AgendaItem) -> None:
    """A way back may have changed the item meanwhile."""
    flow.go_to(store, item.session_id, store.the(AgendaItem, item.id))


def _written(store: Store, session: Session, asked: Asked, item: AgendaItem, told: Data) -> Iterator[Act]:
    """What was written down of an item as it ended, what the room decided in it included."""
    if "notes" in told:
        yield partial(_note, store, item, told["notes"].strip())
    for point in told.get("points", ()):
        yield partial(keep_point, store, item, point)
    yield from decided.acts(store, session, asked, told)


def _note(store: Store, item: AgendaItem, notes: str) -> None:
    agenda.edit_item(store, replace(store.the(AgendaItem, item.id), notes=notes))


def keep_point(store: Store, item: AgendaItem, told: Data | str) -> None:
    """Something that was said, and what its speaker answered when it was read back."""
    told = told if isinstance(told, dict) else {"text": told}
    words = key_points.understood(told["text"])
    who = {speaker.name: speaker.id for speaker in speakers(store, item)}
    speaker_id = who[told["by"]] if "by" in told else None
    point = key_points.add(store, item, words.text, quote=words.quote, speaker_id=speaker_id)
    if "agreement" in told:
        key_points.agree(store, point, Agreement(told["agreement"]))


def _answers(store: Store, day: Data, question: Question, answers: Data, end: datetime) -> Iterator[Moment]:
    """What was answered to a question, grouped as its item ends."""
    for cluster in answers.get("clusters", ()):
        kept: list[Contribution] = []
        for note in cluster["notes"]:
            yield _said(store, day, question, note, question.session_id, kept)
        yield Moment(end, TIDIED, partial(clustering.group, store, question, cluster["title"], kept))
    for note in answers.get("loose", ()):
        yield _said(store, day, question, note, question.session_id, [])


def _parked(store: Store, session: Session, day: Data, note: Data, end: datetime) -> Iterator[Moment]:
    """What is put aside, and where it goes next: told as the day ends."""
    kept: list[Contribution] = []
    yield _said(store, day, None, note, session.id, kept)
    if "goes_to" in note:
        yield Moment(end, TIDIED, partial(capture.send_on, store, kept, note["goes_to"]))


def _again(store: Store, session_id: str, said: Data) -> capture.Draft:
    """Somebody else says the same, in their own words or not."""
    return capture.Draft(
        text=said.get("text", ""),
        table_number=said.get("table"),
        college=college_of(said),
        participant_id=_author(store, session_id, said),
    )


def _author(store: Store, session_id: str, said: Data) -> str | None:
    """Who said it, where that is told."""
    people = store.all(Participant, session_id=session_id) if "by" in said else []
    return next((one.id for one in people if one.name == said["by"]), None)


def _said(
    store: Store, day: Data, question: Question | None, note: Data, session_id: str, kept: list[Contribution]
) -> Moment:
    """Somebody says *note*, which joins *kept* once it is taken down; without a question it goes to the parking."""
    draft = capture.Draft(
        text=note["text"].strip(),
        kind=ContributionKind(note.get("kind", "idea")),
        table_number=note.get("table"),
        college=college_of(note),
        lever=note.get("lever"),
        parked=question is None,
    )

    def take_down() -> None:
        author = _author(store, session_id, note)
        contribution = capture.contribute(store, session_id, replace(draft, participant_id=author), question)
        for again in note.get("again", ()):
            capture.add_one(store, contribution, _again(store, session_id, again))
        kept.append(contribution)

    return Moment(instant(day["date"], note["at"]), SAID, take_down)
