"""A vote is put to the room, counted by hand and closed; what it received stays whatever happens to the wall."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from facilitator.errors import BadText, FacilitatorError, NotFound
from facilitator.sessions import capture, clustering, cycle, reading, reservations, themes, vote_photos, voting
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import (
    Answer,
    BudgetOf,
    Cluster,
    College,
    CountedBy,
    Question,
    Reservation,
    Session,
    Tally,
    Vote,
    VoteMethod,
    VoteOption,
    VotePhoto,
    VoteState,
)
from facilitator.sessions.rounds import first_few, round_number, rounds_before, tied_first
from facilitator.sessions.store import Store
from facilitator.sessions.tallies import answers_of, by_result, counted, tied
from facilitator.sessions.templates import template
from tests.conftest import PARIS_IN_WINTER, Clock

from .helpers import back_and_forth, everything, heard, say
from .random_gestures import VOTES, WALL, Desk, Gesture, redo, sequences, undo


@pytest.fixture
def clusters(store: Store, question: Question) -> list[Cluster]:
    """Three clusters of the question."""
    return [
        clustering.group(store, question, title, [say(store, question, text)])
        for title, text in (("Transports", "Un car"), ("Informer", "Une lettre"), ("Écoles", "Une cantine"))
    ]


@pytest.fixture
def vote(store: Store, session: Session, question: Question, clusters: list[Cluster]) -> Vote:
    """A vote with three dots on the clusters and on something else."""
    options: list[Cluster | str] = [*clusters, "Ne rien changer"]
    return voting.open_vote(store, session.id, "Par quoi commencer ?", options, VoteMethod.DOTS, 3, question)


def options(store: Store, vote: Vote) -> list[VoteOption]:
    return store.all(VoteOption, vote_id=vote.id)


def texts(store: Store, vote: Vote) -> list[str]:
    return [option.text for option in options(store, vote)]


def figures(store: Store, vote: Vote) -> list[tuple[str, int, int]]:
    """What each option received, and its rank."""
    return [(one.option.text, one.votes, one.rank) for one in counted(store, vote)]


def tell(store: Store, vote: Vote, *votes: int) -> None:
    """Count that many for each option."""
    for option, received in zip(options(store, vote), votes, strict=True):
        voting.count(store, option, received)


def now(store: Store, vote: Vote) -> Vote:
    return store.the(Vote, vote.id)


# Opening


def test_a_vote_is_opened_with_its_options_in_one_gesture(
    store: Store, session: Session, question: Question, clusters: list[Cluster]
) -> None:
    before, announced = everything(store), heard(store)
    opened = voting.open_vote(
        store, session.id, "  Par quoi\ncommencer ? ", [clusters[1], " Autre chose "], VoteMethod.HANDS, 1, question
    )

    assert [change.operation for change in announced] == ["open_vote"]
    assert now(store, opened) == opened
    assert (opened.title, opened.state, opened.question_id) == ("Par quoi commencer ?", VoteState.OPEN, question.id)
    assert [(one.text, one.cluster_id, one.position) for one in options(store, opened)] == [
        ("Informer", clusters[1].id, 0),
        ("Autre chose", None, 1),
    ]
    back_and_forth(store, before)


def test_votes_come_in_the_order_in_which_they_were_opened(store: Store, session: Session, vote: Vote) -> None:
    second = voting.open_vote(store, session.id, "Et ensuite ?", ["Oui", "Non"], VoteMethod.HANDS, 1)

    assert [one.id for one in store.all(Vote, session_id=session.id)] == [vote.id, second.id]
    assert [one.position for one in store.all(Vote, session_id=session.id)] == [0, 1]


@pytest.mark.parametrize(
    ("title", "wanted", "budget", "sentence"),
    [
        (" \n", ["Oui", "Non"], 3, "A vote needs a title: type what the room decides."),
        ("Vote", ["Oui", " "], 3, "An option of a vote needs a few words."),
        ("Vote", ["Oui"], 3, "A vote needs a choice: from 2 to 40 options."),
        ("Vote", [str(number) for number in range(41)], 3, "A vote needs a choice: from 2 to 40 options."),
        ("Vote", ["L’école", "l'ecole"], 3, "“l'ecole” stands there twice: keep one of them."),
        ("Vote", ["Oui", "Non"], 0, "Each voter has from 1 to 20 dots."),
        ("Vote", ["Oui", "Non"], 21, "Each voter has from 1 to 20 dots."),
    ],
)
def test_what_cannot_be_voted_on_is_refused_in_a_sentence(
    store: Store, session: Session, title: str, wanted: list[str], budget: int, sentence: str
) -> None:
    before = everything(store)
    with pytest.raises(FacilitatorError) as refused:
        voting.open_vote(store, session.id, title, wanted, VoteMethod.DOTS, budget)

    assert str(refused.value) == sentence
    assert everything(store) == before


def test_a_title_that_is_too_long_is_refused_whole(store: Store, session: Session) -> None:
    with pytest.raises(BadText):
        voting.open_vote(store, session.id, "a" * 20_001, ["Oui", "Non"], VoteMethod.DOTS, 3)


def test_a_cluster_that_is_gone_cannot_be_voted_for(store: Store, session: Session, clusters: list[Cluster]) -> None:
    clustering.ungroup(store, clusters[0])
    with pytest.raises(NotFound, match="“Transports” no longer exists"):
        voting.open_vote(store, session.id, "Vote", clusters, VoteMethod.DOTS, 3)


def test_a_cluster_of_another_session_cannot_be_voted_for(
    store: Store, session: Session, clusters: list[Cluster]
) -> None:
    other = cycle.duplicate_session(store, session.id)
    with pytest.raises(FacilitatorError, match="“Transports” is of another session"):
        voting.open_vote(store, other.id, "Vote", clusters, VoteMethod.DOTS, 3)


# Counting


def test_what_is_counted_takes_the_place_of_what_was_said_before(store: Store, vote: Vote) -> None:
    option = options(store, vote)[0]
    voting.count(store, option, 12)
    voting.count(store, option, 7)

    assert figures(store, vote)[0] == ("Transports", 7, 1)
    assert store.count(Tally) == 1


def test_a_count_of_nothing_takes_the_figure_away(store: Store, vote: Vote) -> None:
    option = options(store, vote)[0]
    voting.count(store, option, 12)
    voting.count(store, option, 0)

    assert store.all(Tally) == []
    announced = heard(store)
    voting.count(store, option, 0)
    assert announced == []


def test_tables_are_counted_each_on_its_own_and_added_up(store: Store, vote: Vote) -> None:
    option = options(store, vote)[0]
    for table, votes in ((1, 4), (2, 5), (1, 6)):
        voting.count(store, option, votes, table)

    assert figures(store, vote)[0] == ("Transports", 11, 1)
    assert {tally.table_number: tally.count for tally in store.all(Tally)} == {1: 6, 2: 5}


def test_a_count_is_one_gesture_that_undo_takes_back(store: Store, vote: Vote) -> None:
    option, before = options(store, vote)[0], everything(store)
    voting.count(store, option, 12)
    back_and_forth(store, before)

    before = everything(store)
    voting.count(store, option, 13)
    back_and_forth(store, before)

    before = everything(store)
    voting.count(store, option, 0)
    back_and_forth(store, before)


@pytest.mark.parametrize("votes", [-1, 10_000])
def test_a_figure_that_cannot_be_is_refused(store: Store, vote: Vote, votes: int) -> None:
    with pytest.raises(FacilitatorError, match="from 0 to 9999"):
        voting.count(store, options(store, vote)[0], votes)
    assert store.all(Tally) == []


def test_ties_have_the_same_rank(store: Store, vote: Vote) -> None:
    tell(store, vote, 4, 9, 4, 0)

    assert figures(store, vote) == [
        ("Transports", 4, 2),
        ("Informer", 9, 1),
        ("Écoles", 4, 2),
        ("Ne rien changer", 0, 4),
    ]
    assert [one.option.text for one in by_result(counted(store, vote))] == [
        "Informer",
        "Transports",
        "Écoles",
        "Ne rien changer",
    ]


# Closing


def test_a_closed_vote_is_not_counted_until_it_is_reopened(store: Store, vote: Vote) -> None:
    tell(store, vote, 1, 2, 3, 4)
    before = everything(store)
    voting.close_vote(store, vote)
    back_and_forth(store, before)

    assert now(store, vote).state is VoteState.CLOSED
    with pytest.raises(FacilitatorError, match="reopen it"):
        voting.count(store, options(store, vote)[0], 9)
    assert figures(store, vote)[0] == ("Transports", 1, 4)

    voting.reopen_vote(store, vote)
    voting.count(store, options(store, vote)[0], 9)
    assert figures(store, vote)[0] == ("Transports", 9, 1)


def test_closing_twice_says_nothing_twice(store: Store, vote: Vote) -> None:
    voting.close_vote(store, vote)
    announced = heard(store)
    voting.close_vote(store, vote)
    assert announced == []


# Changing


def test_options_change_as_long_as_nothing_was_counted(store: Store, vote: Vote, clusters: list[Cluster]) -> None:
    before = everything(store)
    voting.edit_vote(store, vote, "Par où ?", ["Rien", clusters[0]], VoteMethod.HANDS, 1)

    assert texts(store, vote) == ["Rien", "Transports"]
    assert [option.cluster_id for option in options(store, vote)] == [None, clusters[0].id]
    assert (now(store, vote).title, now(store, vote).method) == ("Par où ?", VoteMethod.HANDS)
    back_and_forth(store, before)

    voting.edit_vote(store, vote, "Par où ?", ["a", "b", "c", "d", "e"], VoteMethod.DOTS, 5)
    assert texts(store, vote) == ["a", "b", "c", "d", "e"]
    assert now(store, vote).budget == 5


def test_options_stay_once_something_was_counted(store: Store, vote: Vote) -> None:
    voting.count(store, options(store, vote)[0], 1)
    with pytest.raises(FacilitatorError, match="put them back to 0"):
        voting.edit_vote(store, vote, "Par où ?", ["Oui", "Non"], VoteMethod.DOTS, 3)
    assert len(texts(store, vote)) == 4

    voting.count(store, options(store, vote)[0], 0)
    voting.edit_vote(store, vote, "Par où ?", ["Oui", "Non"], VoteMethod.DOTS, 3)
    assert texts(store, vote) == ["Oui", "Non"]


def test_the_options_of_a_closed_vote_stay(store: Store, vote: Vote) -> None:
    voting.close_vote(store, vote)
    with pytest.raises(FacilitatorError, match="reopen it"):
        voting.edit_vote(store, vote, "Par où ?", ["Oui", "Non"], VoteMethod.DOTS, 3)


def test_a_title_is_corrected_at_any_time(store: Store, vote: Vote) -> None:
    tell(store, vote, 1, 2, 3, 4)
    voting.close_vote(store, vote)
    before = everything(store)
    voting.rename_vote(store, vote, " Par où commencer ? ")

    assert now(store, vote).title == "Par où commencer ?"
    back_and_forth(store, before)
    with pytest.raises(BadText):
        voting.rename_vote(store, vote, "")


def test_a_vote_is_removed_with_all_that_was_counted_and_undo_brings_it_back(
    store: Store, session: Session, vote: Vote
) -> None:
    second = voting.open_vote(store, session.id, "Et ensuite ?", ["Oui", "Non"], VoteMethod.HANDS, 1)
    tell(store, vote, 1, 2, 3, 4)
    before = everything(store)
    voting.remove_vote(store, vote)

    assert [(one.id, one.position) for one in store.all(Vote)] == [(second.id, 0)]
    assert store.count(Tally) == 0
    assert store.count(VoteOption) == 2
    back_and_forth(store, before)


def test_what_was_removed_meanwhile_is_told(store: Store, vote: Vote) -> None:
    option = options(store, vote)[0]
    voting.remove_vote(store, vote)

    for gesture in (voting.close_vote, voting.reopen_vote, voting.remove_vote):
        with pytest.raises(NotFound, match="“Par quoi commencer \\?” no longer exists"):
            gesture(store, vote)
    with pytest.raises(NotFound, match="“Transports” can no longer be voted for"):
        voting.count(store, option, 3)


# What happens on the wall meanwhile


def test_an_option_keeps_its_words_when_its_cluster_gets_others(
    store: Store, vote: Vote, clusters: list[Cluster]
) -> None:
    clustering.rename(store, clusters[0], "Se déplacer")
    assert texts(store, vote)[0] == "Transports"


def test_an_option_keeps_its_words_and_votes_when_its_cluster_is_ungrouped(
    store: Store, vote: Vote, clusters: list[Cluster]
) -> None:
    tell(store, vote, 5, 2, 3, 4)
    before = everything(store)
    clustering.ungroup(store, clusters[0])

    assert figures(store, vote)[0] == ("Transports", 5, 1)
    assert options(store, vote)[0].cluster_id is None
    back_and_forth(store, before)


def test_an_option_follows_the_cluster_that_its_own_is_merged_into(
    store: Store, session: Session, vote: Vote, clusters: list[Cluster]
) -> None:
    partial = voting.open_vote(store, session.id, "Autre vote", [clusters[0], "Rien"], VoteMethod.DOTS, 3)
    tell(store, vote, 5, 2, 3, 4)
    before = everything(store)
    clustering.merge(store, clusters[1], [clusters[0]])

    assert figures(store, vote)[:2] == [("Transports", 5, 1), ("Informer", 2, 4)]
    assert [option.cluster_id for option in options(store, vote)] == [None, clusters[1].id, clusters[2].id, None]
    assert options(store, partial)[0].cluster_id == clusters[1].id
    back_and_forth(store, before)


def test_two_options_never_stand_for_one_cluster_after_a_merge(
    store: Store, session: Session, clusters: list[Cluster]
) -> None:
    kept, *absorbed = clusters
    vote = voting.open_vote(store, session.id, "Vote", absorbed, VoteMethod.DOTS, 3)
    clustering.merge(store, kept, absorbed)

    assert [option.cluster_id for option in options(store, vote)] == [kept.id, None]
    assert texts(store, vote) == ["Informer", "Écoles"]


def test_a_vote_outlives_its_question(store: Store, session: Session, question: Question, vote: Vote) -> None:
    tell(store, vote, 5, 2, 3, 4)
    capture.remove(store, reading.contributions(store, question))
    before = everything(store)
    themes.remove_question(store, question)

    assert now(store, vote).question_id is None
    assert figures(store, vote)[0] == ("Transports", 5, 1)
    back_and_forth(store, before)


def test_a_copy_of_the_session_has_nothing_that_was_voted(store: Store, session: Session, vote: Vote) -> None:
    copy = cycle.duplicate_session(store, session.id)
    assert store.count(Vote, session_id=copy.id) == 0


# Yes or no, consent


def decision(store: Store, session: Session, method: VoteMethod, *texts: str) -> Vote:
    return voting.open_vote(store, session.id, "Qui est pour ?", texts or ("Adopter la charte",), method, 1)


def answer(store: Store, vote: Vote, **votes: int) -> None:
    """Count these answers to the first option."""
    for name, received in votes.items():
        voting.count(store, options(store, vote)[0], received, answer=Answer[name.upper()])


@pytest.mark.parametrize("method", [VoteMethod.YES_NO, VoteMethod.CONSENT])
def test_a_single_option_is_enough_to_say_yes_or_to_consent(store: Store, session: Session, method: VoteMethod) -> None:
    assert texts(store, decision(store, session, method)) == ["Adopter la charte"]
    with pytest.raises(FacilitatorError) as refused:
        voting.open_vote(store, session.id, "Vote", [], method, 1)
    assert str(refused.value) == "A vote needs something to decide: from 1 to 40 options."


def test_each_answer_has_a_figure_of_its_own(store: Store, session: Session) -> None:
    vote = decision(store, session, VoteMethod.YES_NO)
    answer(store, vote, yes=21, no=8, abstain=3)
    before = everything(store)
    answer(store, vote, no=9)

    (found,) = counted(store, vote)
    assert dict(found.answers) == {Answer.YES: 21, Answer.NO: 9, Answer.ABSTAIN: 3}
    assert (found.votes, found.voices) == (21, 33)
    back_and_forth(store, before)


def test_yes_is_held_against_no_and_abstention_weighs_nothing(store: Store, session: Session) -> None:
    vote = decision(store, session, VoteMethod.YES_NO, "Charte", "Pacte", "Budget")
    for option, (yes, no, abstain) in zip(options(store, vote), [(10, 9, 0), (8, 1, 9), (6, 5, 0)], strict=True):
        for kind, received in ((Answer.YES, yes), (Answer.NO, no), (Answer.ABSTAIN, abstain)):
            voting.count(store, option, received, answer=kind)

    assert figures(store, vote) == [("Charte", 10, 2), ("Pacte", 8, 1), ("Budget", 6, 2)]
    assert tied(counted(store, vote)) == {options(store, vote)[0].id, options(store, vote)[2].id}


def test_one_objection_weighs_more_than_any_consent(store: Store, session: Session) -> None:
    vote = decision(store, session, VoteMethod.CONSENT, "Charte", "Pacte", "Budget")
    said = [(40, 0, 1), (20, 3, 0), (12, 0, 0)]
    for option, figures_of in zip(options(store, vote), said, strict=True):
        for kind, received in zip(answers_of(VoteMethod.CONSENT), figures_of, strict=True):
            voting.count(store, option, received, answer=kind)

    assert [one.option.text for one in by_result(counted(store, vote))] == ["Budget", "Pacte", "Charte"]


def test_what_somebody_objects_is_kept_word_for_word(store: Store, session: Session) -> None:
    vote = decision(store, session, VoteMethod.CONSENT)
    (option,) = options(store, vote)
    first = reservations.reserve(store, option, " Le coût :\nqui paie ? ", table_number=3)
    before = everything(store)
    second = reservations.reserve(store, option, "Jamais.", Answer.OBJECTION, college=College.ELECTED)

    kept = store.all(Reservation, voteoption_id=option.id)
    assert [(one.text, one.answer, one.table_number, one.college) for one in kept] == [
        ("Le coût :\nqui paie ?", Answer.RESERVATION, 3, None),
        ("Jamais.", Answer.OBJECTION, None, College.ELECTED),
    ]
    back_and_forth(store, before)
    before = everything(store)
    reservations.place(store, first, Answer.OBJECTION, College.DGS)
    assert store.the(Reservation, first.id).college is College.DGS
    back_and_forth(store, before)
    reservations.reword(store, first, "Qui paie ?")
    reservations.withdraw(store, second)
    assert [one.text for one in store.all(Reservation, voteoption_id=option.id)] == ["Qui paie ?"]
    with pytest.raises(NotFound):
        reservations.reword(store, second, "Toujours pas")
    with pytest.raises(BadText):
        reservations.reword(store, first, " ")


def test_nothing_is_said_of_a_vote_that_is_closed(store: Store, session: Session) -> None:
    vote = decision(store, session, VoteMethod.CONSENT)
    said = reservations.reserve(store, options(store, vote)[0], "Le coût")
    voting.close_vote(store, vote)
    before = everything(store)
    for gesture in (
        lambda: reservations.reserve(store, options(store, vote)[0], "Trop tard"),
        lambda: reservations.reword(store, said, "Trop tard"),
        lambda: reservations.withdraw(store, said),
    ):
        with pytest.raises(FacilitatorError, match="reopen it to change it"):
            gesture()
    assert everything(store) == before


# By table, by college


def test_the_way_of_counting_is_not_changed_under_what_was_counted(store: Store, session: Session, vote: Vote) -> None:
    before = everything(store)
    voting.count_by(store, vote, CountedBy.TABLE)
    back_and_forth(store, before)
    voting.count(store, options(store, vote)[0], 12, 3)
    before = everything(store)
    with pytest.raises(FacilitatorError) as refused:
        voting.count_by(store, vote, CountedBy.COLLEGE)
    assert str(refused.value) == "Votes were counted already: empty the counts before you count otherwise."
    assert everything(store) == before

    voting.empty_counts(store, vote)
    assert store.all(Tally) == []
    back_and_forth(store, before)
    voting.count_by(store, vote, CountedBy.COLLEGE)
    voting.count(store, options(store, vote)[0], 5, college=College.ELECTED)
    voting.count(store, options(store, vote)[0], 4, college=College.DGS)
    assert figures(store, vote)[0] == ("Transports", 9, 1)


def test_who_has_the_dots_and_how_many_can_vote_is_said(store: Store, session: Session) -> None:
    vote = voting.open_vote(
        store, session.id, "Vote", ["a", "b"], VoteMethod.DOTS, 5, budget_of=BudgetOf.TABLE, counted_by=CountedBy.TABLE
    )
    assert (now(store, vote).budget_of, now(store, vote).counted_by) == (BudgetOf.TABLE, CountedBy.TABLE)
    before = everything(store)
    voting.say_voters(store, vote, 42)
    assert now(store, vote).voters == 42
    back_and_forth(store, before)
    with pytest.raises(FacilitatorError):
        voting.say_voters(store, vote, -1)


def test_a_vote_says_when_it_was_closed(store: Store, session: Session, vote: Vote, clock: Clock) -> None:
    voting.close_vote(store, vote)
    assert now(store, vote).closed_at == clock()
    voting.reopen_vote(store, vote)
    assert now(store, vote).state is VoteState.OPEN


# On a contribution


def test_a_contribution_is_voted_on_and_its_words_outlive_it(
    store: Store, session: Session, question: Question
) -> None:
    said = say(store, question, "Un car\nle samedi")
    vote = voting.open_vote(store, session.id, "Vote", [said, "Rien"], VoteMethod.DOTS, 3, question)
    assert [(one.text, one.contribution_id) for one in options(store, vote)] == [
        ("Un car le samedi", said.id),
        ("Rien", None),
    ]
    tell(store, vote, 5, 2)
    before = everything(store)
    capture.remove(store, [said])
    assert figures(store, vote) == [("Un car le samedi", 5, 1), ("Rien", 2, 2)]
    assert options(store, vote)[0].contribution_id is None
    back_and_forth(store, before)
    with pytest.raises(NotFound):
        voting.open_vote(store, session.id, "Vote", [said, "Rien"], VoteMethod.DOTS, 3, question)


# Rounds


def test_another_round_keeps_the_one_before(store: Store, session: Session, vote: Vote) -> None:
    tell(store, vote, 5, 9, 5, 0)
    with pytest.raises(FacilitatorError, match="Close this vote first"):
        voting.another_round(store, vote, options(store, vote))
    voting.close_vote(store, vote)
    before = everything(store)
    again = voting.another_round(store, vote, [one.option for one in first_few(counted(store, vote), 2)])

    assert texts(store, again) == ["Transports", "Informer", "Écoles"]  # two are tied for the second place
    assert [one.cluster_id for one in options(store, again)] == [one.cluster_id for one in options(store, vote)[:3]]
    assert (again.title, again.method, again.budget, again.follows_id) == (vote.title, vote.method, 3, vote.id)
    assert figures(store, vote)[1] == ("Informer", 9, 1)
    back_and_forth(store, before)
    votes = store.all(Vote)
    assert (round_number(votes, vote), round_number(votes, again)) == (1, 2)
    assert [one.id for one in rounds_before(votes, again)] == [vote.id]


def test_those_tied_for_the_first_place_go_on_to_a_round_of_their_own(store: Store, vote: Vote) -> None:
    assert [one.option.text for one in tied_first(counted(store, vote))] == texts(store, vote)
    tell(store, vote, 9, 2, 9, 4)
    assert [one.option.text for one in tied_first(counted(store, vote))] == ["Transports", "Écoles"]
    tell(store, vote, 9, 2, 8, 4)
    assert tied_first(counted(store, vote)) == []


def test_a_round_that_is_removed_leaves_the_next_one_to_the_one_before(
    store: Store, session: Session, vote: Vote
) -> None:
    rounds = [vote]
    for _round in range(2):
        voting.close_vote(store, rounds[-1])
        rounds.append(voting.another_round(store, rounds[-1], options(store, vote)))
    before = everything(store)
    voting.remove_vote(store, rounds[1])
    assert now(store, rounds[2]).follows_id == vote.id
    back_and_forth(store, before)
    before = everything(store)
    voting.remove_vote(store, vote)
    assert now(store, rounds[2]).follows_id is None
    back_and_forth(store, before)


# The flipchart

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_photo_is_kept_byte_for_byte_with_its_vote(store: Store, vote: Vote, tmp_path: Path) -> None:
    picture = tmp_path / "tableau.jpg"
    picture.write_bytes(b"\xff\xd8\xff le tableau")
    before = everything(store)
    photo = vote_photos.attach(store, vote, picture)
    picture.unlink()

    assert (photo.name, photo.position) == ("tableau.jpg", 0)
    assert vote_photos.content(store, photo) == b"\xff\xd8\xff le tableau"
    back_and_forth(store, before)
    second = vote_photos.attach_content(store, vote, "deux.png", PNG)
    before = everything(store)
    vote_photos.detach(store, photo)
    assert [(one.id, one.position) for one in vote_photos.photos_of(store, vote.id)] == [(second.id, 0)]
    back_and_forth(store, before)
    with pytest.raises(NotFound):
        vote_photos.detach(store, photo)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a", "“photo” is not a photo in JPEG or PNG: save it as one, then add it."),
        (b"", "“photo” is not a photo in JPEG or PNG: save it as one, then add it."),
        (
            PNG + bytes(20_000_000),
            "“photo” is too large: a photo of at most 20 MB can be kept. Make it lighter, then try again.",
        ),
    ],
)
def test_what_is_no_photo_is_refused(store: Store, vote: Vote, tmp_path: Path, content: bytes, sentence: str) -> None:
    picture = tmp_path / "photo"
    picture.write_bytes(content)
    with pytest.raises(FacilitatorError) as refused:
        vote_photos.attach(store, vote, picture)
    assert str(refused.value) == sentence
    with pytest.raises(FacilitatorError, match="cannot be read"):
        vote_photos.attach(store, vote, tmp_path / "absent.jpg")
    assert store.all(VotePhoto) == []


def test_a_photo_that_the_file_has_lost_is_told(store: Store, vote: Vote) -> None:
    photo = vote_photos.attach_content(store, vote, "tableau.png", PNG)
    assert store.problems() == []
    with store.operation("lose") as operation:
        operation.put(replace(photo, media="nowhere"))
    assert store.problems() == ["The photo “tableau.png” is missing."]
    with pytest.raises(FacilitatorError, match="can no longer be read"):
        vote_photos.content(store, store.the(VotePhoto, photo.id))


def test_words_that_were_noted_first_do_not_stand_in_the_way_of_counting_otherwise(
    store: Store, session: Session
) -> None:
    vote = decision(store, session, VoteMethod.CONSENT)
    said = reservations.reserve(store, options(store, vote)[0], "Le coût")
    voting.count_by(store, vote, CountedBy.COLLEGE)
    assert store.the(Vote, vote.id).counted_by is CountedBy.COLLEGE
    assert store.all(Reservation, voteoption_id=options(store, vote)[0].id) == [said]


def test_a_vote_is_removed_with_all_that_was_said_of_it(store: Store, session: Session) -> None:
    vote = decision(store, session, VoteMethod.CONSENT)
    answer(store, vote, consent=12, objection=1)
    reservations.reserve(store, options(store, vote)[0], "Le coût")
    vote_photos.attach_content(store, vote, "tableau.png", PNG)
    before = everything(store)
    voting.remove_vote(store, vote)
    assert not any(store.all(kind) for kind in (Vote, VoteOption, Tally, Reservation, VotePhoto))
    back_and_forth(store, before)


# Any sequence of gestures


@pytest.fixture(scope="module")
def voted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose session was voted in, closed."""
    path = tmp_path_factory.mktemp("voted") / "cycle.atelier"
    store = Store.create(path, clock=_nine_o_clock())
    cycle.start_cycle(store, "Cycle", actor=Actor.COMMAND_LINE)
    session = cycle.new_session(store, template("demi-journee"), actor=Actor.COMMAND_LINE)
    question = reading.outline(store, session.id).questions[0]
    made = [clustering.group(store, question, f"Regroupement {n}", [say(store, question, f"{n}")]) for n in range(4)]
    vote = voting.open_vote(store, session.id, "Vote", made, VoteMethod.DOTS, 3, question)
    tell(store, vote, 3, 1, 2, 0)
    store.close()
    return path


