"""Every scene, at the five sizes, in every look of the room, with hard content: legible, inside the picture, apart.

All is measured on the layout itself, on every page, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize

from facilitator import i18n, paths
from facilitator.sessions.legibility import smallest_font
from facilitator.sessions.scene.scenes import SCENES, Scene
from facilitator.sessions.scene.values import Look
from facilitator.ui.widgets.scene.layout import page_of
from facilitator.ui.widgets.scene.marks import Box, Mark, Rect, Text

from .layouts import all_pages, contrast, ink, marks_of, sheet_of
from .scenes import LOOKS, SIZES, TEXTS, every_scene

FEW_PAGES = 3
"""A novel has hundreds of pages; the first ones and the last say enough."""
TELLING = ("ordinary", "one word", "a page")
"""The texts that break the most."""

sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def pages(text: str, size: QSize, look: Look) -> Iterator[tuple[str, Scene, list[Mark]]]:
    """Some pages of every scene that holds *text*, with their marks."""
    for name, scene in every_scene(text, look).items():
        found = list(all_pages(scene, size))
        for page in [*found[: FEW_PAGES - 1], found[-1]]:
            yield name, page, marks_of(page, size)


def check(text: str, size: QSize, look: Look) -> None:
    whole = Rect(0, 0, size.width(), size.height())
    least = size.height() * look.capital / 0.668
    for name, scene, marks in pages(text, size, look):
        written = [mark for mark in marks if isinstance(mark, Text) and mark.words.strip()]
        for mark in marks:
            assert whole.holds(mark.rect), ("outside", name, mark)
        for place, mark in enumerate(written):
            assert mark.style.size >= least, ("too small", name, mark.words)
            for other in written[place + 1 :]:
                assert not ink(mark).meets(ink(other)), ("one over the other", name, mark.words, other.words)
        check_contrast(name, page_of(scene, sheet_of(scene, size)).ground, marks)


def check_contrast(name: str, ground: str, marks: list[Mark]) -> None:
    """At least 7:1, on what is really under the letters."""
    boxes: list[Box] = []
    for mark in marks:
        if isinstance(mark, Box):
            boxes.append(mark)
        elif isinstance(mark, Text):
            under = next((box.colour for box in reversed(boxes) if box.rect.meets(mark.rect)), ground)
            assert under.lower() == mark.ground.lower(), ("on another ground", name, mark.words)
            assert contrast(mark.colour, mark.ground) >= 7, ("too pale", name, mark.words, mark.colour, mark.ground)


@sizes
@pytest.mark.parametrize("name", TELLING)
def test_every_scene_is_legible_inside_the_picture_and_never_one_text_over_another(size: QSize, name: str) -> None:
    check(TEXTS[name], size, LOOKS["light"])


@pytest.mark.parametrize("size", [SIZES[2], SIZES[3]], ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("name", [name for name in TEXTS if name not in TELLING])
def test_it_is_so_whatever_the_text(size: QSize, name: str) -> None:
    check(TEXTS[name], size, LOOKS["light"])


@sizes
@pytest.mark.parametrize("name", TELLING)
def test_it_is_so_in_the_deepest_room_whose_letters_are_twice_as_large(size: QSize, name: str) -> None:
    check(TEXTS[name], size, LOOKS["large"])


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in TELLING])
def test_it_is_so_there_whatever_the_text(name: str) -> None:
    check(TEXTS[name], SIZES[0], LOOKS["large"])


@texts
def test_it_is_so_light_on_dark(text: str) -> None:
    check(text, SIZES[0], LOOKS["dark"])


@sizes
def test_it_is_so_in_english(size: QSize) -> None:
    i18n.install(paths.resource("translations"), "en")
    check(TEXTS["ordinary"], size, LOOKS["light"])


def test_it_is_so_in_english_in_the_deepest_room() -> None:
    i18n.install(paths.resource("translations"), "en")
    check(TEXTS["ordinary"], SIZES[0], LOOKS["large"])


def test_the_usual_room_asks_for_the_floor_of_the_standard() -> None:
    assert Look().capital * 1080 / 0.668 == pytest.approx(smallest_font(1080))


def test_every_kind_of_scene_is_tried() -> None:
    assert {type(scene) for scene in every_scene("Une idée").values()} == set(SCENES)
