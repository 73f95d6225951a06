"""The page that people take home, laid out: as large as it fits, and never more than one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..sessions.text import shortened
from ..tokens import INK, SOFT_INK
from .handout import Handout, Line, Part, more_parts
from .kit import drawing
from .kit.surface import FIRM, GREY, MARGIN, Page, Shown, total
from .pdf import fonts
from .pdf.colours import readable
from .pdf.fonts import BOLD
from .pdf.pictures import picture
from .pdf.text import Line as Written
from .pdf.text import Run, Style, Typesetter

_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
"""Of the text, in points: it stays legible at arm's length."""
_TITLES = (26.0, 22.0, 18.0)
_TITLE_LINES, _HEADING_LINES, _TEXT_LINES = 3, 3, 4
"""How many lines a title, a question and a sentence take at most."""
_MOST_LINES, _MOST_PARTS = 20, 30
"""More than a page holds: what is beyond is not even tried."""
_LONGEST = 700
"""No text has more characters: four lines hold fewer."""
_SIDE = 22.0
"""Room beside the text, more than a printer needs."""
_TOP = 16.0
_BAR = 5.0
_INDENT = 12.0
_LOGO_WIDTH, _LOGO_HEIGHT, _GUTTER = 120.0, 48.0, 18.0
"""The most that a logo takes, and what is left between it and the title."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stand together, with the room above them."""

    lines: Sequence[Written]
    gap: float
    x: float
    bullet: Written | None = None
    colour: str = ""
    """Of the bar before them."""


def as_pdf(handout: Handout) -> bytes:
    """The page as a PDF file."""
    return drawing.as_pdf([page_of(handout)], handout.title)


def page_of(handout: Handout) -> Page:
    """The page laid out."""
    setter = Typesetter()
    page = Page()
    left, measure = MARGIN + _SIDE, page.measure - 2 * _SIDE
    colour = readable(handout.accent) or INK
    logo = picture(handout.logo, _LOGO_WIDTH, _LOGO_HEIGHT) if handout.logo else None
    beside = measure
    if logo:
        page.pictures.append(Shown(left + measure - logo.width, MARGIN + _TOP, logo))
        beside -= logo.width + _GUTTER
    y = page.put(_title(setter, shortened(handout.title, _LONGEST), beside, colour), left, MARGIN + _TOP)
    y = max(y, MARGIN + _TOP + logo.height) if logo else y
    about = _limited(setter, shortened(handout.about, _LONGEST), Style(13, SOFT_INK, leading=1.35), measure, 2)
    y = page.put(about, left, y + 3) + 8
    line = GREY if colour == INK else colour
    page.rule(left, y, left + measure, width=FIRM, colour=line)
    foot = _foot(page, setter, handout, left, measure, line)
    parts = [part if part.colour else replace(part, colour=colour) for part in handout.parts]
    for block in _fitted(setter, parts, measure, foot - y - 6):
        y += block.gap
        if block.colour:
            page.frame(left, y + 2, _BAR, total(block.lines) - 4, ground=block.colour, colour=block.colour)
        if block.bullet is not None:
            page.put([block.bullet], left + block.x - _INDENT, y)
        y = page.put(block.lines, left + block.x, y)
    return page


def _title(setter: Typesetter, text: str, measure: float, colour: str) -> list[Written]:
    """The title in the largest size that takes two lines, as even as they can be."""
    styles = [Style(size, colour, BOLD, leading=1.2, hyphens=False) for size in _TITLES]
    for style in styles:
        if len(setter.lines([(text, style)], measure)) <= 2:
            return setter.lines([(text, style)], setter.balanced([(text, style)], measure))
    return _limited(setter, text, styles[-1], measure, _TITLE_LINES)


def _limited(setter: Typesetter, text: str, style: Style, measure: float, most: int) -> list[Written]:
    """*text* on *most* lines; what is longer ends with an ellipsis."""
    lines = setter.lines([(text, style)], measure - style.size)
    if len(lines) > most:
        last = lines[most - 1]
        last.runs.append(Run(last.width, "…", fonts.main(style.weight).fontName, style))
    return lines[:most]


def _foot(page: Page, setter: Typesetter, handout: Handout, left: float, measure: float, line: str) -> float:
    """When people meet again, thanks, and what day it was, at the bottom; returns where they begin."""
    said = Style(13, INK, BOLD, leading=1.4)
    closing = [row for text in handout.closing for row in _limited(setter, shortened(text, _LONGEST), said, measure, 2)]
    small = Style(9, SOFT_INK, leading=1.4)
    last = [setter.shortened(handout.footer, small, measure)]
    bottom = page.height - MARGIN - 4
    page.put(last, left, bottom - total(last))
    y = bottom - total(last) - 10 - total(closing)
    page.rule(left, y - 8, left + measure, width=FIRM, colour=line)
    page.put(closing, left, y)
    return y - 16


