"""The card that tells, from the last row, whether the room can read what will be shown."""

from __future__ import annotations

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.measures import metres
from ....sessions.records import ContributionKind
from ....sessions.scene.scenes import CalibrationScene
from .agenda import heading
from .marks import Box, Frame, Marks, Rect, Ring, Sheet, Text
from .pages import Page
from .parts import middle
from .prose import Made, Paragraph, leaves, opened
from .text import BOLD, CENTRE, MEDIUM, REGULAR, Style, block

_ROOMY = 640
"""A sheet with so many lines between the badge and the rail has room for a large circle."""
_GAP = 16


def calibration_page(sheet: Sheet, scene: CalibrationScene) -> Page:
    """A frame and corners that a projector may cut, a circle that it may stretch, papers, and the smallest letters."""
    body = sheet.body
    circle, papers = _places(sheet)
    top = papers.bottom + sheet.px(36)
    words = Rect(papers.x, top, papers.width, body.bottom - top)
    if not _is_roomy(sheet):
        words = words._replace(x=body.x, width=body.width)
    shown, pages = opened(leaves(sheet, _sentences(sheet, scene), words)[0], scene.first_id)
    ground = sheet.palette.ground
    ring = Ring(circle, sheet.px(8), 1.0, sheet.palette.accent, sheet.palette.accent, ground)
    return Page(ground, (*_edges(sheet), *heading(sheet, _("Test card")), ring, *_papers(sheet, papers), *shown), pages)


def _is_roomy(sheet: Sheet) -> bool:
    return sheet.body.height >= sheet.px(_ROOMY)


def _places(sheet: Sheet) -> tuple[Rect, Rect]:
    """Where the circle is, and the papers at its right."""
    body, height = sheet.body, sheet.px(96)
    if _is_roomy(sheet):
        side = min(sheet.px(520), round(body.width * 0.3))
        x, y = body.x, body.y + round((body.height - side) * 0.42)
        gap = sheet.px(80)
    else:
        side, x, y, gap = height, body.x, body.y, sheet.px(_GAP)
    left = x + side + gap
    return Rect(x, y, side, side), Rect(left, body.y, body.right - left, height)


def _sentences(sheet: Sheet, scene: CalibrationScene) -> Made:
    """The same sentence as small as any text will be, then larger."""
    read, palette = _("If you read this line from the last row, the room is ready."), sheet.palette
    room = _("Last row at {depth} · picture {height} high").format(
        depth=metres(scene.depth_cm), height=metres(scene.image_cm)
    )
    return lambda share: [
        Paragraph(read, Style(sheet.floor, REGULAR), palette.ink),
        Paragraph(read, Style(sheet.size(76 * share), BOLD), palette.ink, before=sheet.px(40)),
        Paragraph(room, Style(sheet.floor, MEDIUM), palette.soft_ink, before=sheet.px(40)),
    ]


def _edges(sheet: Sheet) -> Marks:
    """A line around the whole picture, and a square in each corner."""
    palette, side = sheet.palette, sheet.px(44)
    right, bottom = sheet.width - side, sheet.height - side
    corners = [Box(Rect(x, y, side, side), palette.accent) for x in (0, right) for y in (0, bottom)]
    whole = Rect(0, 0, sheet.width, sheet.height)
    return (*corners, Frame(whole, palette.ink, max(2, sheet.px(6)), 0, palette.ground))


def _papers(sheet: Sheet, area: Rect) -> Marks:
    """The papers of the notes with the letters of their kinds, then dark on light and light on dark."""
    shown = [(labels.kind_letter(kind), tokens.NOTE_INK, tokens.NOTE_COLOURS[kind.value]) for kind in ContributionKind]
    shown += [("Aa", theme.ink, theme.ground) for theme in (tokens.LIGHT, tokens.DARK)]
    gap = sheet.px(_GAP)
    marks: list[Box | Text | Frame] = []
    for place, (letter, ink, paper) in enumerate(shown):
        left = area.x + place * (area.width + gap) // len(shown)
        right = area.x + (place + 1) * (area.width + gap) // len(shown) - gap
        rect = Rect(left, area.y, right - left, area.height)
        made = block(letter, rect.width, Style(sheet.floor, BOLD, CENTRE))
        marks.append(Box(rect, paper, sheet.px(12)))
        marks.append(middle(made, left, area.y + area.height // 2, ink, paper))
        if paper == sheet.palette.ground:
            marks.append(Frame(rect, sheet.palette.ink, max(1, sheet.px(3)), sheet.px(12), paper))
    return tuple(marks)
