"""A few words of the facilitator's own, as large as the room's view holds them."""

from __future__ import annotations

from ....sessions.scene.scenes import MessageScene
from .marks import Marks, Rect, Sheet
from .pages import Page
from .parts import rail
from .prose import Made, Paragraph, leaves, opened, whole
from .text import BOLD, CENTRE, MEDIUM, Style

LARGEST, READ = 168, 64
"""The size of a word or two, and of a text to read; for 1080 lines."""
_STEPS = tuple(0.92**step for step in range(11))
_READ_STEPS = (1.0, 0.9, 0.8, 0.7)


def message_page(sheet: Sheet, scene: MessageScene) -> Page:
    shown, pages = opened(message_leaves(sheet, scene.text), scene.first_id)
    return Page(sheet.palette.ground, (*shown, *rail(sheet, scene.rail)), pages)


def message_leaves(sheet: Sheet, text: str) -> list[Marks]:
    """A few words in the middle of the page; more are read from the left, on as many pages as they need."""
    inset, body = sheet.body.width // 20, sheet.body
    alone = whole(sheet, _made(sheet, text, LARGEST, BOLD, CENTRE), _inset(body, inset), _STEPS, broken=False)
    if alone is not None:
        return [alone]
    return leaves(sheet, _made(sheet, text, READ, MEDIUM), body, _READ_STEPS)[0]


def _inset(body: Rect, by: int) -> Rect:
    return body._replace(x=body.x + by, width=body.width - 2 * by)


def _made(sheet: Sheet, text: str, size: int, weight: int, align: int = 1) -> Made:
    style = Style(size, weight, align)
    return lambda share: [Paragraph(text, style._replace(size=sheet.size(size * share)), sheet.palette.ink)]
