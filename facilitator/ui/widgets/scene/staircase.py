"""The staircase of cooperation: its steps rising, and how many see the territory on each."""

from __future__ import annotations

from ....sessions import labels
from ....sessions.scene.scenes import StaircaseScene
from ....sessions.scene.values import Level
from .heading import Headed, Room, headed_page
from .marks import Box, Mark, Rect, Sheet, Text, mixed
from .pages import Page, Piece
from .parts import colour_of
from .rows import Entry, entry_pieces
from .text import BOLD, CENTRE, MEDIUM, Block, Style, block

LIST_SIZES = (64, 54)
_MOST_ROWS = 3
"""Of dots on a step; more people than that are told by their number alone."""


def staircase_page(sheet: Sheet, scene: StaircaseScene) -> Page:
    total = sum(level.count for level in scene.levels)
    aside = " · ".join(part for part in (labels.answer_count(total), scene.accord) if part) if total else ""
    headed = Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: StaircaseScene, room: Room) -> list[Piece]:
    """Steps, or a list of them when their names are too long to be written there."""
    if not scene.levels:
        return []
    for size in (sheet.size(50), sheet.floor):
        steps = _Steps(sheet, scene, room.whole, size)
        if steps.possible:
            return [Piece(room.whole, tuple(steps.marks()))]
    return _list(sheet, scene, room)


def _list(sheet: Sheet, scene: StaircaseScene, room: Room) -> list[Piece]:
    most, colour = max(level.count for level in scene.levels), colour_of(sheet, scene.kind)
    entries = [
        Entry(
            level.title,
            str(level.count) if most else "",
            level.count / most if most else 0.0,
            colour,
            mark=str(place),
            strong=0 < level.count == most,
        )
        for place, level in enumerate(scene.levels, start=1)
    ]
    return entry_pieces(sheet, entries, room, LIST_SIZES)


class _Steps:
    """Where each step is, and what stands on it."""

    def __init__(self, sheet: Sheet, scene: StaircaseScene, height: int, size: int) -> None:
        self.sheet, self.levels, self.height = sheet, scene.levels, height
        self.colour = colour_of(sheet, scene.kind)
        self.gap, self.padding = sheet.px(10), sheet.px(18)
        count = len(self.levels)
        self.width = (sheet.inner_width - self.gap * (count - 1)) // count
        self.most = max(level.count for level in self.levels)
        self.titles = [self._title(level, size) for level in self.levels]
        self.counts = [self._count(level) for level in self.levels]
        least = self.titles[0].height + 2 * self.padding
        top = height - max(self._above(level, made) for level, made in zip(self.levels, self.counts, strict=True))
        self.lowest, self.highest = max(least, round(top * 0.3)), top

    @property
    def possible(self) -> bool:
        """Whether every name is whole on its own step, and the steps rise enough to be seen as such."""
        return self.highest >= self.lowest * 1.5 and all(
            not title.broken and title.height + 2 * self.padding <= self._high(place)
            for place, title in enumerate(self.titles)
        )

    def marks(self) -> list[Mark]:
        marks: list[Mark] = []
        for place, level in enumerate(self.levels):
            strong = 0 < level.count == self.most
            ground = self.colour if strong else mixed(self.colour, self.sheet.palette.ground, 0.16)
            ink = self.sheet.palette.ground if strong else self.sheet.palette.ink
            x, high = place * (self.width + self.gap), self._high(place)
            step = Rect(x, self.height - high, self.width, high)
            marks.append(Box(step, ground, self.sheet.px(12)))
            marks.append(Text(x + self.padding, step.y + self.padding, self.titles[place], ink, ground))
            marks += self._standing(level, self.counts[place], step, strong)
        return marks

    def _high(self, place: int) -> int:
        steps = max(1, len(self.levels) - 1)
        return self.lowest + (self.highest - self.lowest) * place // steps

    def _title(self, level: Level, size: int) -> Block:
        return block(level.title, self.width - 2 * self.padding, Style(size, BOLD))

    def _count(self, level: Level) -> Block | None:
        """How many, once somebody has answered."""
        style = Style(self.sheet.size(76), BOLD if level.count == self.most else MEDIUM, CENTRE)
        return block(str(level.count), self.width, style) if self.most else None

    def _above(self, level: Level, count: Block | None) -> int:
        """What the number and the people take, over the step."""
        return (count.height + self._rows(level) * self._pitch + self.padding) if count is not None else self.padding

    def _standing(self, level: Level, count: Block | None, step: Rect, strong: bool) -> list[Mark]:
        """A dot for each person, the number over them."""
        if count is None:
            return []
        sheet, palette, rows = self.sheet, self.sheet.palette, self._rows(level)
        ink = palette.ink if level.count else palette.soft_ink
        top = step.y - sheet.px(8) - rows * self._pitch
        marks: list[Mark] = [Text(step.x, top - count.height, count, ink, palette.ground)]
        if not rows:
            return marks
        colour = self.colour if strong else mixed(self.colour, palette.ground, 0.6)
        for person in range(level.count):
            row, column = divmod(person, self._across)
            in_row = min(self._across, level.count - row * self._across)
            left = step.x + (self.width - in_row * self._pitch + self._pitch - self._dot) // 2
            y = step.y - sheet.px(8) - (row + 1) * self._pitch
            marks.append(Box(Rect(left + column * self._pitch, y, self._dot, self._dot), colour, self._dot // 2))
        return marks

    def _rows(self, level: Level) -> int:
        """Of dots; none on any step when one of them has more people than that."""
        return -(-level.count // self._across) if -(-self.most // self._across) <= _MOST_ROWS else 0

    @property
    def _dot(self) -> int:
        return self.sheet.px(22)

    @property
    def _pitch(self) -> int:
        return self.sheet.px(30)

    @property
    def _across(self) -> int:
        return max(1, (self.width - self.padding) // self._pitch)
