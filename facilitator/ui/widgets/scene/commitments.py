"""What the room commits to, or committed to on earlier days: what, then who and by when."""

from __future__ import annotations

from typing import NamedTuple

from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.records import CommitmentState
from ....sessions.scene.scenes import CommitmentsScene, OpenCommitmentsScene
from ....sessions.scene.values import Promise
from .heading import Headed, Room, headed_page, largest, sentence, white
from .marks import Box, Mark, Rect, Sheet, Text
from .pages import Page, Piece
from .parts import colour_of
from .text import BOLD, REGULAR, Block, Style, balanced

SIZES = (68, 58, 50)
_Promised = CommitmentsScene | OpenCommitmentsScene


def commitments_page(sheet: Sheet, scene: CommitmentsScene) -> Page:
    count = len(scene.promises)
    aside = ngettext("{count} commitment", "{count} commitments", count).format(count=count) if count else ""
    return headed_page(sheet, _headed(scene, aside), lambda room: _pieces(sheet, scene, room))


def open_commitments_page(sheet: Sheet, scene: OpenCommitmentsScene) -> Page:
    """What is still to be done, with what is late and what has begun told in words."""
    count = len(scene.promises)
    aside = ngettext("{count} still open", "{count} still open", count).format(count=count)
    return headed_page(sheet, _headed(scene, aside), lambda room: _pieces(sheet, scene, room))


def _headed(scene: _Promised, aside: str) -> Headed:
    return Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)


def _pieces(sheet: Sheet, scene: _Promised, room: Room) -> list[Piece]:
    if not scene.promises:
        return sentence(
            sheet, _("What will each of us do, and by when? The first commitment is written here."), room.paged
        )
    lines = [_lines(sheet, one) for one in scene.promises]
    if isinstance(scene, CommitmentsScene) and scene.ambassadors:
        carried = _("Carried further by: {names}").format(names=", ".join(scene.ambassadors))
        lines.append([_Line(carried, colour_of(sheet, scene.kind), strong=True, small=True)])

    def made(size: int) -> list[Piece]:
        return [piece for told in lines for piece in _promise(sheet, scene, told, size, room.paged)]

    return largest(sheet, SIZES, room, made)


class _Line(NamedTuple):
    """A part of what is told of a promise."""

    text: str
    colour: str
    strong: bool = False
    small: bool = False


def _lines(sheet: Sheet, promise: Promise) -> list[_Line]:
    """What; who, with whom and by when as far as they are known; how it begins."""
    palette = sheet.palette
    lines = [_Line(promise.what, palette.ink, strong=True)]
    if said := said_by(promise):
        lines.append(_Line(said, palette.late if promise.late else palette.soft_ink, small=True))
    if promise.first_step:
        step = _("First step: {step}").format(step=promise.first_step)
        lines.append(_Line(step, palette.soft_ink, small=True))
    return lines


def _promise(sheet: Sheet, scene: _Promised, lines: list[_Line], size: int, room: int) -> list[Piece]:
    """A bar beside all the lines, on as many pages as they need."""
    indent, small = sheet.px(38), max(sheet.floor, round(size * 0.8))
    pieces: list[Piece] = []
    held: list[Mark] = []
    used = 0
    for line in lines:
        style = Style(small if line.small else size, BOLD if line.strong else REGULAR)
        made, first = balanced(line.text, sheet.inner_width - indent, style), 0
        for last in _ends(made, room, used):
            height = made.span(first, last).height
            if used and used + height > room:
                pieces.append(_barred(sheet, scene, held, used, bool(pieces)))
                held, used = [], 0
            held.append(Text(indent, used, made, line.colour, sheet.palette.ground, first, last))
            used, first = used + height, last
    return [*pieces, _barred(sheet, scene, held, used, bool(pieces))]


def _ends(made: Block, room: int, used: int) -> list[int]:
    """Where the lines end: whole under what is already there if it fits, else page by page."""
    return [len(made.lines)] if used + made.height <= room else made.chunks(room)


def _barred(sheet: Sheet, scene: _Promised, texts: list[Mark], height: int, continued: bool) -> Piece:
    bar = Box(Rect(0, 0, sheet.px(10), height), colour_of(sheet, scene.kind), sheet.px(5))
    return Piece(height, (bar, *texts), 0 if continued else white(sheet, 36))


def said_by(promise: Promise) -> str:
    """Where it stands once it has begun, who, with whom and by when, as far as they are known."""
    begun = labels.commitment_state(promise.state) if promise.state is not CommitmentState.PLANNED else ""
    with_whom = _("with {partners}").format(partners=promise.partners) if promise.partners else ""
    return "\u00a0· ".join(part for part in (begun, promise.who, with_whom, _by_when(promise)) if part)


def _by_when(promise: Promise) -> str:
    if promise.due is None:
        return ""
    told = _("was due on {date}") if promise.late else _("by {date}")
    return told.format(date=labels.long_date(promise.due))
