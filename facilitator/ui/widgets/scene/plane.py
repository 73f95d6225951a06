"""Impact and effort on the room's screen: numbered points on a square of four quarters, and what the numbers stand for.

No point hides another: where two would, the second stands as near as it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import hypot

from ....i18n import _
from ....sessions.scene.scenes import PlaneScene
from ....sessions.scene.values import Spot
from .heading import size_of, white
from .marks import Box, Marks, Placed, Rect, Sheet, Text, Tile, mixed, shifted
from .pages import Page, Pages, Piece, Stack, told
from .parts import badge, colour_of, middle, rail
from .rows import chip
from .text import BOLD, MEDIUM, REGULAR, Block, Style, block, width_of

_SHARE = 0.5
"""Of the width, at most, for the square."""
_LEAST = 5
"""A square that holds fewer discs across would say nothing."""
_COLOURS = ("reflection", "expert_input", "welcome", "testimony")
"""The kinds whose colours the quarters take, in the order of the scene's."""


def plane_page(sheet: Sheet, scene: PlaneScene) -> Page:
    top = badge(sheet, scene.kind, "", scene.countdown)
    stack = Stack(_pieces(sheet, scene), sheet.paged_body.height)
    page = stack.page_at(scene.first_id)
    shown = stack.marks(page, sheet.margin, sheet.body.y)
    pages = Pages(stack.names, stack.names[page])
    return Page(sheet.palette.ground, (*shown, *top, *rail(sheet, scene.rail)), pages)


def _pieces(sheet: Sheet, scene: PlaneScene) -> list[Piece]:
    """The square beside what its numbers stand for; before it, where there is no room for both."""
    room, width = sheet.paged_body.height, sheet.inner_width
    side = min(sheet.paged_body.height, round(width * _SHARE))
    left = width - side - sheet.px(48)
    title, axes = _title(sheet, scene.title, left, room), _axes(sheet, scene, left, room)
    every = _list(sheet, scene, scene.spots, width, room)
    if side < _LEAST * _disc(sheet):
        return [*_title(sheet, scene.title, width, room), *_axes(sheet, scene, width, room), *every]
    square = Placed(width - side, 0, _square(sheet, scene.quarters, scene.spots, side))
    for count in range(len(scene.spots), -1, -1):
        first, others = scene.spots[:count], scene.spots[count:]
        words = _on_one_page([*title, *axes, *_list(sheet, scene, first, left, room, quarters=False)], room)
        if words is not None:
            return [Piece(room, (*words, square)), *_list(sheet, scene, others, width, room)]
    return [Piece(room, (square,)), *_title(sheet, scene.title, width, room), *_axes(sheet, scene, width, room), *every]


def _on_one_page(pieces: Sequence[Piece], room: int) -> Marks | None:
    """These pieces one under the other; None when a page does not hold them."""
    stack = Stack(pieces, room)
    return stack.marks(0, 0, 0) if len(stack.starts) == 1 and all(one.height <= room for one in pieces) else None


def _title(sheet: Sheet, title: str, width: int, room: int) -> list[Piece]:
    palette, style = sheet.palette, Style(size_of(sheet, 58), BOLD)
    return list(told(title, width, style, palette.ink, palette.ground, room)) if title.strip() else []


def _axes(sheet: Sheet, scene: PlaneScene, width: int, room: int) -> list[Piece]:
    """What grows upwards, and what to the right; that nothing is placed yet."""
    palette, style = sheet.palette, Style(sheet.floor, MEDIUM)
    lines = [f"↑ {scene.upwards}", f"→ {scene.across}", *([] if scene.spots else [_("Nothing is placed yet.")])]
    return [
        replace(piece, before=white(sheet, 20 if piece.before or not place else 0))
        for place, line in enumerate(lines)
        for piece in told(line, width, style, palette.soft_ink, palette.ground, room)
    ]


def _list(
    sheet: Sheet, scene: PlaneScene, spots: Sequence[Spot], width: int, room: int, *, quarters: bool = True
) -> list[Piece]:
    """What the numbers of these stand for."""
    return [piece for spot in spots for piece in _spot(sheet, scene, spot, width, room, quarters)]


