"""What is left of a day, for those who look back on it: its records, the words of its files, its undo to the start."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
from python_calamine import CalamineWorkbook

from facilitator.errors import CannotUndo
from facilitator.sessions.record import Record
from facilitator.sessions.records import KINDS
from facilitator.sessions.store import Store


def everything(store: Store) -> dict[str, list[Record]]:
    """Every record, by the name of its kind."""
    return {name: list(store.all(kind)) for name, kind in KINDS.items()}


def as_far_as_it_goes(step: Callable[[], str | None]) -> int:
    """How many gestures there are to take back; one that cannot be is passed over."""
    count = 0
    while True:
        try:
            if step() is None:
                return count
            count += 1
        except CannotUndo:
            continue


def words_of(path: Path) -> str:
    """All that is written in a file, bare."""
    if path.suffix == ".pdf":
        return words_in(path.read_bytes())
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            return bare(html.unescape(re.sub(r"<[^>]*>", "", parts.read("word/document.xml").decode())))
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(path)
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return bare("\n".join(str(cell) for sheet in sheets for row in sheet for cell in row))
    text = path.read_text(encoding="utf-8-sig")
    return bare(re.sub(r"\\([^\w\s])", r"\1", text) if path.suffix == ".md" else text)


def words_in(pdf: bytes) -> str:
    """All that is written on the pages, bare."""
    with closing(pypdfium2.PdfDocument(pdf)) as file:
        return bare("".join(page.get_textpage().get_text_bounded() for page in file))


def bare(text: str) -> str:
    """Without blanks nor the hyphens that break a word: lines end where they like."""
    return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\ufffe\u0002")
