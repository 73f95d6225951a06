"""The room's view as it is laid out: what is drawn of a scene, page by page, and what is measured on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from facilitator import i18n
from facilitator.sessions.scene.scenes import Scene
from facilitator.ui.widgets.scene.layout import live_marks, page_of
from facilitator.ui.widgets.scene.marks import Mark, Rect, Sheet, Text, flat
from facilitator.ui.widgets.scene.parts import footer

from .scenes import NOW, SIZES

USUAL = SIZES[3]


def sheet_of(scene: Scene, size: QSize) -> Sheet:
    return Sheet(size.width(), size.height(), scene.look)


def marks_of(scene: Scene, size: QSize = USUAL) -> list[Mark]:
    """All that is drawn of the page of a scene that the room sees, those of its tiles apart."""
    sheet = sheet_of(scene, size)
    page = page_of(scene, sheet)
    marks: tuple[Mark, ...] = (*page.marks, *live_marks(scene, sheet, NOW))
    if page.pages is not None and (page.pages.followed or page.pages.number):
        ground = page.ground if page.ink else ""
        marks += footer(sheet, page.pages.number, len(page.pages.names()), i18n.language(), page.ink, ground)
    return list(flat(marks))


def all_pages(scene: Scene, size: QSize = USUAL) -> Iterator[Scene]:
    """The scene at each of its pages, as the room turns them."""
    pages = page_of(scene, sheet_of(scene, size)).pages
    for key in pages.names() if pages is not None else (scene.first_id,):
        yield replace(scene, first_id=key)


def words_of(marks: Iterable[Mark]) -> str:
    """What is written, in lines, with ordinary spaces."""
    words = "\n".join(mark.words for mark in marks if isinstance(mark, Text))
    return words.replace("\u2028", "\n").replace("\u00a0", " ").replace("\u202f", " ")


def ink(text: Text) -> Rect:
    """Where the letters of a text really are: figures leave the top and the bottom of their line empty."""
    line = text.style.size
    top, bottom = (round(line * 0.2), round(line * 0.24)) if text.style.tabular else (round(line * 0.04), 0)
    return Rect(text.rect.x, text.rect.y + top, text.rect.width, text.rect.height - top - bottom)


def contrast(colour: str, ground: str) -> float:
    """The ratio that WCAG 2.2 defines."""

    def luminance(name: str) -> float:
        parts = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def difference(one: QImage, other: QImage) -> float:
    """How far two pictures of the same size are apart, from 0 to 255, on average."""
    assert one.size() == other.size()
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(x - y) for x, y in zip(a[::97], b[::97], strict=True)) / len(a[::97])
