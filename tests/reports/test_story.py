"""The report as a story: all that the reading allows is in it, and all of it is on paper."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from facilitator.reports import content_of, read_for
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.options import Options, SectionName
from facilitator.reports.pdf.bidi import direction
from facilitator.reports.story import cover, reflections
from facilitator.reports.story.blocks import Gathered, Heading, Roll, Story, Table, Timeline, texts
from facilitator.reports.story.telling import story_of
from facilitator.sessions import capture, clustering, queue, reading, themes, voting
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    Anonymity,
    Cluster,
    Contribution,
    ContributionKind,
    Participant,
    Question,
    Reading,
    Session,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store
from tests.sessions.random_gestures import VOTES, WRITTEN, Gesture, sequences
from tests.sessions.test_undo_properties import opening

from .conftest import say
from .paper import bare, text_of
from .stories import read_on_paper
from .test_readings import played

__all__ = ["opening"]


def told(document: Document, options: Options | None = None) -> list[str]:
    return list(texts(story_of(read_for(document, options), options).sections))


def owed(document: Document) -> list[str]:
    """Every contribution, option of a vote that was told, commitment and approved quote of what may be read."""
    quotes = [point.text for entry in document.entries for point in entry.key_points if point.quote]
    return [
        *(said.text for said in document.contributions),
        *(answers.question.text for answers in document.asked),
        *(option.text for ballot in document.ballots if ballot.told for option in ballot.options),
        *(one.what for one in document.commitments),
        *(f"“{quote}”" for quote in quotes),
    ]


RANDOM = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@given(sequence=sequences(*WRITTEN, *VOTES))
@RANDOM
def test_all_that_a_reading_allows_is_in_the_story_and_all_of_the_story_on_paper(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = played(opening, folder, sequence)
        for session in reading.sessions(desk.store):
            document = document_of(desk.store, session.id)
            for asked in Reading:
                options = Options(asked)
                allowed = read_for(document, options)
                found = set(told(document, options))
                assert [text for text in owed(allowed) if text not in found] == []
            _assert_printed(story_of(read_for(document)), content_of(document, "pdf"))
        desk.store.close()


def _assert_printed(story: Story, content: bytes) -> None:
    """Every text is on paper, as far as it is read from left to right and in letters that a PDF reader tells apart:
    `test_pdf_blocks` tries the others.
    """
    printed = _letters(text_of(content))
    texts = [text for text in read_on_paper(story) if not direction(text)]
    assert [text for text in texts if _letters(text) not in printed] == []


def _letters(text: str) -> str:
    return re.sub("[^0-9A-Za-zÀ-ÖØ-öø-ÿ]", "", bare(text))


def test_everybody_who_came_is_named_to_the_organiser_alone(document: Document) -> None:
    names = {person.name for person in document.participants}
    assert names <= set(told(document))
    for asked in (Reading.COLLEGE, Reading.PUBLIC):
        found = told(document, Options(asked))
        assert not any(name in text for text in found for name in names)
        assert any("4 participants" in text for text in found)


def test_a_story_says_no_more_than_the_document_it_is_told_from(document: Document) -> None:
    story = story_of(read_for(document, Options(Reading.PUBLIC)), Options(Reading.NAMED))
    assert not any(isinstance(block, Roll) for block in story.blocks)


def test_an_author_is_told_where_the_question_has_it_told_and_only_to_the_organiser(
    store: Store, held: Session
) -> None:
    first, second = reading.outline(store, held.id).questions[:2]
    themes.edit_question(store, replace(first, anonymity=Anonymity.NAMED))
    who = next(one for one in store.all(Participant, session_id=held.id) if one.name == "Mireille Faucon")
    for question in (first, second):
        named = Draft(f"Une idée de {question.id}", participant_id=who.id)
        capture.contribute(store, held.id, named, store.the(Question, question.id))
    document = document_of(store, held.id)
    notes = [text for text in told(document) if text.startswith(who.name) and text != who.name]
    assert len(notes) == 1
    for asked in (Reading.COLLEGE, Reading.PUBLIC):
        assert not any(who.name in text for text in told(document, Options(asked)))


def test_sections_come_in_the_order_that_was_chosen_behind_the_title_page_and_no_other(document: Document) -> None:
    chosen = (SectionName.ATTENDANCE, SectionName.COVER, SectionName.PARKING)
    story = story_of(document, Options(Reading.NAMED, chosen))
    assert [section.name for section in story.sections] == ["cover", "attendance", "parking"]


def test_a_section_with_nothing_to_tell_is_absent(document: Document) -> None:
    empty = replace(document, parking=(), attendance=(), commitments=(), ballots=())
    names = {section.name for section in story_of(empty).sections}
    assert names.isdisjoint({"parking", "attendance", "commitments", "votes", "positioning", "evaluation"})


def test_no_cell_leads_to_a_section_that_was_left_out(document: Document) -> None:
    chosen = tuple(name for name in SectionName if name is not SectionName.REFLECTIONS)
    for options in (None, Options(Reading.NAMED, chosen)):
        story = story_of(document, options)
        anchors = {block.anchor for block in story.blocks if isinstance(block, Heading) and block.anchor}
        leads = {
            cell.anchor for table in story.blocks if isinstance(table, Table) for row in table.rows for cell in row
        }
        assert leads - {""} <= anchors
        assert len(leads) > 1


def test_every_anchor_is_that_of_one_heading(document: Document) -> None:
    anchors = [block.anchor for block in story_of(document).blocks if isinstance(block, Heading) and block.anchor]
    assert len(anchors) == len(set(anchors))


def test_clusters_come_in_the_order_of_their_votes(store: Store, held: Session) -> None:
    question = reading.outline(store, held.id).questions[0]
    said = [one for one in store.all(Contribution, question_id=question.id) if one.cluster_id is None]
    clustering.group(store, question, "Des secteurs", said[:1])
    assert _clusters(store, held, question) == [("Informer sans noyer", 1.0), ("Des secteurs", 0.5)]

    clusters = store.all(Cluster, question_id=question.id)
    vote = voting.open_vote(store, held.id, "Vote", clusters, VoteMethod.DOTS, 3, question)
    first, second = store.all(VoteOption, vote_id=vote.id)
    voting.count(store, first, 2, 1)
    voting.count(store, second, 8, 1)
    voting.close_vote(store, vote)
    assert _clusters(store, held, question) == [("Des secteurs", 1.0), ("Informer sans noyer", 0.25)]
    assert "1 contribution · 8 votes" in told(document_of(store, held.id))


def test_a_contribution_that_was_put_to_the_vote_says_what_it_received(store: Store, held: Session) -> None:
    question = reading.outline(store, held.id).questions[0]
    first, *_others = store.all(Contribution, question_id=question.id)
    vote = voting.open_vote(store, held.id, "Vote", [first, "Rien"], VoteMethod.DOTS, 3, question)
    voting.count(store, store.all(VoteOption, vote_id=vote.id)[0], 6, 1)
    assert not any("6 votes" in text and text.startswith("T2") for text in told(document_of(store, held.id)))
    voting.close_vote(store, vote)
    assert any("6 votes" in text and text.startswith("T2") for text in told(document_of(store, held.id)))


def _clusters(store: Store, session: Session, question: Question) -> list[tuple[str, float]]:
    """The clusters of a question as the report has them, with the lengths of their bars."""
    document = document_of(store, session.id)
    answers = next(one for one in document.answers if one.question.id == question.id)
    blocks = reflections.question(document, answers, "", "")
    return [(one.title, one.share) for one in blocks if isinstance(one, Gathered) and one.share]


@pytest.mark.parametrize("answer", [None, "", "L’État"])
def test_a_question_to_a_speaker_without_an_answer_is_left_open(
    store: Store, held: Session, answer: str | None
) -> None:
    asked = queue.ask(store, reading.outline(store, held.id).items[1], "Qui paie ?")
    queue.keep(store, asked)
    if answer is not None:  # what was answered is not always written down
        queue.answer(store, asked, answer)
    section = next(one for one in story_of(document_of(store, held.id)).sections if one.name == "open_questions")
    assert ("Qui paie ?" in texts(section)) is (answer is None)


def test_the_questions_of_participants_are_together_at_the_end(store: Store, held: Session) -> None:
    question = reading.outline(store, held.id).questions[0]
    asked = say(store, held, question, "Qui rapporte, et quand ?")
    capture.change_kind(store, [asked], ContributionKind.QUESTION)
    section = next(one for one in story_of(document_of(store, held.id)).sections if one.name == "open_questions")
    assert "Qui rapporte, et quand ?" in texts(section)
    assert "Une lettre de deux pages après chaque conseil" not in texts(section)


def test_a_day_with_nothing_to_tell_of_its_questions_has_no_empty_column(document: Document) -> None:
    planned = tuple(
        replace(one, answers=tuple(replace(answers, groups=(), loose=()) for answers in one.answers))
        for one in document.entries
    )
    for told_of, columns in ((document, 3), (replace(document, entries=planned, unscheduled=()), 2)):
        table = next(block for block in cover.contents(told_of, Options()) if isinstance(block, Table))
        assert {len(table.columns), *map(len, table.rows)} == {columns}


def test_the_questions_of_the_day_name_their_clusters_in_the_order_of_their_votes(store: Store, held: Session) -> None:
    question = reading.outline(store, held.id).questions[0]
    said = [one for one in store.all(Contribution, question_id=question.id) if one.cluster_id is None]
    clustering.group(store, question, "Des secteurs", said[:1])
    vote = voting.open_vote(
        store, held.id, "Vote", store.all(Cluster, question_id=question.id), VoteMethod.DOTS, 3, question
    )
    voting.count(store, store.all(VoteOption, vote_id=vote.id)[1], 8, 1)
    voting.close_vote(store, vote)
    document = document_of(store, held.id)
    answers = next(one for one in document.answers if one.question.id == question.id)
    assert reflections.essence(document, answers).endswith(": Des secteurs · Informer sans noyer")


def test_what_was_held_is_told_in_the_order_of_the_clock(document: Document) -> None:
    (line,) = (block for block in cover.essentials(document, Options()) if isinstance(block, Timeline))
    starts = [stretch.start for stretch in line.actual]
    assert starts == sorted(starts)
    assert starts != [stretch.start for entry in document.entries for stretch in entry.stretches]
