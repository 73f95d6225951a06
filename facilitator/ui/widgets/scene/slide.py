"""A picture of the facilitator's own, or the pages of a document, one at a time."""

from __future__ import annotations

from ....i18n import _
from ....sessions.scene.values import PictureScene
from .marks import Box, Marks, Photo, Rect, Sheet, Text
from .message import message_leaves
from .pages import Page
from .parts import corner, rail
from .prose import Leaves
from .text import BOLD, CENTRE, Style, fitted


def picture_page(sheet: Sheet, scene: PictureScene) -> Page:
    """The picture as large as the view holds it whole; its title in words where there is nothing to see."""
    found = [(_photo(sheet, scene, name),) for name in scene.media] or message_leaves(sheet, _title(scene))
    pages = Leaves(found, scene.first_id)
    return Page(sheet.palette.ground, (*pages.shown, *rail(sheet, scene.rail)), pages)


def _photo(sheet: Sheet, scene: PictureScene, name: str) -> Photo:
    """Down to the rail, or to the number of the page when there are several."""
    under = sheet.px(124) if len(scene.media) > 1 else sheet.px(14)
    rect = Rect(0, 0, sheet.width, sheet.height - under)
    style = Style(sheet.size(112), BOLD, CENTRE)
    words = fitted(_title(scene), sheet.inner_width, sheet.paged_body.height, style, sheet.floor)
    y = sheet.paged_body.y + (sheet.paged_body.height - words.height) // 2
    instead = Text((sheet.width - words.width) // 2, y, words, sheet.palette.ink, sheet.palette.ground)
    return Photo(rect, name, instead, sheet.palette.ground)


def _title(scene: PictureScene) -> str:
    return scene.title.strip() or _("The picture cannot be shown.")


def clock_over(sheet: Sheet, clock: str) -> Marks:
    """The clock on a patch of its own, whatever the picture is under it."""
    marks = corner(sheet, clock)
    around = marks[0].rect
    for mark in marks:
        around = around.united(mark.rect)
    aside, above = sheet.px(20), sheet.px(4)
    patch = Rect(around.x - aside, around.y - above, around.width + 2 * aside, around.height + 2 * above)
    return (Box(patch, sheet.palette.ground, sheet.px(12)), *marks)
