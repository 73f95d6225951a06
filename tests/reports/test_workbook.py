"""The spreadsheet: a sheet a subject, every cell of its own type, never a formula."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from facilitator import i18n, paths
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.workbook import as_xlsx, sheets
from facilitator.reports.workbook.sheet import Column, Sheet
from facilitator.reports.workbook.writing import written
from facilitator.sessions import positioning, reading
from facilitator.sessions.records import (
    Ambassador,
    Answer,
    College,
    Commitment,
    CommitmentState,
    CommitmentStep,
    Feedback,
    FeedbackKind,
    PlanePoint,
    Reading,
    Reservation,
    Session,
    Statement,
    StatementKind,
    Tally,
    Validation,
    Vote,
    VoteMethod,
    VoteOption,
    VoteState,
)
from facilitator.sessions.store import Store
from facilitator.sessions.text import clean

from .conftest import SAID
from .days import AT, day, with_authors

Table = list[dict[str, Any]]


def read(content: bytes) -> dict[str, Table]:
    """Every sheet, a row as its titles name its cells."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found: dict[str, Table] = {}
    for name in book.sheet_names:
        titles, *rows = book.get_sheet_by_name(name).to_python()
        found[name] = [dict(zip(map(str, titles), row, strict=True)) for row in rows]
    return found


@pytest.fixture
def decided(store: Store, held: Session) -> Document:
    """The day with something in every sheet."""
    question = reading.outline(store, held.id).questions[0]
    vote = Vote(session_id=held.id, position=0, title="Par quoi commencer ?", state=VoteState.CLOSED)
    again = replace(vote, id=f"{vote.id}1", position=1, method=VoteMethod.CONSENT, follows_id=vote.id)
    option = VoteOption(vote_id=vote.id, position=0, text="La lettre")
    second = VoteOption(vote_id=vote.id, position=1, text="Le car")
    other = VoteOption(vote_id=again.id, position=0, text="La lettre")
    promise = Commitment(session_id=held.id, position=0, what="Écrire la lettre", due=date(2026, 4, 1))
    with store.operation("decide") as operation:
        for record in (
            vote,
            again,
            option,
            second,
            other,
            Tally(voteoption_id=option.id, count=7, college=College.ELECTED),
            Tally(voteoption_id=option.id, count=2, college=College.DGS),
            Tally(voteoption_id=second.id, count=9, college=College.ELECTED),
            Tally(voteoption_id=other.id, count=9, answer=Answer.CONSENT, table_number=3),
            Tally(voteoption_id=other.id, count=1, answer=Answer.OBJECTION, table_number=4),
            Reservation(voteoption_id=other.id, position=0, text="Pas l’été", table_number=4),
            PlanePoint(session_id=held.id, position=0, text="La lettre", effort=20, impact=80),
            Feedback(session_id=held.id, position=0, kind=FeedbackKind.WORD, text="Utile", count=3),
            Statement(
                session_id=held.id,
                question_id=question.id,
                position=0,
                kind=StatementKind.DISSENT,
                text="Trop de courriels",
                validation=Validation.CONTESTED,
                contested_by="elected dgs",
            ),
            promise,
            CommitmentStep(commitment_id=promise.id, state=CommitmentState.PLANNED, at=AT, note="Lundi"),
            Ambassador(session_id=held.id, position=0, name="Mireille Faucon", carries_to="Le conseil de Sources"),
        ):
            operation.put(record)
    positioning.rate(store, held.id, 4, 3, 5)
    return document_of(store, held.id)


def test_each_subject_has_its_sheet_and_an_empty_one_is_absent(document: Document, decided: Document) -> None:
    assert list(read(as_xlsx(document))) == [
        "Day",
        "Agenda",
        "Questions",
        "Contributions",
        "Clusters",
        "Parking",
        "Participants",
        "Attendance",
    ]
    assert {"Synthesis", "Votes", "Votes counted", "Reservations", "Wheel", "Positioning"} < {*read(as_xlsx(decided))}
    assert {"Impact and effort", "Commitments", "History of commitments", "Ambassadors", "Evaluation"} < {
        *read(as_xlsx(decided))
    }


def test_every_contribution_is_there_with_its_fields(document: Document) -> None:
    found = read(as_xlsx(document))
    rows = found["Contributions"]

    assert [row["Text"] for row in rows] == [one.text for answers in document.answers for one in answers.contributions]
    assert rows[0] == {
        "Question number": 1,
        "Question": document.answers[0].question.text,
        "Cluster": "Informer sans noyer",
        "Kind": "Idea",
        "Text": SAID[0][0],
        "Weight": 1,
        "Also said": "",
        "Table": 2,
        "College": "elected official",
        "Lever": "",
        "Time": datetime(2026, 3, 12, 11, 20, tzinfo=UTC).replace(tzinfo=None),
        "Tags": "",
        "Slip": "",
        "Added after the day": "no",
    }
    assert [row["Text"] for row in found["Parking"]] == ["Le stade, à voir un autre jour"]


