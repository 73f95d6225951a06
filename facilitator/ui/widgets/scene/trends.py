"""The strong trends on the room's screen: the one that weighs most first, its bar the longest."""

from __future__ import annotations

from collections.abc import Iterator

from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.scene.scenes import TrendsScene
from ....sessions.scene.values import Ranked
from .heading import Headed, Room, headed_page, sentence
from .marks import Sheet
from .pages import Page, Piece
from .parts import colour_of
from .rows import Entry, entry_pieces

SIZES = (60, 52)
_FIRST = 3
"""So many stand out."""


def trends_page(sheet: Sheet, scene: TrendsScene) -> Page:
    """Ranked once somebody answered; before, they are what there is to choose from."""
    aside = labels.answer_count(scene.answers) if scene.answers else ""
    headed = Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: TrendsScene, room: Room) -> list[Piece]:
    if not scene.trends:
        return sentence(sheet, _("There is nothing to choose from yet."), room.paged)
    return entry_pieces(sheet, [_entry(sheet, scene, one) for one in scene.trends], room, SIZES)


def _entry(sheet: Sheet, scene: TrendsScene, one: Ranked) -> Entry:
    colour = colour_of(sheet, scene.kind)
    if one.mean is None:
        return Entry(one.title, "", 0.0, colour, mark=str(one.number))
    worst = max(len(scene.trends), 2)
    return Entry(
        one.title,
        labels.mean(one.mean),
        max(0.0, (worst - one.mean) / (worst - 1)),
        colour,
        mark=str(one.rank),
        strong=one.rank <= _FIRST,
        aside=" · ".join(_beside(one)),
    )


def _beside(one: Ranked) -> Iterator[str]:
    """How many put it first, and whether another one weighs as much."""
    if one.first:
        yield ngettext("{count} in the top 3", "{count} in the top 3", one.first).format(count=one.first)
    if one.tied:
        yield _("tied")
