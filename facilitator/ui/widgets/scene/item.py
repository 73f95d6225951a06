"""An item of the day without a scene of its own: its title and detail, and what follows."""

from __future__ import annotations

from ....sessions.scene.scenes import ItemScene
from .agenda import following
from .marks import Box, Marks, Rect, Sheet, shifted
from .pages import Page
from .parts import badge, rail
from .prose import Made, Paragraph, leaves, opened, whole
from .text import BOLD, MEDIUM, Style


def item_page(sheet: Sheet, scene: ItemScene) -> Page:
    make = _told(sheet, scene)
    page = _with_what_follows(sheet, scene, make)
    shown, pages = opened([page] if page is not None else leaves(sheet, make, sheet.body)[0], scene.first_id)
    marks = (*badge(sheet, scene.kind, "", scene.countdown), *shown, *rail(sheet, scene.rail))
    return Page(sheet.palette.ground, marks, pages)


def _told(sheet: Sheet, scene: ItemScene) -> Made:
    def make(share: float) -> list[Paragraph]:
        title = Paragraph(scene.title, Style(sheet.size(112 * share), BOLD), sheet.palette.ink)
        detail = Style(sheet.size(56 * share), MEDIUM)
        if not scene.detail.strip():
            return [title]
        return [title, Paragraph(scene.detail, detail, sheet.palette.soft_ink, before=sheet.px(30))]

    return make


def _with_what_follows(sheet: Sheet, scene: ItemScene, make: Made) -> Marks | None:
    """The item above as much of what follows as leaves it whole; None when it needs more than a page."""
    body = sheet.body
    for count in range(len(scene.following), -1, -1):
        rows, height = following(sheet, scene.following[:count], body.x, body.width, body.height // 3)
        line = body.bottom - height - sheet.px(16)
        above = body._replace(height=line - sheet.px(24) - body.y) if rows else body
        told = whole(sheet, make, above)
        if told is not None and rows:
            rule = Box(Rect(body.x, line, body.width, max(1, sheet.px(3))), sheet.palette.line)
            return (*told, rule, *shifted(rows, 0, line + sheet.px(16)))
        if told is not None:
            return told
    return None
