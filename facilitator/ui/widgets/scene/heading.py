"""A scene that has a few words above what it shows: these stay on every page, small enough to leave it room.

Words too long for that keep their beginning there, and are read in full on pages of their own, before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ....sessions.records import ItemKind
from ....sessions.scene.values import Countdown, Segment
from .marks import LINES, Marks, Rect, Sheet, Text
from .pages import Page, Pages, Piece, Stack, told
from .parts import badge, rail
from .text import BOLD, MEDIUM, Block, Style, block, fitted

USUAL_HEADING, LONGEST_HEADING = 160, 262
"""How high a heading may be; and at most, when it is as small as may be. For 1080 lines."""
READING_KEY = "question"
"""What the pages are called on which a long heading is read."""
_SHARE = 0.42
"""Of what is between the badge and the rail, at most, for the heading."""
_ROOMY = 12


class Room(NamedTuple):
    """How high the part of a page under the heading is: when there are several pages, and when one is enough."""

    paged: int
    whole: int

    def holds(self, pieces: Sequence[Piece]) -> bool:
        """Whether one page is enough."""
        return len(Stack(pieces, self.whole).starts) == 1


@dataclass(frozen=True, slots=True)
class Heading:
    """Words above a scene, as they stand on every page, and where what they announce begins."""

    made: Block | None
    top: int
    reading: tuple[Piece, ...]
    """The same in full, when the heading does not hold them."""

    def marks(self, sheet: Sheet) -> Marks:
        if self.made is None:
            return ()
        return (Text(sheet.margin, sheet.body.y, self.made, sheet.palette.ink, sheet.palette.ground),)


def room_for(sheet: Sheet, least: int = 0) -> int:
    """How high a heading may be above what needs *least*; never less than a line."""
    left = sheet.paged_body.height - gap_under(sheet) - least
    line = block("x", sheet.inner_width, Style(sheet.floor, BOLD)).height
    return max(line, min(sheet.px(LONGEST_HEADING), round(sheet.body.height * _SHARE), left))


def gap_under(sheet: Sheet) -> int:
    """The white under a heading."""
    return white(sheet, 30)


def white(sheet: Sheet, lines: float) -> int:
    """A length written for 1080 lines that does not grow with the letters of a large room, which take the page."""
    return round(lines * sheet.height / LINES)


def is_roomy(sheet: Sheet) -> bool:
    """Whether letters may be larger than they must: a page holds many lines of the smallest."""
    return sheet.body.height > _ROOMY * sheet.floor


def size_of(sheet: Sheet, lines: float) -> int:
    """A font size written for 1080 lines, where there is room for it."""
    return sheet.size(lines) if is_roomy(sheet) else sheet.floor


def reading_of(sheet: Sheet, text: str) -> tuple[Piece, ...]:
    """A text to be read in full, page by page."""
    palette, style = sheet.palette, Style(size_of(sheet, 52), MEDIUM)
    room = sheet.paged_body.height
    return tuple(told(text, sheet.inner_width, style, palette.ink, palette.ground, room))


def heading_of(sheet: Sheet, text: str, least: int = 0) -> Heading:
    """*text* above something that needs *least*."""
    if not text.strip():
        return Heading(None, sheet.body.y, ())
    style, room = Style(sheet.floor, BOLD), room_for(sheet, least)
    smallest = block(text, sheet.inner_width, style).height
    usual = min(room, sheet.px(USUAL_HEADING))
    kept = room if is_roomy(sheet) else block("x", sheet.inner_width, style).height
    height = usual if smallest <= usual else room if smallest <= room else kept
    made = fitted(text, sheet.inner_width, height, style._replace(size=size_of(sheet, 64)), sheet.floor)
    top = sheet.body.y + made.height + gap_under(sheet)
    return Heading(made, top, reading_of(sheet, text) if smallest > room else ())


@dataclass(frozen=True, slots=True)
class Headed:
    """What every scene with a heading says of itself."""

    kind: ItemKind
    title: str
    aside: str
    countdown: Countdown | None
    rail: tuple[Segment, ...]
    first_id: str


def headed_page(sheet: Sheet, scene: Headed, pieces: Callable[[Room], Sequence[Piece]], least: int = 0) -> Page:
    """A heading, and as many of the pieces under it as the page holds, which needs *least* to look like something."""
    heading = heading_of(sheet, scene.title, least)
    paged = sheet.paged_body.bottom - heading.top
    room = Room(paged, paged if heading.reading else sheet.body.bottom - heading.top)
    made = pieces(room)
    shown = Stack(made, room.whole if room.holds(made) else room.paged)
    reading = Stack(heading.reading, sheet.paged_body.height)
    before = [f"{READING_KEY}/{start}" for start in reading.starts] if heading.reading else []
    name, _slash, part = scene.first_id.partition("/")
    if before and name == READING_KEY:
        page = reading.page_at(part)
        seen, under = before[page], reading.marks(page, sheet.margin, sheet.body.y)
    else:
        page = shown.page_at(scene.first_id)
        seen, under = shown.names[page], (*heading.marks(sheet), *shown.marks(page, sheet.margin, heading.top))
    top = badge(sheet, scene.kind, scene.aside, scene.countdown)
    marks = (*top, *under, *rail(sheet, scene.rail))
    return Page(sheet.palette.ground, marks, Pages((*before, *shown.names), seen))


def largest(sheet: Sheet, sizes: Sequence[int], room: Room, made: Callable[[int], list[Piece]]) -> list[Piece]:
    """What is *made* in the largest of these sizes in which one page holds it all, else as small as may be."""
    for size in sizes:
        pieces = made(sheet.size(size))
        if room.holds(pieces):
            return pieces
    return made(sheet.floor)


def sentence(sheet: Sheet, text: str, room: int) -> list[Piece]:
    """A few words where there is nothing to show yet: large, in the middle of what is left."""
    palette = sheet.palette
    made = fitted(text, round(sheet.inner_width * 0.86), room, Style(sheet.size(72), MEDIUM), sheet.floor)
    place = Rect(0, max(0, round((room - made.height) * 0.36)), made.width, made.height)
    return [Piece(place.bottom, (Text(0, place.y, made, palette.soft_ink, palette.ground),))]
