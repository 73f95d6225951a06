"""Before the day and after it: the welcome, the thanks, the waiting image."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.scene.values import ThanksScene, WaitingScene, WelcomeScene
from .agenda import ROW_SHARES, heading, rows_of
from .marks import Box, Marks, Rect, Sheet, Text
from .pages import Page
from .parts import rail
from .prose import Leaves, Made, Paragraph, leaves, whole
from .text import BOLD, CENTRE, MEDIUM, Style, fitted

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
    made = _made(sheet, _welcome(sheet, scene))
    beside = _beside(sheet, scene, made) if scene.rows else None
    if beside is not None:
        found = [beside]
    else:
        area = sheet.paged_body if scene.rows else sheet.body
        found = [_barred(sheet, page) for page in leaves(sheet, made, area)[0]]
        if scene.rows:
            rows = leaves(sheet, lambda share: rows_of(sheet, scene.rows, share), area, ROW_SHARES, even=True)[0]
            found += [(*heading(sheet, scene.title), *page) for page in rows]
    pages = Leaves(found, scene.first_id)
    return Page(sheet.palette.ground, (*pages.shown, *rail(sheet, scene.rail)), pages)


def thanks_page(sheet: Sheet, scene: ThanksScene) -> Page:
    """Thanks for the day, and when the next one is."""
    found, _opening = leaves(sheet, _made(sheet, _thanks(sheet, scene)), sheet.body)
    pages = Leaves([_barred(sheet, page) for page in found], scene.first_id)
    return Page(sheet.palette.ground, (*pages.shown, *rail(sheet, scene.rail)), pages)


def _welcome(sheet: Sheet, scene: WelcomeScene) -> list[_Words]:
    palette = sheet.palette
    return [
        (_("Welcome, everyone"), 60, BOLD, palette.accent, 0),
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
    return Page(WAITING_GROUND, _waiting(sheet, scene))


def _waiting(sheet: Sheet, scene: WaitingScene) -> Marks:
    width, room = sheet.inner_width, sheet.body.height
    title = fitted(scene.title, width, round(room * 0.6), Style(sheet.size(128), BOLD, CENTRE), sheet.floor)
    territory = fitted(scene.territory, width, room // 4, Style(sheet.size(60), MEDIUM, CENTRE), sheet.floor)
    gap = sheet.px(36)
    top = (sheet.height - title.height - gap - territory.height) // 2
    marks = [Text((sheet.width - title.width) // 2, top, title, WAITING_INK, WAITING_GROUND)]
    if scene.territory:
        x = (sheet.width - territory.width) // 2
        marks.append(Text(x, top + title.height + gap, territory, WAITING_INK, WAITING_GROUND))
    return tuple(marks)
