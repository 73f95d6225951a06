"""Rows of text into pages, and pages onto a canvas.

A row is one line of text, or a band of shapes; a page breaks only between rows, so that nothing is too tall for a page.
What must stay together says so by `keep`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .. import i18n
from ..tokens import CAPITAL_HEIGHT, LINE, SOFT_INK
from . import pdf_fonts
from .pdf_text import Run, Style, Typesetter

WIDTH, HEIGHT = A4
LEFT, TOP, BOTTOM = 50.0, 54.0, 66.0
MEASURE = WIDTH - 2 * LEFT
"""The width of the text, in points."""
ROOM = HEIGHT - TOP - BOTTOM
"""The height of the text, in points."""
FOOTER = Style(8.5, SOFT_INK)
_FOOTER_RULE, _FOOTER_BASELINE = 46.0, 31.0
HALF_CAPITAL = CAPITAL_HEIGHT / 2
"""In em: the capitals of the largest text of a row are in its middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; *x* from the left of the text, *y* down from the top of its row."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the outline lists and that page numbers refer to by its *key*."""

    key: str
    title: str
    level: int = 0


@dataclass(slots=True)
class Row:
    """One line of a page."""

    height: float
    runs: list[Run] = field(default_factory=list)
    gap: float = 0.0
    """Room left above, except at the top of a page."""
    keep: bool = False
    """On the same page as the next row."""
    turn: float = 0.0
    """On a new page unless that much of a page is left; 1 for always."""
    boxes: tuple[Box, ...] = ()
    bar: str = ""
    """The colour of a vertical bar at its left…"""
    joined: bool = False
    """…which goes up to the one of the row above."""
    mark: Mark | None = None
    page_of: str = ""
    """The key of the mark whose page number is written at the right."""


@dataclass(frozen=True, slots=True)
class Placed:
    row: Row
    top: float
    """Down from the top of the text."""
    gap: float
    """The room that was really left above."""


Page = list[Placed]


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the text: the file's title and what each page says at its bottom."""

    title: str
    subject: str
    footer: str


def paginate(rows: Sequence[Row]) -> list[Page]:
    """The rows on pages, none alone where it must be kept with the next."""
    pages: list[Page] = [[]]
    below = 0.0
    for row, need in zip(rows, _needs(rows), strict=True):
        gap = row.gap if pages[-1] else 0.0
        if pages[-1] and (below + gap + need > ROOM or row.turn * ROOM > ROOM - below - gap):
            pages.append([])
            below = gap = 0.0
        pages[-1].append(Placed(row, below + gap, gap))
        below += gap + row.height
    return pages


def _needs(rows: Sequence[Row]) -> list[float]:
    """The room each row asks for: its own, and that of the rows it is kept with as long as a page holds them."""
    needs = [row.height for row in rows]
    for place in range(len(rows) - 2, -1, -1):
        if rows[place].keep:
            together = rows[place].height + rows[place + 1].gap + needs[place + 1]
            needs[place] = together if together <= ROOM else rows[place].height
    return needs


def draw(pages: Sequence[Page], frame: Frame, typesetter: Typesetter) -> bytes:
    """The pages as a PDF file; the same pages always give the same bytes."""
    file = io.BytesIO()
    first_font = pdf_fonts.main(pdf_fonts.REGULAR).fontName
    canvas = Canvas(
        file, pagesize=A4, invariant=1, pageCompression=1, lang=i18n.language(), initialFontName=first_font
    )
    canvas.setTitle(frame.title)
    canvas.setSubject(frame.subject)
    canvas.setAuthor("")
    canvas.setCreator("Facilitator")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas.addPageLabel(0, style="ARABIC", start=1)
    places = {
        placed.row.mark.key: number for number, page in enumerate(pages, 1) for placed in page if placed.row.mark
    }
    painter = _Painter(canvas, typesetter, places)
    for number, page in enumerate(pages, 1):
        painter.page(page)
        painter.footer(frame.footer, f"{number} / {len(pages)}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Painter:
    """Puts placed rows on the canvas: first the shapes, then all the text of the page as one object."""

    def __init__(self, canvas: Any, typesetter: Typesetter, places: dict[str, int]) -> None:
        self._canvas, self._typesetter, self._places = canvas, typesetter, places

    def page(self, page: Page) -> None:
        for placed in page:
            self._shapes(placed)
            if placed.row.mark:
                self._bookmark(placed.row.mark, HEIGHT - TOP - placed.top)
        text = _Text(self._canvas)
        for placed in page:
            middle = HEIGHT - TOP - placed.top - placed.row.height / 2
            text.runs(placed.row.runs, LEFT, middle)
            if placed.row.page_of:
                self._reference(text, placed, middle)
        text.done()

    def footer(self, left: str, right: str) -> None:
        self._fill(LINE)
        self._canvas.rect(LEFT, _FOOTER_RULE, MEASURE, 0.6, stroke=0, fill=1)
        number = self._typesetter.line(right, FOOTER)
        said = self._typesetter.shortened(left, FOOTER, MEASURE - number.width - 20)
        text = _Text(self._canvas)
        text.runs(said.runs, LEFT, _FOOTER_BASELINE)
        text.runs(number.runs, LEFT + MEASURE - number.width, _FOOTER_BASELINE)
        text.done()

    def _shapes(self, placed: Placed) -> None:
        row, top = placed.row, HEIGHT - TOP - placed.top
        if row.bar:
            tall = row.height + (placed.gap if row.joined else 0.0)
            self._fill(row.bar)
            self._canvas.rect(LEFT, top - row.height, 2.6, tall, stroke=0, fill=1)
        for box in row.boxes:
            self._fill(box.colour)
            self._canvas.roundRect(
                LEFT + box.x, top - box.y - box.height, box.width, box.height, box.radius, stroke=0, fill=1
            )

    def _fill(self, colour: str) -> None:
        self._canvas.setFillColorRGB(*rgb(colour))

    def _bookmark(self, mark: Mark, top: float) -> None:
        self._canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=top + 12)
        self._canvas.addOutlineEntry(mark.title, mark.key, mark.level)

    def _reference(self, text: _Text, placed: Placed, middle: float) -> None:
        """The page number of a mark, at the right, and a link to it over the whole row."""
        number = self._typesetter.line(str(self._places[placed.row.page_of]), Style(9.5, SOFT_INK))
        text.runs(number.runs, LEFT + MEASURE - number.width, middle)
        half = placed.row.height / 2
        area = (LEFT, middle - half, LEFT + MEASURE, middle + half)
        self._canvas.linkAbsolute("", placed.row.page_of, area)


class _Text:
    """One text object of the canvas; fonts and colours are set when they change."""

    def __init__(self, canvas: Any) -> None:
        self._canvas, self._text = canvas, canvas.beginText()
        self._font: tuple[str, float] | None = None
        self._colour = ""

    def runs(self, runs: Sequence[Run], x: float, middle: float) -> None:
        """Draw the runs of a line that starts at *x*, its capitals centred on *middle*."""
        text = self._text
        baseline = middle - HALF_CAPITAL * max((run.style.size for run in runs), default=0.0)
        for run in runs:
            style = run.style
            if style.colour != self._colour:
                self._colour = style.colour
                text.setFillColorRGB(*rgb(style.colour))
            if (run.font, style.size) != self._font:
                self._font = (run.font, style.size)
                text.setFont(run.font, style.size)
            text.setTextOrigin(x + run.x, baseline + run.rise)
            text.textLine(run.text)

    def done(self) -> None:
        self._canvas.drawText(self._text)


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """A colour of the tokens as the canvas wants it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255
