"""Which neighbours move, and where to, when something is put down among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .boxes import Box, Ground
from .layout import WallLayout
from .text import GAP

MOST = 24
"""How many neighbours go aside at most."""


def going_aside(layout: WallLayout, dropped: Mapping[str, Box]) -> dict[str, Box] | None:
    """The neighbours of the *dropped* boxes go the shortest way aside, and push what they meet in turn.

    None when that would stir more than `MOST` of them: the wall then settles by itself.
    """
    taken, gone = Ground(), dict[str, Box]()
    for name, box in dropped.items():
        taken.put(name, box)
    pushing = list(dropped.values())
    for pusher in pushing:
        for name in _blocks_in(layout, pusher.grown(GAP // 2)):
            if name in taken.boxes:
                continue
            gone[name] = taken.nearest_free(layout.blocks[name], GAP)
            taken.put(name, gone[name])
            pushing.append(gone[name])
            if len(gone) > MOST:
                return None
    return gone


def settling(layout: WallLayout, dropped: Mapping[str, Box]) -> dict[str, Box]:
    """What goes where by itself once the *dropped* boxes are shown in their places: columns go down, say."""
    places = {name: (box.left, box.top) for name, box in dropped.items()}
    notes = [replace(note, place=places[note.id], group="") if note.id in places else note for note in layout.notes]
    groups = [replace(one, place=places.get(one.id, one.place)) for one in layout.groups.values()]
    after, before = WallLayout(notes, groups, layout).blocks, layout.blocks
    return {name: box for name, box in after.items() if name not in dropped and box[:2] != before[name][:2]}


def _blocks_in(layout: WallLayout, area: Box) -> list[str]:
    """The frames and the loose notes that meet *area*."""
    loose = [note.id for note in layout.notes_in(area) if note.id in layout.blocks]
    return [*(group.id for group in layout.groups_in(area)), *loose]
