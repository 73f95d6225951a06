"""What the room decided, in the report: the wheel, the staircase, the commitments, as data and on paper."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from facilitator.reports import content_of, pdf, words
from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.pdf.pages import MEASURE
from facilitator.reports.pdf.text import Typesetter
from facilitator.reports.story.blocks import Table
from facilitator.reports.story.telling import story_of
from facilitator.sessions import commitments, cycle, flow
from facilitator.sessions.positioning import rate
from facilitator.sessions.record import Record
from facilitator.sessions.records import Commitment, Rating, Scale, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.wheel import wheel
from facilitator.tokens import INK

from .days import day
from .paper import bare, text_of

ANSWERS = ((1, 2, 3), (1, 5, 1), (9, 0, 4), (None, 2, 6), (None, 5, 3))
PROMISE = Commitment(
    session_id="s",
    position=0,
    what="Une lettre de deux pages après chaque conseil",
    who="Isabelle Granjeon",
    partners="les seize mairies",
    scale=Scale.INTERCOMMUNALITY,
    lever=4,
    due=date(2027, 4, 30),
    first_step="Écrire un modèle",
)


@pytest.fixture
def decided(store: Store, held: Session) -> Session:
    for lever, value, count in ANSWERS:
        rate(store, held.id, lever, value, count)
    commitments.commit(store, replace(PROMISE, session_id=held.id))
    commitments.commit(store, Commitment(session_id=held.id, position=0, what="Un car le samedi"))
    return held


def read(document: Document) -> str:
    """What stands on the pages, without their footers."""
    return text_of(content_of(document, "pdf"))


def test_every_answer_and_commitment_is_in_the_data(store: Store, decided: Session) -> None:
    data = json.loads(as_json(document_of(store, decided.id)))
    assert [(row["lever"], row["value"], row["count"]) for row in data["ratings"]] == list(ANSWERS)
    promised, other = data["commitments"]
    assert {field: promised[field] for field in ("what", "who", "partners", "scale", "lever", "due", "first_step")} == {
        "what": "Une lettre de deux pages après chaque conseil",
        "who": "Isabelle Granjeon",
        "partners": "les seize mairies",
        "scale": "intercommunality",
        "lever": 4,
        "due": "2027-04-30",
        "first_step": "Écrire un modèle",
    }
    assert (other["what"], other["due"], other["position"]) == ("Un car le samedi", None, 1)
    kinds: tuple[tuple[str, type[Record]], ...] = (("ratings", Rating), ("commitments", Commitment))
    for name, kind in kinds:
        kept = [{**one.to_row(), "id": "x", "session_id": "x"} for one in store.all(kind)]
        made = [kind.from_row({**row, "id": "x", "session_id": "x"}) for row in data[name]]
        assert [one.to_row() for one in made] == kept


def test_the_paper_has_the_mean_of_each_lever_and_those_on_each_step(store: Store, decided: Session) -> None:
    text = read(document_of(store, decided.id))
    assert "The wheel of the levers 4 answers" in text.replace("\r\n", " ")
    assert "The staircase of cooperation 9 answers" in text.replace("\r\n", " ")
    for title in (*wheel().axes, *(lever.title for lever in wheel().levers), *wheel().staircase):
        assert set(title.split()) <= set(text.split()), title  # a column is read line by line with the others
    rows = levers(document_of(store, decided.id))
    assert [rows[lever][1] for lever in ("1", "9", "2")] == ["2.8", "0.0", "–"], "nobody is not zero, and zero is said"
    assert "Then" not in text


def test_the_mean_of_an_earlier_day_stands_beside_it(store: Store, decided: Session) -> None:
    later = cycle.new_session(store, template("mutualisation"))
    rate(store, later.id, 1, 4, 2)
    flow.start_day(store, later.id)
    flow.close_day(store, later.id)
    text = read(document_of(store, later.id))
    assert f"The dark mark: {decided.title}" in text
    assert levers(document_of(store, later.id))["1"][1:3] == ["4.0", "2.8"]


def levers(document: Document) -> dict[str, list[str]]:
    """The first table about the wheel: the texts of each lever after its number."""
    section = next(one for one in story_of(document).sections if one.name == "positioning")
    table = next(block for block in section.blocks if isinstance(block, Table))
    return {row[0].text: [cell.text for cell in row[1:] if not cell.bar] for row in table.rows}


def test_the_mark_of_an_earlier_day_stands_on_the_bar_where_its_mean_would_end() -> None:
    answered = replace(
        day([]),
        ratings=(Rating(session_id="s", lever=1, value=5, count=2),),
        ratings_before=(Rating(session_id="s", lever=1, value=2, count=9),),
        rated_before="Avant",
    )
    rows = [placed.row for page in pdf.pages(story_of(answered), Typesetter()) for placed in page]
    boxes = next(row.boxes for row in rows if len(row.boxes) == 4 and row.boxes[-1].colour == INK)
    _square, track, bar, mark = boxes
    assert (bar.x, bar.width) == (track.x, track.width)
    assert mark.x + mark.width / 2 == pytest.approx(track.x + track.width * 2 / 5)
    assert all(box.x >= 0 and box.x + box.width <= MEASURE for row in rows for box in row.boxes)


def test_the_paper_says_who_promised_what_by_when_and_with_whom(store: Store, decided: Session) -> None:
    text = bare(read(document_of(store, decided.id)))
    for expected in (PROMISE.what, PROMISE.who, f"with {PROMISE.partners}", "30 April 2027", "Un car le samedi"):
        assert bare(expected) in text, expected


def test_the_cover_counts_the_commitments(store: Store, decided: Session) -> None:
    assert (2, "commitments made") in words.figures(document_of(store, decided.id))
    assert len(words.figures(document_of(store, decided.id))) <= 4


def test_a_day_that_decided_nothing_has_no_empty_table(document: Document) -> None:
    text = read(document)
    assert "The wheel of the levers" not in text
    assert "By when" not in text
    assert not any("commitment" in counted for _count, counted in words.figures(document))


@pytest.mark.parametrize("text", ["<b>gras</b> & </para>", "a" * 60, "村民需要 🎉 Ελληνικά", "mot " * 60 + "fin"])
def test_a_commitment_of_any_text_is_found_whole(text: str) -> None:
    promises = (
        Commitment(session_id="s", position=0, what=text),
        Commitment(session_id="s", position=1, what="x", who=text),
        Commitment(session_id="s", position=2, what="x", partners=text),
    )
    found = bare(read(replace(day([]), commitments=promises)))
    assert found.count(bare(text)) == 3
