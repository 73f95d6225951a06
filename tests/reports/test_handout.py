"""The page that people take home: one page whatever the day, large enough to read, nothing left out unsaid."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from facilitator.reports import content_of, ending
from facilitator.reports.document import Answers, Document
from facilitator.reports.gathering import document_of
from facilitator.reports.handout import Handout, Line, Part, handout_of
from facilitator.reports.handout_page import as_pdf, page_of
from facilitator.reports.kit.surface import MARGIN, Page, Stroke, height_of
from facilitator.reports.options import Options, SectionName
from facilitator.sessions import clustering, cycle, reading, voting
from facilitator.sessions.records import (
    Cluster,
    Commitment,
    Contribution,
    Session,
    Statement,
    StatementKind,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.text import clean

from .any_story import HOSTILE
from .days import day


def _read(content: bytes) -> str:
    """What the page says, on one line; there is only one page."""
    with closing(pypdfium2.PdfDocument(content)) as file:
        assert len(file) == 1
        text: str = file[0].get_textpage().get_text_range()
    return " ".join(text.split())


def _commitment(what: str, who: str = "La DGS", due: date | None = None) -> Commitment:
    return Commitment(session_id="s", position=0, what=what, who=who, due=due)


def _statement(text: str) -> Statement:
    return Statement(session_id="s", position=0, kind=StatementKind.ESSENTIAL, text=text)


def _with(**changes: Any) -> Document:
    return replace(day([f"Contribution {n}" for n in range(12)], 5), **changes)


def _more(count: int) -> str:
    return f"… and {count} more"


def _page(*parts: Part) -> Page:
    return page_of(Handout("Une journée", "Jeudi 12 mars", parts, ("Merci.",), "Une journée · 12 mars"))


def test_it_says_what_the_day_came_to(store: Store, held: Session) -> None:
    text = _read(content_of(document_of(store, held.id), "handout"))

    assert "Mobiliser autour du projet de territoire" in text
    assert "Thursday, 12 March 2026, salle des fêtes de Sources" in text
    assert "Informer sans noyer — 2 contributions" in text
    assert "Thank you for this day." in text


def test_the_sentences_of_the_synthesis_and_who_does_what_by_when_are_told() -> None:
    promised = _commitment("Une lettre après chaque conseil", "La DGS", date(2026, 4, 30))
    text = _read(
        content_of(_with(statements=(_statement("La salle est d’accord."),), commitments=(promised,)), "handout")
    )

    assert "La salle est d’accord." in text
    assert "Une lettre après chaque conseil — La DGS, by 30 April 2026" in text


def test_a_question_has_its_three_first_clusters_and_the_others_are_counted() -> None:
    part = handout_of(_with()).parts[0]

    assert [line.text for line in part.lines] == ["Regroupement 1", "Regroupement 2", "Regroupement 3"]
    assert "… and 2 other clusters" in _read(content_of(_with(), "handout"))


def test_a_question_whose_answers_are_in_no_cluster_says_how_many_there_are() -> None:
    document = day(["Une", "Deux"], 1)
    entry = document.entries[0]
    answers = Answers(1, entry.answers[0].question, (), entry.answers[0].contributions)
    loose = replace(document, entries=(replace(entry, answers=(answers,)),))

    assert [line.text for line in handout_of(loose).parts[0].lines] == ["2 contributions from 1 table"]


def test_the_next_day_of_the_cycle_is_announced(store: Store, held: Session) -> None:
    assert handout_of(document_of(store, held.id)).closing == ("Thank you for this day.",)
    details = cycle.SessionDetails(title="La mutualisation", day=date(2026, 4, 9))
    cycle.new_session(store, template(held.template), details)

    assert handout_of(document_of(store, held.id)).closing[0] == "See you on Thursday, 9 April 2026: La mutualisation"


def test_what_there_is_no_room_for_is_counted_and_the_rest_is_whole() -> None:
    promised = tuple(
        _commitment(f"Engagement numéro {n}, " + "assez long pour deux lignes entières " * 6) for n in range(200)
    )
    text = _read(content_of(_with(commitments=promised), "handout"))
    shown = text.count("Engagement numéro")

    assert 5 < shown < 20
    assert f"… and {200 - shown} other commitments" in text


def test_more_questions_than_a_page_holds_are_counted_and_the_commitments_stay() -> None:
    asked = tuple(Part(f"Question {n} ?", (Line("Un regroupement", "3 votes"),), _more) for n in range(60))
    promised = Part("Who does what", (Line("Une lettre"),), _more, needed=True)
    handout = Handout("Une journée", "", (*asked, promised), ("Merci.",), "")
    text = _read(as_pdf(handout))
    shown = text.count("Un regroupement")

    assert "Une lettre" in text
    assert f"… and {60 - shown} other subjects, told in the report" in text


def test_a_short_day_is_written_large_and_a_long_one_no_smaller_than_ten_points() -> None:
    few = _page(Part("Que faire ?", (Line("Une lettre"),), _more))
    many = _page(*(Part(f"Question {n} ?", tuple(Line("Une lettre") for _m in range(6)), _more) for n in range(30)))

    assert _size_of(few, "Une lettre") == 13
    assert _size_of(many, "Une lettre") == 10


def _size_of(page: Page, text: str) -> float:
    return next(run.style.size for words in page.words for run in words.line.runs if run.text == text)


_LONG = st.sampled_from((*HOSTILE, "W" * 3_000, "mot " * 2_000)).map(clean) | st.text(max_size=200).map(clean)
_PARTS = st.lists(
    st.builds(
        Part,
        _LONG,
        st.lists(st.builds(Line, _LONG, _LONG), min_size=1, max_size=30).map(tuple),
        st.just(_more),
        st.integers(0, 3),
        st.just("#2C7A58"),
        st.booleans(),
    ),
    max_size=12,
).map(tuple)


@settings(max_examples=12, deadline=None)
@given(_LONG, _PARTS)
def test_whatever_is_said_all_of_it_is_within_the_margins_and_above_the_foot(
    title: str, parts: tuple[Part, ...]
) -> None:
    page = page_of(Handout(title, title, parts, (title, "Merci."), title))
    tops = [words.middle - height_of(words.line) / 2 for words in page.words]
    bottoms = [words.middle + height_of(words.line) / 2 for words in page.words]
    foot = page.shapes[1]

    assert min(tops) >= MARGIN
    assert max(bottoms) <= page.height - MARGIN
    assert all(words.x + words.line.width <= page.right for words in page.words)
    assert not any(top < foot.y < bottom for top, bottom in zip(tops, bottoms, strict=True))


def test_the_same_day_gives_the_same_bytes() -> None:
    assert content_of(_with(), "handout") == content_of(_with(), "handout")


@pytest.mark.parametrize(("form", "name"), [("pdf", "jour.pdf"), ("handout", "jour-handout.pdf"), ("md", "jour.md")])
def test_its_file_stands_beside_that_of_the_report(form: str, name: str) -> None:
    assert f"jour{ending(form)}" == name


# What was chosen for the report


def test_it_has_the_colour_and_the_logo_of_the_report() -> None:
    file = io.BytesIO()
    Image.new("RGB", (400, 100), "#336699").save(file, "PNG")
    page = page_of(handout_of(_with(), Options(accent="#B00040", logo=file.getvalue())))
    title = page.words[0].line.runs[0]

    assert title.style.colour == "#B00040"
    assert {shape.colour for shape in page.shapes if isinstance(shape, Stroke)} == {"#B00040"}
    (logo,) = page.pictures
    assert logo.x >= max(
        words.x + words.line.width for words in page.words if words.middle < logo.y + logo.image.height
    )
    with closing(pypdfium2.PdfDocument(content_of(_with(), "handout", Options(logo=file.getvalue())))) as written:
        assert [one.type for one in written[0].get_objects() if one.type == FPDF_PAGEOBJ_IMAGE]


def test_it_leaves_out_the_sections_that_the_report_leaves_out() -> None:
    document = _with(statements=(_statement("D’accord."),), commitments=(_commitment("Une lettre"),))
    titles = ["The essentials", "Que faire ensemble ?", "Who does what"]
    assert [part.title for part in handout_of(document).parts] == titles
    for place, left_out in enumerate((SectionName.ESSENTIALS, SectionName.REFLECTIONS, SectionName.COMMITMENTS)):
        options = Options(sections=tuple(name for name in SectionName if name is not left_out))
        assert [part.title for part in handout_of(document, options).parts] == titles[:place] + titles[place + 1 :]


def test_clusters_that_nobody_voted_for_are_counted_too(store: Store, held: Session) -> None:
    question = reading.outline(store, held.id).questions[0]
    said = [one for one in store.all(Contribution, question_id=question.id) if one.cluster_id is None]
    clustering.group(store, question, "Des secteurs", said[:1])
    vote = voting.open_vote(store, held.id, "Vote", ["Rien", *store.all(Cluster)[:1]], VoteMethod.DOTS, 3, question)
    voting.count(store, store.all(VoteOption, vote_id=vote.id)[1], 8, 1)
    voting.close_vote(store, vote)

    part = handout_of(document_of(store, held.id)).parts[0]
    assert [line.text for line in part.lines] == ["Informer sans noyer", "Des secteurs"]


def test_a_fourth_cluster_is_told_where_counting_it_would_take_its_room() -> None:
    part = handout_of(day([f"Contribution {n}" for n in range(12)], 4)).parts[0]
    assert (len(part.lines), part.hidden) == (4, 0)


def test_clusters_give_way_to_commitments_where_there_is_no_room_for_both() -> None:
    asked = [Part(f"Question {n} ?", tuple(Line("Un regroupement") for _m in range(4)), _more) for n in range(7)]
    promised = Part("Who does what", tuple(Line("Une lettre", "La DGS") for _n in range(9)), _more, needed=True)
    text = _read(as_pdf(Handout("Une journée", "", (*asked, promised), ("Merci.",), "")))

    assert text.count("Une lettre") == 9
    assert 7 <= text.count("Un regroupement") < 28


def test_before_the_day_it_is_its_programme_and_thanks_nobody(store: Store, session: Session) -> None:
    handout = handout_of(document_of(store, session.id))
    outline = reading.outline(store, session.id)

    assert [part.title for part in handout.parts] == ["The day as planned", "The questions of the day"]
    assert len(handout.parts[0].lines) == len(outline.items)
    assert [line.text for line in handout.parts[1].lines] == [question.text for question in outline.questions]
    assert handout.closing == ()
