"""The demonstration cycle, told again from `resources/demo/` by the ordinary gestures.

A settable clock gives each gesture its time in the story, so that the journal reads like that of days really held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from ..errors import FacilitatorError
from ..i18n import _
from ..paths import resource
from . import agenda, capture, clustering, commitments, cycle, flow, key_points, people, positioning, venue, voting
from .data_files import LOADER
from .reading import Outline, outline
from .records import (
    AgendaItem,
    Cluster,
    College,
    Commitment,
    Contribution,
    ContributionKind,
    Participant,
    Question,
    Scale,
    Session,
    Speaker,
    VoteMethod,
    VoteOption,
)
from .store import Store
from .templates import Template, template

FILE_NAME = "Démonstration.atelier"

Data = dict[str, Any]
_DESIGNED = timedelta(days=30)
"""How long before its first day the cycle is set up."""


def build(path: Path, folder: Path | None = None) -> None:
    """Write the demonstration as a new workshop file; it appears whole or not at all.

    Raises `FacilitatorError` when the place is taken, `StoreUnavailable` when it cannot be written.
    """
    if path.exists():
        raise FacilitatorError(_("“{name}” already exists: choose another name, or open it.").format(name=path.name))
    data = _read(folder or resource("demo"))
    with TemporaryDirectory() as scratch:
        clock = _StoryClock()
        clock.now = instant(data["sessions"][0]["date"] - _DESIGNED, "10:00")
        with closing(Store.create(Path(scratch) / FILE_NAME, clock=clock)) as store:
            _tell(store, clock, data)
            store.save_copy(path)


class _StoryClock:
    """The time it is in the story."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


class _Moment(NamedTuple):
    """Something that happens in the story. At the same instant, what has the lower *order* comes first."""

    at: datetime
    order: int
    act: Callable[[], object]


_SAID, _TIDIED, _MOVED = range(3)
"""What is said at the minute when an item ends belongs to it; so does what is written about it."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time during which an item was held."""

    start: datetime
    end: datetime
    item: AgendaItem


def _read(folder: Path) -> Data:
    """The cycle of `cycle.yaml`, with what the files of its sessions hold in place of their names."""
    data: Data = _yaml(folder / "cycle.yaml")
    days = [_yaml(folder / name) for name in data["sessions"]]
    return {**data, "sessions": days}


def _yaml(path: Path) -> Data:
    data: Data = yaml.load(path.read_text(encoding="utf-8"), LOADER)
    return data


def instant(day: date, clock: str) -> datetime:
    """A time of that day in metropolitan France, computed so that it needs no time zone data, which Windows lacks."""
    return datetime.combine(day, time.fromisoformat(clock), timezone(timedelta(hours=2 if _in_summer(day) else 1)))


def _in_summer(day: date) -> bool:
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def _tell(store: Store, clock: _StoryClock, data: Data) -> None:
    cycle.start_cycle(store, data["title"], client=data["client"], territory=data["territory"])
    models = [template(day["template"]) for day in data["sessions"]]
    sessions = [_plan(store, model, day) for model, day in zip(models, data["sessions"], strict=True)]
    for session, model, day in zip(sessions, models, data["sessions"], strict=True):
        clock.now = instant(day["date"] - timedelta(days=1), "17:00")
        _prepare(store, session, day)
        if day["state"] == "closed":
            for moment in sorted(_moments(store, session, model, day), key=lambda moment: moment[:2]):
                clock.now = moment.at
                moment.act()


def _plan(store: Store, model: Template, day: Data) -> Session:
    details = cycle.SessionDetails(title=day["title"], day=day["date"], place=day["place"])
    return cycle.new_session(store, model, details)


def _prepare(store: Store, session: Session, day: Data) -> None:
    """The eve: who speaks and who comes is known, and perhaps how large the room is."""
    if "room" in day:
        venue.measure(store, session.id, day["room"]["depth_cm"], day["room"]["image_cm"])
    items = outline(store, session.id).items
    for told in day["agenda"]:
        if "speakers" in told:
            item = items[told["item"] - 1]
            known = [Speaker(item_id=item.id, position=rank, **who) for rank, who in enumerate(told["speakers"])]
            agenda.set_speakers(store, item, known)
    if day["participants"]:
        people.add_participants(store, session, [_participant(session, who) for who in day["participants"]])


