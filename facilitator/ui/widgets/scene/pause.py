"""A break or a meal: when the room comes back, and to what."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from .... import i18n
from ....i18n import _
from ....sessions import labels
from ....sessions.scene.scenes import BreakScene
from ....sessions.scene.values import Countdown
from .agenda import following
from .marks import Box, Marks, Rect, Sheet, shifted
from .pages import Page
from .parts import badge, centred, fits_beside, is_late, rail, time_left
from .prose import Paragraph, leaves, opened, whole
from .text import BOLD, CENTRE, MEDIUM, Style, width_of

_FIGURES, _WORDS = 390, 72
"""The sizes of what is left and of the words above it, for 1080 lines; and how high figures are drawn, in em."""
_DRAWN = 0.72


class _Foot(NamedTuple):
    """What is under the figures, and where it begins."""

    marks: Marks
    top: int


def break_page(sheet: Sheet, scene: BreakScene) -> Page:
    """What the room comes back to; how soon is with what moves. A title too long for that is read on pages after."""
    shown, pages = opened([_foot(sheet, scene, i18n.language()).marks, *_reading(sheet, scene)], scene.first_id)
    beside = scene.title if _is_beside(sheet, scene) else ""
    top = badge(sheet, scene.kind, beside, scene.countdown if pages.number else None)
    return Page(sheet.palette.ground, (*top, *shown, *rail(sheet, scene.rail)), pages)


def back_in(sheet: Sheet, scene: BreakScene, now: datetime) -> Marks:
    """How soon the room comes back, as large as may be; in the corner while the title is read."""
    if scene.first_id.isdecimal() and int(scene.first_id) > 0 and _reading(sheet, scene):
        return time_left(sheet, scene.countdown, now, i18n.language())
    area = sheet.body._replace(height=_foot(sheet, scene, i18n.language()).top - sheet.body.y)
    if scene.countdown is None:
        return _announced(sheet, scene, area)
    late, paused = is_late(scene.countdown, now), scene.countdown.paused
    words = _("Paused") if paused else _("Back now") if late else _("Back in")
    figures = labels.countdown(scene.countdown.left(now))
    ink = sheet.palette.late if late else sheet.palette.ink
    return _large(sheet, words, figures, _widest(scene.countdown, figures), area, ink)


def _announced(sheet: Sheet, scene: BreakScene, area: Rect) -> Marks:
    """Without a countdown, the hour at which the room comes back."""
    at = scene.following[0].at if scene.following else ""
    if not at:
        return _alone(sheet, scene, area)
    return _large(sheet, _("Back at"), at, "00:00", area, sheet.palette.ink)


def _alone(sheet: Sheet, scene: BreakScene, area: Rect) -> Marks:
    """When nothing is known of what comes, the break is said large."""
    y = area.y + round(area.height * 0.42)
    return (centred(sheet, labels.item_kind(scene.kind), y, Style(sheet.size(150), BOLD), sheet.palette.ink),)


def _large(sheet: Sheet, words: str, figures: str, widest: str, area: Rect, ink: str) -> Marks:
    """Figures as large as the area holds, and a few words above them."""
    words_size = min(sheet.px(_WORDS), max(sheet.floor, area.height // 5))
    gap = min(sheet.px(56), area.height // 12)
    size = min(sheet.px(_FIGURES), round((area.height - 1.2 * words_size - gap) * 0.9))  # its line stays in the area
    style = Style(max(sheet.floor, size), BOLD, tabular=True)
    if (wide := width_of(widest, style)) > sheet.inner_width * 0.88:
        style = style._replace(size=max(sheet.floor, round(style.size * sheet.inner_width * 0.88 / wide)))
    drawn, above = round(style.size * _DRAWN), round(words_size * 1.2)
    top = area.y + round((area.height - above - gap - drawn) * 0.34)
    return (  # the words last: their line begins in the empty top of that of the figures
        centred(sheet, figures, top + above + gap + drawn // 2, style, ink),
        centred(sheet, words, top + above // 2, Style(words_size, BOLD), ink),
    )


def _widest(countdown: Countdown, figures: str) -> str:
    """The width that the figures keep while they change."""
    return "−0:00:00" if countdown.total_seconds >= 6000 or len(figures) > 6 else "−00:00"


def _is_beside(sheet: Sheet, scene: BreakScene) -> bool:
    """Whether the title has room beside the badge, or says no more than it."""
    known = scene.title.strip().casefold() in ("", labels.item_kind(scene.kind).casefold())
    return not known and fits_beside(sheet, scene.kind, scene.title, scene.countdown)


def _to_place(sheet: Sheet, scene: BreakScene) -> str:
    """The title that is not said at the top."""
    known = scene.title.strip().casefold() in ("", labels.item_kind(scene.kind).casefold())
    return "" if known or _is_beside(sheet, scene) else scene.title


@lru_cache(maxsize=8)
def _foot(sheet: Sheet, scene: BreakScene, _language: str) -> _Foot:
    """The title that has no room at the top, if a few lines hold it, then what follows."""
    inset, body = sheet.inner_width // 14, sheet.body
    x, width, room = body.x + inset, body.width - 2 * inset, body.height // 3
    bottom = sheet.paged_body.bottom if _reading(sheet, scene) else body.bottom + sheet.px(12)
    marks = _short_title(sheet, scene) or ()
    height = max((mark.rect.bottom for mark in marks), default=0)
    line = height + sheet.px(20) if marks else 0
    rows, rows_height = following(sheet, scene.following, x, width, room - line)
    if rows:
        rule = Box(Rect(x, line, width, max(1, sheet.px(3))), sheet.palette.line)
        marks = (*marks, rule, *shifted(rows, 0, line + sheet.px(20)))
        height = line + sheet.px(20) + rows_height
    top = bottom - height
    return _Foot(shifted(marks, 0, top), top)


def _short_title(sheet: Sheet, scene: BreakScene) -> Marks | None:
    """The title on a few lines, beginning at the top; None when it has another place."""
    title, area = _to_place(sheet, scene), sheet.body._replace(height=sheet.body.height // 4)
    if not title:
        return None

    def make(share: float) -> list[Paragraph]:
        return [Paragraph(title, Style(sheet.size(56 * share), MEDIUM, CENTRE), sheet.palette.ink)]

    found = whole(sheet, make, area, (1.0, 0.8), broken=False)
    return shifted(found, 0, -min(mark.rect.y for mark in found)) if found else None


def _reading(sheet: Sheet, scene: BreakScene) -> list[Marks]:
    """The pages of a title that even a few lines cannot hold."""
    title = _to_place(sheet, scene)
    if not title or _short_title(sheet, scene) is not None:
        return []

    def make(share: float) -> list[Paragraph]:
        return [Paragraph(title, Style(sheet.size(72 * share), BOLD), sheet.palette.ink)]

    return leaves(sheet, make, sheet.paged_body)[0]
