"""Before the day and after it: the welcome, the thanks, the waiting image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, reduce

from .... import i18n, tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.scene.scenes import ThanksScene, WaitingScene, WelcomeScene
from .agenda import ROW_SHARES, heading, rows_of
from .marks import Box, Marks, Rect, Sheet
from .pages import Page
from .parts import rail
from .prose import Made, Paragraph, leaves, opened, whole
from .text import BOLD, CENTRE, MEDIUM, Style

WAITING_GROUND, WAITING_INK = tokens.ACCENT, tokens.CARD
"""The waiting image is the same whatever the theme."""
_INDENT = 52
"""The place of the bar along the words, for 1080 lines."""
_COLUMN = 760
"""The least width of the agenda beside the title, for 1080 lines."""
_Words = tuple[str, int, int, str, int]
"""A text, its size and weight, its colour, the white before it; for 1080 lines."""


def welcome_page(sheet: Sheet, scene: WelcomeScene) -> Page:
    """What the day is, and its agenda: beside it where there is room, else on the pages that follow."""
    shown, pages = opened(_welcomes(sheet, replace(scene, first_id=""), i18n.language()), scene.first_id)
    return Page(sheet.palette.ground, (*shown, *rail(sheet, scene.rail)), pages)


@lru_cache(maxsize=2)
def _welcomes(sheet: Sheet, scene: WelcomeScene, _language: str) -> list[Marks]:
    """All the pages, kept while they are turned."""
    made = _made(sheet, _welcome(sheet, scene))
    beside = _beside(sheet, scene, made) if scene.rows else None
    if beside is not None:
        return [beside]
    area = sheet.paged_body if scene.rows else sheet.body
    found = [_barred(sheet, page) for page in leaves(sheet, made, area)[0]]
    if not scene.rows:
        return found
    rows, _opening = leaves(sheet, lambda share: rows_of(sheet, scene.rows, share), area, ROW_SHARES)
    title = heading(sheet, scene.title)
    return found + [(*title, *page) for page in rows]


def thanks_page(sheet: Sheet, scene: ThanksScene) -> Page:
    """Thanks for the day, and when the next one is."""
    found, _opening = leaves(sheet, _made(sheet, _thanks(sheet, scene)), sheet.body)
    shown, pages = opened([_barred(sheet, page) for page in found], scene.first_id)
    return Page(sheet.palette.ground, (*shown, *rail(sheet, scene.rail)), pages)


def _welcome(sheet: Sheet, scene: WelcomeScene) -> list[_Words]:
    palette = sheet.palette
    hello = (_("Welcome, everyone"), 60, BOLD, palette.accent, 0)
    if not scene.title.strip():
        hello = (_("Welcome, everyone"), 120, BOLD, palette.ink, 0)
    return [
        hello,
        (scene.title, 120, BOLD, palette.ink, 20),
        (scene.cycle if scene.cycle != scene.title else "", 54, MEDIUM, palette.soft_ink, 40),
        (scene.place, 54, MEDIUM, palette.soft_ink, 14),
        (labels.long_date(scene.day) if scene.day else "", 54, MEDIUM, palette.soft_ink, 14),
    ]


def _thanks(sheet: Sheet, scene: ThanksScene) -> list[_Words]:
    palette = sheet.palette
    words = [
        (scene.cycle if scene.cycle != scene.title else "", 60, BOLD, palette.accent, 0),
        (_("Thank you all"), 120, BOLD, palette.ink, 20),
        (scene.title, 54, MEDIUM, palette.soft_ink, 30),
    ]
    if not (scene.next_title or scene.next_day):
        place = " · ".join(part for part in (scene.place, labels.long_date(scene.day) if scene.day else "") if part)
        return [*words, (place, 54, MEDIUM, palette.soft_ink, 14)]
    after = _("See you next time")
    if scene.next_day is not None:
        after = _("See you on {date}").format(date=labels.long_date(scene.next_day))
    return [
        *words,
        (after, 66, BOLD, palette.accent, 64),
        (scene.next_title, 54, MEDIUM, palette.ink, 14),
        (scene.next_place, 54, MEDIUM, palette.soft_ink, 10),
    ]


def _made(sheet: Sheet, words: Sequence[_Words]) -> Made:
    """Those of the words that say something, to be spread."""
    return lambda share: [
        Paragraph(text, Style(sheet.size(size * share), weight), colour, sheet.px(before * share), sheet.px(_INDENT))
        for text, size, weight, colour, before in words
        if text.strip()
    ]


def _beside(sheet: Sheet, scene: WelcomeScene, made: Made) -> Marks | None:
    """The day at the left and its agenda at the right; None when a page cannot hold both."""
    body, gap = sheet.body, sheet.px(90)
    left = body._replace(width=round((body.width - gap) * 0.44))
    right = body._replace(x=left.right + gap, width=body.right - left.right - gap)
    if right.width < sheet.px(_COLUMN):
        return None
    title = whole(sheet, made, left, (0.8, 0.74, 0.68, 0.62, 0.56), broken=False)
    rows = whole(sheet, lambda share: rows_of(sheet, scene.rows, share, brief=True), right, ROW_SHARES, broken=False)
    if title is None or rows is None:
        return None
    return (*_barred(sheet, title), *rows)


def _barred(sheet: Sheet, marks: Marks) -> Marks:
    """The words of a page with a bar along them."""
    around = reduce(Rect.united, (mark.rect for mark in marks)) if marks else Rect(sheet.margin, sheet.body.y, 1, 1)
    bar = Rect(sheet.margin, around.y, sheet.px(12), around.height)
    return (Box(bar, sheet.palette.accent, sheet.px(6)), *marks)


def waiting_page(sheet: Sheet, scene: WaitingScene) -> Page:
    """The cycle and its territory, in the middle of a page of its own colour; on several when they are long."""

    def make(share: float) -> list[Paragraph]:
        words = ((scene.title, 128, BOLD, 0), (scene.territory, 60, MEDIUM, 36))
        return [
            Paragraph(
                text,
                Style(sheet.size(size * share), weight, CENTRE),
                WAITING_INK,
                sheet.px(before),
                ground=WAITING_GROUND,
            )
            for text, size, weight, before in words
            if text.strip()
        ]

    shown, pages = opened(leaves(sheet, make, sheet.body)[0], scene.first_id)
    return Page(WAITING_GROUND, shown, pages, ink=WAITING_INK)
