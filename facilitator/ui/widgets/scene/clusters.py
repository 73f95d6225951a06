"""The clusters of a question, the heaviest first, each with what weighs on it."""

from __future__ import annotations

from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.scene.scenes import ClustersScene
from ....sessions.scene.values import Group
from .heading import Headed, Room, headed_page, largest, sentence, white
from .marks import Sheet, Text
from .pages import Page, Piece
from .rows import Entry, entries_in
from .text import MEDIUM, Style, block

SIZES = (60, 52)


def clusters_page(sheet: Sheet, scene: ClustersScene) -> Page:
    count = len(scene.groups)
    aside = ngettext("{count} cluster", "{count} clusters", count).format(count=count) if count else ""
    headed = Headed(scene.kind, scene.question, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _pieces(sheet, scene, room))


def _pieces(sheet: Sheet, scene: ClustersScene, room: Room) -> list[Piece]:
    if not scene.groups:
        return sentence(sheet, _("What belongs together will be gathered here."), room.paged)
    heaviest = max(1, *(group.weight for group in scene.groups))
    voices = any(group.weight != group.count for group in scene.groups)
    entries = [
        Entry(
            group.title,
            _counted(group, voices),
            group.weight / heaviest,
            sheet.palette.clusters.get(group.colour, sheet.palette.clusters[""]),
        )
        for group in scene.groups
    ]
    last = _loose(sheet, scene.loose)
    return largest(sheet, SIZES, room, lambda size: [*entries_in(sheet, entries, room, size), *last])


def _counted(group: Group, voices: bool) -> str:
    """How many contributions, and how many people said them when some were said by several."""
    said = labels.contribution_count(group.count)
    if not voices:
        return said
    return f"{said} · " + ngettext("{count} voice", "{count} voices", group.weight).format(count=group.weight)


def _loose(sheet: Sheet, count: int) -> list[Piece]:
    """What no cluster holds, at the end."""
    if not count:
        return []
    told = ngettext("{count} contribution on its own", "{count} contributions on their own", count)
    made = block(told.format(count=count), sheet.inner_width, Style(sheet.floor, MEDIUM))
    marks = (Text(0, 0, made, sheet.palette.soft_ink, sheet.palette.ground),)
    return [Piece(made.height, marks, white(sheet, 34))]
