"""The wheel of the levers: a sector for each, as long as its mean is high, then the list of them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from math import cos, hypot, radians, sin

from .... import i18n
from ....i18n import _
from ....sessions import labels
from ....sessions.scene.scenes import WheelScene
from ....sessions.scene.values import Lever
from .heading import Room, size_of, white
from .marks import LINES, Box, Placed, Rect, Sector, Sheet, Text, Tile, shifted
from .pages import Page, Pages, Piece, Stack, told
from .parts import badge, corner, corner_width, footer, middle, rail
from .rows import Entry, chip, entries_in
from .text import BOLD, MEDIUM, Style, block, fitted, width_of

HIGHEST = 5
"""A lever is rated from 0 to this: one ring for each."""
_AXES = ("expert_input", "testimony", "reflection", "vote")
"""The kinds whose colours the axes take, in order."""
_GAP = 0.7
"""Between two sectors, on each side, in degrees."""
_SPREAD, _CLOSE = 44, 22
"""Between the axes of the legend, when there is room and when there is less."""
_LEGEND_SHARE = 0.66
"""Of the page's height, at most, for a legend well spread."""


def wheel_page(sheet: Sheet, scene: WheelScene) -> Page:
    answers = labels.answer_count(scene.answers) if scene.answers else ""
    top = badge(sheet, scene.kind, answers, scene.countdown)
    stack = Stack(_pieces(sheet, scene), sheet.paged_body.height)
    page = stack.page_at(scene.first_id)
    shown = stack.marks(page, sheet.margin, sheet.body.y)
    left = sheet.paged_body.bottom - max((mark.rect.bottom for mark in shown), default=0)
    shown = shifted(shown, 0, max(0, min(left, sheet.px(24))))
    pages = Pages(stack.names, stack.names[page])
    return Page(sheet.palette.ground, (*shown, *top, *rail(sheet, scene.rail)), pages)


def colour_of_axis(sheet: Sheet, axis: int) -> str:
    return sheet.palette.kinds[_AXES[axis % len(_AXES)]]


def figure(mean: float | None) -> str:
    """A mean as the reader writes it, a dash while there is none."""
    from babel.numbers import format_decimal  # costs a start what only some scenes need

    return "–" if mean is None else format_decimal(mean, format="0.0", locale=i18n.region())


