"""Texts one under the other: as large as one page holds them, else read on as many pages as they need, never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .marks import Box, Mark, Marks, Rect, Sheet, Text, shifted
from .pages import Pages
from .text import CENTRE, Block, Style, balanced

SHARES = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5)
"""How much of their full size texts are tried at, before they go on another page."""
_ABOVE_THE_MIDDLE = 0.42
_FEW = 6
"""So many pages are worth the search for larger letters."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with what stands beside it; lengths in pixels of the sheet."""

    text: str
    style: Style
    colour: str
    before: int = 0
    """The white above it, when it is not the first of its page."""
    indent: int = 0
    lead: Marks = ()
    """In the indent, beside the first line, as if that began at 0, 0."""
    bar: str = ""
    """The colour of a bar along it, in the indent."""
    tint: str = ""
    """The colour of a card under it, as wide as the page."""
    ground: str = ""
    """What is under its letters; empty for the ground of the room's view."""
    least: int = 0
    """How high it is, however short."""
    current: bool = False
    """Whether the room begins on its page."""


class _Part(NamedTuple):
    """Some lines of a paragraph, and how far down the page they are."""

    paragraph: Paragraph
    block: Block
    first: int
    last: int
    top: int
    height: int


Made = Callable[[float], Sequence[Paragraph]]
"""The paragraphs at a share of their full size."""


def whole(
    sheet: Sheet, make: Made, area: Rect, shares: Sequence[float] = SHARES, *, broken: bool = True
) -> Marks | None:
    """The paragraphs on one page, as large as it holds them, a little above the middle; None when it cannot.

    Words stay whole; at the smallest, if *broken*, they may be cut.
    """
    if len(_flow(make(shares[-1]), area.width, area.height)) > 1:
        return None
    for share in shares:
        pages = _flow(make(share), area.width, area.height)
        may_break = broken and share == shares[-1]
        if len(pages) == 1 and (may_break or not any(part.block.broken for part in pages[0])):
            left = area.height - _height(pages[0])
            return _marks(sheet, pages[0], area._replace(y=area.y + round(left * _ABOVE_THE_MIDDLE)))
    return None


def leaves(sheet: Sheet, make: Made, area: Rect, shares: Sequence[float] = SHARES) -> tuple[list[Marks], int]:
    """The paragraphs on one page if it holds them, else on several above the number of the page, as full as each other.

    Also tells on which page the room begins.
    """
    alone = whole(sheet, make, area, shares)
    if alone is not None:
        return [alone], 0
    paged = area._replace(height=sheet.paged_body.bottom - area.y)
    share, pages = _as_large(make, shares, paged)
    pages = _evenly(sheet, make(share), paged, pages)
    begins = (rank for rank, page in enumerate(pages) if any(part.paragraph.current for part in page))
    return [_marks(sheet, page, paged) for page in pages], next(begins, 0)


def opened(leaves: Sequence[Marks], first_id: str, opening: int = 0) -> tuple[Marks, Pages]:
    """The page that the room sees of those that were all laid out, and their names: their ranks, but for *opening*."""
    names = ["" if rank == opening else str(rank) for rank in range(len(leaves))]
    number = min(int(first_id) if first_id.isdecimal() else opening, len(leaves) - 1)
    return leaves[number], Pages(names, names[number])


def _flow(paragraphs: Sequence[Paragraph], width: int, room: int) -> list[list[_Part]]:
    """The paragraphs down one page after the other, cut between lines where *room* ends."""
    pages: list[list[_Part]] = [[]]
    for paragraph in paragraphs:
        block = balanced(paragraph.text, max(1, width - paragraph.indent), paragraph.style)
        first, needed = 0, max(block.height, paragraph.least)
        while first < len(block.lines):
            top = _height(pages[-1]) + (paragraph.before if pages[-1] and not first else 0)
            if pages[-1] and not first and _turns(block, needed, room - top, room if paragraph.least else room * 0.6):
                pages.append([])
                top = 0
            last = block.fitting(room - top, first)
            height = block.span(first, last).height
            height = max(height, min(paragraph.least, room)) if last - first == len(block.lines) else height
            pages[-1].append(_Part(paragraph, block, first, last, top, height))
            first = last
            if first < len(block.lines):
                pages.append([])
    return pages


def _as_large(make: Made, shares: Sequence[float], area: Rect) -> tuple[float, list[list[_Part]]]:
    """The paragraphs on as few pages as may be, at the largest share for it when these are not many.

    None goes on over two pages that smaller letters leave whole.
    """
    least = _flow(make(shares[-1]), area.width, area.height)
    fewest, parts = len(least), sum(map(len, least))
    for share in shares[:-1] if fewest <= _FEW else ():
        pages = _flow(make(share), area.width, area.height)
        whole_words = not any(part.block.broken for page in pages for part in page)
        if whole_words and len(pages) <= fewest and sum(map(len, pages)) <= parts:
            return share, pages
    return shares[-1], least


def _evenly(sheet: Sheet, paragraphs: Sequence[Paragraph], area: Rect, pages: list[list[_Part]]) -> list[list[_Part]]:
    """The paragraphs on as many pages, none fuller than it has to be, nor more of them cut."""
    low, high, count, parts = 0, area.height, len(pages), sum(map(len, pages))
    while high - low > sheet.px(4):
        middle = (low + high) // 2
        tried = _flow(paragraphs, area.width, middle)
        if len(tried) <= count and sum(map(len, tried)) <= parts:
            high, pages = middle, tried
        else:
            low = middle
    return pages


def _turns(block: Block, needed: int, left: int, longest: float) -> bool:
    """Whether a text goes to a new page: no line of it fits here, or it is no longer than what is kept whole."""
    return block.span(0, 1).height > left or left < needed <= longest


def _height(page: Sequence[_Part]) -> int:
    return page[-1].top + page[-1].height if page else 0


def _marks(sheet: Sheet, page: Sequence[_Part], area: Rect) -> Marks:
    return tuple(mark for part in page for mark in _part_marks(sheet, part, area))


def _part_marks(sheet: Sheet, part: _Part, area: Rect) -> Iterator[Mark]:
    paragraph, block = part.paragraph, part.block
    x, y = area.x, area.y + part.top
    if paragraph.tint:
        yield Box(Rect(x, y, area.width, part.height), paragraph.tint, sheet.px(10))
    if paragraph.bar:
        yield Box(Rect(x, y, sheet.px(12), part.height), paragraph.bar, sheet.px(3))
    inside = y + (part.height - block.span(part.first, part.last).height) // 2 if paragraph.least else y
    if not part.first:
        yield from shifted(paragraph.lead, x, inside)
    ground = paragraph.ground or sheet.palette.ground
    if block.text.strip():
        room = area.width - paragraph.indent
        aside = (room - block.width) // 2 if paragraph.style.align == CENTRE else 0
        yield Text(x + paragraph.indent + aside, inside, block, paragraph.colour, ground, part.first, part.last)
