"""What a day leads to: clusters in the order of the votes, then of the weight; and what its figures propose to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from facilitator import i18n, paths
from facilitator.sessions import (
    attendance,
    capture,
    clustering,
    commitments,
    people,
    positioning,
    synthesis,
    themes,
    voting,
)
from facilitator.sessions.capture import Draft
from facilitator.sessions.conclusions import Concluded, conclusions
from facilitator.sessions.essentials import proposals
from facilitator.sessions.records import (
    Cluster,
    College,
    Commitment,
    CommitmentState,
    Contribution,
    ContributionKind,
    Participant,
    Question,
    Session,
    StatementKind,
    Vote,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store

from .helpers import say, seen

OBSTACLE = ContributionKind.OBSTACLE


def gather(store: Store, question: Question, title: str, count: int, *, obstacle: bool = False) -> Cluster:
    """A cluster of so many contributions, each of another table."""
    kind = OBSTACLE if obstacle else ContributionKind.IDEA
    said = [
        capture.contribute(store, question.session_id, Draft(f"{title} {n}", kind, table_number=n + 1), question)
        for n in range(count)
    ]
    return clustering.group(store, question, title, said)


def vote(store: Store, question: Question, options: Sequence[Cluster | Contribution], counts: Sequence[int]) -> Vote:
    """A closed vote on these."""
    made = voting.open_vote(store, question.session_id, "Vote", list(options), VoteMethod.DOTS, 3, question)
    for option, count in zip(store.all(VoteOption, vote_id=made.id), counts, strict=True):
        voting.count(store, option, count)
    voting.close_vote(store, made)
    return made


def concluded(store: Store, question: Question) -> Concluded:
    found = conclusions(store, question.session_id).question(question.id)
    assert found is not None
    return found


def order(store: Store, question: Question) -> list[tuple[str, int | None]]:
    return [(one.cluster.title, one.votes) for one in concluded(store, question).clusters]


def proposed(store: Store, session: Session, source: str) -> list[str]:
    found = proposals(conclusions(store, session.id))
    assert len({one.source for one in found}) == len(found)
    return [one.text for one in found if one.source.partition(":")[0] == source]


def test_clusters_come_by_weight_until_they_are_voted_on(store: Store, question: Question) -> None:
    light, heavy = gather(store, question, "Léger", 1), gather(store, question, "Lourd", 3)
    assert order(store, question) == [("Lourd", None), ("Léger", None)]
    open_vote = voting.open_vote(store, question.session_id, "V", [light, heavy], VoteMethod.DOTS, 3, question)
    voting.count(store, store.all(VoteOption, vote_id=open_vote.id)[0], 9)
    assert order(store, question) == [("Lourd", None), ("Léger", None)]  # nothing of an open vote is told
    voting.close_vote(store, open_vote)
    assert order(store, question) == [("Léger", 9), ("Lourd", 0)]


def test_the_weight_counts_those_who_said_the_same(store: Store, question: Question) -> None:
    gather(store, question, "Un", 2)
    gather(store, question, "Deux", 1)
    (said,) = concluded(store, question).clusters[1].contributions
    for _n in range(2):
        capture.add_one(store, said, Draft("pareil"))
    assert [(one.cluster.title, one.weight) for one in concluded(store, question).clusters] == [("Deux", 3), ("Un", 2)]


def test_of_several_rounds_the_last_one_tells(store: Store, question: Question) -> None:
    one, two = gather(store, question, "Un", 1), gather(store, question, "Deux", 1)
    vote(store, question, [one, two], [5, 1])
    vote(store, question, [one, two], [2, 4])
    assert order(store, question) == [("Deux", 4), ("Un", 2)]


def test_a_cluster_that_was_not_in_the_vote_comes_after_those_that_were(store: Store, question: Question) -> None:
    one = gather(store, question, "Un", 1)
    vote(store, question, [one, say(store, question)], [0, 2])
    gather(store, question, "Après", 4)
    assert order(store, question) == [("Un", 0), ("Après", None)]


def test_what_contributions_received_is_told_beside_them(store: Store, question: Question) -> None:
    said, other = say(store, question, "Un car"), say(store, question, "Un vélo")
    vote(store, question, [said, other], [3, 1])
    assert concluded(store, question).votes == {said.id: 3, other.id: 1}
    assert not concluded(store, question).voted


def test_a_question_is_there_once_it_is_asked_answered_or_concluded(store: Store, session: Session) -> None:
    theme = seen(store, session).themes[0]
    extra = themes.add_question(store, theme, "Et ensuite ?")
    assert conclusions(store, session.id).question(extra.id) is None
    synthesis.add(store, session.id, StatementKind.SUMMARY, "Rien", question_id=extra.id)
    assert conclusions(store, session.id).question(extra.id) is not None


# What the figures propose


def test_nothing_is_proposed_of_an_empty_day(store: Store, session: Session) -> None:
    assert proposals(conclusions(store, session.id)) == []


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((11, 9, 5), "The room puts “A” first (11 votes), ahead of “B” (9 votes)."),
        ((1, 0, 0), "The room puts “A” first (1 vote)."),
        ((4, 2, 2), "The room puts “A” first (4 votes), ahead of “B” and “C” (2 votes)."),
        ((4, 4, 2), "The room puts “A” and “B” first together (4 votes each)."),
        ((4, 4, 4), None),
    ],
)
def test_what_the_room_put_first_is_proposed_with_its_votes(
    store: Store, question: Question, session: Session, counts: tuple[int, ...], text: str | None
) -> None:
    made = [gather(store, question, title, 1) for title in "ABC"]
    vote(store, question, made, counts)
    assert proposed(store, session, "first") == ([text] if text else [])


def test_without_a_vote_what_the_room_spoke_of_most_is_proposed(
    store: Store, question: Question, session: Session
) -> None:
    gather(store, question, "A", 3)
    gather(store, question, "B", 1)
    assert proposed(store, session, "first") == [
        "The room spoke most of “A” (3 contributions), then of “B” (1 contribution)."
    ]


def test_with_several_questions_each_sentence_says_which(store: Store, session: Session) -> None:
    for question in seen(store, session).questions[:2]:
        gather(store, question, "A", 2)
    assert proposed(store, session, "first") == [
        "On question 1, the room spoke most of “A” (2 contributions).",
        "On question 2, the room spoke most of “A” (2 contributions).",
    ]


def test_the_obstacle_said_most_often_is_proposed_with_its_tables(
    store: Store, question: Question, session: Session
) -> None:
    gather(store, question, "Idées", 9)
    gather(store, question, "Les horaires", 3, obstacle=True)
    assert proposed(store, session, "obstacle") == [
        "Obstacle said most often: “Les horaires” (3 notes, 3 tables out of 6)."
    ]


def test_an_obstacle_said_by_several_counts_each_and_one_said_once_is_not_proposed(
    store: Store, question: Question, session: Session
) -> None:
    said = capture.contribute(store, session.id, Draft("Trop loin.", OBSTACLE, table_number=2), question)
    assert proposed(store, session, "obstacle") == []
    capture.add_one(store, said, Draft("pareil", table_number=5))
    assert proposed(store, session, "obstacle") == [
        "Obstacle said most often: “Trop loin” (2 notes, 2 tables out of 6)."
    ]


def test_the_commitment_that_falls_due_first_is_proposed_unless_it_was_dropped(store: Store, session: Session) -> None:
    def promise(what: str, due: date | None, **more: str) -> Commitment:
        return commitments.commit(store, Commitment(session_id=session.id, position=0, what=what, due=due, **more))  # type: ignore[arg-type]

    promise("Sans date", None)
    promise("Plus tard", date(2026, 6, 15))
    first = promise("Une lettre", date(2026, 4, 30), who="la DGS")
    assert proposed(store, session, "step") == ["First step kept: “Une lettre”, by la DGS, before 30 April 2026."]
    with store.operation("drop") as operation:
        operation.put(replace(store.the(Commitment, first.id), state=CommitmentState.DROPPED))
    assert proposed(store, session, "step") == ["First step kept: “Plus tard”, before 15 June 2026."]


def test_where_the_room_agrees_and_where_it_is_divided_is_proposed(store: Store, session: Session) -> None:
    for lever, value, count in ((1, 3, 9), (2, 0, 4), (2, 5, 4), (3, 2, 3), (3, 3, 3), (4, 5, 1)):
        positioning.rate(store, session.id, lever, value, count)
    (agreed,), (divided,) = proposed(store, session, "agreed"), proposed(store, session, "divided")
    assert agreed.startswith("The room agrees most on lever 1, “")
    assert agreed.endswith("”: 3.0 out of 5 on average.")
    assert divided.startswith("The room is most divided on lever 2, “")
    assert divided.endswith("”: from 0 to 5.")


def test_who_came_and_who_was_missing_is_proposed(store: Store, day: Session) -> None:
    def person(name: str, commune: str, college: College) -> Participant:
        return Participant(session_id=day.id, name=name, commune=commune, college=college)

    people.add_participants(
        store,
        day,
        [
            person("A", "Sources", College.ELECTED),
            person("B", "Vallons", College.ELECTED),
            person("C", "Prés", College.STATE),
        ],
    )
    assert proposed(store, day, "attendance") == []  # nobody was marked: nothing is known
    for one in store.all(Participant)[:2]:
        attendance.arrive(store, one)
    assert proposed(store, day, "attendance") == ["Took part: 2 participants from 2 communes."]
    assert proposed(store, day, "missing_colleges") == ["Expected, and nobody came: State services."]


def test_a_proposal_that_was_taken_is_not_made_again_whatever_its_figures_become(
    store: Store, question: Question, session: Session
) -> None:
    gather(store, question, "A", 2)
    (one,) = (found for found in proposals(conclusions(store, session.id)) if found.source.startswith("first:"))
    made = synthesis.add(store, session.id, StatementKind.ESSENTIAL, one.text, source=one.source)
    gather(store, question, "B", 5)
    assert proposed(store, session, "first") == []
    synthesis.edit(store, made, "Autrement")
    assert proposed(store, session, "first") == []
    synthesis.remove(store, store.the(type(made), made.id))
    assert proposed(store, session, "first") != []


def test_french_sentences_have_the_right_plurals(store: Store, question: Question, session: Session) -> None:
    i18n.install(paths.resource("translations"), "fr")
    made = [gather(store, question, "Informer", 1), gather(store, question, "Les secteurs", 2, obstacle=True)]
    vote(store, question, made, [11, 1])
    assert proposed(store, session, "first") == [
        "La salle place «\u202fInformer\u202f» en tête (11 voix), devant «\u202fLes secteurs\u202f» (1 voix)."
    ]
    assert proposed(store, session, "obstacle") == [
        "Frein le plus cité\u00a0: «\u202fLes secteurs\u202f» (2 post-its, 2 tables sur 6)."
    ]
