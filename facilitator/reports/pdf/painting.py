"""Pages onto a canvas: shapes, then texts in the order in which they are read, the outline, the links."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ... import i18n
from ...i18n import _
from ...tokens import LINE, SOFT_INK
from . import fonts
from .pages import HALF_CAPITAL, HEIGHT, LEFT, MEASURE, TOP, WIDTH, Image, Mark, Page, Placed, Stripe
from .text import Line, Run, Style, Typesetter

FOOTER = Style(8.5, SOFT_INK)
REFERENCE = Style(9.5, SOFT_INK)
_FOOTER_RULE, _FOOTER_MIDDLE = 46.0, 33.0
_LONGEST_TITLE = 200
"""What the outline shows of a title; it stands whole on its page."""

rl_config.useA85 = 0  # what is compressed is written as it is, not in letters that make it a quarter larger

ONE_AT_A_TIME = threading.Lock()
"""A preview and an export share the fonts, each of which reads its file at one place at a time."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the text: the file's title and what each page says at its bottom."""

    title: str
    subject: str
    footer: str
    made: datetime | None = None
    """What the file says of when it was made: never a clock's word, the same story gives the same bytes."""


def new_canvas(file: io.BytesIO, title: str) -> Canvas:
    """An A4 canvas on *file*; what is drawn the same on it always gives the same bytes."""
    canvas = Canvas(
        file,
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        pageCompression=1,
        lang=i18n.language(),
        initialFontName=fonts.main(fonts.REGULAR).fontName,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("Facilitator")
    canvas.setProducer("Facilitator")
    return canvas


def draw(pages: Sequence[Page], frame: Frame, typesetter: Typesetter, *, whole: bool = True) -> bytes:
    """The pages as a PDF file; the same pages always give the same bytes.

    When they are not the *whole* of it, they do not say how many there are, and what they refer to has no number yet.
    """
    with ONE_AT_A_TIME:
        return _drawn(pages, frame, typesetter, whole=whole)


def _drawn(pages: Sequence[Page], frame: Frame, typesetter: Typesetter, *, whole: bool) -> bytes:
    file = io.BytesIO()
    canvas = new_canvas(file, frame.title)
    canvas.setSubject(frame.subject)
    if frame.made is not None:
        made = _date(frame.made)
        canvas.setDateFormatter(lambda *_parts: made)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas.addPageLabel(0, style="ARABIC", start=1)
    places = {placed.row.mark.key: number for number, page in enumerate(pages, 1) for placed in page if placed.row.mark}
    painter = _Painter(canvas, typesetter, places)
    for number, page in enumerate(pages, 1):
        painter.page(page)
        painter.footer(frame.footer, f"{number} / {len(pages)}" if whole else str(number))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _date(instant: datetime) -> str:
    """An instant as PDF writes it (ISO 32000-1, 7.9.4)."""
    zone = instant.strftime("%z")
    return instant.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


class _Painter:
    """Puts placed rows on the canvas: first the shapes, then all the text of the page as one object."""

    def __init__(self, canvas: Any, typesetter: Typesetter, places: dict[str, int]) -> None:
        self._canvas, self._typesetter, self._places = canvas, typesetter, places
        self._depth = -1

    def page(self, page: Page) -> None:
        for stripe, top, bottom in _stripes(page):
            self._rectangle(stripe.colour, 0, top, stripe.width, bottom - top)
        for placed in page:
            for box in placed.row.boxes:
                self._rectangle(box.colour, box.x, placed.top + box.y, box.width, box.height, box.radius)
            if placed.row.image:
                self._image(placed.row.image, placed.top)
            if placed.row.mark:
                self._bookmark(placed.row.mark, HEIGHT - TOP - placed.top)
        text = Text(self._canvas)
        for _piece, some in groupby(page, lambda placed: placed.row.piece or -id(placed)):
            self._texts(text, list(some))
        text.done()
        for placed in page:
            if placed.row.chart:
                bottom = HEIGHT - TOP - placed.top - placed.row.height
                placed.row.chart.draw(self._canvas, LEFT + placed.row.chart.x, bottom)

    def _texts(self, text: Text, piece: Sequence[Placed]) -> None:
        """The texts of a row, or of rows that are read column by column."""
        for column in sorted({column for placed in piece for column in placed.row.columns}):
            for placed in piece:
                lines = zip(placed.row.lines, placed.row.columns, strict=True)
                text.write([line for line, where in lines if where == column], _middle(placed))
        for placed in piece:
            if not placed.row.columns:
                text.write(placed.row.lines, _middle(placed))
            if placed.row.page_of in self._places:
                self._reference(text, placed, _middle(placed))

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

    def _image(self, image: Image, top: float) -> None:
        reader = ImageReader(io.BytesIO(image.content))
        bottom = HEIGHT - TOP - top - image.height
        self._canvas.drawImage(reader, LEFT + image.x, bottom, image.width, image.height, mask="auto")

    def _bookmark(self, mark: Mark, top: float) -> None:
        """Make a place known; in the outline none is more than a level below the one before it."""
        self._depth = min(mark.level, self._depth + 1)
        self._canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=top + 12)
        self._canvas.addOutlineEntry(" ".join(mark.title.split())[:_LONGEST_TITLE], mark.key, self._depth)

    def _reference(self, text: Text, placed: Placed, middle: float) -> None:
        """The page number of a mark, at the right, and a link to it over the whole row."""
        page = _("p. {number}").format(number=self._places[placed.row.page_of])
        number = self._typesetter.line(page, REFERENCE)
        text.write([(MEASURE - number.width, number)], middle)
        half = placed.row.height / 2
        area = (LEFT, middle - half, LEFT + MEASURE, middle + half)
        self._canvas.linkAbsolute("", placed.row.page_of, area)


def _middle(placed: Placed) -> float:
    """How high the middle of a row is on its page."""
    return HEIGHT - TOP - placed.top - placed.row.height / 2


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
        font, document = fonts.font(run.font), self._canvas._doc
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
