"""A contribution as a note: its paper, its words, where it comes from, the letter of its kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.records import College, ContributionKind
from ....sessions.scene.values import Note
from .marks import Box, Placed, Rect, Sheet, Text, Tile, mixed
from .parts import middle
from .text import BOLD, CENTRE, Block, Style, block, elided, width_of

RADIUS = 12
_SHORTEST_NAME = 3
"""Letters of a name, under which it says nothing."""
_USUAL_NAME = 12
"""Letters of a name that a paper is made wide enough for."""


class Said(NamedTuple):
    """What is told of a contribution beside its words."""

    weight: int
    table_number: int | None
    college: College | None
    author: str
    continued: bool
    """Whether it began on an earlier page."""
    goes_on: bool
    """Whether it ends on a later one."""


def said_of(note: Note, continued: bool, goes_on: bool) -> Said:
    author = " ".join(note.author.split())
    return Said(note.weight, note.table_number, note.college, author, continued, goes_on)


@lru_cache(maxsize=128)
def card(
    sheet: Sheet,
    words: Block,
    lines: tuple[int, int],
    size: tuple[int, int],
    padding: int,
    kind: ContributionKind,
    said: Said,
    lang: str,
) -> Tile:
    """A note: its words at the top, its origin and the letter of its kind at the bottom."""
    (width, height), colour, foot = size, tokens.NOTE_COLOURS[kind.value], foot_of(sheet)
    chip = Placed(width - padding - foot, height - padding - foot + sheet.px(6), kind_chip(sheet, foot, kind, lang))
    marks: list[Box | Text | Placed] = [
        Box(Rect(0, 0, width, height), colour, sheet.px(RADIUS)),
        Text(padding, padding - sheet.px(6), words, tokens.NOTE_INK, colour, *lines),
        chip,
    ]
    origin = _origin(said, origin_width(sheet, width, padding), Style(sheet.floor), lang)
    if origin is not None:
        marks.append(middle(origin, padding, chip.y + foot // 2, tokens.NOTE_SOFT_INK, colour))
    return Tile(width, height, sheet.palette.ground, tuple(marks))


def foot_of(sheet: Sheet) -> int:
    """The height of a note's last line: its origin and the letter of its kind."""
    return round(sheet.floor * 1.3)


def origin_width(sheet: Sheet, width: int, padding: int) -> int:
    """How wide the origin of a note may be, beside the letter of its kind."""
    return width - 2 * padding - foot_of(sheet) - sheet.px(14)


@lru_cache(maxsize=32)
def kind_chip(sheet: Sheet, side: int, kind: ContributionKind, _language: str) -> Tile:
    """The letter of a kind, for those who do not see its colour."""
    under = tokens.NOTE_COLOURS[kind.value]
    colour = mixed(tokens.CARD, under, 0.6)
    letter = block(labels.kind_letter(kind), side, Style(sheet.floor, BOLD, CENTRE))
    box = Box(Rect(0, 0, side, side), colour, sheet.px(RADIUS))
    return Tile(side, side, under, (box, middle(letter, 0, side // 2, tokens.NOTE_INK, colour)))


def told_of(said: Said, author: str, short: bool = False) -> str:
    """How many said it, who, table and college; and whether the note is here in part."""
    where = labels.origin(said.table_number, said.college)
    if not short:
        table = labels.table(said.table_number) if said.table_number is not None else ""
        college = labels.college_short(said.college) if said.college is not None else ""
        where = " · ".join(filter(None, (table, college)))
    parts = (
        _("… continued") if said.continued else "",
        f"×{said.weight}" if said.weight > 1 else "",
        author,
        where,
        _("continues …") if said.goes_on else "",
    )
    return " · ".join(filter(None, parts)).replace(" · ", "\u00a0· ")


def least_told(note: Note) -> str:
    """What a paper should have the width to tell: how many said it, who (a long name in part), at which table."""
    said = said_of(note, False, False)
    if said.author or said.table_number is not None:
        said = said._replace(college=None)
    name = said.author if len(said.author) <= _USUAL_NAME else f"{said.author[:_USUAL_NAME].rstrip()}…"
    return told_of(said, name, short=True)


def shortened(author: str, suits: Callable[[str], bool]) -> str:
    """The longest beginning of a name that suits its place, with an ellipsis; nothing when it would say nothing."""
    lengths = range(_SHORTEST_NAME, len(author))
    kept = bisect_left(lengths, True, key=lambda length: not suits(f"{author[:length].rstrip()}…"))
    return f"{author[: lengths[kept - 1]].rstrip()}…" if kept else ""


@lru_cache(maxsize=256)
def _origin(said: Said, width: int, style: Style, _language: str) -> Block | None:
    """In full if the width allows, else with the table and the college in short, else with less of the name.

    Who it is says more than their college, which gives way first, and whole.
    """
    for short in (False, True):
        full = told_of(said, said.author, short)
        if width_of(full, style) <= width:
            return block(full, width, style) if full else None
    named = said._replace(college=None)

    def suits(author: str) -> bool:
        return width_of(told_of(named, author, short=True), style) <= width

    author = said.author if suits(said.author) else shortened(said.author, suits)
    if suits(author) and (told := told_of(named, author, short=True)):
        return block(told, width, style)
    return elided(told_of(said, "", short=True), width, 1, style)
