"""What the room sees, and what the facilitator could show it instead."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from .. import open_commitments, reading
from ..records import (
    Commitment,
    Contribution,
    Feedback,
    Instrument,
    ItemKind,
    PlanePoint,
    Question,
    Rating,
    SceneKind,
    ScreenMode,
    SessionState,
    Slide,
    Vote,
    VoteState,
)
from ..store import Store
from . import decisions, items, positioning, promised, questions, speaking, stating
from .moment import Moment, moment_of
from .scenes import BlackScene, MessageScene, PictureScene, Scene, WaitingScene
from .wire import UnknownScene, from_json


@dataclass(frozen=True, slots=True)
class Choice:
    """A scene that can be asked for."""

    kind: SceneKind
    target: str = ""
    """The id of what it shows, when there could be several; empty for that of the moment."""


def scene_of(store: Store, session_id: str) -> Scene:
    """What the room sees now, whatever the facilitator asked of the screen included."""
    return seen_in(moment_of(store, session_id))


def seen_in(moment: Moment) -> Scene:
    """What the room sees at that moment."""
    screen = moment.screen
    if screen.mode is ScreenMode.FROZEN and screen.frozen:
        with suppress(UnknownScene):  # written by another version: better the day than nothing
            return from_json(screen.frozen)
    if screen.mode is ScreenMode.BLACK:
        return BlackScene(moment.rail, look=moment.look)
    forgotten = screen.mode is ScreenMode.FROZEN and not screen.frozen  # its picture, for good: what comes waits
    if forgotten or screen.mode is ScreenMode.WAITING:
        cycle = reading.cycle(moment.store)
        return WaitingScene(moment.rail, cycle.title, cycle.territory, look=moment.look)
    return chosen_in(moment)


def chosen_in(moment: Moment) -> Scene:
    """What was chosen, shown or not: what comes when freeze, black or the waiting image ends."""
    return scene_for(moment, Choice(moment.screen.shown, moment.screen.target))


def scene_for(moment: Moment, choice: Choice) -> Scene:
    """The scene of a choice; that of the moment when what it would show is there no more."""
    scene = _MAKERS[choice.kind](moment, choice.target) or _of_the_moment(moment, "")
    return replace(scene, look=moment.look, first_id=moment.screen.first_id)


def preview(moment: Moment, choice: Choice) -> Scene:
    """The same from its first page, for who looks for what to show next."""
    return scene_for(replace(moment, screen=replace(moment.screen, first_id="")), choice)


def choices(moment: Moment) -> tuple[Choice, ...]:
    """What makes sense to show now: what goes with the item first, then the day, then the facilitator's own."""
    item, session = moment.item, moment.outline.session
    found = [Choice(SceneKind.MOMENT)] if session.state is SessionState.LIVE else []
    if item is not None and item.kind in items.SPEECHES:
        found += [Choice(SceneKind.SPEAKER), Choice(SceneKind.SPEAKER_QUESTIONS)]
    asked = moment.outline.current_question
    if item is not None and asked is not None:
        found += [Choice(SceneKind.QUESTION), Choice(SceneKind.WALL), Choice(SceneKind.CLUSTERS)]
    found += [Choice(SceneKind.VOTE, vote.id) for vote in moment.store.all(Vote, session_id=session.id)]
    found += _positioning(moment)
    if moment.kind is ItemKind.COMMITMENTS or moment.store.count(Commitment, session_id=session.id):
        found.append(Choice(SceneKind.COMMITMENTS))
    if open_commitments.of(moment.store, session):
        at_first = item is not None and item.kind is ItemKind.WELCOME
        found.insert(1 if at_first else len(found), Choice(SceneKind.OPEN_COMMITMENTS))
    if stating.statements(moment):
        found.append(Choice(SceneKind.STATEMENT))
    if speaking.is_counted(moment):
        found.append(Choice(SceneKind.SPEAKING_TIME))
    found += [Choice(SceneKind.AGENDA), Choice(SceneKind.WELCOME), Choice(SceneKind.THANKS)]
    found += [Choice(SceneKind.SLIDE, slide.id) for slide in moment.store.all(Slide, session_id=session.id)]
    return tuple(found)


def _positioning(moment: Moment) -> list[Choice]:
    """Where the room stands, each from the first answer on, or when its time has come; the wheel first."""
    session_id = moment.outline.session.id
    rated = moment.store.tally(Rating, "instrument", session_id=session_id)
    here, closing = moment.kind is ItemKind.POSITIONING, moment.kind is ItemKind.CLOSING
    offered = {
        SceneKind.WHEEL: here or Instrument.WHEEL in rated,
        SceneKind.STAIRCASE: here or Instrument.STAIRCASE in rated,
        SceneKind.TRENDS: here or Instrument.TRENDS in rated,
        SceneKind.PLANE: moment.store.count(PlanePoint, session_id=session_id) > 0,
        SceneKind.EVALUATION: closing
        or Instrument.RETURN in rated
        or moment.store.count(Feedback, session_id=session_id) > 0,
    }
    return [Choice(kind) for kind, wanted in offered.items() if wanted]


