"""What a day leads to, question by question: its clusters in the order in which the room voted, then by weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from . import presence, reading, tallies
from .presence import Turnout
from .ratings import ratings_of
from .reading import Outline
from .records import (
    Cluster,
    College,
    Commitment,
    Contribution,
    Participant,
    PlusOne,
    Question,
    Rating,
    Session,
    Statement,
    StatementKind,
    Vote,
    VoteMethod,
    VoteState,
)
from .store import Store


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cluster, what it holds, and what it received."""

    cluster: Cluster
    contributions: tuple[Contribution, ...]
    weight: int
    """How many people said what it holds."""
    votes: int | None
    """What it received in the last closed vote on the clusters of its question; None when it was not in it."""


@dataclass(frozen=True, slots=True)
class Concluded:
    """A question, and where the room came with it."""

    number: int
    question: Question
    clusters: tuple[Weighed, ...]
    """The most voted for first, then the heaviest."""
    loose: tuple[Contribution, ...]
    votes: Mapping[str, int]
    """What contributions received in the last closed vote on those of the question, by their ids."""

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        return (*(said for one in self.clusters for said in one.contributions), *self.loose)

    @property
    def voted(self) -> bool:
        """Whether its clusters were voted on, and any received something."""
        return any(one.votes for one in self.clusters)


@dataclass(frozen=True)
class Conclusions:
    """A whole day."""

    session: Session
    questions: tuple[Concluded, ...]
    """Those that were asked, answered or concluded, in the order of their numbers."""
    commitments: tuple[Commitment, ...]
    ratings: tuple[Rating, ...]
    turnout: Turnout
    communes: int
    """How many communes those who came are from."""
    statements: tuple[Statement, ...]
    echoes: Mapping[str, tuple[PlusOne, ...]]
    """The +1s of the contributions that have some, by their ids."""

    @cached_property
    def sources(self) -> frozenset[str]:
        """The proposals that sentences were taken from."""
        return frozenset(one.source for one in self.statements if one.source)

    def weight(self, said: Contribution) -> int:
        """How many people said it."""
        return 1 + len(self.echoes.get(said.id, ()))

    def question(self, question_id: str) -> Concluded | None:
        return next((one for one in self.questions if one.question.id == question_id), None)

    def on(self, question_id: str | None) -> tuple[Statement, ...]:
        """The sentences on that question, in order; on the whole day without one."""
        return tuple(one for one in self.statements if one.question_id == question_id)


_RANKS = {kind: rank for rank, kind in enumerate(StatementKind)}
_NOT_VOTED = -1
_VOICES = (VoteMethod.DOTS, VoteMethod.HANDS)
Echoes = Mapping[str, tuple[PlusOne, ...]]


def conclusions(store: Store, session_id: str) -> Conclusions:
    """What that session leads to, as it stands; LookupError when it does not exist."""
    outline = reading.outline(store, session_id)
    people = presence.participants(store.all(Participant, session_id=session_id))
    statements = in_order(outline, store.all(Statement, session_id=session_id))
    echoes = _echoes(store, session_id)
    closed = _closed_votes(store, session_id)
    asked = [_concluded(store, outline, question, closed, echoes) for question in outline.questions]
    spoken_of = {one.question_id for one in statements}
    return Conclusions(
        session=outline.session,
        questions=tuple(
            one for one in asked if one.question.item_id or one.contributions or one.question.id in spoken_of
        ),
        commitments=tuple(store.all(Commitment, session_id=session_id)),
        ratings=tuple(ratings_of(store, session_id)),
        turnout=presence.turnout(store, outline.session),
        communes=len({person.commune for person in people if person.arrived_at is not None} - {""}),
        statements=tuple(statements),
        echoes=echoes,
    )


def in_order(outline: Outline, statements: Iterable[Statement]) -> list[Statement]:
    """Sentences as they are read: those on the day, then question by question; of each, kind by kind."""
    numbers = {question.id: number for number, question in enumerate(outline.questions, start=1)}
    return sorted(
        statements, key=lambda one: (numbers.get(one.question_id or "", 0), _RANKS[one.kind], one.position, one.id)
    )


def contesting(statement: Statement) -> tuple[College, ...]:
    """The colleges that contest it, in the order of the colleges."""
    named = statement.contested_by.split()
    return tuple(college for college in College if college.value in named)


def _concluded(
    store: Store, outline: Outline, question: Question, closed: Sequence[_Closed], echoes: Echoes
) -> Concluded:
    said = reading.contributions(store, question)
    clusters = store.all(Cluster, question_id=question.id)
    mine = [one for one in closed if one.question_id == question.id]
    votes = next((one.of_clusters for one in mine if one.of_clusters), {})
    weighed = [
        _weighed(cluster, [one for one in said if one.cluster_id == cluster.id], votes, echoes) for cluster in clusters
    ]
    known = {cluster.id for cluster in clusters}
    return Concluded(
        number=outline.number(question),
        question=question,
        clusters=tuple(sorted(weighed, key=_from_first_to_last)),
        loose=tuple(one for one in said if one.cluster_id not in known),
        votes=next((one.of_contributions for one in mine if one.of_contributions), {}),
    )


def _weighed(cluster: Cluster, said: Sequence[Contribution], votes: Mapping[str, int], echoes: Echoes) -> Weighed:
    weight = sum(1 + len(echoes.get(one.id, ())) for one in said)
    return Weighed(cluster, tuple(said), weight, votes.get(cluster.id))


def _from_first_to_last(one: Weighed) -> tuple[int, int, int]:
    return (-(_NOT_VOTED if one.votes is None else one.votes), -one.weight, one.cluster.position)


def _echoes(store: Store, session_id: str) -> Echoes:
    found: dict[str, tuple[PlusOne, ...]] = {}
    for one in store.all(PlusOne, session_id=session_id):
        found[one.contribution_id] = (*found.get(one.contribution_id, ()), one)
    return found


@dataclass(frozen=True, slots=True)
class _Closed:
    """What was counted in a vote whose figures may be told."""

    question_id: str | None
    of_clusters: Mapping[str, int]
    of_contributions: Mapping[str, int]


def _closed_votes(store: Store, session_id: str) -> list[_Closed]:
    """Those that count voices, the last one first: of several rounds, the last one tells."""
    closed = (vote for vote in reversed(store.all(Vote, session_id=session_id)) if vote.state is VoteState.CLOSED)
    return [_closed(store, vote) for vote in closed if vote.method in _VOICES]


def _closed(store: Store, vote: Vote) -> _Closed:
    found = tallies.counted(store, vote)
    return _Closed(
        vote.question_id,
        {one.option.cluster_id: one.votes for one in found if one.option.cluster_id},
        {one.option.contribution_id: one.votes for one in found if one.option.contribution_id},
    )
