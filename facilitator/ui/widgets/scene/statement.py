"""A sentence of the synthesis alone, large, under the question that it answers; what the room said of it below."""

from __future__ import annotations

from collections.abc import Iterable

from ....i18n import _
from ....sessions import labels
from ....sessions.records import StatementKind, Validation
from ....sessions.scene.scenes import StatementScene
from .heading import Headed, Room, headed_page, largest, size_of, white
from .marks import Sheet
from .pages import Page, Piece, told
from .text import BOLD, MEDIUM, Style

SIZES = (112, 96, 84, 72, 60)
_MARKS = {Validation.VALIDATED: "✓", Validation.AMENDED: "✓", Validation.CONTESTED: "✕"}


def statement_page(sheet: Sheet, scene: StatementScene) -> Page:
    """Nothing tells what is expected of the room: what it said is shown once it is said."""
    aside = _("Sentence {number} of {of}").format(number=scene.number, of=scene.of)
    title = scene.question or labels.statement_kind(StatementKind.ESSENTIAL)
    headed = Headed(scene.kind, title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: StatementScene, room: Room) -> list[Piece]:
    """What sort of sentence it is, its words as large as they may be, what the room said."""
    palette = sheet.palette

    def made(size: int) -> list[Piece]:
        style, before = Style(size, MEDIUM), white(sheet, 18)
        words = _placed(told(scene.text, sheet.inner_width, style, palette.ink, palette.ground, room.paged), before)
        return [*_sort(sheet, scene, room), *words, *_verdict(sheet, scene, room)]

    return largest(sheet, SIZES, room, made)


def _sort(sheet: Sheet, scene: StatementScene, room: Room) -> list[Piece]:
    """What it is, and whose; nothing for one of the day's."""
    if scene.sort is StatementKind.ESSENTIAL:
        return []
    kind = {
        StatementKind.SUMMARY: _("What we keep"),
        StatementKind.AGREEMENT: _("We agree"),
        StatementKind.DISSENT: _("We are divided"),
    }[scene.sort]
    words = kind if scene.college is None else f"{kind} · {labels.college_group(scene.college)}"
    style = Style(size_of(sheet, 50), BOLD)
    colour = sheet.palette.late if scene.sort is StatementKind.DISSENT else sheet.palette.accent
    pieces = told(words, sheet.inner_width, style, colour, sheet.palette.ground, room.paged)
    return [Piece(piece.height, piece.marks, piece.before, leads=True) for piece in pieces]


def _verdict(sheet: Sheet, scene: StatementScene, room: Room) -> list[Piece]:
    """What the room said, in a mark, words and a colour; nothing before."""
    if scene.said is Validation.PENDING:
        return []
    palette = sheet.palette
    colour = palette.late if scene.said is Validation.CONTESTED else palette.kinds["reflection"]
    words = f"{_MARKS[scene.said]} {labels.validation(scene.said, scene.contested_by)}"
    style = Style(size_of(sheet, 54), BOLD)
    made = told(words, sheet.inner_width, style, colour, palette.ground, room.paged)
    return _placed(made, white(sheet, 44))


def _placed(pieces: Iterable[Piece], before: int) -> list[Piece]:
    """The same, the first of them with some white above it."""
    first, *rest = pieces
    return [Piece(first.height, first.marks, before, first.leads), *rest]