def _of_the_moment(moment: Moment, _target: str) -> Scene:
    item, asked = moment.item, moment.outline.current_question
    if item is None:
        over = moment.outline.session.state is SessionState.CLOSED
        return items.thanks(moment) if over else items.welcome(moment)
    if asked is not None:
        return questions.wall(moment, asked)
    if item.kind is ItemKind.VOTE and (under_way := _vote_under_way(moment)) is not None:
        return decisions.vote(moment, under_way)
    if item.kind is ItemKind.POSITIONING:
        return positioning.wheel(moment)
    if item.kind is ItemKind.COMMITMENTS and moment.store.count(Commitment, session_id=item.session_id):
        return promised.commitments(moment)
    return items.scene_of_item(moment, item)


def _vote_under_way(moment: Moment) -> Vote | None:
    """The last vote that is open, or that was opened during the item: what was voted in the morning stays there."""
    votes = moment.store.all(Vote, session_id=moment.outline.session.id)
    here = moment.item.id if moment.item else ""
    return next((vote for vote in reversed(votes) if vote.state is VoteState.OPEN or vote.item_id == here), None)


def _speaker(moment: Moment, target: str) -> Scene | None:
    item = moment.outline.item(target) or moment.item
    return items.speaker(moment, item) if item is not None and item.kind in items.SPEECHES else None


def _speaker_questions(moment: Moment, target: str) -> Scene | None:
    item = moment.outline.item(target) or moment.item
    return items.speaker(moment, item, asking=True) if item is not None and item.kind in items.SPEECHES else None


def _about(scene: Callable[[Moment, Question], Scene]) -> Callable[[Moment, str], Scene | None]:
    """The scene of the question with that id, or of the one under way."""

    def made(moment: Moment, target: str) -> Scene | None:
        asked = moment.question(target) if target else moment.outline.current_question
        return scene(moment, asked) if asked is not None else None

    return made


def _note(moment: Moment, target: str) -> Scene | None:
    said = moment.store.get(Contribution, target)
    return questions.note(moment, said) if said is not None else None


def _vote(moment: Moment, target: str) -> Scene | None:
    cast = moment.store.get(Vote, target)
    return decisions.vote(moment, cast) if cast is not None else None


def _speaking_time(moment: Moment, _target: str) -> Scene | None:
    return speaking.speaking_time(moment) if speaking.is_counted(moment) else None


def _slide(moment: Moment, target: str) -> Scene | None:
    slide = moment.store.get(Slide, target)
    if slide is None:
        return None
    if not slide.media:
        return MessageScene(moment.rail, slide.text)
    pictures = tuple(slide.media.split())
    return PictureScene(moment.rail, slide.text, pictures)


_MAKERS: dict[SceneKind, Callable[[Moment, str], Scene | None]] = {
    SceneKind.MOMENT: _of_the_moment,
    SceneKind.WELCOME: lambda moment, _target: items.welcome(moment),
    SceneKind.AGENDA: lambda moment, _target: items.agenda(moment),
    SceneKind.SPEAKER: _speaker,
    SceneKind.SPEAKER_QUESTIONS: _speaker_questions,
    SceneKind.QUESTION: _about(questions.question),
    SceneKind.WALL: _about(questions.wall),
    SceneKind.NOTE: _note,
    SceneKind.CLUSTERS: _about(questions.clusters),
    SceneKind.VOTE: _vote,
    SceneKind.WHEEL: positioning.wheel,
    SceneKind.STAIRCASE: lambda moment, _target: positioning.staircase(moment),
    SceneKind.TRENDS: lambda moment, _target: positioning.trends(moment),
    SceneKind.PLANE: lambda moment, _target: positioning.plane(moment),
    SceneKind.EVALUATION: lambda moment, _target: positioning.evaluation(moment),
    SceneKind.COMMITMENTS: lambda moment, _target: promised.commitments(moment),
    SceneKind.OPEN_COMMITMENTS: lambda moment, _target: promised.open_before(moment),
    SceneKind.STATEMENT: stating.statement,
    SceneKind.SLIDE: _slide,
    SceneKind.SPEAKING_TIME: _speaking_time,
    SceneKind.THANKS: lambda moment, _target: items.thanks(moment),
}
