"""What a room decides, by the gestures of its day: votes, where it stands, what is promised, what the day was worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from .. import ambassadors, commitments, evaluation, plane, positioning, reservations, voting
from ..ratings import RETURN, STAIRCASE, Form, Subject
from ..records import (
    Ambassador,
    Answer,
    BudgetOf,
    Cluster,
    Commitment,
    CommitmentState,
    CountedBy,
    FeedbackKind,
    Instrument,
    Question,
    Scale,
    Session,
    Vote,
    VoteMethod,
    VoteOption,
)
from ..store import Store
from ..tallies import answers_of
from .story import Act, Asked, Data, college_of

Place = int | str | None
"""A table, the value of a college, or neither."""


def acts(store: Store, session: Session, asked: Asked, told: Data) -> Iterator[Act]:
    """All that *told* says of an item, in the order in which it is written down."""
    for news in told.get("earlier", ()):
        yield partial(_follow, store, news)
    for vote in told.get("votes", ()):
        yield partial(hold_vote, store, session, asked, vote)
    yield from _rated(store, session, told)
    for point in told.get("plane", ()):
        yield partial(_place, store, session, asked, point)
    for promise in told.get("commitments", ()):
        yield partial(_promise, store, session, asked, promise)
    for carrier in told.get("ambassadors", ()):
        yield partial(_volunteer, store, session, carrier)
    if "evaluation" in told:
        yield from _evaluated(store, session, told["evaluation"])


# Votes


def open_vote(store: Store, session: Session, asked: Asked, told: Data) -> Vote:
    """Put a vote to the room; an option that reads like a cluster of its question is that cluster."""
    question = asked[told["question"]] if "question" in told else None
    clusters = _clusters(store, question) if question is not None else {}
    return voting.open_vote(
        store,
        session.id,
        told["title"],
        [clusters.get(text, text) for text in told["options"]],
        VoteMethod(told.get("method", VoteMethod.DOTS)),
        told.get("budget", 3),
        question,
        budget_of=BudgetOf(told.get("budget_of", BudgetOf.PERSON)),
        counted_by=CountedBy(told.get("by", CountedBy.ALL)),
    )


def hold_vote(store: Store, session: Session, asked: Asked, told: Data) -> None:
    """A vote opened, counted and closed; then once more on some of its options, if it came to that."""
    vote = open_vote(store, session, asked, told)
    _count(store, vote, told["options"])
    for said in told.get("reservations", ()):
        _reserve(store, vote, said)
    voting.close_vote(store, vote)
    if "again" in told:
        hold_again(store, vote, told["again"])


def hold_again(store: Store, vote: Vote, options: Mapping[str, Any]) -> None:
    """Another round of *vote*, on these options."""
    kept = [option for option in store.all(VoteOption, vote_id=vote.id) if option.text in options]
    again = voting.another_round(store, vote, kept)
    _count(store, again, options)
    voting.close_vote(store, again)


def _count(store: Store, vote: Vote, told: Mapping[str, Any]) -> None:
    for option in store.all(VoteOption, vote_id=vote.id):
        for place, figures in _places(told[option.text]).items():
            for answer, figure in zip(answers_of(vote.method), figures, strict=True):
                table = place if isinstance(place, int) else None
                college = college_of({"college": place}) if isinstance(place, str) else None
                voting.count(store, option, figure, table, college=college, answer=answer)


def _places(told: Any) -> dict[Place, list[int]]:
    """Where the voices of an option were counted: a list goes from table 1, a mapping has tables or colleges."""
    if isinstance(told, list):
        told = dict(enumerate(told, start=1))
    elif not isinstance(told, dict):
        told = {None: told}
    return {place: figures if isinstance(figures, list) else [figures] for place, figures in told.items()}


def _reserve(store: Store, vote: Vote, said: Data) -> None:
    option = next(one for one in store.all(VoteOption, vote_id=vote.id) if one.text == said["of"])
    answer = Answer(said.get("answer", Answer.RESERVATION))
    reservations.reserve(store, option, said["text"], answer, said.get("table"), college=college_of(said))


# Where the room stands


def _rated(store: Store, session: Session, told: Data) -> Iterator[Act]:
    for lever, answers in told.get("wheel", {}).items():
        yield from _counted(store, session, Subject(Instrument.WHEEL, lever), enumerate(answers))
    for lever, values in told.get("wheel_by_table", {}).items():
        for table, value in enumerate(values, start=1):
            form, subject = Form(table_number=table), Subject(Instrument.WHEEL, lever)
            yield partial(positioning.answer, store, session.id, subject, form, value)
    yield from _counted(store, session, STAIRCASE, enumerate(told.get("staircase", ()), start=1))
    for table, trends in told.get("trends", {}).items():
        for rank, trend in enumerate(trends, start=1):
            form, subject = Form(table_number=table), Subject(Instrument.TRENDS, trend)
            yield partial(positioning.answer, store, session.id, subject, form, rank)


def _counted(store: Store, session: Session, subject: Subject, answers: Iterator[tuple[int, int]]) -> Iterator[Act]:
    for value, count in answers:
        if count:
            yield partial(positioning.count_answers, store, session.id, subject, value, count)


def _place(store: Store, session: Session, asked: Asked, told: Data) -> None:
    clusters, what = _clusters(store, *asked.values()), str(told["what"])
    plane.place(store, session.id, clusters.get(what, what), told["effort"], told["impact"])


def _evaluated(store: Store, session: Session, told: Data) -> Iterator[Act]:
    yield from _counted(store, session, RETURN, enumerate(told.get("worth", ())))
    for word, times in told.get("words", {}).items():
        yield partial(_say_word, store, session, word, times)
    for text in told.get("changes", ()):
        yield partial(evaluation.add, store, session.id, FeedbackKind.CHANGE, text)


def _say_word(store: Store, session: Session, word: str, times: int) -> None:
    said = evaluation.add(store, session.id, FeedbackKind.WORD, word)
    if times > 1:
        evaluation.count(store, said, times)


# What is promised


def _promise(store: Store, session: Session, asked: Asked, told: Data) -> None:
    clusters = _clusters(store, *asked.values())
    born_from = clusters[told["cluster"]].id if "cluster" in told else None
    scale = Scale(told["scale"]) if "scale" in told else None
    said = {key: value for key, value in told.items() if key != "cluster"}
    commitments.commit(
        store,
        Commitment(**{**said, "session_id": session.id, "position": 0, "scale": scale, "cluster_id": born_from}),
    )


def _volunteer(store: Store, session: Session, told: Data) -> None:
    said = {key: value for key, value in told.items() if key != "carries"}
    carried = _promised(store, told["carries"]).id if "carries" in told else None
    ambassadors.add(store, Ambassador(**{**said, "session_id": session.id, "position": 0, "commitment_id": carried}))


def _follow(store: Store, told: Data) -> None:
    """What became of a commitment, of an earlier day or of this one."""
    promised = _promised(store, told["what"])
    if "state" in told:
        commitments.set_state(store, promised, CommitmentState(told["state"]), told.get("note", ""))
    else:
        commitments.note(store, promised, told["note"])


def _promised(store: Store, beginning: str) -> Commitment:
    """The one commitment of the cycle that begins like that."""
    (found,) = [one for one in store.all(Commitment) if one.what.startswith(beginning)]
    return found


def _clusters(store: Store, *questions: Question) -> dict[str, Cluster]:
    return {one.title: one for question in questions for one in store.all(Cluster, question_id=question.id)}
