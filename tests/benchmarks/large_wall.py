"""A wall of thousands of notes, and looking about on it."""

from __future__ import annotations

from facilitator.ui.widgets.wall.canvas import WallCanvas
from facilitator.ui.widgets.wall.notes import WallGroup, WallNote

from .large_file import WORDS

COLOURS = ("#FFE58A", "#F7C6D3", "#BFDDF5", "#C6E7B8")
GROUPS = [WallGroup(f"g{rank}", f"Regroupement {rank}", "9") for rank in range(10)]


def notes_of(count: int) -> list[WallNote]:
    """As people write them: from four words to seventeen; the first ones in groups."""
    return [
        WallNote(
            id=f"n{rank:05}",
            text=f"{rank} " + " ".join(WORDS[(rank + place) % len(WORDS)] for place in range(4 + rank % 14)),
            colour=COLOURS[rank % 4],
            letter="IFQE"[rank % 4],
            origin=f"T{1 + rank % 6}",
            group=f"g{rank // 9}" if rank < 90 else "",
            weight=1 + rank % 3,
        )
        for rank in range(count)
    ]


def look(wall: WallCanvas, scale: float) -> None:
    """Go to that scale and paint all that lies around, as idle time would."""
    wall._use(scale)
    wall._go(0, 0)
    settle(wall)


def settle(wall: WallCanvas) -> None:
    wall.repaint()
    while wall._filling.isActive():
        wall._filling.stop()
        wall._fill()
