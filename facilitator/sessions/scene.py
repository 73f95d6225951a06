"""What the room sees right now, as a frozen value.

The projected window, the thumbnail, the exported pictures and the tests read the same `Scene`. It holds texts and where
the reader is; how much fits on a page is the layout's affair. It does not tick: a `Countdown` says when it ends.
A scene goes to JSON and back, so that a frozen one outlives the program.
"""

from __future__ import annotations

import json
import types
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, get_args, get_origin, get_type_hints

from . import reading, timing
from .reading import Outline
from .records import (
    AgendaItem,
    Cluster,
    College,
    Contribution,
    ContributionKind,
    ItemKind,
    PlusOne,
    Question,
    Screen,
    ScreenMode,
    SessionState,
)
from .store import Store
from .timing import SlotState, Timetable


class UnknownScene(Exception):
    """A text that is no scene of this version of the program."""


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


@dataclass(frozen=True, slots=True)
class Scene:
    """What every scene has: the rail of the day."""

    rail: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class BlackScene(Scene):
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class WaitingScene(Scene):
    """The waiting image: the cycle's name, nothing of the day."""

    title: str
    territory: str


@dataclass(frozen=True, slots=True)
class TitleScene(Scene):
    """Before the day, and after it."""

    title: str
    cycle: str
    place: str
    day: date | None
    over: bool


@dataclass(frozen=True, slots=True)
class ItemScene(Scene):
    """A block of the day without a scene of its own: its title and what follows."""

    kind: ItemKind
    title: str
    detail: str
    countdown: Countdown
    following: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SpeakerScene(Scene):
    """An expert input or a testimony."""

    kind: ItemKind
    rank: int
    of: int
    title: str
    speakers: tuple[str, ...]
    countdown: Countdown


@dataclass(frozen=True, slots=True)
class BreakScene(Scene):
    """A break or a meal: when the room comes back, and to what."""

    kind: ItemKind
    title: str
    countdown: Countdown
    following: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class QuestionScene(Scene):
    """A question with what was said so far."""

    kind: ItemKind
    question: str
    notes: tuple[Note, ...]
    first_id: str
    """The first visible contribution; empty to follow the latest."""
    countdown: Countdown


SCENES: tuple[type[Scene], ...] = (
    BlackScene,
    WaitingScene,
    TitleScene,
    ItemScene,
    SpeakerScene,
    BreakScene,
    QuestionScene,
)
_KINDS = {kind.__name__: kind for kind in SCENES}
FOLLOWING = 3
"""How many coming items a scene announces."""


def scene_of(store: Store, session_id: str) -> Scene:
    """What the room sees now, whatever the facilitator asked of the screen included."""
    screen = store.first(Screen, session_id=session_id) or Screen(session_id=session_id)
    if screen.mode is ScreenMode.FROZEN and screen.frozen:
        with suppress(UnknownScene):  # written by another version: better the day than nothing
            return from_json(screen.frozen)
    outline = reading.outline(store, session_id)
    table = timetable_of(store, outline)
    rail = tuple(Segment(slot.item.kind, slot.item.minutes, slot.state) for slot in table.slots)
    if screen.mode is ScreenMode.BLACK:
        return BlackScene(rail)
    if screen.mode is ScreenMode.WAITING:
        cycle = reading.cycle(store)
        return WaitingScene(rail, cycle.title, cycle.territory)
    return _scene_of_the_moment(store, outline, table, screen, rail)


def timetable_of(store: Store, outline: Outline) -> Timetable:
    """The session's timetable as it looks now."""
    held = reading.intervals(store, outline.items)
    return timing.timetable(outline.session, outline.items, held, outline.flow, store.now())


def countdown_of(store: Store, item: AgendaItem) -> Countdown:
    """The time left for *item*, the one under way."""
    now = store.now()
    intervals = reading.intervals(store, (item,))[item.id]
    left = timing.remaining(item, intervals, now)
    running = any(interval.ended_at is None for interval in intervals)
    total = int(timing.effective(item).total_seconds())
    if running:
        return Countdown(_whole_second(now + left), 0, total)
    return Countdown(None, int(left.total_seconds()), total)


