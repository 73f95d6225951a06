"""A question on the room's screen: alone and large at first, then above the wall of what was said.

A question too long to stand above the wall keeps its beginning there, and is read in full on pages of its own, before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .... import i18n, tokens
from ....sessions import labels
from ....sessions.scene.scenes import QuestionScene
from ....sessions.scene.values import Note
from .card import RADIUS, card, said_of
from .heading import READING_KEY, USUAL_HEADING, gap_under, room_for
from .marks import Frame, Mark, Marks, Placed, Rect, Sheet, Text
from .pages import Page, Pages
from .parts import badge, middle, rail
from .text import BOLD, CENTRE, MEDIUM, Block, Style, block, fitted
from .wall import Place, Wall, WallPage, least_height, wall_of

FEW, LARGER = 8, (66, 54)
"""So few notes are larger, in one of these sizes for 1080 lines, while one page holds them all."""
READING = -1
"""The note number of the pages on which a long question is read."""


@dataclass
class QuestionLayout:
    """Where the question and its notes stand, on every page.

    When the reader is at some contribution, a page begins there, and the newer ones are paged apart.
    """

    scene: QuestionScene
    sheet: Sheet

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The newest first."""
        return self.scene.notes[::-1]

    @cached_property
    def heading(self) -> Block:
        sheet, text = self.sheet, self.scene.question
        usual = min(sheet.px(USUAL_HEADING), self._longest)
        room = usual if self._smallest.height <= usual else self._longest
        return fitted(text, sheet.inner_width, room, Style(sheet.size(64), BOLD), sheet.floor)

    @cached_property
    def _longest(self) -> int:
        """How high the question may be above its wall, which needs the height of a note of two lines."""
        return room_for(self.sheet, least_height(self.sheet))

    @cached_property
    def _smallest(self) -> Block:
        return block(self.scene.question, self.sheet.inner_width, Style(self.sheet.floor, BOLD))

    @cached_property
    def reading(self) -> tuple[Block, list[int]]:
        """The whole question and where its pages end; no page at all when the heading or the page holds it."""
        sheet = self.sheet
        small = self._smallest if self.notes else block(self.scene.question, self.alone.width, self._smallest.style)
        if small.height <= (self._longest if self.notes else self.alone.height):
            return small, []
        whole = block(self.scene.question, sheet.inner_width, Style(sheet.size(52), MEDIUM))
        return whole, whole.chunks(sheet.paged_body.height)

    @property
    def body(self) -> Rect:
        return self.sheet.body

    @property
    def alone(self) -> Rect:
        """Where a question is that has no answer yet."""
        inset = self.body.width // 16
        return Rect(self.body.x + inset, self.body.y, self.body.width - 2 * inset, round(self.body.height * 0.92))

    @cached_property
    def wall(self) -> Wall:
        """Where the notes are. When one page holds them all, it goes down to the rail; a few notes are larger."""
        sheet, top = self.sheet, self.body.y + self.heading.height + gap_under(self.sheet)
        tall = Rect(self.body.x, top, self.body.width, self.body.bottom - top)
        for size in () if self.reading[1] or self._first else self._sizes:
            wall = wall_of(sheet, tall, size)
            if wall.holds(self.notes):
                return wall
        return wall_of(sheet, tall._replace(height=sheet.paged_body.bottom - top), sheet.floor)

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
        if reading and (name == READING_KEY or not self.notes):
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
    def _is_followed(self) -> bool:
        if self.current.note == READING:
            return self.current.part + 1 < len(self.reading[1]) or bool(self.notes)
        return bool(self.notes) and self.shown.following is not None

    def pages(self) -> Pages:
        """The pages, found one by one: hundreds of notes are not placed before somebody turns to them."""
        coming = (self._name(place) for place in self._from_the_first())
        return Pages((), self._name(self.current), coming, followed=self._is_followed)

    def _name(self, place: Place) -> str:
        """The page that begins there, by the contribution that it begins with; nothing for the latest."""
        if place == Place(0):
            return ""
        name = READING_KEY if place.note == READING else self.notes[place.note].id
        return f"{name}/{place.part}" if place.part or place.note == READING else name

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


def question_page(sheet: Sheet, scene: QuestionScene) -> Page:
    layout = QuestionLayout(scene, sheet)
    marks, newest = _marks(layout)
    return Page(sheet.palette.ground, (*marks, *rail(sheet, scene.rail)), layout.pages(), newest)


def _marks(layout: QuestionLayout) -> tuple[Marks, Rect | None]:
    """The page that the room sees, but for what moves; and where its newest note is, when that one is in view."""
    scene, sheet, place = layout.scene, layout.sheet, layout.current
    aside = labels.contribution_count(len(scene.notes)) if scene.notes else ""
    top = badge(sheet, scene.kind, aside, scene.countdown)
    if place.note == READING:
        return (*top, _read(layout, place.part)), None
    if not scene.notes:
        return (*top, _alone(layout)), None
    title = Text(layout.body.x, layout.body.y, layout.heading, sheet.palette.ink, sheet.palette.ground)
    marks: list[Mark] = [*top, title]
    cells = layout.shown.cells
    newest = None if scene.first_id or cells[0].continued else cells[0].rect
    language = i18n.language()
    for note, rect, words, first, last in cells:
        said = said_of(note, first > 0, last < len(words.lines))
        size = (rect.width, rect.height)
        tile = card(sheet, words, (first, last), size, layout.wall.padding, note.kind, said, language)
        marks.append(Placed(rect.x, rect.y, tile))
    if newest is not None:
        ground = tokens.NOTE_COLOURS[cells[0].note.kind.value]
        marks.append(Frame(newest, tokens.LIGHT.accent, sheet.px(8), sheet.px(RADIUS), ground))
    return tuple(marks), newest


def _alone(layout: QuestionLayout) -> Text:
    place, sheet, palette = layout.alone, layout.sheet, layout.sheet.palette
    style = Style(sheet.size(104), BOLD, CENTRE)
    made = fitted(layout.scene.question, place.width, place.height, style, sheet.floor)
    return middle(
        made, place.x + (place.width - made.width) // 2, place.y + place.height // 2, palette.ink, palette.ground
    )


def _read(layout: QuestionLayout, part: int) -> Text:
    (whole, ends), palette = layout.reading, layout.sheet.palette
    return Text(
        layout.body.x, layout.body.y, whole, palette.ink, palette.ground, ends[part - 1] if part else 0, ends[part]
    )
