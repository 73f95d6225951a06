"""Rows of text into pages, and pages onto a canvas.

A row is one line of text, or a band of shapes; a page breaks only between rows, so that nothing is too tall for a page.
What must stay together says so by `keep`.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from .. import i18n
from ..i18n import _
from ..tokens import CAPITAL_HEIGHT, LINE, SOFT_INK
from . import pdf_fonts
from .pdf_text import Line, Run, Style, Typesetter

WIDTH, HEIGHT = 595.276, 841.89
"""A4, in points."""
LEFT, TOP, BOTTOM = 50.0, 54.0, 66.0
MEASURE = WIDTH - 2 * LEFT
"""The width of the text, in points."""
ROOM = HEIGHT - TOP - BOTTOM
"""The height of the text, in points."""
FOOTER = Style(8.5, SOFT_INK)
REFERENCE = Style(9.5, SOFT_INK)
_FOOTER_RULE, _FOOTER_MIDDLE = 46.0, 33.0
_LONGEST_TITLE = 200
"""What the outline shows of a title; it stands whole on its page."""
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
class Stripe:
    """A band of colour behind rows, as tall as they are."""

    colour: str
    width: float


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
    lines: list[tuple[float, Line]] = field(default_factory=list)
    """What is written on it, each text with where it starts."""
    gap: float = 0.0
    """Room left above, except at the top of a page."""
    keep: bool = False
    """On the same page as the next row."""
    turn: float = 0.0
    """On a new page unless that much of a page is left; 1 for always."""
    boxes: tuple[Box, ...] = ()
    stripe: Stripe | None = None
    """What runs behind it…"""
    joined: bool = False
    """…without a break from the row above."""
    mark: Mark | None = None
    page_of: str = ""
    """The key of the mark whose page number is written at the right."""


@dataclass(frozen=True, slots=True)
class Placed:
    row: Row
    top: float
    """Down from the top of the text."""


Page = list[Placed]

ONE_AT_A_TIME = threading.Lock()
"""A preview and an export share the fonts, each of which reads its file at one place at a time."""


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
        pages[-1].append(Placed(row, below + gap))
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


def new_canvas(file: io.BytesIO, title: str) -> Canvas:
    """An A4 canvas on *file*; what is drawn the same on it always gives the same bytes."""
    canvas = Canvas(
        file,
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        pageCompression=1,
        lang=i18n.language(),
        initialFontName=pdf_fonts.main(pdf_fonts.REGULAR).fontName,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("Facilitator")
    canvas.setProducer("Facilitator")
    return canvas


def draw(pages: Sequence[Page], frame: Frame, typesetter: Typesetter) -> bytes:
    """The pages as a PDF file; the same pages always give the same bytes."""
    with ONE_AT_A_TIME:
        return _drawn(pages, frame, typesetter)


def _drawn(pages: Sequence[Page], frame: Frame, typesetter: Typesetter) -> bytes:
    file = io.BytesIO()
    canvas = new_canvas(file, frame.title)
    canvas.setSubject(frame.subject)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas.addPageLabel(0, style="ARABIC", start=1)
    places = {placed.row.mark.key: number for number, page in enumerate(pages, 1) for placed in page if placed.row.mark}
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
        for stripe, top, bottom in _stripes(page):
            self._rectangle(stripe.colour, 0, top, stripe.width, bottom - top)
        for placed in page:
            for box in placed.row.boxes:
                self._rectangle(box.colour, box.x, placed.top + box.y, box.width, box.height, box.radius)
            if placed.row.mark:
                self._bookmark(placed.row.mark, HEIGHT - TOP - placed.top)
        text = Text(self._canvas)
        for placed in page:
            middle = HEIGHT - TOP - placed.top - placed.row.height / 2
            text.write(placed.row.lines, middle)
            if placed.row.page_of:
                self._reference(text, placed, middle)
        text.done()

    def footer(self, left: str, right: str) -> None:
        self._rectangle(LINE, 0, HEIGHT - TOP - _FOOTER_RULE, MEASURE, 0.6)
        number = self._typesetter.line(right, FOOTER)
        said = self._typesetter.shortened(left, FOOTER, MEASURE - number.width - 20)
        text = Text(self._canvas)
        text.write([(0, said), (MEASURE - number.width, number)], _FOOTER_MIDDLE)
        text.done()

    def _rectangle(self, colour: str, x: float, top: float, width: float, height: float, radius: float = 0.0) -> None:
        """Fill a rectangle; its round corners are those of a thick line around a smaller one."""
        x, bottom = LEFT + x + radius, HEIGHT - TOP - top - height + radius
        width, height = max(0.01, width - 2 * radius), max(0.01, height - 2 * radius)
        ink, shape = operands(colour), f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
        line = f"{ink} RG {2 * radius:g} w 1 j {shape} B" if radius else f"{shape} f"
        self._canvas.addLiteral(f"{ink} rg {line}")

    def _bookmark(self, mark: Mark, top: float) -> None:
        self._canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=top + 12)
        self._canvas.addOutlineEntry(" ".join(mark.title.split())[:_LONGEST_TITLE], mark.key, mark.level)

    def _reference(self, text: Text, placed: Placed, middle: float) -> None:
        """The page number of a mark, at the right, and a link to it over the whole row."""
        page = _("p. {number}").format(number=self._places[placed.row.page_of])
        number = self._typesetter.line(page, REFERENCE)
        text.write([(MEASURE - number.width, number)], middle)
        half = placed.row.height / 2
        area = (LEFT, middle - half, LEFT + MEASURE, middle + half)
        self._canvas.linkAbsolute("", placed.row.page_of, area)


def _stripes(page: Page) -> list[tuple[Stripe, float, float]]:
    """The bands of a page, each with its top and bottom: in one piece, so that no seam shows between rows."""
    found: list[tuple[Stripe, float, float]] = []
    for number, placed in enumerate(page):
        stripe, top = placed.row.stripe, placed.top
        if stripe is None:
            continue
        if number and placed.row.joined:
            _stripe, top, _bottom = found.pop()
        found.append((stripe, top, placed.top + placed.row.height))
    return found


class Text:
    """One text object of a page, in the order in which it is read; fonts and colours are set when they change."""

    def __init__(self, canvas: Any, left: float = LEFT) -> None:
        self._canvas, self._code, self._left = canvas, ["BT"], left
        self._font, self._colour = "", ""

    def write(self, lines: Sequence[tuple[float, Line]], middle: float) -> None:
        """Write the lines of a row, the capitals of the largest of its texts centred on *middle*."""
        baseline = middle - HALF_CAPITAL * max([run.style.size for _x, line in lines for run in line.runs], default=0)
        for x, line in lines:
            for run in line.runs:
                self._run(run, self._left + x + run.x, baseline + line.rise)

    def done(self) -> None:
        self._canvas.addLiteral(" ".join([*self._code, "ET"]))

    def _run(self, run: Run, x: float, y: float) -> None:
        if run.style.colour != self._colour:
            self._colour = run.style.colour
            self._code.append(operands(self._colour) + " rg")
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        font, document = pdf_fonts.font(run.font), self._canvas._doc
        for subset, codes in font.splitString(run.text, document):
            chosen = f"{font.getSubsetInternalName(subset, document)} {run.style.size:g} Tf"
            if chosen != self._font:
                self._font = chosen
                self._code.append(chosen)
            self._code.append(f"<{codes.hex()}> Tj")


@cache
def operands(colour: str) -> str:
    """A colour of the tokens as a PDF writes it."""
    return " ".join(f"{part / 255:.3g}" for part in bytes.fromhex(colour.removeprefix("#")))
