"""Ballots to fill in by hand: the options of each vote with a box for each dot, or lines for what is not known yet."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.records import VoteMethod
from ...sessions.tallies import answers_of
from ...tokens import INK
from ..ballots import Ballot
from ..pdf.fonts import BOLD
from ..pdf.text import Line, Style
from .content import Kit
from .flow import Flow
from .paper import Book
from .surface import LABEL, MARGIN, SMALL, Page, total
from .worksheets import cut_in_four, quarter

_BOX, _APART = 12.0, 5.0
_ANSWER = 50.0
"""How wide a box is with the name of its answer under it."""
_BESIDE = 5
"""Up to that many boxes stand beside an option; more stand under it."""
_BLANK_OPTIONS, _BLANK_DOTS = 8, 3
_NAME = Style(8.5, INK, leading=1.2)
_SIZES = (12, 11, 10, 9)
_LEAST = 22.0
_MOST_LINES = 24
"""Of a title or an option: more is cut, and stands whole on the screen."""
_SPARE = 12.0
"""How much more room an option takes where there is some."""

Area = tuple[float, float, float, float]
"""Left, top, right and bottom of what can be written on."""


def ballots(book: Book, kit: Kit) -> None:
    """Enough of them for everybody, for each vote of the session; blank ones when none is prepared."""
    book.begin(_("Ballots"))
    for ballot in kit.ballots or (None,):
        _Paper(book, ballot).pages(kit.expected)


def blank_ballots(book: Book, kit: Kit) -> None:
    """Enough of them for everybody, for a vote whose options are written by hand."""
    book.begin(_("Blank ballots"))
    _Paper(book, None).pages(kit.expected)


def ballots_to_copy(book: Book, kit: Kit) -> None:
    """A page for each vote of the session: its options, wherever they are then voted on."""
    book.begin(_("Ballots"))
    for ballot in kit.ballots:
        _Paper(book, ballot).pages(1)


class _Paper:
    """The paper of one vote; *ballot* is None for one with lines to write on."""

    def __init__(self, book: Book, ballot: Ballot | None) -> None:
        self._book = book
        self._title = ballot.vote.title if ballot else ""
        self._options = [option.text for option in ballot.options] if ballot else [""] * _BLANK_OPTIONS
        dots = ballot is None or ballot.vote.method is VoteMethod.DOTS
        self._answers = answers_of(ballot.vote.method) if ballot else ()
        self._dots = 0 if not dots else ballot.vote.budget if ballot else _BLANK_DOTS

    def pages(self, count: int) -> None:
        """So many ballots, as many to a page as are legible there: four, two, one, or one over several pages."""
        for parts in (4, 2, 1):
            trial = Page()
            for size in _SIZES:
                if self._bottom(_area(trial, 0, parts), size) <= _area(trial, 0, parts)[3]:
                    return self._cut(count, parts, size)
        for _number in range(count):
            self._over_pages()

    def _cut(self, count: int, parts: int, size: float) -> None:
        for first in range(0, count, parts):
            page = self._book.page(footer=False)
            if parts == 4:
                cut_in_four(page)
            elif parts == 2:
                page.rule(0, page.height / 2, page.width, dashed=True)
            for place in range(min(parts, count - first) if parts == 1 else parts):
                self._draw(page, _area(page, place, parts), size)

    def _head(self, width: float, size: float) -> list[Line]:
        title = [self._book.line(_("We vote on:"), LABEL), self._book.line("", SMALL)]
        if self._title:
            title = self._book.lines([(self._title, Style(size + 2, INK, BOLD, leading=1.25))], width, _MOST_LINES)
        return [*title, *self._book.lines([(self._rule(), SMALL)], width)]

    def _rule(self) -> str:
        """How to vote, in a sentence."""
        if len(self._answers) > 1:
            return _("Tick one box a line.")
        if not self._dots:
            return _("Tick what you choose.")
        return ngettext(
            "You have {count} dot: tick one box.",
            "You have {count} dots: tick that many boxes, several for the same choice if you like.",
            self._dots,
        ).format(count=self._dots)

    def _option(self, text: str, width: float, size: float) -> tuple[list[Line], float]:
        """The lines of an option, and how high it is with its boxes."""
        beside = self._boxes_width() if self._dots <= _BESIDE else 0.0
        lines = (
            self._book.lines([(text, Style(size, INK, leading=1.25))], width - beside - 6, _MOST_LINES) if text else []
        )
        under = self._rows_under(width) * (_BOX + _APART) if self._dots > _BESIDE else 0.0
        least = _LEAST + 6 if len(self._answers) > 1 else _LEAST
        return lines, max(least, total(lines) + under + 8)

    def _boxes_width(self) -> float:
        if len(self._answers) > 1:
            return len(self._answers) * _ANSWER
        return max(1, self._dots) * (_BOX + _APART)

    def _rows_under(self, width: float) -> int:
        return -(-self._dots // int(width // (_BOX + _APART)))

    def _bottom(self, area: Area, size: float) -> float:
        left, top, right, _bottom = area
        options = sum(self._option(text, right - left, size)[1] for text in self._options)
        return top + total(self._head(right - left, size)) + 6 + options

    def _draw(self, page: Page, area: Area, size: float) -> None:
        left, top, right, bottom = area
        head = self._head(right - left, size)
        y = page.put(head, left, top) + 6
        if not self._title:
            page.rule(left, top + total(head[:2]) - 1, right)
        spare = (bottom - self._bottom(area, size)) / len(self._options)
        if self._title:
            spare = min(spare, _SPARE)
        for text in self._options:
            lines, height = self._option(text, right - left, size)
            self._draw_option(page, lines, left, y, right, height + spare)
            y += height + spare
        page.rule(left, y, right)

    def _draw_option(
        self, page: Page, lines: Sequence[Line], left: float, y: float, right: float, height: float
    ) -> None:
        page.rule(left, y, right)
        if self._dots > _BESIDE:
            below = page.put(lines, left, y + 4) + 2
            across = int((right - left) // (_BOX + _APART))
            for number in range(self._dots):
                row, place = divmod(number, across)
                page.frame(left + place * (_BOX + _APART), below + row * (_BOX + _APART), _BOX, _BOX)
            return
        page.put(lines, left, y + (height - total(lines)) / 2)
        if len(self._answers) > 1:
            self._draw_answers(page, right, y + height / 2)
            return
        first = right - self._boxes_width() + _APART
        for number in range(max(1, self._dots)):
            page.frame(first + number * (_BOX + _APART), y + (height - _BOX) / 2, _BOX, _BOX)

    def _draw_answers(self, page: Page, right: float, middle: float) -> None:
        """A box for each answer, its name under it."""
        for place, answer in enumerate(self._answers):
            x = right - (len(self._answers) - place) * _ANSWER
            page.frame(x + (_ANSWER - _BOX) / 2, middle - _BOX + 1, _BOX, _BOX)
            page.put([self._book.shortened(labels.answer(answer), _NAME, _ANSWER - 2)], x, middle + 2, within=_ANSWER)

    def _over_pages(self) -> None:
        """One ballot that no page holds."""

        def begin() -> tuple[Page, float]:
            page = self._book.page()
            return page, page.put(self._head(page.measure, _SIZES[-1]), MARGIN, MARGIN) + 6

        flow = Flow(begin)
        for text in self._options:
            lines, height = self._option(text, flow.page.measure, _SIZES[-1])
            flow.need(height)
            self._draw_option(flow.page, lines, MARGIN, flow.y, flow.page.right, height)
            flow.y += height


def _area(page: Page, place: int, parts: int) -> Area:
    if parts == 4:
        return quarter(page, place)
    height = page.height / parts
    return MARGIN, place * height + MARGIN, page.right, (place + 1) * height - MARGIN
