"""What several scenes have in common: the badge, the clock in its corner, what follows, the rail of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from .... import i18n
from ....i18n import _
from ....sessions import labels
from ....sessions.records import ItemKind
from ....sessions.scene.values import Countdown, Segment
from ....sessions.timing import SlotState
from .marks import Box, Marks, Placed, Rect, Ring, Sheet, Text, Tile, mixed
from .text import BOLD, CENTRE, MEDIUM, Block, Style, block, width_of

_HEADER_MIDDLE = 89
_RAIL = 14
_SHARES = {SlotState.HELD: 0.55, SlotState.CURRENT: 1.0, SlotState.UPCOMING: 0.22, SlotState.NOT_HELD: 0.22}


def colour_of(sheet: Sheet, kind: ItemKind) -> str:
    return sheet.palette.kinds[kind.value]


def is_late(countdown: Countdown, now: datetime) -> bool:
    return countdown.left(now) < timedelta()


def share_left(countdown: Countdown, now: datetime) -> float:
    """How much of the item is left, from 0 to 1, in steps that the eye can follow."""
    if countdown.total_seconds <= 0:
        return 0.0
    share = countdown.left(now).total_seconds() / countdown.total_seconds
    return min(1.0, max(0.0, round(share, 4)))


def middle(made: Block, x: int, y: int, colour: str, ground: str) -> Text:
    """A block whose middle line is at *y*."""
    return Text(x, y - made.height // 2, made, colour, ground)


def badge(sheet: Sheet, kind: ItemKind, aside: str, countdown: Countdown | None) -> Marks:
    """The kind of the moment at the top left, and a few words beside it; each only if there is room for all of it."""
    tile = _badge(sheet, kind, i18n.language())
    if tile.width > _room_beside(sheet, countdown):
        return ()
    place = Placed(sheet.margin, sheet.px(54), tile)
    if not aside.strip() or not fits_beside(sheet, kind, aside, countdown):
        return (place,)
    x, y, palette = place.rect.right + sheet.px(26), sheet.px(_HEADER_MIDDLE), sheet.palette
    return (place, middle(_aside(sheet, aside), x, y, palette.ink, palette.ground))


def fits_beside(sheet: Sheet, kind: ItemKind, aside: str, countdown: Countdown | None) -> bool:
    """Whether these words have room beside the badge."""
    left = _room_beside(sheet, countdown) - _badge(sheet, kind, i18n.language()).width - sheet.px(26)
    return _aside(sheet, aside).natural_width <= left


def _aside(sheet: Sheet, aside: str) -> Block:
    return _line(" ".join(aside.split()), Style(sheet.size(44)))


def _room_beside(sheet: Sheet, countdown: Countdown | None) -> int:
    """How much of the line of the badge the clock and the time left do not take."""
    return sheet.inner_width - corner_width(sheet, countdown)


@lru_cache(maxsize=64)
def _badge(sheet: Sheet, kind: ItemKind, _language: str) -> Tile:
    pad, height = sheet.px(22), sheet.px(70)
    made = _line(labels.item_kind(kind), Style(sheet.size(44), BOLD))
    box = Rect(0, 0, made.natural_width + 2 * pad, height)
    colour, ground = colour_of(sheet, kind), sheet.palette.ground
    return Tile(
        box.width, height, ground, (Box(box, colour, sheet.px(12)), middle(made, pad, height // 2, ground, colour))
    )


@lru_cache(maxsize=16)
def corner(sheet: Sheet, clock: str, colour: str = "", ground: str = "") -> Marks:
    """The clock at the top right; soft, unless the scene has colours of its own."""
    made = _line(clock, _clock_style(sheet))
    x = sheet.width - sheet.margin - made.natural_width
    colour, ground = colour or sheet.palette.soft_ink, ground or sheet.palette.ground
    return (middle(made, x, sheet.px(_HEADER_MIDDLE), colour, ground),)


@lru_cache(maxsize=16)
def time_left(sheet: Sheet, countdown: Countdown | None, now: datetime, _language: str) -> Marks:
    """The time left, before the clock: bold, beside a dial or the word that it pauses. Nothing without a countdown."""
    if countdown is None:
        return ()
    ground = sheet.palette.ground
    middle_y, late = sheet.px(_HEADER_MIDDLE), is_late(countdown, now)
    ink = sheet.palette.late if late else sheet.palette.ink
    figures = _line(labels.countdown(countdown.left(now)), _countdown_style(sheet))
    x = sheet.width - sheet.margin - clock_width(sheet) - figures.natural_width
    left = middle(figures, x, middle_y, ink, ground)
    if countdown.paused:
        words = _line(_("Paused"), Style(sheet.size(44), MEDIUM))
        return (left, middle(words, x - sheet.px(20) - words.natural_width, middle_y, ink, ground))
    size = sheet.px(52)
    dial = Rect(x - sheet.px(16) - size, middle_y - size // 2, size, size)
    share = 1.0 if late else share_left(countdown, now)
    return (left, Ring(dial, sheet.px(9), share, ink, mixed(ink, ground, 0.2), ground))


@lru_cache(maxsize=16)
def rail(sheet: Sheet, segments: tuple[Segment, ...]) -> Marks:
    """The day along the bottom edge: what is done muted, the present full, what comes pale."""
    total, ground = sum(max(1, segment.minutes) for segment in segments), sheet.palette.ground
    height, gap, before, boxes = sheet.px(_RAIL), sheet.px(4), 0, []
    for segment in segments:
        left = round(before * sheet.width / total)
        before += max(1, segment.minutes)
        width = max(1, round(before * sheet.width / total) - left - (gap if before < total else 0))
        boxes.append(
            Box(Rect(left, 0, width, height), mixed(colour_of(sheet, segment.kind), ground, _SHARES[segment.state]))
        )
    return (Placed(0, sheet.height - height, Tile(sheet.width, height, ground, tuple(boxes))),)


@lru_cache(maxsize=64)
def footer(sheet: Sheet, page: int, count: int | None, _language: str, colour: str = "", ground: str = "") -> Marks:
    """Which page this is, of how many when that is known; soft, unless the page has colours of its own."""
    words = _("Page {page}").format(page=page + 1)
    if count is not None:
        words = _("Page {page} of {count}").format(page=page + 1, count=count)
    y = sheet.height - sheet.px(83)
    colour, ground = colour or sheet.palette.soft_ink, ground or sheet.palette.ground
    return (middle(_line(words, Style(sheet.size(44))), sheet.margin, y, colour, ground),)


def column(sheet: Sheet, blocks: Sequence[tuple[Block, str, int]], bottom: int, x: int | None = None) -> list[Text]:
    """Blocks one under the other (each with its colour and the white before it), a little above the middle."""
    height = sum(made.height + before for made, _colour, before in blocks)
    top = sheet.body.y
    y = top + max(0, round((bottom - top - height) * 0.42))
    marks = []
    for made, colour, before in blocks:
        marks.append(Text(sheet.margin if x is None else x, y + before, made, colour, sheet.palette.ground))
        y += before + made.height
    return marks


def centred(sheet: Sheet, text: str, y: int, style: Style, colour: str) -> Text:
    """One line in the middle of the sheet, its middle at *y*, as large as its style if the width allows."""
    wide = width_of(text, style)
    if wide > sheet.inner_width:
        style = style._replace(size=max(sheet.floor, style.size * sheet.inner_width // wide))
    return middle(
        block(text, sheet.inner_width, style._replace(align=CENTRE)), sheet.margin, y, colour, sheet.palette.ground
    )


def _line(text: str, style: Style) -> Block:
    return block(text, 1_000_000, style)


def _clock_style(sheet: Sheet) -> Style:
    return Style(sheet.size(50), tabular=True)


def _countdown_style(sheet: Sheet) -> Style:
    return Style(sheet.size(66), BOLD, tabular=True)


def clock_width(sheet: Sheet) -> int:
    """The clock and the white before it."""
    return width_of("00:00", _clock_style(sheet)) + sheet.px(52)


def corner_width(sheet: Sheet, countdown: Countdown | None) -> int:
    """What the corner may take at any moment of this scene, and the white before it."""
    if countdown is None:
        return clock_width(sheet)
    figures = "−00:00" if countdown.total_seconds < 6000 else "−0:00:00"
    mark = width_of(_("Paused"), Style(sheet.size(44), MEDIUM)) if countdown.paused else sheet.px(52)
    return clock_width(sheet) + width_of(figures, _countdown_style(sheet)) + mark + sheet.px(20 + 36)
