"""What the room reads of speaking time: every college with its minutes and share, and a mark for who is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from facilitator.sessions.records import ItemKind
from facilitator.sessions.scene.scenes import SpeakingTimeScene
from facilitator.sessions.scene.values import Spoken
from facilitator.tokens import LIGHT
from facilitator.ui.widgets.scene.marks import Box

from .layouts import all_pages, marks_of, sheet_of, words_of
from .read_through import read_through, typeset
from .scenes import RAIL, RUNNING, SIZES, TEXTS

SMALL, USUAL = SIZES[0], SIZES[3]
LEGEND = "Le trait sombre : sa part des présents"
FOUR = (
    Spoken("elected", "Élus", 34, 60, 50),
    Spoken("dgs", "DGS", 12, 21, 10),
    Spoken("expert", "Experts", 9, 16, 0),
    Spoken("inhabitants", "Habitants", 2, 3, 40),
)


def scene(*spoken: Spoken) -> SpeakingTimeScene:
    total = sum(one.minutes for one in spoken)
    return SpeakingTimeScene(RAIL, ItemKind.REFLECTION, "Qui a parlé ?", spoken, total, RUNNING)


def ticks(shown: SpeakingTimeScene) -> list[Box]:
    """The marks on the bars: upright, in the colour of the words."""
    boxes = [mark for mark in marks_of(shown, USUAL) if isinstance(mark, Box)]
    return [one for one in boxes if one.rect.width < one.rect.height and one.colour == LIGHT.ink]


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["small", "usual"])
def test_each_college_stands_with_its_minutes_and_its_share(size: QSize) -> None:
    told = words_of(marks_of(scene(*FOUR), size))
    for one in FOUR:
        assert one.name in told
        assert f"{one.minutes} min" in told
        assert f"{one.share} %" in told
    assert LEGEND in told
    assert "57 min en tout" in told


def test_the_mark_stands_where_the_share_of_those_present_would_end() -> None:
    """Bars are as long as the largest of all shares."""
    sheet = sheet_of(scene(*FOUR), USUAL)
    found = [(tick.rect.x - sheet.margin) / (sheet.inner_width - tick.rect.width) for tick in ticks(scene(*FOUR))]
    assert found == pytest.approx([50 / 60, 10 / 60, 0, 40 / 60], abs=0.005)


def test_while_nobody_is_known_to_be_there_nothing_is_marked_nor_explained() -> None:
    unknown = scene(*(replace(one, people=None) for one in FOUR))
    assert ticks(unknown) == []
    assert LEGEND not in words_of(marks_of(unknown, USUAL))


def test_whatever_the_names_everything_is_read_in_order() -> None:
    names = [f"{text} ({n})" for n, text in enumerate(list(TEXTS.values())[:-1])] * 2
    every = [f"{name} {place}" for place, name in enumerate(names)]
    long = scene(*(Spoken(f"{place}", name, 3, 7, 7) for place, name in enumerate(every)))
    assert len(list(all_pages(long, SMALL))) > 1
    assert read_through(long, SMALL, every) == [typeset(name) for name in every]
