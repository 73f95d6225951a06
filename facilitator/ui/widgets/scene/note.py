"""One contribution alone, as large as its paper holds it, under its question."""

from __future__ import annotations

from functools import lru_cache

from .... import i18n, tokens
from ....sessions.records import ContributionKind
from ....sessions.scene.scenes import NoteScene
from .card import RADIUS, foot_of, kind_chip, said_of, shortened, told_of
from .heading import Headed, Room, headed_page, is_roomy, size_of
from .marks import Box, Placed, Rect, Sheet, Text, Tile
from .pages import Page, Piece
from .text import MEDIUM, Block, Style, balanced, block, elided, fitted
from .wall import least_height

LARGEST = 132
_PARTS = ((False, True), (True, True), (True, False))
"""Whether a page continues the contribution, and whether it goes on."""


def note_page(sheet: Sheet, scene: NoteScene) -> Page:
    headed = Headed(scene.kind, scene.question, "", scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _papers(sheet, scene, room), least_height(sheet))


def _papers(sheet: Sheet, scene: NoteScene, room: Room) -> list[Piece]:
    """One paper that takes the page; several when the words need them."""
    width = sheet.inner_width - 2 * _padding(sheet)
    smallest = block(scene.note.text, width, Style(sheet.floor, MEDIUM))
    origin = _origin(sheet, scene, False, False)
    if smallest.height <= (high := _words_height(sheet, room.whole, origin)):
        words = fitted(scene.note.text, width, high, Style(sheet.size(LARGEST), MEDIUM), sheet.floor)
        return [_paper(sheet, scene, words, (0, len(words.lines)), room.whole)]
    papers, first = [], 0
    height = min(_words_height(sheet, room.paged, _origin(sheet, scene, *parts)) for parts in _PARTS)
    for last in smallest.chunks(height):
        papers.append(_paper(sheet, scene, smallest, (first, last), room.paged))
        first = last
    return papers


def _words_height(sheet: Sheet, height: int, origin: Block | None) -> int:
    foot = max(foot_of(sheet), origin.height if origin is not None else 0)
    return height - 2 * _padding(sheet) - foot - sheet.px(12)


def _paper(sheet: Sheet, scene: NoteScene, words: Block, lines: tuple[int, int], height: int) -> Piece:
    origin = _origin(sheet, scene, lines[0] > 0, lines[1] < len(words.lines))
    tile = _tile(sheet, words, lines, height, origin, scene.note.kind, i18n.language())
    return Piece(height, (Placed(0, 0, tile),))


@lru_cache(maxsize=16)
def _tile(
    sheet: Sheet,
    words: Block,
    lines: tuple[int, int],
    height: int,
    origin: Block | None,
    kind: ContributionKind,
    lang: str,
) -> Tile:
    colour, padding, foot = tokens.NOTE_COLOURS[kind.value], _padding(sheet), foot_of(sheet)
    width, high = sheet.inner_width, _words_height(sheet, height, origin)
    top = padding + max(0, round((high - words.span(*lines).height) * 0.42))
    chip = Placed(width - padding - foot, height - padding - foot, kind_chip(sheet, foot, kind, lang))
    marks: list[Box | Text | Placed] = [
        Box(Rect(0, 0, width, height), colour, sheet.px(2 * RADIUS)),
        Text(padding, top, words, tokens.NOTE_INK, colour, *lines),
        chip,
    ]
    if origin is not None:
        y = height - padding - max(origin.height, (foot + origin.height) // 2)
        marks.append(Text(padding, y, origin, tokens.NOTE_SOFT_INK, colour))
    return Tile(width, height, sheet.palette.ground, tuple(marks))


def _origin(sheet: Sheet, scene: NoteScene, continued: bool, goes_on: bool) -> Block | None:
    """How many said it, who, table and college; a name too long for its lines is shortened, nothing else."""
    said = said_of(scene.note, continued, goes_on)
    width = sheet.inner_width - 2 * _padding(sheet) - foot_of(sheet) - sheet.px(24)
    style, most = Style(size_of(sheet, 50)), 2 if is_roomy(sheet) else 1

    def suits(told: str) -> bool:
        return len(block(told, width, style).lines) <= most

    for short in (False, True):
        if suits(told := told_of(said, said.author, short)):
            return balanced(told, width, style) if told else None
    author = shortened(said.author, lambda name: suits(told_of(said, name, short=True)))
    return elided(told_of(said, author, short=True), width, most, style)


def _padding(sheet: Sheet) -> int:
    return sheet.px(48) if is_roomy(sheet) else sheet.height // 40
