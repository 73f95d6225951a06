"""Writes sheets as an XLSX that spreadsheets open without a question: the same sheets give the same bytes.

No text from people is ever a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from textwrap import wrap
from typing import TYPE_CHECKING

from ... import tokens
from .sheet import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""What a cell takes, in UTF-16 units."""
_NAME_LONGEST = 31
_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "()-   -")
_A4 = 9
_FORMATS = {"number": "0", "decimal": "0.00", "day": "dd/mm/yyyy", "clock": "hh:mm", "instant": "dd/mm/yyyy hh:mm"}
_LINE = 15.0
"""How high a line of text is, in points."""
_HIGHEST = 409.0
"""What a spreadsheet allows a row."""


def written(sheets: Sequence[Sheet], title: str, made: datetime) -> bytes:
    """The bytes of a workbook with these sheets, called *title* and dated *made*."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title[:255], "created": made.replace(tzinfo=None, microsecond=0)})
    styles = _styles(book)
    names = _names(sheets)
    for sheet, name in zip(sheets, names, strict=True):
        _write(book.add_worksheet(name), sheet, title, styles)
    book.close()
    return file.getvalue()


def _styles(book: Workbook) -> dict[str, Format]:
    """The formats of the cells by what they hold; figures stand in the middle, or to the left in a list of facts."""
    text = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
    head = {**text, "bold": True, "bg_color": tokens.ACCENT_GROUND, "font_color": tokens.INK, "bottom": 1}
    made = {"text": book.add_format(text)}
    for align in ("left", "center"):
        made[f"head {align}"] = book.add_format({**head, "align": align})
        for name, number in _FORMATS.items():
            made[f"{name} {align}"] = book.add_format({**text, "align": align, "num_format": number})
    return made


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """What each sheet is called: as spreadsheets allow, and each once."""
    names: list[str] = []
    for sheet in sheets:
        name = sheet.name.translate(_NOT_IN_NAMES).strip(" '")[:_NAME_LONGEST]
        assert name.casefold() not in {known.casefold() for known in names}, name
        names.append(name)
    return names


def _write(page: Worksheet, sheet: Sheet, title: str, styles: dict[str, Format]) -> None:
    align = "left" if sheet.facts else "center"
    for place, column in enumerate(sheet.columns):
        figures = any(row[place] is not None and not isinstance(row[place], str) for row in sheet.rows)
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.title, styles[f"head {align if figures else 'left'}"])
    page.set_row(0, _height(tuple(column.title for column in sheet.columns), sheet.columns))
    for line, row in enumerate(sheet.rows, start=1):
        page.set_row(line, _height(row, sheet.columns))
        for place, cell in enumerate(row):
            _write_cell(page, line, place, cell, styles, align)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f"&L{_in_footer(f'{title} · {sheet.name}')}&R&P / &N")


def _write_cell(page: Worksheet, line: int, place: int, cell: Cell, styles: dict[str, Format], align: str) -> None:
    if isinstance(cell, str):
        page.write_string(line, place, _fit(cell), styles["text"])
    elif isinstance(cell, date | time):  # an instant is a date too
        page.write_datetime(line, place, cell, styles[f"{_kind(cell)} {align}"])
    elif cell is not None:
        page.write_number(line, place, cell, styles[f"{'decimal' if isinstance(cell, float) else 'number'} {align}"])


def _height(row: Row, columns: Sequence[Column]) -> float:
    """How high a row is so that its texts are read whole: not every spreadsheet finds that out by itself."""
    texts = ((cell, column.width) for cell, column in zip(row, columns, strict=True) if isinstance(cell, str))
    return min(_LINE * max((_lines(text, width) for text, width in texts), default=1), _HIGHEST)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, words wrapped whole."""
    return sum(max(1, len(wrap(line, width))) for line in text.split("\n"))


def _kind(cell: date | time) -> str:
    if isinstance(cell, time):
        return "clock"
    return "instant" if isinstance(cell, datetime) else "day"


def _fit(text: str) -> str:
    """*text* as long as a cell takes; "…" says that there was more."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", errors="ignore") + "…"


def _in_footer(text: str) -> str:
    return " ".join(text.split())[:100].replace("&", "&&")
