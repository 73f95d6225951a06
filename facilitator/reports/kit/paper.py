"""The pages of one file being laid out: texts set on them, headings, footers with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ...tokens import INK
from ..pdf.fonts import BOLD
from ..pdf.text import Line, Span, Style, Typesetter
from . import drawing
from .surface import FIRM, MARGIN, SMALL, TITLE, Page, height_of


class Book:
    """The pages of one file, as they are being laid out."""

    def __init__(self, where: str) -> None:
        self.where = where
        """The session, at the foot of each page."""
        self.pages: list[Page] = []
        self.section = ""
        """The name of the sheet that is being laid out."""
        self._typesetter = Typesetter()

    def begin(self, section: str) -> None:
        """What follows is the sheet of that name."""
        self.section = section

    def page(self, *, landscape: bool = False, footer: bool = True) -> Page:
        """One more page."""
        known = any(page.mark == self.section for page in self.pages)
        said = f"{self.section} · {self.where}" if footer else ""
        self.pages.append(Page(landscape=landscape, footer=said, mark="" if known else self.section))
        return self.pages[-1]

    def lines(self, spans: Sequence[Span], width: float, most: int = 0) -> list[Line]:
        """The spans as a paragraph; with *most*, what takes more lines than that ends with an ellipsis."""
        found = self._typesetter.lines(spans, width)
        if not most or len(found) <= most:
            return found
        return [*found[: most - 1], self._typesetter.line("…", spans[-1][1])]

    def line(self, text: str, style: Style) -> Line:
        return self._typesetter.line(text, style)

    def shortened(self, text: str, style: Style, width: float) -> Line:
        """*text* on one line, cut when it does not fit: for what stands whole elsewhere."""
        return self._typesetter.shortened(text, style, width)

    def fitted(
        self,
        text: str,
        sizes: Sequence[float],
        width: float,
        height: float,
        *,
        weight: str = BOLD,
        most: int = 0,
        whole: float = 0.0,
    ) -> list[Line]:
        """*text* in the largest of these *sizes* (the largest first) in which it fits, on *most* lines if there is one.

        Below the size *whole*, and at the last one, words may break and lines are as many as there is room for. What
        still does not fit ends with an ellipsis.
        """
        for size in sizes:
            style = Style(size, INK, weight, leading=1.18, hyphens=False)
            room = int(height / style.height + 0.001)
            if size < whole or size == sizes[-1]:
                lines = self.lines([(text, style)], width)
                if len(lines) <= room:
                    return lines
            elif self._widest(text, style) <= width:
                lines = self.lines([(text, style)], width)
                if len(lines) <= (min(room, most) if most else room):
                    return lines
        return self.lines([(text, style)], width, max(1, room))

    def heading(self, page: Page, title: str, about: str = "") -> float:
        """The name of a sheet at the top of its page, and a line about it; returns where what follows starts."""
        y = page.put(self.lines([(title, TITLE)], page.measure, 3), MARGIN, MARGIN)
        if about:
            y = page.put(self.lines([(about, SMALL)], page.measure, 3), MARGIN, y + 1)
        page.rule(MARGIN, y + 5, page.right, width=FIRM)
        return y + 14

    def as_pdf(self) -> bytes:
        """The pages as a PDF file; the same pages always give the same bytes."""
        for number, page in enumerate(self.pages, 1):
            self._sign(page, f"{number}/{len(self.pages)}")
        title = self.pages[0].mark if self.pages else self.section
        return drawing.as_pdf(self.pages, f"{title} · {' '.join(self.where.split())}")

    def _widest(self, text: str, style: Style) -> float:
        words = (self._typesetter.word(word, style.weight).width for word in text.split())
        return max(words, default=0.0) * style.size

    def _sign(self, page: Page, number: str) -> None:
        """Its footer: which sheet of which day, and which page of how many."""
        if page.footer:
            told = self.line(number, SMALL)
            middle = page.height - MARGIN - height_of(told) / 2
            page.write(page.right - told.width, middle, told)
            page.write(MARGIN, middle, self.shortened(page.footer, SMALL, page.measure - told.width - 20))
