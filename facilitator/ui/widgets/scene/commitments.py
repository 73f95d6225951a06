"""What the room commits to: what, then who and by when."""

from __future__ import annotations

from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.scene.scenes import CommitmentsScene
from ....sessions.scene.values import Promise
from .heading import Headed, Room, headed_page, largest, sentence, white
from .marks import Box, Mark, Rect, Sheet, Text
from .pages import Page, Piece
from .parts import colour_of
from .text import BOLD, REGULAR, Block, Style, balanced

SIZES = (68, 58, 50)


def commitments_page(sheet: Sheet, scene: CommitmentsScene) -> Page:
    count = len(scene.promises)
    aside = ngettext("{count} commitment", "{count} commitments", count).format(count=count) if count else ""
    headed = Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: CommitmentsScene, room: Room) -> list[Piece]:
    if not scene.promises:
        return sentence(
            sheet, _("What will each of us do, and by when? The first commitment is written here."), room.paged
        )

    def made(size: int) -> list[Piece]:
        return [piece for one in scene.promises for piece in _promise(sheet, scene, one, size, room.paged)]

    return largest(sheet, SIZES, room, made)


def _promise(sheet: Sheet, scene: CommitmentsScene, promise: Promise, size: int, room: int) -> list[Piece]:
    """A bar beside both texts, on as many pages as they need."""
    palette, indent = sheet.palette, sheet.px(38)
    width = sheet.inner_width - indent
    texts = [(balanced(promise.what, width, Style(size, BOLD)), palette.ink)]
    if said := said_by(promise):
        texts.append((balanced(said, width, Style(max(sheet.floor, round(size * 0.8)), REGULAR)), palette.soft_ink))
    pieces: list[Piece] = []
    held: list[Mark] = []
    used = 0
    for made, colour in texts:
        first = 0
        for last in _ends(made, room, used):
            height = made.span(first, last).height
            if used and used + height > room:
                pieces.append(_barred(sheet, scene, held, used, bool(pieces)))
                held, used = [], 0
            held.append(Text(indent, used, made, colour, palette.ground, first, last))
            used, first = used + height, last
    return [*pieces, _barred(sheet, scene, held, used, bool(pieces))]


def _ends(made: Block, room: int, used: int) -> list[int]:
    """Where the lines end: whole under what is already there if it fits, else page by page."""
    return [len(made.lines)] if used + made.height <= room else made.chunks(room)


def _barred(sheet: Sheet, scene: CommitmentsScene, texts: list[Mark], height: int, continued: bool) -> Piece:
    bar = Box(Rect(0, 0, sheet.px(10), height), colour_of(sheet, scene.kind), sheet.px(5))
    return Piece(height, (bar, *texts), 0 if continued else white(sheet, 36))


def said_by(promise: Promise) -> str:
    """Who, and by when, as far as they are known."""
    when = _("by {date}").format(date=labels.long_date(promise.due)) if promise.due is not None else ""
    return "\u00a0· ".join(part for part in (promise.who, when) if part)
