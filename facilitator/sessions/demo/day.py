"""A day that was held: its items one after the other, what was said and decided in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import pairwise

from .. import agenda, capture, clustering, commitments, flow, key_points, positioning, voting
from ..reading import Outline, outline, speakers
from ..records import (
    AgendaItem,
    Agreement,
    Cluster,
    Commitment,
    Contribution,
    ContributionKind,
    Question,
    Scale,
    Session,
    VoteMethod,
    VoteOption,
)
from ..store import Store
from ..templates import Template
from . import room
from .story import MOVED, SAID, TIDIED, Data, Moment, college_of, instant, told_items


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
    for told in day["agenda"]:
        item = told_items(found)[told["item"] - 1]
        for act in _written(store, session, model, item, told):
            yield Moment(left.get(item.id, held[-1].end), TIDIED, act)
    questions = dict(zip(_question_ids(model), found.questions, strict=True))
    for question_id, answers in day["questions"].items():
        question = questions[question_id]
        yield from _answers(store, day, question, answers, left[question.item_id or ""])
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


def _written(
    store: Store, session: Session, model: Template, item: AgendaItem, told: Data
) -> Iterator[Callable[[], object]]:
    """What was written down of an item as it ended."""
    if "notes" in told:
        yield partial(_note, store, item, told["notes"].strip())
    for point in told.get("points", ()):
        yield partial(_keep, store, item, point if isinstance(point, dict) else {"text": point})
    yield from _decided(store, session, model, told)


def _note(store: Store, item: AgendaItem, notes: str) -> None:
    agenda.edit_item(store, replace(store.the(AgendaItem, item.id), notes=notes))


def _keep(store: Store, item: AgendaItem, told: Data) -> None:
    """Something that was said, and what its speaker answered when it was read back."""
    words = key_points.understood(told["text"])
    who = {speaker.name: speaker.id for speaker in speakers(store, item)}
    speaker_id = who[told["by"]] if "by" in told else None
    point = key_points.add(store, item, words.text, quote=words.quote, speaker_id=speaker_id)
    if "agreement" in told:
        key_points.agree(store, point, Agreement(told["agreement"]))


def _decided(store: Store, session: Session, model: Template, told: Data) -> Iterator[Callable[[], object]]:
    """What the room decided during an item, written down as it ends."""
    if "vote" in told:
        yield partial(_vote, store, session, model, told["vote"])
    for lever, answers in told.get("wheel", {}).items():
        for value, count in enumerate(answers):
            if count:
                yield partial(positioning.rate, store, session.id, lever, value, count)
    for step, count in enumerate(told.get("staircase", ()), start=1):
        yield partial(positioning.rate, store, session.id, None, step, count)
    for promise in told.get("commitments", ()):
        yield partial(_promise, store, session, promise)


def _vote(store: Store, session: Session, model: Template, told: Data) -> None:
    """A vote on the clusters of a question, opened, counted and closed."""
    asked = dict(zip(_question_ids(model), outline(store, session.id).questions, strict=True))[told["question"]]
    clusters = {cluster.title: cluster for cluster in store.all(Cluster, question_id=asked.id)}
    options = [clusters[title] for title in told["votes"]]
    vote = voting.open_vote(store, session.id, told["title"], options, VoteMethod.DOTS, 3, asked)
    for option in store.all(VoteOption, vote_id=vote.id):
        voting.count(store, option, told["votes"][option.text])
    voting.close_vote(store, vote)


def _promise(store: Store, session: Session, told: Data) -> None:
    scale = Scale(told["scale"]) if "scale" in told else None
    commitments.commit(store, Commitment(**{**told, "session_id": session.id, "position": 0, "scale": scale}))


def _question_ids(model: Template) -> list[str]:
    return [question.id for theme in model.themes for question in theme.questions]


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


def _again(said: Data) -> capture.Draft:
    """Somebody else says the same, in their own words or not."""
    return capture.Draft(text=said.get("text", ""), table_number=said.get("table"), college=college_of(said))


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
        contribution = capture.contribute(store, session_id, draft, question)
        for again in note.get("again", ()):
            capture.add_one(store, contribution, _again(again))
        kept.append(contribution)

    return Moment(instant(day["date"], note["at"]), SAID, take_down)
