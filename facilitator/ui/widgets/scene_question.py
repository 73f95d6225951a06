"""A question on the room's screen: alone and large at first, then above the wall of what was said.

A question too long to stand above the wall keeps its beginning there, and is read in full on pages of its own, before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ... import i18n, tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.records import College, ContributionKind
from ...sessions.scene import Note, QuestionScene
from .scene_marks import Box, Frame, Mark, Marks, Placed, Rect, Sheet, Text, Tile, mixed
from .scene_parts import BODY_BOTTOM, BODY_TOP, GROUND, INK, badge, middle
from .scene_text import BOLD, CENTRE, MEDIUM, Block, Style, block, elided, fitted, width_of
from .scene_wall import Place, Wall, WallPage, wall_of

WALL_BOTTOM = 944
"""Where the wall ends when the number of the page stands under it, for 1080 lines."""
HEADING, LONGEST_HEADING = 160, 262
"""How high a question may be above its wall; and at most, when it is as small as may be. For 1080 lines."""
FEW, LARGER = 8, (66, 54)
"""So few notes are larger, in one of these sizes for 1080 lines, while one page holds them all."""
READING = -1
"""The note number of the pages on which a long question is read."""
_READING_KEY = "question"
_RADIUS = 12
_Said = tuple[int, int | None, College | None, bool, bool]


@dataclass
class Pages:
    """The pages of a question's scene, found one by one: how many there are is known once all were asked for.

    When the reader is at some contribution, a page begins there, and the newer ones are paged apart.
    """

    scene: QuestionScene
    sheet: Sheet
    found: list[Place] = field(default_factory=list)
    complete: bool = False

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The newest first."""
        return self.scene.notes[::-1]

    @cached_property
    def heading(self) -> Block:
        sheet, text = self.sheet, self.scene.question
        room = sheet.px(HEADING if self._smallest.height <= sheet.px(HEADING) else LONGEST_HEADING)
        return fitted(text, sheet.inner_width, room, Style(sheet.size(64), BOLD), sheet.floor)

    @cached_property
    def _smallest(self) -> Block:
        return block(self.scene.question, self.sheet.inner_width, Style(self.sheet.floor, BOLD))

    @cached_property
    def reading(self) -> tuple[Block, list[int]]:
        """The whole question and where its pages end; no page at all when the heading or the page holds it."""
        sheet = self.sheet
        small = self._smallest if self.notes else block(self.scene.question, self.alone.width, self._smallest.style)
        if small.height <= (sheet.px(LONGEST_HEADING) if self.notes else self.alone.height):
            return small, []
        whole = block(self.scene.question, sheet.inner_width, Style(sheet.size(52), MEDIUM))
        return whole, whole.chunks(sheet.px(WALL_BOTTOM) - self.body.y)

    @cached_property
    def body(self) -> Rect:
        top = self.sheet.px(BODY_TOP)
        return Rect(self.sheet.margin, top, self.sheet.inner_width, self.sheet.px(BODY_BOTTOM) - top)

    @property
    def alone(self) -> Rect:
        """Where a question is that has no answer yet."""
        inset = self.body.width // 16
        return Rect(self.body.x + inset, self.body.y, self.body.width - 2 * inset, round(self.body.height * 0.92))

    @cached_property
    def wall(self) -> Wall:
        """Where the notes are. When one page holds them all, it goes down to the rail; a few notes are larger."""
        sheet, top = self.sheet, self.body.y + self.heading.height + self.sheet.px(30)
        tall = Rect(self.body.x, top, self.body.width, self.body.bottom - top)
        for size in () if self.reading[1] or self._first else self._sizes:
            wall = wall_of(sheet, tall, size)
            if wall.holds(self.notes):
                return wall
        return wall_of(sheet, tall._replace(height=sheet.px(WALL_BOTTOM) - top), sheet.floor)

    @property
    def _sizes(self) -> tuple[int, ...]:
        larger = LARGER if len(self.notes) <= FEW else ()
        return (*(self.sheet.size(size) for size in larger), self.sheet.floor)

    @cached_property
    def current(self) -> Place:
        """Where the page begins that the room sees."""
        name, _slash, digits = self.scene.first_id.partition("/")
        part = int(digits) if digits.isdecimal() else 0
        reading = len(self.reading[1])
        if reading and (name == _READING_KEY or not self.notes):
            return Place(READING, min(part, reading - 1))
        parts = self.wall.parts(self.notes[self._first]) if part and self.notes else 1
        return Place(self._first, min(part, parts - 1))

    @cached_property
    def _first(self) -> int:
        """The contribution that the reader is at; the one before it in time when it is there no more."""
        name = self.scene.first_id.partition("/")[0]
        return next((at for at, note in enumerate(self.notes) if note.id <= name), 0) if name else 0

    @cached_property
    def shown(self) -> WallPage:
        """The notes of the page that the room sees."""
        return self.wall.page(self.notes, self.current, len(self.notes))

    @property
    def followed(self) -> bool:
        """Whether another page comes after the one that the room sees."""
        if self.current.note == READING:
            return self.current.part + 1 < len(self.reading[1]) or bool(self.notes)
        return bool(self.notes) and self.shown.following is not None

    def key(self, place: Place) -> str:
        """What `Screen.first_id` says for the page that begins there."""
        name = _READING_KEY if place.note == READING else self.notes[place.note].id
        return f"{name}/{place.part}" if place.part or place.note == READING else name

    @property
    def number(self) -> int:
        """Which page the room sees, from 0."""
        while self.current not in self.found and self.find(1):
            pass
        return self.found.index(self.current)

    def find(self, count: int) -> bool:
        """Look for that many more pages; returns whether there may be others still."""
        for _turn in range(count):
            place = next(self._starts, None)
            if place is None:
                self.complete = True
                break
            self.found.append(place)
        return not self.complete

    def all(self) -> list[Place]:
        """Where every page begins."""
        while self.find(64):
            pass
        return self.found

    @cached_property
    def _starts(self) -> Iterator[Place]:
        return self._from_the_first()

    def _from_the_first(self) -> Iterator[Place]:
        yield from (Place(READING, part) for part in range(len(self.reading[1])))
        if not self.notes and not self.reading[1]:
            yield Place(0)
        yield from self._between(0, self._first)
        yield from self._between(self._first, len(self.notes))

    def _between(self, begin: int, stop: int) -> Iterator[Place]:
        place: Place | None = Place(begin)
        while place is not None and place.note < stop:
            yield place
            place = self.shown.following if place == self.current else self.wall.after(self.notes, place, stop)


