"""The files for Word and Excel are opened by LibreOffice, which town halls use, and say there what they say here.

Where LibreOffice is not installed, these tests are skipped; the continuous integration installs it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from facilitator.reports import content_of
from facilitator.reports.document import Document
from facilitator.reports.story.blocks import texts
from facilitator.reports.story.telling import story_of
from facilitator.reports.word import as_docx

from .any_story import AT, every_block

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice (soffice) is not installed: nothing opens the files"
)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of LibreOffice for these tests alone: one that is open elsewhere would keep them waiting."""
    return f"-env:UserInstallation={(tmp_path_factory.mktemp('office') / 'profile').as_uri()}"


def _converted(profile: str, content: bytes, source: Path, to: str) -> list[Path]:
    """What LibreOffice makes of a file."""
    source.write_bytes(content)
    assert SOFFICE is not None
    command = [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(source.parent / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return sorted((source.parent / "out").iterdir())


def _bare(text: str) -> str:
    """*text* without what lines and pages change in it: blanks, hyphens where a word breaks."""
    return re.sub("[\\s\\-\u200b\u2010\u2011\ufffe\x02]", "", text)


def _pages(pdf: Path) -> list[str]:
    with closing(pypdfium2.PdfDocument(pdf)) as file:
        pages: list[Any] = list(file)
        return [page.get_textpage().get_text_range() for page in pages]


def test_the_report_opens_as_a_text_and_every_word_of_it_is_on_its_pages(
    profile: str, document: Document, tmp_path: Path
) -> None:
    (pdf,) = _converted(profile, content_of(document, "docx"), tmp_path / "jour.docx", "pdf")
    pages = _pages(pdf)
    read = _bare("".join(pages))

    for text in texts(story_of(document)):
        assert _bare(text) in read, text
    assert f"1 / {len(pages)}" in pages[0], "the number of pages"


def test_every_kind_of_block_survives_being_opened_and_saved_again(profile: str, tmp_path: Path) -> None:
    import docx

    (saved,) = _converted(profile, as_docx(every_block(), AT), tmp_path / "jour.docx", "docx")
    opened = docx.Document(str(saved))
    styles = {one.style.name for one in opened.paragraphs if one.style}

    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Contribution", "Cluster", "Quote", "Caption"} <= styles
    assert len(opened.inline_shapes) == 5
    assert opened.tables[2].rows[0].cells[0].text == "Quoi"


def test_the_workbook_opens_and_every_contribution_is_in_its_cells(
    profile: str, document: Document, tmp_path: Path
) -> None:
    """Saved again as the office program's own kind, then read by another library than the one that wrote it."""
    from python_calamine import CalamineWorkbook

    (saved,) = _converted(profile, content_of(document, "xlsx"), tmp_path / "jour.xlsx", "ods")
    book = CalamineWorkbook.from_path(str(saved))
    cells = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}

    assert {said.text for said in document.contributions} <= cells
    assert {person.name for person in document.participants} <= cells