def test_hours_days_and_numbers_are_not_texts(document: Document, decided: Document) -> None:
    welcome = read(as_xlsx(document))["Agenda"][0]
    promised = read(as_xlsx(decided))["Commitments"][0]

    assert (welcome["Planned start"], welcome["Planned (min)"], welcome["Given up"]) == (time(9, 0), 30, "no")
    assert (promised["What"], promised["By when"], promised["State"]) == (
        "Écrire la lettre",
        date(2026, 4, 1),
        "Planned",
    )


def test_votes_are_told_by_option_by_answer_and_by_college(decided: Document) -> None:
    found = read(as_xlsx(decided))
    first, tied, second = found["Votes"]

    assert (first["Option"], first["Round"], first["Rank"], first["Votes"]) == ("La lettre", 1, 1, 9)
    assert (first["elected official"], first["Consent"], second["Consent"], second["Objection"]) == (7, "", 9, 1)
    assert "votes" in first["To check"], "more than the four people of the day can cast"
    assert (tied["Option"], tied["Rank"], tied["Votes"], tied["elected official"]) == ("Le car", 1, 9, 9)
    assert (second["Round"], second["Method"]) == (2, "Consent")
    assert [(row["Table"], row["Answer"], row["Number"]) for row in found["Votes counted"]][3:] == [
        (3, "Consent", 9),
        (4, "Objection", 1),
    ]
    assert [(row["Text"], row["Table"]) for row in found["Reservations"]] == [("Pas l’été", 4)]


def test_the_wheel_the_plane_and_the_synthesis_are_told(decided: Document) -> None:
    found = read(as_xlsx(decided))
    lever = found["Wheel"][3]

    assert (lever["Mean"], lever["3"], lever["Answers"], found["Wheel"][0]["Mean"]) == (3, 5, 5, "")
    assert [(row["Text"], row["Impact, from 0 to 100"]) for row in found["Impact and effort"]] == [("La lettre", 80)]
    (said,) = found["Synthesis"]
    assert (said["Question number"], said["Text"], said["Contested by"]) == (
        1,
        "Trop de courriels",
        "elected official, head of service",
    )


def test_an_author_is_told_where_one_is_known(document: Document) -> None:
    first = document.contributions[0]
    person = document.people[0]
    known = with_authors(document, {first.id: person.id})
    rows = read(as_xlsx(known))["Contributions"]

    assert (rows[0]["Author"], rows[1]["Author"]) == (person.name, "")
    assert "Author" not in read(as_xlsx(document))["Contributions"][0]


def test_participants_are_listed_by_name_in_the_named_reading_alone(document: Document) -> None:
    narrower = replace(document, reading=Reading.COLLEGE)

    assert [row["Name"] for row in read(as_xlsx(document))["Participants"]] == [one.name for one in document.people]
    assert "Participants" not in read(as_xlsx(narrower))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_sheets_have_names_that_spreadsheets_take(decided: Document, language: str) -> None:
    i18n.install(paths.resource("translations"), language)

    assert [name for name in read(as_xlsx(decided)) if len(name) > 31] == []
    for sheet in sheets(decided):
        titles = [column.title for column in sheet.columns]
        assert len(set(titles)) == len(titles), sheet.name
        assert all(len(row) == len(titles) for row in sheet.rows)


def test_the_same_day_gives_the_same_bytes(document: Document) -> None:
    assert as_xlsx(document) == as_xlsx(document)


def test_the_header_stays_in_sight_and_is_printed_on_each_page(document: Document) -> None:
    with ZipFile(io.BytesIO(as_xlsx(document))) as file:
        page, book = file.read("xl/worksheets/sheet2.xml").decode(), file.read("xl/workbook.xml").decode()

    assert '<pane ySplit="1" topLeftCell="A2"' in page
    assert "<autoFilter" in page
    assert "_xlnm.Print_Titles" in book


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["=1+1", "+33", "@dgs", "http://exemple.fr", "_x0041_", "a&b <c>", "12", "  "]
)


@given(texts=st.lists(TEXTS.map(clean), min_size=1, max_size=8))
@settings(max_examples=25)
def test_any_text_comes_back_and_none_is_a_formula(texts: list[str]) -> None:
    content = as_xlsx(replace(day(texts), parking=()))

    assert [row["Text"] for row in read(content)["Contributions"]] == texts
    with ZipFile(io.BytesIO(content)) as file:
        assert not any(b"<f>" in file.read(name) or b"<hyperlink" in file.read(name) for name in file.namelist())


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    sheet = Sheet("Test", (Column("Text"),), (("é" * 32_767,), ("🚜" * 20_000,)))
    rows = read(written([sheet], "Titre & suite", AT))["Test"]

    assert rows[0]["Text"] == "é" * 32_767
    assert rows[1]["Text"] == "🚜" * 16_383 + "…"
