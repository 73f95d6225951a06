"""Tables of a text document: with lines and a header that comes again on each page, or only to set things abreast."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ..story.blocks import Cell, Column, Figures, Roll, Table
from .elements import Element, fit, hexadecimal, w
from .paragraphs import paragraph, thin
from .runs import ROLES, bar, link, run, square
from .styles import MEASURE

_GUTTER, _SEAM = 200, 50
"""The room between figures, and between the colours of the band, in twentieths of a point."""
_BAND = 140
"""The height of the band."""
_BLOCK = 170
"""How wide a block of a bar is at most: families differ."""
_BAR_BESIDE = 7
"""How many blocks the longest bar takes beside a text."""


def table(block: Table, marks: dict[str, str]) -> list[Element]:
    """Rows under columns; *marks* are the bookmarks of the headings that cells lead to."""
    total = sum(column.share for column in block.columns) or 1.0
    widths = [round(MEASURE * column.share / total) for column in block.columns]
    rows = []
    if any(column.title for column in block.columns):
        titles = zip(widths, block.columns, strict=True)
        rows.append(_row([_title(width, column) for width, column in titles], header=True))
    for cells in block.rows:
        abreast = zip(widths, block.columns, (*cells, *[Cell()] * (len(widths) - len(cells))), strict=True)
        rows.append(_row([_filled(width, column, one, marks) for width, column, one in abreast]))
    under = paragraph("Caption", run(block.caption), read=block.caption) if block.caption else thin()
    return [_grid(widths, rows, "Report", block.caption), under] if rows else [under]


def _title(width: int, column: Column) -> Element:
    return _cell(width, paragraph("Table heading", run(column.title), right=column.right, read=column.title))


def _filled(width: int, column: Column, one: Cell, marks: dict[str, str]) -> Element:
    colour = [*square(one.colour), *run("\u00a0\u00a0")] if one.colour else []
    most = max(1, min(_BAR_BESIDE if one.text else 20, (width - 200) // _BLOCK))
    length = [*bar(one.bar, most), *run("\u00a0")] if one.bar else []
    text = run(one.text, ROLES[one.role])
    if text and one.anchor in marks:
        text = link(marks[one.anchor], text)
    return _cell(width, paragraph("Table text", colour, length, text, right=column.right, read=one.text))


def figures(block: Figures) -> list[Element]:
    """Large numbers side by side, each under a line of its colour."""
    width = MEASURE // max(4, len(block.figures)) - _GUTTER
    told = [
        (paragraph("Figure count", run(one.count)), paragraph("Figure label", run(one.label))) for one in block.figures
    ]
    cells = [_cell(width, *both, top=one.colour) for both, one in zip(told, block.figures, strict=True)]
    return [paragraph("Where"), _apart(cells, width, _GUTTER), thin()]


def roll(block: Roll) -> list[Element]:
    """People in two columns, read down the first, then down the second."""
    half = -(-len(block.people) // 2)
    width = MEASURE // 2
    rows = [
        _row([_cell(width, paragraph("Roll", *(_person(*one) if one else ()))) for one in pair])
        for pair in zip_longest(block.people[:half], block.people[half:])
    ]
    heading = [paragraph("Heading 3", run(block.title), read=block.title)] if block.title else []
    return [*heading, _grid([width, width], rows, "Columns"), thin()] if rows else heading


def _person(name: str, home: str) -> tuple[list[Element], list[Element]]:
    return run(name + (", " if home else "")), run(home, "Soft")


def band(colours: Sequence[str]) -> list[Element]:
    """The colours of the day side by side, which hold the cover together."""
    width = MEASURE // len(colours) - _SEAM
    return [_apart([_cell(width, ground=colour) for colour in colours], width, _SEAM, _BAND), thin()]


def _apart(cells: Sequence[Element], width: int, gutter: int, height: int = 0) -> Element:
    """Cells of one width side by side, with room between them."""
    parts = [part for one in cells for part in (one, _cell(gutter))][:-1]
    return _grid(([width, gutter] * len(cells))[:-1], [_row(parts, height=height)], "Columns")


def _grid(widths: Sequence[int], rows: Sequence[Element], style: str, about: str = "") -> Element:
    """A table of these columns."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        w("tblCaption", val=fit(about)) if about else None,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def _row(cells: Sequence[Element], *, header: bool = False, height: int = 0) -> Element:
    """A row that no page cuts; a *header* comes again at the top of each page."""
    exact = w("trHeight", val=height, hRule="exact") if height else None
    return w("tr", w("trPr", w("cantSplit"), exact, w("tblHeader") if header else None), *cells)


def _cell(width: int, *content: Element, top: str = "", ground: str = "") -> Element:
    """A cell, under a line of the colour *top*, on a *ground*."""
    line = w("top", val="single", sz=16, space=0, color=hexadecimal(top)) if top else None
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("tcBorders", line) if top else None,
        w("shd", val="clear", color="auto", fill=hexadecimal(ground)) if ground else None,
    )
    return w("tc", properties, *(content or (thin(),)))
