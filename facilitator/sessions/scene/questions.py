"""The scenes of a question: asked alone, with what is said, one contribution, its clusters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .. import reading
from ..records import Anonymity, Cluster, Contribution, Participant, PlusOne, Question
from ..store import Store
from .moment import Moment
from .scenes import ClustersScene, NoteScene, QuestionScene
from .values import Group, Note


def question(moment: Moment, asked: Question) -> QuestionScene:
    """The question alone."""
    return _scene(moment, asked, ())


def wall(moment: Moment, asked: Question) -> QuestionScene:
    """The question with what was said so far."""
    telling = _telling(moment, asked)
    said = reading.contributions(moment.store, asked)
    telling = replace(telling, weights=reading.weights(moment.store, asked.session_id))
    return _scene(moment, asked, tuple(telling.note(one) for one in said))


def note(moment: Moment, said: Contribution) -> NoteScene:
    """One contribution; without a question, one of the parking."""
    asked = moment.question(said.question_id)
    telling = _telling(moment, asked)
    weight = 1 + moment.store.count(PlusOne, contribution_id=said.id)
    shown = replace(telling, weights={said.id: weight}).note(said)
    text = asked.text if asked else ""
    return NoteScene(moment.rail, moment.kind, text, shown, moment.countdown)


def clusters(moment: Moment, asked: Question) -> ClustersScene:
    """The clusters of a question, the heaviest first, as large ones come first to be spoken of."""
    weights = reading.weights(moment.store, asked.session_id)
    held: dict[str | None, list[int]] = {}
    for said in reading.contributions(moment.store, asked):
        held.setdefault(said.cluster_id, []).append(weights.get(said.id, 1))
    found = moment.store.all(Cluster, question_id=asked.id)
    groups = [
        Group(one.id, one.title, one.colour, len(held.get(one.id, ())), sum(held.get(one.id, ()))) for one in found
    ]
    return ClustersScene(
        moment.rail,
        moment.kind,
        asked.text,
        tuple(sorted(groups, key=lambda group: -group.weight)),
        len(held.get(None, ())),
        moment.countdown,
    )


def with_added(
    scene: QuestionScene,
    store: Store,
    asked: Question,
    said: Sequence[Contribution],
    echoes: Sequence[PlusOne] = (),
    *,
    nameless: bool = False,
) -> QuestionScene:
    """The scene of a question once more was *said*: what `wall` would give, the others not read again.

    *echoes* are all that weighs on them.
    """
    weights = Counter(echo.contribution_id for echo in echoes)
    grouped = any(one.cluster_id for one in said)
    telling = _Telling(
        Anonymity.PUBLIC if nameless else asked.anonymity,
        _titles(store, asked) if grouped else {},
        _names(store, asked) if asked.anonymity is Anonymity.NAMED and not nameless else {},
        {one.id: 1 + weights[one.id] for one in said},
    )
    return replace(scene, notes=(*scene.notes, *(telling.note(one) for one in said)))


@dataclass(frozen=True)
class _Telling:
    """What of a contribution the room is told."""

    anonymity: Anonymity
    titles: Mapping[str, str]
    """Of the clusters, by id."""
    names: Mapping[str, str]
    """Of the people, by id."""
    weights: Mapping[str, int] = field(default_factory=dict)

    def note(self, said: Contribution) -> Note:
        public = self.anonymity is Anonymity.PUBLIC
        return Note(
            said.id,
            said.kind,
            said.text,
            None if public else said.table_number,
            None if public else said.college,
            self.titles.get(said.cluster_id or "", ""),
            self.weights.get(said.id, 1),
            self.names.get(said.participant_id or "", ""),
        )


def _telling(moment: Moment, asked: Question | None) -> _Telling:
    """By the anonymity of the question, unless names are hidden from this room."""
    allowed = asked.anonymity if asked else Anonymity.COLLEGE
    anonymity = Anonymity.PUBLIC if moment.screen.nameless else allowed
    if asked is None:
        return _Telling(anonymity, {}, {})
    names = _names(moment.store, asked) if anonymity is Anonymity.NAMED else {}
    return _Telling(anonymity, _titles(moment.store, asked), names)


def _titles(store: Store, asked: Question) -> dict[str, str]:
    return {cluster.id: cluster.title for cluster in store.all(Cluster, question_id=asked.id)}


def _names(store: Store, asked: Question) -> dict[str, str]:
    return {person.id: person.name for person in store.all(Participant, session_id=asked.session_id)}


def _scene(moment: Moment, asked: Question, notes: tuple[Note, ...]) -> QuestionScene:
    return QuestionScene(moment.rail, moment.kind, asked.text, notes, moment.countdown)
