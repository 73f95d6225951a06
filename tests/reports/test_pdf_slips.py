"""The printed slips: four to a page, each with its number, its code and the whole question."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import reports
from facilitator.reports.pdf import slips as pdf_slips
from facilitator.reports.pdf.slips import Slips
from facilitator.sessions import reading, slips
from facilitator.sessions.records import Session
from facilitator.sessions.store import Store

QUESTION = "Comment donner une vraie place aux conseillers municipaux ?"


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def test_four_slips_go_on_a_page(store: Store, session: Session, tmp_path: Path) -> None:
    question = reading.outline(store, session.id).questions[0]
    batch = slips.print_batch(store, question, 9)
    path = tmp_path / "bulletins.pdf"
    reports.write_slips(store, [batch], path)
    pages = texts(path.read_bytes())
    assert len(pages) == 3
    assert [page.count("One idea a slip") for page in pages] == [3, 3, 3]
    for serial in range(1, 10):
        assert sum(page.count(f"No. {serial} ") for page in pages) == 1


def test_the_question_stands_whole_on_each_slip() -> None:
    (page,) = texts(pdf_slips.as_pdf(Slips(QUESTION, "Journée 3", [12])))
    assert QUESTION.replace(" ?", "") in page.replace("\u202f", " ").replace("- ", "")


def test_the_code_says_what_one_would_type() -> None:
    assert pdf_slips.qr_text(12) == "12: "


@pytest.mark.parametrize("question", ["mot " * 400, "x" * 3000, "<b>&amp;</b> مرحبا 🙂", " ", "\n\n"])
def test_any_question_is_printed(question: str) -> None:
    (page,) = texts(pdf_slips.as_pdf(Slips(question, "Journée 3", [1])))
    assert "No. 1" in page


def test_the_same_slips_give_the_same_bytes() -> None:
    slips = Slips(QUESTION, "Journée 3", range(1, 6))
    assert pdf_slips.as_pdf(slips) == pdf_slips.as_pdf(slips)


@given(st.integers(1, 200))
def test_the_piles_follow_one_another(count: int) -> None:
    pages = pdf_slips.piles(range(1, count + 1))
    assert [serial for pile in zip(*pages, strict=True) for serial in pile if serial is not None] == list(
        range(1, count + 1)
    )
