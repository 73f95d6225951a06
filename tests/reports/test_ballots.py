"""Votes in the report: complete in the data, short on paper, and nothing told of what was only prepared."""

from __future__ import annotations

import json
import re
from contextlib import closing

import pypdfium2
import pytest

from facilitator.reports import pdf
from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.sessions import agenda, reading, voting
from facilitator.sessions.records import Cluster, Question, Session, Tally, Vote, VoteMethod, VoteOption
from facilitator.sessions.store import Store


@pytest.fixture
def question(store: Store, held: Session) -> Question:
    return reading.outline(store, held.id).questions[0]


@pytest.fixture
def vote(store: Store, held: Session, question: Question) -> Vote:
    """A vote on the cluster of the first question and two other things, counted at tables, closed."""
    options: list[Cluster | str] = [
        *store.all(Cluster, question_id=question.id),
        "Une <b>fête</b> & un car",
        "Ne rien changer",
    ]
    vote = voting.open_vote(store, held.id, "Par quoi commencer ?", options, VoteMethod.DOTS, 3, question)
    first, second, third = store.all(VoteOption, vote_id=vote.id)
    for option, votes, table in ((first, 4, 1), (first, 5, 2), (second, 31, None), (third, 9, 3)):
        voting.count(store, option, votes, table)
    voting.close_vote(store, vote)
    return vote


def printed(document: Document) -> str:
    """What stands on the pages, its blanks made plain."""
    with closing(pypdfium2.PdfDocument(pdf.as_pdf(document))) as file:
        text = "\n".join(page.get_textpage().get_text_range() for page in file)
    return re.sub(r"\s+", " ", text)


def test_the_data_hold_every_vote_with_its_options_and_figures(
    store: Store, held: Session, question: Question, vote: Vote
) -> None:
    voting.open_vote(store, held.id, "Qui est pour ?", ["Pour", "Contre"], VoteMethod.HANDS, 1)
    data = json.loads(as_json(document_of(store, held.id)))

    assert [(row["title"], row["method"], row["state"], row["question_id"]) for row in data["votes"]] == [
        ("Par quoi commencer ?", "dots", "closed", "questions-1"),
        ("Qui est pour ?", "hands", "open", None),
    ]
    assert [(row["vote_id"], row["text"], row["cluster_id"]) for row in data["vote_options"]] == [
        ("votes-1", "Informer sans noyer", "clusters-1"),
        ("votes-1", "Une <b>fête</b> & un car", None),
        ("votes-1", "Ne rien changer", None),
        ("votes-2", "Pour", None),
        ("votes-2", "Contre", None),
    ]
    assert [(row["voteoption_id"], row["table_number"], row["count"]) for row in data["tallies"]] == [
        ("vote_options-1", 1, 4),
        ("vote_options-1", 2, 5),
        ("vote_options-2", None, 31),
        ("vote_options-3", 3, 9),
    ]
    for name, kind in (("votes", Vote), ("vote_options", VoteOption), ("tallies", Tally)):
        assert len([kind.from_row(row) for row in data[name]]) == store.count(kind)


def test_results_stand_under_their_question_the_most_voted_for_first(
    store: Store, held: Session, question: Question, vote: Vote
) -> None:
    text = printed(document_of(store, held.id))

    start = text.index("Vote: Par quoi commencer ?")
    told = text[start : start + 200]
    assert "3 dots each · 49 votes 1. Une <b>fête</b> & un car 31 2. Informer sans noyer 9 2. Ne rien changer 9" in told
    assert text.index(question.text[:30]) < start < text.index("Le stade, à voir un autre jour")


def test_a_vote_that_was_only_prepared_is_not_printed(store: Store, held: Session, question: Question) -> None:
    voting.open_vote(store, held.id, "Qui est pour ?", ["Pour", "Contre"], VoteMethod.HANDS, 1, question)

    assert "Qui est pour ?" not in printed(document_of(store, held.id))


def test_the_figures_of_a_vote_that_was_never_closed_are_said_not_to_be_final(
    store: Store, held: Session, vote: Vote
) -> None:
    assert "not final" not in printed(document_of(store, held.id))
    voting.reopen_vote(store, vote)
    assert "3 dots each · 49 votes · not closed: these figures are not final" in printed(document_of(store, held.id))


def test_a_vote_about_no_question_is_printed_on_its_own(store: Store, held: Session) -> None:
    vote = voting.open_vote(store, held.id, "Qui est pour ?", ["Pour", "Contre"], VoteMethod.HANDS, 1)
    voting.close_vote(store, vote)
    text = printed(document_of(store, held.id))

    assert "Votes Vote: Qui est pour ? By a show of hands · 0 votes 1. Pour 0 1. Contre 0" in text


def test_a_question_outside_the_agenda_is_told_when_it_was_voted_about(store: Store, held: Session) -> None:
    theme = reading.outline(store, held.id).themes[0]
    question = agenda.add_question(store, theme, "Et le captage ?")
    vote = voting.open_vote(store, held.id, "Le captage", ["Oui", "Non"], VoteMethod.HANDS, 1, question)
    voting.close_vote(store, vote)
    text = printed(document_of(store, held.id))

    assert text.index("Et le captage ?") < text.index("Vote: Le captage")


def test_long_options_and_many_of_them_stay_whole(store: Store, held: Session, question: Question) -> None:
    options = [f"{number} " + "mot " * 60 + f"fin{number}" for number in range(40)]
    vote = voting.open_vote(store, held.id, "Vote", options, VoteMethod.DOTS, 3, question)
    voting.close_vote(store, vote)
    text = printed(document_of(store, held.id))

    assert all(f"fin{number}" in text for number in range(40))
