"""Speaking time on the room's screen: a bar for each college, and a mark where its share of those present would be."""

from __future__ import annotations

from ....i18n import _
from ....sessions import labels
from ....sessions.scene.scenes import SpeakingTimeScene
from ....sessions.scene.values import Spoken
from .heading import Headed, Room, headed_page, sentence, white
from .marks import Sheet
from .pages import Page, Piece, told
from .parts import colour_of
from .rows import Entry, entries_in
from .text import MEDIUM, Style

SIZES = (64, 54)


def speaking_page(sheet: Sheet, scene: SpeakingTimeScene) -> Page:
    """The longest first. What the mark means is said under the bars."""
    aside = _("{time} in all").format(time=labels.duration(scene.minutes)) if scene.minutes else ""
    headed = Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: SpeakingTimeScene, room: Room) -> list[Piece]:
    if not scene.spoken:
        return sentence(sheet, _("Nobody has spoken yet."), room.paged)
    for size in (*map(sheet.size, SIZES), sheet.floor):
        pieces = _in(sheet, scene, room, size)
        if room.holds(pieces):
            return pieces
    return pieces


def _in(sheet: Sheet, scene: SpeakingTimeScene, room: Room, size: int) -> list[Piece]:
    most = max(1, *(max(one.share, one.people or 0) for one in scene.spoken))
    entries = [
        Entry(
            one.name,
            labels.duration(one.minutes),
            one.share / most,
            colour_of(sheet, scene.kind),
            strong=one.minutes > 0,
            aside=_("{share} %").format(share=one.share),
            beside=one.people / most if one.people is not None else None,
        )
        for one in scene.spoken
    ]
    return [*entries_in(sheet, entries, room, size), *_legend(sheet, scene.spoken, room)]


def _legend(sheet: Sheet, spoken: tuple[Spoken, ...], room: Room) -> list[Piece]:
    if all(one.people is None for one in spoken):
        return []
    palette, words = sheet.palette, _("The dark mark: its share of those present")
    style, before = Style(sheet.floor, MEDIUM), white(sheet, 20)
    return list(told(words, sheet.inner_width, style, palette.soft_ink, palette.ground, room.paged, before=before))