def _fitted(setter: Typesetter, parts: Sequence[Part], measure: float, room: float) -> list[_Block]:
    """The parts in the largest size in which they fit whole.

    In the smallest size, as many of their lines as there is room for; those that are left out are counted.
    """
    count = len(parts)
    parts = [_bounded(_first(part, _MOST_LINES)) for part in parts]
    while len(parts) > _MOST_PARTS:
        parts = _without_one(parts)
    for size in _SIZES:
        column = _Column(setter, size, measure)
        blocks = column.blocks(parts, count - len(parts))
        if _height(blocks) <= room:
            return blocks
    while _height(blocks) > room and parts:
        parts = _shorter(parts)
        blocks = column.blocks(parts, count - len(parts))
    return blocks


def _height(blocks: Sequence[_Block]) -> float:
    return sum(block.gap + total(block.lines) for block in blocks)


def _first(part: Part, most: int) -> Part:
    """A part with its first lines only."""
    left_out = max(0, len(part.lines) - most)
    return replace(part, lines=part.lines[:most], hidden=part.hidden + left_out) if left_out else part


def _bounded(part: Part) -> Part:
    """A part whose texts are not much longer than the lines that they may take."""
    lines = tuple(Line(shortened(line.text, _LONGEST), shortened(line.soft, _LONGEST)) for line in part.lines)
    return replace(part, title=shortened(part.title, _LONGEST), lines=lines)


def _shorter(parts: Sequence[Part]) -> list[Part]:
    """The parts with a line less in the longest of those that can be done without, then in the longest of all.

    Once each has only one, without the last that can be done without.
    """
    found = list(parts)
    several = [place for place, part in enumerate(found) if len(part.lines) > 1]
    if not several:
        return _without_one(found)
    spare = [place for place in several if not found[place].needed] or several
    longest = max(spare, key=lambda place: (len(found[place].lines), place))
    found[longest] = _first(found[longest], len(found[longest].lines) - 1)
    return found


def _without_one(parts: Sequence[Part]) -> list[Part]:
    """The parts without the last that can be done without, or without the last."""
    spare = [place for place, part in enumerate(parts) if not part.needed]
    left_out = spare[-1] if spare else len(parts) - 1
    return [part for place, part in enumerate(parts) if place != left_out]


def _told(part: Part) -> tuple[Line, ...]:
    """The lines of a part; what is left out beside a single one is counted behind it."""
    if not part.hidden or len(part.lines) != 1:
        return part.lines
    (line,) = part.lines
    return (replace(line, soft=" ".join(filter(None, (line.soft, part.more(part.hidden))))),)


class _Column:
    """Parts one under the other in one size of text; each text is set once."""

    def __init__(self, setter: Typesetter, size: float, measure: float) -> None:
        self._setter, self._size, self._measure = setter, size, measure
        self._plain, self._soft = Style(size, INK, leading=1.32), Style(size, SOFT_INK, leading=1.32)
        self._heading = Style(size + 1.5, INK, BOLD, leading=1.25, hyphens=False)
        self._indent = 2 * size
        self._bullet = setter.line("•", self._plain)
        self._titles: dict[str, list[Written]] = {}
        self._known: dict[Line, list[Written]] = {}

    def blocks(self, parts: Sequence[Part], left_out: int) -> list[_Block]:
        """Everything between the title and the foot."""
        found = [block for part in parts for block in self._part(part)]
        if left_out:
            found.append(_Block([self._setter.line(more_parts(left_out), self._soft)], self._size, _INDENT))
        return found

    def _part(self, part: Part) -> Iterator[_Block]:
        if part.title not in self._titles:
            width = self._measure - _INDENT
            self._titles[part.title] = _limited(self._setter, part.title, self._heading, width, _HEADING_LINES)
        yield _Block(self._titles[part.title], self._size * 1.3, _INDENT, colour=part.colour or INK)
        for line in _told(part):
            if line not in self._known:
                self._known[line] = self._said(line)
            yield _Block(self._known[line], self._size * 0.28, self._indent, bullet=self._bullet)
        if part.hidden and len(part.lines) > 1:
            yield _Block([self._setter.line(part.more(part.hidden), self._soft)], self._size * 0.28, self._indent)

    def _said(self, line: Line) -> list[Written]:
        """A line, and what is softer behind a dash; what is softer stays when the text is too long."""
        width = self._measure - self._indent
        rest = f"— {line.soft}" if line.soft else ""
        lines = self._setter.lines([(line.text, self._plain), (rest, self._soft)], width)
        if len(lines) <= _TEXT_LINES:
            return lines
        lines = _limited(self._setter, line.text, self._plain, width, _TEXT_LINES - 1)
        return [*lines, self._setter.shortened(rest, self._soft, width)] if rest else lines