def _nine_o_clock() -> Clock:
    return Clock(datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER))


@given(sequence=sequences(*VOTES * 2, *WALL, *[undo, redo] * 2))
@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_no_sequence_of_gestures_on_the_wall_and_the_votes_breaks_the_file(
    voted: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(voted, folder)), _nine_o_clock())
        for gesture, a, b, text in sequence:
            with suppress(FacilitatorError):
                gesture(desk, a, b, text)
            _assert_votes_hold_together(desk.store)
        assert desk.store.problems() == []
        desk.store.close()


def _assert_votes_hold_together(store: Store) -> None:
    """Every option has words and stands for one cluster at most, every figure is one that was counted."""
    votes = store.all(Vote)
    assert [vote.position for vote in votes] == list(range(len(votes)))
    for vote in votes:
        found = options(store, vote)
        assert len(found) >= (1 if len(answers_of(vote.method)) > 1 else 2)
        assert all(option.text for option in found)
        assert [option.position for option in found] == list(range(len(found)))
        linked = [option.cluster_id for option in found if option.cluster_id]
        assert len(linked) == len(set(linked))
    tallies = store.all(Tally)
    assert all(tally.count > 0 for tally in tallies)
    counted_apart = {(one.voteoption_id, one.table_number, one.college, one.answer) for one in tallies}
    assert len(counted_apart) == len(tallies)
    methods = {option.id: store.the(Vote, option.vote_id).method for option in store.all(VoteOption)}
    assert all(tally.answer in answers_of(methods[tally.voteoption_id]) for tally in tallies)
