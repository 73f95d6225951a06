"""A picture of the facilitator's own, or the pages of a document, one at a time."""

from __future__ import annotations

from ....i18n import _
from ....sessions.scene.scenes import PictureScene
from .marks import Box, Marks, Photo, Rect, Sheet, Text
from .pages import Page
from .parts import corner, rail
from .prose import opened
from .text import CENTRE, MEDIUM, Style, fitted


def picture_page(sheet: Sheet, scene: PictureScene) -> Page:
    """The picture as large as the view holds it whole.

    Where there is nothing to see a few words say so: its title is the facilitator's own, often the name of a file.
    """
    found: list[Marks] = [(_photo(sheet, scene, name),) for name in scene.media] or [(_missing(sheet),)]
    shown, pages = opened(found, scene.first_id)
    return Page(sheet.palette.ground, (*shown, *rail(sheet, scene.rail)), pages)


def _photo(sheet: Sheet, scene: PictureScene, name: str) -> Photo:
    """Down to the rail, or to the number of the page when there are several."""
    under = sheet.px(124) if len(scene.media) > 1 else sheet.px(14)
    rect = Rect(0, 0, sheet.width, sheet.height - under)
    return Photo(rect, name, _missing(sheet), sheet.palette.ground)


def _missing(sheet: Sheet) -> Text:
    """In the middle of the page, soft: it is an incident, not what the room came for."""
    body, palette = sheet.paged_body, sheet.palette
    words = fitted(
        _("This picture cannot be shown"), body.width, body.height, Style(sheet.size(72), MEDIUM, CENTRE), sheet.floor
    )
    y = body.y + round((body.height - words.height) * 0.42)
    return Text(body.x + (body.width - words.width) // 2, y, words, palette.soft_ink, palette.ground)


def clock_over(sheet: Sheet, clock: str) -> Marks:
    """The clock on a patch of its own, whatever the picture is under it."""
    marks = corner(sheet, clock)
    around = marks[0].rect
    for mark in marks:
        around = around.united(mark.rect)
    aside, above = sheet.px(20), sheet.px(4)
    patch = Rect(around.x - aside, around.y - above, around.width + 2 * aside, around.height + 2 * above)
    return (Box(patch, sheet.palette.ground, sheet.px(12)), *marks)