def question_marks(pages: Pages) -> tuple[Marks, Rect | None]:
    """The page that the room sees, but for what moves; and where its newest note is, when that one is in view."""
    scene, sheet, place = pages.scene, pages.sheet, pages.current
    aside = labels.contribution_count(len(scene.notes)) if scene.notes else ""
    top = badge(sheet, scene.kind, aside, scene.countdown)
    if place.note == READING:
        return (*top, _read(pages, place.part)), None
    if not scene.notes:
        return (*top, _alone(pages)), None
    marks: list[Mark] = [*top, Text(pages.body.x, pages.body.y, pages.heading, INK, GROUND)]
    cells = pages.shown.cells
    newest = None if scene.first_id or cells[0].continued else cells[0].rect
    language = i18n.language()
    for note, rect, words, first, last in cells:
        said = (note.weight, note.table_number, note.college, first > 0, last < len(words.lines))
        tile = _card(pages.wall, words, (first, last), rect[2:], note.kind, said, language)
        marks.append(Placed(rect.x, rect.y, tile))
    if newest is not None:
        ground = tokens.NOTE_COLOURS[cells[0].note.kind.value]
        marks.append(Frame(newest, tokens.ACCENT, sheet.px(8), sheet.px(_RADIUS), ground))
    return tuple(marks), newest


def _alone(pages: Pages) -> Text:
    place, sheet = pages.alone, pages.sheet
    style = Style(sheet.size(104), BOLD, CENTRE)
    made = fitted(pages.scene.question, place.width, place.height, style, sheet.floor)
    return middle(made, place.x + (place.width - made.width) // 2, place.y + place.height // 2, INK)


def _read(pages: Pages, part: int) -> Text:
    whole, ends = pages.reading
    return Text(pages.body.x, pages.body.y, whole, INK, GROUND, ends[part - 1] if part else 0, ends[part])


@lru_cache(maxsize=128)
def _card(
    wall: Wall,
    words: Block,
    lines: tuple[int, int],
    size: tuple[int, int],
    kind: ContributionKind,
    said: _Said,
    lang: str,
) -> Tile:
    """A note: its words at the top, its origin and the letter of its kind at the bottom."""
    sheet, pad, (width, height), colour = wall.sheet, wall.padding, size, tokens.NOTE_COLOURS[kind.value]
    chip = Placed(width - pad - wall.foot, height - pad - wall.foot + sheet.px(6), _chip(sheet, wall.foot, kind, lang))
    marks: list[Box | Text | Placed] = [
        Box(Rect(0, 0, width, height), colour, sheet.px(_RADIUS)),
        Text(pad, pad - sheet.px(6), words, INK, colour, *lines),
        chip,
    ]
    origin = _origin(*said, chip.x - pad - sheet.px(14), sheet.floor, lang)
    if origin is not None:
        marks.append(middle(origin, pad, chip.y + wall.foot // 2, tokens.PROJECTION_NOTE_SOFT_INK, colour))
    return Tile(width, height, GROUND, tuple(marks))


@lru_cache(maxsize=32)
def _chip(sheet: Sheet, side: int, kind: ContributionKind, _language: str) -> Tile:
    """The letter of a kind, for those who do not see its colour."""
    under = tokens.NOTE_COLOURS[kind.value]
    colour = mixed(GROUND, under, 0.6)
    letter = block(labels.kind_letter(kind), side, Style(sheet.floor, BOLD, CENTRE))
    box = Box(Rect(0, 0, side, side), colour, sheet.px(_RADIUS))
    return Tile(side, side, under, (box, middle(letter, 0, side // 2, INK, colour)))


@lru_cache(maxsize=256)
def _origin(
    weight: int,
    table_number: int | None,
    who: College | None,
    continued: bool,
    goes_on: bool,
    width: int,
    size: int,
    _language: str,
) -> Block | None:
    """How many said it, table and college, in full if the width allows; and whether the note is here in part."""
    table = labels.table(table_number) if table_number is not None else ""
    college = labels.college_short(who) if who is not None else ""
    times = f"×{weight}" if weight > 1 else ""
    before = " · ".join(filter(None, (_("… continued") if continued else "", times)))
    after = _("continues …") if goes_on else ""
    full = " · ".join(part for part in (before, table, college, after) if part)
    short = " · ".join(part for part in (before, labels.origin(table_number, who), after) if part)
    if not full:
        return None
    return elided(full if width_of(full, Style(size)) <= width else short, width, 1, Style(size))
