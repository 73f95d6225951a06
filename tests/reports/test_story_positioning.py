"""Where the room stands, in the story of the report: figures with how far they are shared, and nobody's name."""

from __future__ import annotations

from dataclasses import replace

from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.options import Options
from facilitator.reports.story.blocks import Block, PlaneChart, Table, WheelChart, texts
from facilitator.reports.story.evaluation import evaluation
from facilitator.reports.story.positioning import positioning
from facilitator.sessions import evaluation as gestures
from facilitator.sessions import plane
from facilitator.sessions.positioning import answer, count_answers, rate
from facilitator.sessions.ratings import RETURN, Form, Subject
from facilitator.sessions.records import College, FeedbackKind, Instrument, Reading, Session
from facilitator.sessions.store import Store


def told(blocks: tuple[Block, ...]) -> list[str]:
    return [text for block in blocks for text in texts(block)]


def section(document: Document) -> tuple[Block, ...]:
    return positioning(document, Options())


def rows(blocks: tuple[Block, ...], caption: str = "") -> list[list[str]]:
    """The texts of the cells of the first table with that caption."""
    table = next(block for block in blocks if isinstance(block, Table) and block.caption == caption)
    return [[cell.text for cell in row] for row in table.rows]


def sheets(store: Store, session: Session, college: College, first: int, *values: int) -> None:
    for sheet, value in enumerate(values, start=first):
        answer(store, session.id, Subject(Instrument.WHEEL, 1), Form(sheet, college=college), value)


def test_nothing_answered_is_no_section(store: Store, held: Session) -> None:
    document = document_of(store, held.id)
    assert section(document) == ()
    assert evaluation(document, Options()) == ()


def test_each_lever_has_its_mean_its_agreement_and_how_its_answers_are_shared(store: Store, held: Session) -> None:
    for value, count in ((2, 6), (3, 4)):
        rate(store, held.id, 1, value, count)
    blocks = section(document_of(store, held.id))
    assert any(isinstance(block, WheelChart) for block in blocks)
    assert rows(blocks)[0][3:] == ["2.4", "in agreement (0.5)"]
    assert rows(blocks, "How many answered each value")[0][2:] == ["", "", "6", "4", "", "", "10"]
    assert rows(blocks)[1][3:] == ["–", ""]


def test_how_the_answers_came_is_said(store: Store, held: Session) -> None:
    rate(store, held.id, 1, 2, 6)
    sheets(store, held, College.ELECTED, 1, 4, 5)
    assert "8 answers: 2 sheets, 6 counted in the room" in told(section(document_of(store, held.id)))


def test_colleges_are_compared_only_where_the_reading_tells_them(store: Store, held: Session) -> None:
    sheets(store, held, College.ELECTED, 1, 4, 5, 3)
    sheets(store, held, College.DGS, 4, 1, 1, 1)
    sheets(store, held, College.STATE, 7, 0)
    document = document_of(store, held.id)
    assert {"Elected officials", "Heads of service", "State services"} <= set(told(section(document)))
    by_college = set(told(section(replace(document, reading=Reading.COLLEGE))))
    assert {"Elected officials", "Heads of service"} <= by_college
    assert "State services" not in by_college
    assert "Elected officials" not in told(section(replace(document, reading=Reading.PUBLIC)))


def test_the_trends_come_in_their_order_with_ties_said(store: Store, held: Session) -> None:
    for table, order in ((1, (1, 2)), (2, (2, 1))):
        for rank, trend in enumerate(order, start=1):
            answer(store, held.id, Subject(Instrument.TRENDS, trend), Form(table_number=table), rank)
    found = rows(section(document_of(store, held.id)))
    assert [row[0] for row in found[:3]] == ["1", "1", "3"]
    assert found[0][1].endswith("(tied)")
    assert found[0][3:] == ["1.5", "2 of 2"]


def test_the_plane_is_drawn_and_told_with_what_each_place_calls_for(store: Store, held: Session) -> None:
    for text, effort, impact in (("<b>lourd</b>", 90, 20), ("facile", 10, 90)):
        plane.place(store, held.id, text, effort, impact)
    blocks = section(document_of(store, held.id))
    chart = next(block for block in blocks if isinstance(block, PlaneChart))
    assert [(one.number, one.text, one.x, one.y) for one in chart.points] == [
        (1, "<b>lourd</b>", 0.9, 0.2),
        (2, "facile", 0.1, 0.9),
    ]
    assert rows(blocks) == [
        ["2", "facile", "Quick wins", "90", "10"],
        ["1", "<b>lourd</b>", "To avoid", "20", "90"],
    ]


def test_the_evaluation_tells_its_figures_every_word_and_every_wish(store: Store, held: Session) -> None:
    for value, count in ((4, 6), (5, 2)):
        count_answers(store, held.id, RETURN, value, count)
    for word in ("Dense", "Utile", "utile"):
        gestures.add(store, held.id, FeedbackKind.WORD, word)
    gestures.add(store, held.id, FeedbackKind.CHANGE, "Commencer plus tard")
    found = told(evaluation(document_of(store, held.id), Options()))
    assert "4.2 out of 5 · 8 answers · in agreement (0.4)" in found
    assert [text for text in found if text in ("Utile ×\u00a02", "Dense", "Commencer plus tard")] == [
        "Utile ×\u00a02",
        "Dense",
        "Commencer plus tard",
    ]
    assert section(document_of(store, held.id)) == ()
