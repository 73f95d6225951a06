"""The agenda on the room's screen: the whole day with where it is, or what follows."""

from __future__ import annotations

from collections.abc import Sequence

from ....i18n import _
from ....sessions import labels
from ....sessions.records import ItemKind
from ....sessions.scene.scenes import AgendaScene
from ....sessions.scene.values import Row
from ....sessions.timing import SlotState
from .marks import Marks, Sheet, Text, mixed
from .pages import Page
from .parts import clock_width, colour_of, middle, rail
from .prose import Paragraph, leaves, opened
from .text import BOLD, MEDIUM, REGULAR, Style, balanced, block, width_of

ROW = 56
"""The size of a row's words when there is room, for 1080 lines."""
ROW_SHARES = (1.25, 1.12, 1.0, 0.9, 0.8)
_FOLLOWING = 46
_SOFT = frozenset({ItemKind.BREAK, ItemKind.MEAL})
_SIGNS = {SlotState.HELD: "✓", SlotState.NOT_HELD: "–", SlotState.CURRENT: "▸", SlotState.UPCOMING: ""}
"""Where the day is, for those who do not see the colours."""


def agenda_page(sheet: Sheet, scene: AgendaScene) -> Page:
    """The day's rows, beginning with the page of what is under way."""
    title, palette = heading(sheet, scene.title), sheet.palette
    above = [] if title else [Paragraph(scene.title, Style(sheet.size(52), BOLD), palette.ink)]
    if not scene.rows:
        above.append(Paragraph(_("The steps of the day appear here."), Style(sheet.size(72), MEDIUM), palette.soft_ink))

    def make(share: float) -> list[Paragraph]:
        return [*above, *rows_of(sheet, scene.rows, share, where=True)]

    found, opening = leaves(sheet, make, sheet.body, ROW_SHARES)
    shown, pages = opened(found, scene.first_id, opening)
    return Page(palette.ground, (*title, *shown, *rail(sheet, scene.rail)), pages)


def heading(sheet: Sheet, title: str) -> Marks:
    """A title beside the clock; nothing when it has no room there."""
    made = block(" ".join(title.split()), 1_000_000, Style(sheet.size(52), BOLD))
    if not title.strip() or made.natural_width > sheet.inner_width - clock_width(sheet):
        return ()
    return (middle(made, sheet.margin, sheet.px(89), sheet.palette.ink, sheet.palette.ground),)


def rows_of(
    sheet: Sheet, rows: Sequence[Row], share: float, *, where: bool = False, brief: bool = False
) -> list[Paragraph]:
    """The rows of the day, at a share of their full size.

    *where* tells what is done and what is under way; *brief* leaves the kinds to the titles.
    """
    signs = where and any(row.state is not SlotState.UPCOMING for row in rows)
    return [
        _row(sheet, row, row.title if brief and row.title.strip() else announced(row), share, signs) for row in rows
    ]


def _row(sheet: Sheet, row: Row, words: str, share: float, where: bool) -> Paragraph:
    size, palette, now = sheet.size(ROW * share), sheet.palette, where and row.state is SlotState.CURRENT
    past = where and row.state in (SlotState.HELD, SlotState.NOT_HELD)
    tint = mixed(colour_of(sheet, row.kind), palette.ground, 0.1) if now else ""
    soft = past or (row.kind in _SOFT and not now)
    ink, ground = palette.soft_ink if soft else palette.ink, tint or palette.ground
    time = block(row.at, 1_000_000, Style(size, BOLD if now else REGULAR, tabular=True))
    signs = width_of("✓", Style(size, BOLD)) + sheet.px(20) if where else 0
    start = signs + (sheet.px(30) if where else 0)
    lead: list[Text] = [Text(start, 0, time, ink if now else palette.soft_ink, ground)]
    if where and (sign := _SIGNS[row.state]):
        made = block(sign, 1_000_000, Style(size, BOLD))
        lead.insert(0, middle(made, sheet.px(30), time.height // 2, ink, ground))
    return Paragraph(
        words,
        Style(size, BOLD if now else MEDIUM if where and not past else REGULAR),
        ink,
        before=sheet.px(10),
        indent=start + width_of("00:00", Style(size, BOLD, tabular=True)) + sheet.px(36),
        lead=tuple(lead),
        bar=colour_of(sheet, row.kind) if now else "",
        tint=tint,
        ground=ground,
        least=round(size * (1.25 if size <= sheet.size(ROW * ROW_SHARES[-1]) else 1.5)),
        current=now,
    )


def following(sheet: Sheet, rows: Sequence[Row], x: int, width: int, height: int) -> tuple[Marks, int]:
    """What follows, as lines to move down to their place, and their height: as many whole rows as *height* holds."""
    size, pitch = sheet.size(_FOLLOWING), sheet.px(74)
    indent = width_of("00:00", Style(size, tabular=True)) + sheet.px(64)
    marks: list[Text] = []
    top = 0
    for place, row in enumerate(rows):
        words = balanced(announced(row), max(1, width - indent), Style(size, REGULAR if place else BOLD))
        needed = max(pitch, words.height + sheet.px(18))
        if top + needed > height:
            break
        inside = top + (needed - words.height) // 2
        time = block(row.at, 1_000_000, Style(size, tabular=True))
        marks.append(Text(x, inside, time, sheet.palette.soft_ink, sheet.palette.ground))
        marks.append(Text(x + indent, inside, words, sheet.palette.ink, sheet.palette.ground))
        top += needed
    return tuple(marks), top


def announced(row: Row) -> str:
    """What comes, said by its kind unless its title does already."""
    kind = labels.item_kind(row.kind)
    if not row.title.strip():
        return kind
    return row.title if row.title.casefold().startswith(kind.casefold()) else f"{kind}\u00a0· {row.title}"