def _participant(session: Session, who: Data) -> Participant:
    return Participant(
        session_id=session.id,
        name=who["name"],
        college=College(who["college"]) if "college" in who else None,
        organisation=who.get("organisation", ""),
        commune=who.get("commune", ""),
        table_number=who.get("table"),
    )


def _moments(store: Store, session: Session, model: Template, day: Data) -> Iterator[_Moment]:
    """All that happened on a day that was held."""
    found = outline(store, session.id)
    held = sorted(_stretches(found, day), key=lambda stretch: stretch.start)
    left = {stretch.item.id: stretch.end for stretch in held}
    yield from _moves(store, session, held)
    for told in day["agenda"]:
        if "notes" in told:
            item = found.items[told["item"] - 1]
            noted = replace(item, notes=told["notes"].strip())
            yield _Moment(left.get(item.id, held[-1].end), _TIDIED, partial(agenda.edit_item, store, noted))
        for point in told.get("points", ()):
            item, words = found.items[told["item"] - 1], key_points.understood(point)
            kept = partial(key_points.add, store, item, words.text, quote=words.quote)
            yield _Moment(left[item.id], _TIDIED, kept)
        for act in _decided(store, session, model, told):
            yield _Moment(left[found.items[told["item"] - 1].id], _TIDIED, act)
    questions = dict(zip(_question_ids(model), found.questions, strict=True))
    for question_id, answers in day["questions"].items():
        question = questions[question_id]
        yield from _answers(store, day, question, answers, left[question.item_id or ""])
    for note in day["parked"]:
        yield _said(store, day, None, note, session.id, [])


def _stretches(found: Outline, day: Data) -> Iterator[_Stretch]:
    for told in day["agenda"]:
        for start, end in told.get("held", ()):
            yield _Stretch(instant(day["date"], start), instant(day["date"], end), found.items[told["item"] - 1])


def _moves(store: Store, session: Session, held: list[_Stretch]) -> Iterator[_Moment]:
    """From item to item; the clock pauses between two stretches that do not touch."""
    yield _Moment(held[0].start, _MOVED, partial(flow.start_day, store, session.id))
    for before, stretch in pairwise(held):
        if before.end < stretch.start:
            yield _Moment(before.end, _MOVED, partial(flow.pause, store, session.id))
        yield _Moment(stretch.start, _MOVED, partial(flow.go_to, store, session.id, stretch.item))
    yield _Moment(held[-1].end, _MOVED, partial(flow.close_day, store, session.id))


def _decided(store: Store, session: Session, model: Template, told: Data) -> Iterator[Callable[[], object]]:
    """What the room decided during an item, written down as it ends."""
    if "vote" in told:
        yield partial(_vote, store, session, model, told["vote"])
    for lever, answers in told.get("wheel", {}).items():
        for value, count in enumerate(answers):
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


def _answers(store: Store, day: Data, question: Question, answers: Data, end: datetime) -> Iterator[_Moment]:
    """What was answered to a question, grouped as its item ends."""
    for cluster in answers.get("clusters", ()):
        kept: list[Contribution] = []
        for note in cluster["notes"]:
            yield _said(store, day, question, note, question.session_id, kept)
        yield _Moment(end, _TIDIED, partial(clustering.group, store, question, cluster["title"], kept))
    for note in answers.get("loose", ()):
        yield _said(store, day, question, note, question.session_id, [])


def _again(said: Data) -> capture.Draft:
    """Somebody else says the same, in their own words or not."""
    return capture.Draft(
        text=said.get("text", ""),
        table_number=said.get("table"),
        college=College(said["college"]) if "college" in said else None,
    )


def _said(
    store: Store, day: Data, question: Question | None, note: Data, session_id: str, kept: list[Contribution]
) -> _Moment:
    """Somebody says *note*, which joins *kept* once it is taken down; without a question it goes to the parking."""
    draft = capture.Draft(
        text=note["text"].strip(),
        kind=ContributionKind(note.get("kind", "idea")),
        table_number=note.get("table"),
        college=College(note["college"]) if "college" in note else None,
        lever=note.get("lever"),
        parked=question is None,
    )

    def take_down() -> None:
        contribution = capture.contribute(store, session_id, draft, question)
        for again in note.get("again", ()):
            capture.add_one(store, contribution, _again(again))
        kept.append(contribution)

    return _Moment(instant(day["date"], note["at"]), _SAID, take_down)
