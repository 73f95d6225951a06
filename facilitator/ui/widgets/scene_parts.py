"""What several scenes have in common: the badge, the clock in its corner, what follows, the rail of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from ... import i18n, tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.records import ItemKind
from ...sessions.scene import Countdown, Row, Segment
from ...sessions.timing import SlotState
from .scene_marks import Box, Marks, Placed, Rect, Ring, Sheet, Text, Tile, mixed
from .scene_text import BOLD, CENTRE, MEDIUM, REGULAR, Block, Style, block, elided, width_of

GROUND, INK, SOFT_INK = tokens.PROJECTION_GROUND, tokens.PROJECTION_INK, tokens.PROJECTION_SOFT_INK
LATE = tokens.PROJECTION_LATE
BODY_TOP, BODY_BOTTOM = 150, 1012
"""Between the line of the badge and the rail, for 1080 lines."""
_HEADER_MIDDLE = 89
_RAIL = 14
_SHARES = {SlotState.HELD: 0.55, SlotState.CURRENT: 1.0, SlotState.UPCOMING: 0.22, SlotState.NOT_HELD: 0.22}


def colour_of(kind: ItemKind) -> str:
    return tokens.PROJECTION_COLOURS[kind.value]


def is_late(countdown: Countdown, now: datetime) -> bool:
    return countdown.left(now) < timedelta()


def share_left(countdown: Countdown, now: datetime) -> float:
    """How much of the item is left, from 0 to 1, in steps that the eye can follow."""
    if countdown.total_seconds <= 0:
        return 0.0
    share = countdown.left(now).total_seconds() / countdown.total_seconds
    return min(1.0, max(0.0, round(share, 3)))


def middle(made: Block, x: int, y: int, colour: str, ground: str = GROUND) -> Text:
    """A block whose middle line is at *y*."""
    return Text(x, y - made.height // 2, made, colour, ground)


def badge(sheet: Sheet, kind: ItemKind, aside: str, countdown: Countdown | None) -> Marks:
    """The kind of the moment at the top left, and a few words beside it if there is room for them."""
    room = sheet.inner_width - _corner_width(sheet, countdown)
    tile = _badge(sheet, kind, room, i18n.language())
    place = Placed(sheet.margin, sheet.px(54), tile)
    if not aside:
        return (place,)
    style, left = Style(sheet.size(44)), room - tile.width - sheet.px(26)
    aside = " ".join(aside.split())
    words = _line(aside, style)
    if words.natural_width > left:
        if left < sheet.px(300):
            return (place,)
        words = elided(aside, left, 1, style)
    return (place, middle(words, place.rect.right + sheet.px(26), sheet.px(_HEADER_MIDDLE), INK))


@lru_cache(maxsize=64)
def _badge(sheet: Sheet, kind: ItemKind, room: int, _language: str) -> Tile:
    pad, height = sheet.px(22), sheet.px(70)
    made = elided(labels.item_kind(kind), room - 2 * pad, 1, Style(sheet.size(44), BOLD))
    box = Rect(0, 0, made.natural_width + 2 * pad, height)
    colour = colour_of(kind)
    return Tile(
        box.width, height, GROUND, (Box(box, colour, sheet.px(12)), middle(made, pad, height // 2, GROUND, colour))
    )


@lru_cache(maxsize=16)
def corner(sheet: Sheet, clock: str, colour: str = SOFT_INK, ground: str = GROUND) -> Marks:
    """The clock at the top right, soft."""
    made = _line(clock, _clock_style(sheet))
    right = sheet.width - sheet.margin
    return (middle(made, right - made.natural_width, sheet.px(_HEADER_MIDDLE), colour, ground),)


@lru_cache(maxsize=16)
def time_left(sheet: Sheet, countdown: Countdown, now: datetime, _language: str) -> Marks:
    """The time left, before the clock: bold, beside a dial or the word that it pauses."""
    middle_y, late = sheet.px(_HEADER_MIDDLE), is_late(countdown, now)
    ink = LATE if late else INK
    figures = _line(labels.countdown(countdown.left(now)), _countdown_style(sheet))
    x = sheet.width - sheet.margin - _clock_width(sheet) - figures.natural_width
    left = middle(figures, x, middle_y, ink)
    if countdown.paused:
        words = _line(_("Paused"), Style(sheet.size(44), MEDIUM))
        return (left, middle(words, x - sheet.px(20) - words.natural_width, middle_y, ink))
    size = sheet.px(52)
    dial = Rect(x - sheet.px(16) - size, middle_y - size // 2, size, size)
    share = 1.0 if late else share_left(countdown, now)
    return (left, Ring(dial, sheet.px(9), share, ink, mixed(ink, GROUND, 0.2), GROUND))


@lru_cache(maxsize=16)
def rail(sheet: Sheet, segments: tuple[Segment, ...]) -> Marks:
    """The day along the bottom edge: what is done muted, the present full, what comes pale."""
    total = sum(max(1, segment.minutes) for segment in segments)
    height, gap, before, boxes = sheet.px(_RAIL), sheet.px(4), 0, []
    for segment in segments:
        left = round(before * sheet.width / total)
        before += max(1, segment.minutes)
        width = max(1, round(before * sheet.width / total) - left - (gap if before < total else 0))
        boxes.append(Box(Rect(left, 0, width, height), mixed(colour_of(segment.kind), GROUND, _SHARES[segment.state])))
    return (Placed(0, sheet.height - height, Tile(sheet.width, height, GROUND, tuple(boxes))),)


def agenda(sheet: Sheet, rows: Sequence[Row], x: int, width: int, height: int) -> tuple[tuple[Text, ...], int]:
    """What follows, as lines to move down to their place, and their height: as many as *height* holds."""
    size, pitch = sheet.size(46), sheet.px(74)
    indent = width_of("00:00", Style(size, tabular=True)) + sheet.px(64)
    marks: list[Text] = []
    top = 0
    for place, row in enumerate(rows):
        words = elided(_announced(row), width - indent, 2, Style(size, REGULAR if place else BOLD))
        needed = max(pitch, words.height + sheet.px(18))
        if top + needed > height and marks:
            break
        inside = top + (pitch - round(size * 1.2)) // 2
        marks.append(Text(x, inside, block(row.at, indent, Style(size, tabular=True)), SOFT_INK, GROUND))
        marks.append(Text(x + indent, inside, words, INK, GROUND))
        top += needed
    return tuple(marks), top


@lru_cache(maxsize=64)
def footer(sheet: Sheet, page: int, count: int | None, _language: str) -> Marks:
    """Which page this is, of how many when that is known."""
    words = _("Page {page}").format(page=page + 1)
    if count is not None:
        words = _("Page {page} of {count}").format(page=page + 1, count=count)
    return (middle(_line(words, Style(sheet.size(44))), sheet.margin, sheet.px(997), SOFT_INK),)


def centred(sheet: Sheet, text: str, y: int, style: Style, colour: str, ground: str = GROUND) -> Text:
    """One line in the middle of the sheet, its middle at *y*, as large as its style if the width allows."""
    wide = width_of(text, style)
    if wide > sheet.inner_width:
        style = style._replace(size=max(sheet.floor, style.size * sheet.inner_width // wide))
    return middle(block(text, sheet.inner_width, style._replace(align=CENTRE)), sheet.margin, y, colour, ground)


def _announced(row: Row) -> str:
    kind = labels.item_kind(row.kind)
    return row.title if row.title.casefold().startswith(kind.casefold()) else f"{kind} · {row.title}"


def _line(text: str, style: Style) -> Block:
    return block(text, 1_000_000, style)


def _clock_style(sheet: Sheet) -> Style:
    return Style(sheet.size(50), tabular=True)


def _countdown_style(sheet: Sheet) -> Style:
    return Style(sheet.size(66), BOLD, tabular=True)


def _clock_width(sheet: Sheet) -> int:
    """The clock and the white before it."""
    return width_of("00:00", _clock_style(sheet)) + sheet.px(52)


def _corner_width(sheet: Sheet, countdown: Countdown | None) -> int:
    """What the corner may take at any moment of this scene, and the white before it."""
    if countdown is None:
        return _clock_width(sheet)
    figures = "−00:00" if countdown.total_seconds < 6000 else "−0:00:00"
    mark = width_of(_("Paused"), Style(sheet.size(44), MEDIUM)) if countdown.paused else sheet.px(52)
    return _clock_width(sheet) + width_of(figures, _countdown_style(sheet)) + mark + sheet.px(20 + 36)
