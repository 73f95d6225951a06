"""The end of the day on the room's screen: what it was worth, its words, what to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....i18n import _
from ....sessions import labels
from ....sessions.scene.scenes import EvaluationScene
from ....sessions.scene.values import Word
from .heading import Headed, Room, headed_page, sentence, white
from .marks import Box, Mark, Rect, Sheet, Text, mixed
from .pages import Page, Piece, told
from .parts import colour_of
from .text import BOLD, CENTRE, MEDIUM, REGULAR, Style, block

_SIZES = (64, 54)
"""Of the words that most people said, and of those that several did."""
_BARS = 190
"""How high the longest bar may be, for 1080 lines."""


def evaluation_page(sheet: Sheet, scene: EvaluationScene) -> Page:
    total = sum(scene.counts)
    aside = labels.answer_count(total) if total else ""
    headed = Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: EvaluationScene, room: Room) -> list[Piece]:
    if not any(scene.counts) and not scene.words and not scene.changes:
        return sentence(sheet, _("From 0, time lost, to 5, time well spent. And in one word?"), room.paged)
    return [
        *(_bars(sheet, scene, room) if any(scene.counts) else ()),
        *_cloud(sheet, scene.words, room.paged),
        *_changes(sheet, scene.changes, room.paged),
    ]


def _bars(sheet: Sheet, scene: EvaluationScene, room: Room) -> Iterator[Piece]:
    """A column for each value, how many over it; the mean beside them."""
    palette, colour, style = sheet.palette, colour_of(sheet, scene.kind), Style(sheet.floor, BOLD, CENTRE)
    line = block("0", 1000, style).height
    wide = round(sheet.inner_width * 0.62)
    column = wide // max(1, len(scene.counts))
    high = min(white(sheet, _BARS), room.paged - 2 * line - white(sheet, 20))
    marks: list[Mark] = []
    most = max(scene.counts)
    for value, count in enumerate(scene.counts):
        strong, x = count == most, value * column
        bar = max(sheet.px(6), round(high * count / most))
        top = line + high - bar
        fill = colour if strong else mixed(colour, palette.ground, 0.6)
        marks.append(Box(Rect(x + column // 8, top, column - column // 4, bar), fill, sheet.px(8)))
        marks.append(Text(x, top - line, block(str(count), column, style), palette.ink, palette.ground))
        under = block(str(value), column, style._replace(weight=REGULAR))
        marks.append(Text(x, line + high, under, palette.soft_ink, palette.ground))
    words = _("{mean} out of {most}").format(mean=labels.mean(scene.mean), most=len(scene.counts) - 1)
    beside = block(words, sheet.inner_width - wide - sheet.px(40), Style(sheet.floor, BOLD))
    height = high + 2 * line
    if beside.height <= height and not beside.broken:
        y = (height - beside.height) // 2
        marks.append(Text(wide + sheet.px(40), y, beside, palette.ink, palette.ground))
    yield Piece(height, tuple(marks))


def _cloud(sheet: Sheet, words: Sequence[Word], room: int) -> list[Piece]:
    """The words one after the other, larger when more people said them; a line is one piece."""
    palette, gap = sheet.palette, sheet.px(48)
    most = max((word.count for word in words), default=0)
    pieces: list[Piece] = []
    line: list[Mark] = []
    x = height = 0
    for word in words:
        said = f"{word.text} ×\u00a0{word.count}" if word.count > 1 else word.text
        style = _style(sheet, word, most)
        made = block(said, sheet.inner_width, style)
        alone = len(made.lines) > 1
        if line and (alone or x + made.natural_width > sheet.inner_width):
            pieces.append(Piece(height, tuple(line), white(sheet, 14)))
            line, x, height = [], 0, 0
        if alone:
            style = style._replace(size=sheet.floor)
            before = white(sheet, 14)
            pieces += told(said, sheet.inner_width, style, palette.ink, palette.ground, room, before=before)
            continue
        line.append(Text(x, 0, made, palette.ink, palette.ground))
        x, height = x + made.natural_width + gap, max(height, made.height)
    return [*pieces, Piece(height, tuple(line), white(sheet, 14))] if line else pieces


def _style(sheet: Sheet, word: Word, most: int) -> Style:
    if word.count == most > 1:
        return Style(sheet.size(_SIZES[0]), BOLD)
    return Style(sheet.size(_SIZES[1]), MEDIUM) if word.count > 1 else Style(sheet.floor, REGULAR)


def _changes(sheet: Sheet, changes: Sequence[Word], room: int) -> Iterator[Piece]:
    """What to change, under a few words."""
    if not changes:
        return
    palette, style = sheet.palette, Style(sheet.floor, MEDIUM)
    heads = list(told(_("To change"), sheet.inner_width, style, palette.soft_ink, palette.ground, room))
    for piece in heads:
        yield Piece(piece.height, piece.marks, white(sheet, 30), leads=True)
    for change in changes:
        said = f"{change.text} ×\u00a0{change.count}" if change.count > 1 else change.text
        before = white(sheet, 18)
        yield from told(said, sheet.inner_width, style, palette.ink, palette.ground, room, before=before)