def _spot(sheet: Sheet, scene: PlaneScene, spot: Spot, width: int, room: int, quarters: bool) -> Iterator[Piece]:
    """Its number in a square, its words, and what its place calls for."""
    palette, size = sheet.palette, sheet.floor
    wide = width_of("00", Style(size, BOLD)) + size // 2
    indent = wide + sheet.px(24)
    words = list(told(spot.text, width - indent, Style(size, MEDIUM), palette.ink, palette.ground, room))
    number = chip(sheet, str(spot.number), wide, size, colour_of(sheet, scene.kind))
    for place, piece in enumerate(words):
        marks = shifted(piece.marks, indent, 0)
        gap = white(sheet, 22) if not place else 0
        yield Piece(piece.height, (*(number if not place else ()), *marks), gap, quarters and place + 1 == len(words))
    if quarters:
        for piece in told(spot.quarter, width - indent, Style(size, REGULAR), palette.soft_ink, palette.ground, room):
            yield Piece(piece.height, shifted(piece.marks, indent, 0))


def _disc(sheet: Sheet) -> int:
    """How wide a point is: its number stands in it."""
    return max(round(sheet.floor * 1.5), width_of("00", Style(sheet.floor, BOLD)) + sheet.floor // 2)


@lru_cache(maxsize=8)
def _square(sheet: Sheet, quarters: tuple[str, ...], spots: tuple[Spot, ...], side: int) -> Tile:
    """The four quarters with their names, then the points."""
    palette, gap = sheet.palette, max(2, sheet.px(4))
    half = (side - gap) // 2
    marks: list[Box | Text] = []
    grounds = [mixed(palette.kinds[kind], palette.ground, 0.16) for kind in _COLOURS]
    corners = [(x, y) for y in (0, side - half) for x in (0, side - half)]
    for (x, y), ground in zip(corners, grounds, strict=True):
        marks.append(Box(Rect(x, y, half, half), ground, sheet.px(12)))
    names = _names(sheet, quarters, corners, grounds, half)
    marks += names
    taken = [name.rect for name in names]
    for spot in sorted(spots, key=lambda one: one.number):
        place = _free(sheet, spot, taken, side)
        if place is None:
            continue  # its words are in the list
        taken.append(place)
        colour = palette.kinds["vote"]
        number = block(str(spot.number), 100_000, Style(sheet.floor, BOLD))
        marks.append(Box(place, colour, place.width // 2))
        x = place.x + (place.width - number.natural_width) // 2
        marks.append(middle(number, x, place.y + place.height // 2, palette.ground, colour))
    return Tile(side, side, palette.ground, tuple(marks))


def _names(
    sheet: Sheet, quarters: Sequence[str], corners: Sequence[tuple[int, int]], grounds: Sequence[str], half: int
) -> list[Text]:
    """The name of each quarter in its outer corner; none where one of them would take too much of it."""
    pad, style = sheet.px(16), Style(sheet.floor, BOLD)
    made: list[Block] = [block(name, half - 2 * pad, style) for name in quarters]
    if any(one.broken or one.height + pad > half * 0.45 for one in made):
        return []
    found = []
    for (x, y), one, ground in zip(corners, made, grounds, strict=True):
        top = y + pad // 2 if y == 0 else y + half - one.height - pad // 2
        left = x + pad if x == 0 else x + half - one.natural_width - pad
        found.append(Text(left, top, one, sheet.palette.ink, ground))
    return found


def _free(sheet: Sheet, spot: Spot, taken: Sequence[Rect], side: int) -> Rect | None:
    """Where a point stands: in its place, or in the nearest one that nothing takes."""
    disc = _disc(sheet)
    x, y = round(spot.effort * (side - disc)), round((1 - spot.impact) * (side - disc))
    step = max(1, disc // 2)
    around = [(a, b) for a in range(0, side - disc + 1, step) for b in range(0, side - disc + 1, step)]
    for a, b in ((x, y), *sorted(around, key=lambda place: hypot(place[0] - x, place[1] - y))):
        rect = Rect(a, b, disc, disc)
        if not any(rect.meets(other) for other in taken):
            return rect
    return None