def _whole_second(instant: datetime) -> datetime:
    """Rounded, so that the same moment gives the same scene."""
    return (instant + timedelta(microseconds=500_000)).replace(microsecond=0)


def _scene_of_the_moment(
    store: Store, outline: Outline, table: Timetable, screen: Screen, rail: tuple[Segment, ...]
) -> Scene:
    item, session = outline.current_item, outline.session
    if session.state is not SessionState.LIVE or item is None:
        over = session.state is SessionState.CLOSED
        return TitleScene(rail, session.title, reading.cycle(store).title, session.place, session.day, over)
    countdown = countdown_of(store, item)
    if outline.current_question is not None:
        notes = _notes(store, outline.current_question)
        return QuestionScene(rail, item.kind, outline.current_question.text, notes, screen.first_id, countdown)
    if item.kind in (ItemKind.BREAK, ItemKind.MEAL):
        return BreakScene(rail, item.kind, item.title, countdown, _following(table, item))
    if item.kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY):
        rank, of = outline.rank(item)
        speakers = tuple(_introduction(s.name, s.role, s.organisation) for s in reading.speakers(store, item))
        return SpeakerScene(rail, item.kind, rank, of, item.title, speakers, countdown)
    return ItemScene(rail, item.kind, item.title, item.detail, countdown, _following(table, item))


def _introduction(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _notes(store: Store, question: Question) -> tuple[Note, ...]:
    titles = {cluster.id: cluster.title for cluster in store.all(Cluster, question_id=question.id)}
    weights = reading.weights(store, question.session_id)
    said = reading.contributions(store, question)
    return tuple(_note(c, titles.get(c.cluster_id or "", ""), weights.get(c.id, 1)) for c in said)


def _note(said: Contribution, cluster: str = "", weight: int = 1) -> Note:
    return Note(said.id, said.kind, said.text, said.table_number, said.college, cluster, weight)


def with_added(
    scene: QuestionScene, said: Sequence[Contribution], clusters: Sequence[Cluster] = (), echoes: Sequence[PlusOne] = ()
) -> QuestionScene:
    """The scene of a question once more was *said*: what `scene_of` would give, not read again.

    *clusters* holds at least those they are in, *echoes* all that weighs on them.
    """
    titles = {cluster.id: cluster.title for cluster in clusters}
    weights = Counter(echo.contribution_id for echo in echoes)
    added = (_note(one, titles.get(one.cluster_id or "", ""), 1 + weights[one.id]) for one in said)
    return replace(scene, notes=(*scene.notes, *added))


def _following(table: Timetable, item: AgendaItem) -> tuple[Row, ...]:
    after = [slot for slot in table.slots if slot.item.position > item.position and slot.start is not None]
    return tuple(
        Row(slot.start.strftime("%H:%M"), slot.item.kind, slot.item.title)
        for slot in after[:FOLLOWING]
        if slot.start is not None
    )


def to_json(scene: Scene) -> str:
    """The whole scene as text; `from_json` gives an equal one back."""
    return json.dumps({"scene": type(scene).__name__, **asdict(scene)}, ensure_ascii=False, default=_as_text)


def from_json(text: str) -> Scene:
    """The scene that `to_json` wrote. Raises `UnknownScene` for what this version does not know."""
    try:
        values = json.loads(text)
        scene = _built(_KINDS[values["scene"]], values)
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownScene(text[:80]) from error
    assert isinstance(scene, Scene)
    return scene


def _as_text(value: Any) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _built(hint: Any, value: Any) -> Any:
    """*value*, as JSON has it, as the type that *hint* names."""
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_built(get_args(hint)[0], part) for part in value)
    if isinstance(hint, types.UnionType):
        return _built(next(arg for arg in get_args(hint) if arg is not types.NoneType), value)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{f.name: _built(hints[f.name], value[f.name]) for f in fields(hint) if f.name in value})
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return hint(value)
