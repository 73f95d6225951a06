"""The table of the contributions: every one of them, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.document import Document
from facilitator.reports.tables import as_csv, neutral
from facilitator.sessions.text import clean

from .conftest import SAID
from .days import day, with_authors

Table = list[dict[str, str]]


def _read(content: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _with_parked(document: Document, text: str) -> Document:
    return replace(document, parking=(replace(document.parking[0], text=text),))


def test_it_begins_with_a_byte_order_mark_and_uses_semicolons(document: Document) -> None:
    assert as_csv(document).startswith(b"\xef\xbb\xbfSession;Question number;")


def test_each_contribution_has_its_row(document: Document) -> None:
    rows = _read(as_csv(document))

    assert [row["Text"] for row in rows] == [said.text for said in document.contributions]
    assert rows[0] == {
        "Session": "1",
        "Question number": "1",
        "Question": document.answers[0].question.text,
        "Cluster": "Informer sans noyer",
        "Kind": "Idea",
        "Text": SAID[0][0],
        "Table": "2",
        "College": "elected official",
        "Lever": "",
        "Time": "2026-03-12T11:20:00+01:00",
        "Added after the day": "",
        "Parked": "",
        "Weight": "1",
        "Tags": "",
        "Slip": "",
        "Also said": "",
        "Goes to": "",
    }


def test_late_and_parked_ones_are_marked(document: Document) -> None:
    rows = _read(as_csv(document))

    assert [row["Text"] for row in rows if row["Added after the day"]] == ["Une idée venue en rentrant"]
    assert [row["Text"] for row in rows if row["Parked"]] == ["Le stade, à voir un autre jour"]


def test_a_formula_is_text(document: Document) -> None:
    for formula in ('=HYPERLINK("http://exemple")', "+33 4", "-1", "@dgs", "\ttab", "\rreturn", "＝1+1"):
        [row] = [row for row in _read(as_csv(_with_parked(document, formula))) if row["Parked"]]
        assert row["Text"] == "'" + formula


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = neutral(text)

    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")


@given(st.text(min_size=1).map(clean))
def test_any_text_comes_back(text: str) -> None:
    rows = _read(as_csv(_with_parked(day([]), text)))

    assert [row["Text"] for row in rows] == [neutral(text)]


def test_weight_tags_slip_and_the_words_of_others_have_their_columns(weighed: Document) -> None:
    first, second, *_rest = _read(as_csv(weighed))

    assert (first["Weight"], first["Tags"], first["Slip"]) == ("4", "lettre maires", "2")
    assert first["Also said"] == "Deux pages suffisent\nune lettre de deux pages apres chaque conseil"
    assert (second["Weight"], second["Tags"], second["Slip"], second["Also said"]) == ("1", "", "", "")


def test_the_words_of_others_never_begin_like_a_formula(weighed: Document) -> None:
    hostile = replace(weighed, plus_ones=(replace(weighed.plus_ones[0], text="=1+1"),))

    assert _read(as_csv(hostile))[0]["Also said"] == "'=1+1"


def test_an_author_has_a_column_where_one_is_known(document: Document) -> None:
    first, person = document.contributions[0], document.people[0]
    rows = _read(as_csv(with_authors(document, {first.id: person.id})))

    assert (rows[0]["Author"], rows[1]["Author"]) == (person.name, "")
    assert "Author" not in _read(as_csv(document))[0]
