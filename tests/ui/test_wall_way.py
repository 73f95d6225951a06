"""What makes way on the wall when something is put down: as little as can be, and exactly as it was shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from facilitator import tokens
from facilitator.ui.widgets.wall.boxes import Box
from facilitator.ui.widgets.wall.layout import WallLayout
from facilitator.ui.widgets.wall.notes import WallGroup, WallNote
from facilitator.ui.widgets.wall.way import MOST, going_aside, settling

GROUPS = (WallGroup("a", "Informer", "3"), WallGroup("b", "Secteurs", "2"))
TEXTS = ("Court", "Un texte un peu plus long, sur deux lignes", "Une phrase dite dans la salle. " * 12)


def notes(texts: list[str], grouped: int) -> list[WallNote]:
    made = []
    for rank, text in enumerate(texts):
        group = ("a", "b")[rank % 2] if rank < grouped else ""
        made.append(WallNote(f"n{rank}", text, tokens.NOTE_COLOURS["idea"], "I", group=group))
    return made


def shown(layout: WallLayout, places: dict[str, Box]) -> WallLayout:
    """The layout once these places are kept."""
    corners = {name: (box.left, box.top) for name, box in places.items()}
    moved = [replace(n, place=corners[n.id], group="") if n.id in corners else n for n in layout.notes]
    frames = [replace(g, place=corners.get(g.id, g.place)) for g in layout.groups.values()]
    return WallLayout(moved, frames, layout)


def apart(layout: WallLayout) -> bool:
    blocks = list(layout.blocks.values())
    return not any(one.meets(other) for rank, one in enumerate(blocks) for other in blocks[:rank])


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.sampled_from(TEXTS), min_size=2, max_size=40),
    grouped=st.integers(0, 5),
    dragged=st.integers(0, 39),
    x=st.integers(0, 2000),
    y=st.integers(0, 1500),
)
def test_what_was_told_is_where_it_ends_and_nothing_overlaps(
    qapp: QApplication, texts: list[str], grouped: int, dragged: int, x: int, y: int
) -> None:
    layout = WallLayout(notes(texts, grouped), GROUPS)
    name = f"n{dragged % len(texts)}"
    dropped = {name: layout.boxes[name].at(x, y)}
    aside = going_aside(layout, dropped)
    if aside is None:
        after, settled = shown(layout, dropped), settling(layout, dropped)
        assert apart(after)
        assert all(after.blocks[moved] == box for moved, box in settled.items())
        return

    after = shown(layout, {**dropped, **aside})
    assert len(aside) <= MOST
    assert apart(after)
    if not layout.note[name].group:  # a frame that loses a note shrinks: what is below may stay
        for moved, box in {**dropped, **aside}.items():
            assert after.blocks[moved][:2] == box[:2]
        for other, box in layout.blocks.items():
            if other not in aside and other != name:
                assert after.blocks[other] == box


def test_on_free_ground_nobody_moves(qapp: QApplication) -> None:
    layout = WallLayout(notes(["Court"] * 30, 0))
    assert going_aside(layout, {"n3": layout.boxes["n3"].at(0, layout.bounds.bottom + 100)}) == {}


@pytest.mark.parametrize("count", [400, 2_000])
def test_on_a_crowded_wall_columns_go_down_as_it_was_shown(qapp: QApplication, count: int) -> None:
    layout = WallLayout(notes([TEXTS[rank % 3] for rank in range(count)], 0))
    under = layout.boxes["n9"]
    dropped = {f"n{count - 1}": layout.boxes[f"n{count - 1}"].at(under.left + 20, under.top + 20)}
    assert going_aside(layout, dropped) is None

    shift = settling(layout, dropped)
    after = shown(layout, dropped)
    assert shift
    assert all(after.blocks[name] == box for name, box in shift.items())
    assert apart(after)
