"""Votes in the report: complete in the data, short on paper, and nothing told of what was only prepared."""

from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from facilitator.reports import content_of
from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.options import Options
from facilitator.reports.readings import read_as
from facilitator.reports.story import votes
from facilitator.reports.story.blocks import Picture, texts
from facilitator.reports.story.closing import annexes
from facilitator.sessions import reading, reservations, themes, vote_photos, voting
from facilitator.sessions.records import (
    Answer,
    Cluster,
    College,
    CountedBy,
    Participant,
    Question,
    Reading,
    Session,
    Tally,
    Vote,
    VoteMethod,
    VoteOption,
)
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
    for option, received, table in ((first, 4, 1), (first, 5, 2), (second, 31, None), (third, 9, 3)):
        voting.count(store, option, received, table)
    voting.close_vote(store, vote)
    return vote


def printed(document: Document) -> str:
    """What stands on the pages, its blanks made plain."""
    with closing(pypdfium2.PdfDocument(content_of(document, "pdf"))) as file:
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
    assert (
        "3 dots each · 4 expected · 49 votes Option Votes 1. Une <b>fête</b> & un car 31 2. Informer sans noyer 9 2. Ne rien changer 9"
        in told
    )
    assert text.index(question.text[:30]) < start < text.index("Le stade, à voir un autre jour")


def test_a_vote_that_was_only_prepared_is_not_printed(store: Store, held: Session, question: Question) -> None:
    voting.open_vote(store, held.id, "Qui est pour ?", ["Pour", "Contre"], VoteMethod.HANDS, 1, question)

    assert "Qui est pour ?" not in printed(document_of(store, held.id))


def test_the_figures_of_a_vote_that_was_never_closed_are_said_not_to_be_final(
    store: Store, held: Session, vote: Vote
) -> None:
    assert "not final" not in printed(document_of(store, held.id))
    voting.reopen_vote(store, vote)
    assert "3 dots each · 4 expected · 49 votes · not closed: these figures are not final" in printed(
        document_of(store, held.id)
    )


def test_a_vote_about_no_question_is_printed_on_its_own(store: Store, held: Session) -> None:
    vote = voting.open_vote(store, held.id, "Qui est pour ?", ["Pour", "Contre"], VoteMethod.HANDS, 1)
    voting.close_vote(store, vote)
    text = printed(document_of(store, held.id))

    assert (
        "Votes Vote: Qui est pour ? By a show of hands · 4 expected · 0 votes Option Votes 1. Pour 0 1. Contre 0"
        in text
    )


def test_a_question_outside_the_agenda_is_told_when_it_was_voted_about(store: Store, held: Session) -> None:
    theme = reading.outline(store, held.id).themes[0]
    question = themes.add_question(store, theme, "Et le captage ?")
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


# In the story


def story_of_votes(document: Document) -> list[str]:
    """Every text of what is told of the votes about the first question, and about none."""
    told = (*votes.about(document, document.answers[0].question), *votes.about(document, None))
    return list(texts(told))


def test_ties_and_what_each_table_gave_are_told(store: Store, held: Session, vote: Vote) -> None:
    told = story_of_votes(document_of(store, held.id))

    assert "Tied: “Informer sans noyer”, “Ne rien changer”." in told
    start = told.index("T1") - 1
    assert told[start : start + 10] == [
        *("Option", "T1", "T2", "T3", "Others"),
        *("Une <b>fête</b> & un car", "0", "0", "0", "31"),
    ]
    assert "By table" in told


def test_more_votes_than_voters_are_told(store: Store, held: Session, vote: Vote) -> None:
    told = story_of_votes(document_of(store, held.id))
    start = told.index("More votes were counted than could be cast")
    assert told[start + 1] == "In all: 49 votes counted, 12 possible."
    with store.operation("arrive") as operation:  # the door is opened after all: nobody is at table 1
        for person in store.all(Participant, session_id=held.id)[:2]:
            operation.put(replace(person, arrived_at=store.now() - timedelta(hours=1), table_number=2))
    told = story_of_votes(document_of(store, held.id))
    assert "Table 1: 4 votes counted, 0 possible." in told[start:]
    assert any(line.startswith("In all: 49 votes counted") for line in told)
    voting.say_voters(store, vote, 60)
    told = story_of_votes(document_of(store, held.id))
    assert not any(line.startswith("In all: 49 votes counted") for line in told)


def test_others_than_the_organiser_read_that_it_was_too_much_and_not_where(
    store: Store, held: Session, vote: Vote
) -> None:
    told = story_of_votes(read_as(document_of(store, held.id), Reading.PUBLIC))
    start = told.index("More votes were counted than could be cast")
    assert told[start + 1 :] == ["In all: 49 votes counted, 12 possible."]


def test_a_round_says_which_one_it_is_and_the_one_before_stays(store: Store, held: Session, vote: Vote) -> None:
    first = store.all(VoteOption, vote_id=vote.id)
    again = voting.another_round(store, store.the(Vote, vote.id), first[:2])
    voting.close_vote(store, again)
    told = story_of_votes(document_of(store, held.id))
    assert told.index("Vote: Par quoi commencer ?") < told.index("Vote: Par quoi commencer ? (round 2)")


def test_answers_have_a_column_each_and_reservations_stand_word_for_word(store: Store, held: Session) -> None:
    vote = voting.open_vote(
        store, held.id, "La charte", ["Adopter <b>tout</b>"], VoteMethod.CONSENT, 1, counted_by=CountedBy.COLLEGE
    )
    (option,) = store.all(VoteOption, vote_id=vote.id)
    for college, answer, count in (
        (College.ELECTED, Answer.CONSENT, 2),
        (College.ELECTED, Answer.OBJECTION, 1),
        (College.DGS, Answer.RESERVATION, 1),
    ):
        voting.count(store, option, count, college=college, answer=answer)
    reservations.reserve(store, option, "Pas sans <i>nous</i>", Answer.OBJECTION, college=College.ELECTED)
    told = story_of_votes(document_of(store, held.id))

    start = told.index("Vote: La charte")
    assert told[start:] == [
        "Vote: La charte",
        "By consent: agreement, reservation, or objection · 4 expected · 4 votes · "
        "not closed: these figures are not final",
        *("Option", "Consent", "Reservation", "Objection", "Adopter <b>tout</b>", "2", "1", "1"),
        *(
            "Option",
            "Elected officials",
            "Heads of service",
            "Adopter <b>tout</b>",
            "2\u00a0/\u00a00\u00a0/\u00a01",
            "0\u00a0/\u00a01\u00a0/\u00a00",
        ),
        "By college: Consent / Reservation / Objection",
        *told[start + 17 : -3],
        "Reservations and objections, word for word",
        "Pas sans <i>nous</i>",
        "Objection · Elected officials",
    ]


def test_the_photo_of_the_flipchart_is_in_the_annexes_of_the_organiser_alone(
    store: Store, held: Session, vote: Vote
) -> None:
    content = b"\x89PNG\r\n\x1a\n le tableau"
    vote_photos.attach_content(store, vote, "tableau.png", content)
    document = document_of(store, held.id)
    (photo,) = [block for block in annexes(document, Options()) if isinstance(block, Picture)]
    assert (photo.content, photo.caption) == (content, "Vote: Par quoi commencer ? · tableau.png")
    for reading_of in (Reading.COLLEGE, Reading.PUBLIC):
        assert not any(isinstance(one, Picture) for one in annexes(read_as(document, reading_of), Options()))