def _pieces(sheet: Sheet, scene: WheelScene) -> list[Piece]:
    """The wheel beside its legend, or before it where there is no room; then its levers."""
    room, width = sheet.paged_body.height, sheet.inner_width
    side = min(sheet.body.height, round(width * 0.5))
    left = width - side - sheet.px(48)
    legend = _legend(sheet, scene, left, room, _SPREAD)
    if sum(one.before + one.height for one in legend) > room * _LEGEND_SHARE:
        legend = _legend(sheet, scene, left, room, _CLOSE)
    legend = [*_title(sheet, scene.title, left, room - sum(one.before + one.height for one in legend)), *legend]
    levers = entries_in(sheet, [_entry(sheet, lever) for lever in scene.levers], Room(room, room), sheet.floor)
    if not _fits(legend, room):
        whole = Piece(room, (_alone(sheet, scene),))
        palette, style = sheet.palette, Style(size_of(sheet, 52), BOLD)
        title = told(scene.title, width, style, palette.ink, palette.ground, room)
        return [whole, *title, *_legend(sheet, scene, width, room), *levers]
    shown = Placed(width - side, (sheet.body.height - side) // 2, _wheel(sheet, scene.levers, side))
    return [Piece(room, (*Stack(legend, room).marks(0, 0, 0), shown)), *levers]


def _alone(sheet: Sheet, scene: WheelScene) -> Placed:
    """The wheel on a page of its own, where it is the largest that touches neither the top's words nor the page's."""
    wide, bottom = sheet.width, sheet.height - sheet.px(26)
    taken = [
        *badge(sheet, scene.kind, "", scene.countdown),
        *corner(sheet, "00:00"),
        *footer(sheet, 0, 999, i18n.language()),
    ]
    around = [mark.rect for mark in taken]
    if scene.countdown is not None:
        left = wide - sheet.margin - corner_width(sheet, scene.countdown)
        around.append(Rect(left, 0, wide - left, sheet.px(140)))
    places = product(range(wide // 4, wide * 3 // 4, wide // 64), range(bottom // 3, bottom * 2 // 3, bottom // 64))

    def radius(x: int, y: int) -> int:
        return int(min(x, wide - x, y, bottom - y, *(_away(x, y, rect) for rect in around)))

    found = {place: radius(*place) for place in places}
    enough = max(found.values()) * 0.94
    x, y = min((place for place in found if found[place] >= enough), key=lambda place: abs(place[0] - wide // 2))
    half = found[x, y]
    return Placed(x - half - sheet.margin, y - half - sheet.body.y, _wheel(sheet, scene.levers, 2 * half))


def _away(x: int, y: int, rect: Rect) -> float:
    """How far the nearest point of a rectangle is."""
    return hypot(max(rect.x - x, 0, x - rect.right), max(rect.y - y, 0, y - rect.bottom))


def _fits(pieces: Sequence[Piece], room: int) -> bool:
    return len(Stack(pieces, room).starts) == 1


def _title(sheet: Sheet, title: str, width: int, room: int) -> list[Piece]:
    """The title beside the wheel, as large as may be; higher than any page when it cannot be there whole."""
    palette, style, gap = sheet.palette, Style(sheet.size(64), BOLD), sheet.px(24)
    if not title.strip():
        return []
    made = block(title, width, style._replace(size=sheet.floor))
    if made.height + gap > room or made.broken:
        return [Piece(sheet.height, ())]
    made = fitted(title, width, room - gap, style, sheet.floor)
    return [Piece(made.height + gap, (Text(0, 0, made, palette.ink, palette.ground),))]


def _legend(sheet: Sheet, scene: WheelScene, width: int, room: int, spread: int = _CLOSE) -> list[Piece]:
    """The axes, each with the mean of its levers; and what the dark line is."""
    palette, size, gap = sheet.palette, size_of(sheet, 44), white(sheet, spread)
    means = [figure(_mean(scene.levers, axis)) for axis in range(len(scene.axes))]
    wide = max((width_of(mean, Style(size, BOLD)) for mean in means), default=0) + sheet.px(32)
    pieces: list[Piece] = []
    for axis, name in enumerate(scene.axes):
        words = list(told(name, width - wide - sheet.px(22), Style(size, MEDIUM), palette.ink, palette.ground, room))
        marks = (
            *chip(sheet, means[axis], wide, size, colour_of_axis(sheet, axis)),
            *shifted(words[0].marks, wide + sheet.px(22), 0),
        )
        pieces.append(Piece(words[0].height, marks, gap))
        pieces += [Piece(more.height, shifted(more.marks, wide + sheet.px(22), 0)) for more in words[1:]]
    return [*pieces, *_earlier(sheet, scene, width, room, wide)]


def _earlier(sheet: Sheet, scene: WheelScene, width: int, room: int, indent: int) -> list[Piece]:
    """The dark line of the wheel, and which session it was."""
    if not scene.before:
        return []
    palette, size = sheet.palette, size_of(sheet, 44)
    words = list(told(scene.before, width - indent - sheet.px(22), Style(size), palette.soft_ink, palette.ground, room))
    thick = max(3, sheet.px(8))
    line = Rect(0, words[0].height // 2 if words[0].height < 2 * size else size * 6 // 10, indent, thick)
    first = Piece(
        words[0].height,
        (Box(line, palette.ink), *shifted(words[0].marks, indent + sheet.px(22), 0)),
        white(sheet, 44),
    )
    return [first, *(Piece(more.height, shifted(more.marks, indent + sheet.px(22), 0)) for more in words[1:])]


def _mean(levers: Sequence[Lever], axis: int) -> float | None:
    """Of the levers of an axis that have answers."""
    rated = [lever.mean for lever in levers if lever.axis == axis and lever.mean is not None]
    return sum(rated) / len(rated) if rated else None


def _entry(sheet: Sheet, lever: Lever) -> Entry:
    before = _("{mean} before").format(mean=figure(lever.before)) if lever.before is not None else ""
    aside = " · ".join(part for part in (lever.accord, before) if part)
    share, colour = (lever.mean or 0.0) / HIGHEST, colour_of_axis(sheet, lever.axis)
    beside = lever.before / HIGHEST if lever.before is not None else None
    return Entry(
        lever.title, figure(lever.mean), share, colour, mark=str(lever.number), strong=True, aside=aside, beside=beside
    )


@lru_cache(maxsize=8)
def _wheel(sheet: Sheet, levers: tuple[Lever, ...], side: int) -> Tile:
    """The rings, the sectors, the line of the earlier session across them, the numbers around."""
    palette, style = sheet.palette, Style(_number_size(sheet), BOLD)
    radius, centre = max(1, side // 2 - round(style.size * 1.4)), side // 2
    thin = max(1, sheet.px(2))
    marks: list[Box | Text | Sector | Placed] = []
    for ring in range(HIGHEST, 0, -1):
        around = _around(centre, radius * ring / HIGHEST)
        marks.append(Sector(around, 0, 360, palette.line, thin * 2 if ring == HIGHEST else thin))
    turn = 360 / max(1, len(levers))
    for place, lever in enumerate(levers):
        marks += _sector(sheet, lever, place * turn, turn, (centre, radius))
        number = block(str(lever.number), 100_000, style)
        angle, far = radians((place + 0.5) * turn), radius + style.size * 0.78
        x, y = centre + sin(angle) * far, centre - cos(angle) * far
        colour = colour_of_axis(sheet, lever.axis)
        marks.append(middle(number, round(x - number.natural_width / 2), round(y), colour, palette.ground))
    return Tile(side, side, palette.ground, tuple(marks))


def _number_size(sheet: Sheet) -> int:
    """Of the numbers around the wheel: they do not grow more than they must, for it to be large."""
    return max(sheet.floor, round(50 * sheet.height / LINES))


def _sector(sheet: Sheet, lever: Lever, start: float, turn: float, wheel: tuple[int, int]) -> list[Sector]:
    (centre, radius), palette = wheel, sheet.palette
    begin, sweep = start + _GAP, turn - 2 * _GAP
    made = []
    if lever.mean:
        around = _around(centre, radius * min(HIGHEST, lever.mean) / HIGHEST)
        made.append(Sector(around, begin, sweep, colour_of_axis(sheet, lever.axis)))
    if lever.before is not None:
        thick = max(2, sheet.px(7))
        far = radius * min(HIGHEST, lever.before) / HIGHEST + thick / 2
        made.append(Sector(_around(centre, far + thick / 2), begin, sweep, palette.ground, 2 * thick))
        made.append(Sector(_around(centre, far), begin, sweep, palette.ink, thick))
    return made


def _around(centre: int, radius: float) -> Rect:
    half = round(radius)
    return Rect(centre - half, centre - half, 2 * half, 2 * half)
