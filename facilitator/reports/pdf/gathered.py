"""Contributions along a bar of colour, under the title of what they are gathered under."""

from __future__ import annotations

from ...tokens import INK, LINE, SOFT_INK
from ..story.blocks import Gathered, NoteLine
from .pages import MEASURE, Box, Row, Stripe
from .rows import CHIP, HEADING, TEXT, Rows, keep_edges, stripe
from .text import Style

INDENT = 14.0
BAND = 2.6
"""How wide a bar of colour is at the left of what it holds together."""
_WRITTEN = INDENT + CHIP + 6
"""Where the text of a contribution starts."""
_TOGETHER = 6
"""A contribution of no more lines than that, with what else was said of it, is never on two pages."""
_ORIGIN = Style(9, SOFT_INK)
_WEIGHT = Style(9.5, SOFT_INK)
_LONGEST_BAR, _WIDEST = 62.0, MEASURE * 0.5
"""The length of the bar of the largest cluster; a longer weight stands under the title."""


def gathered(rows: Rows, told: Gathered) -> None:
    """A cluster with its title and its weight; loose contributions have neither."""
    gap, joined = 12.0, False
    if told.title:
        _title(rows, told)
        gap, joined = 2.0, True
    band = Stripe(told.colour or LINE, BAND)
    every = []
    for note in told.notes:
        if rows.full:
            return
        every.append(_note(rows, note))
    keep_edges([found[-1] for found in every])
    for found in every:
        found[0].gap = gap
        stripe(found, band, joined)
        gap, joined = 2.0, True


def _title(rows: Rows, told: Gathered) -> None:
    """The title of a cluster, its weight as a bar at the right."""
    weight = rows.line(told.weight, _WEIGHT)
    beside = weight.width <= _WIDEST
    taken = weight.width + (_LONGEST_BAR if told.share else 0.0) + 24 if beside else 0.0
    found = rows.paragraph((told.title, HEADING), gap=15, x=INDENT, width=MEASURE - INDENT - taken)
    if beside and told.weight:
        found[0].lines.append((MEASURE - weight.width, weight))
    if beside and told.share:
        length, right = _LONGEST_BAR * told.share, MEASURE - weight.width - 7
        found[0].boxes = (Box(right - length, found[0].height / 2 - 3.2, length, 6.4, told.colour or INK, 1),)
    if not beside:
        found[-1].keep = True
        found = [*found, *rows.paragraph((told.weight, _WEIGHT), x=INDENT, width=MEASURE - INDENT)]
    found[-1].keep = bool(told.notes)
    stripe(found, Stripe(told.colour or LINE, BAND))


def _note(rows: Rows, note: NoteLine) -> list[Row]:
    """A contribution after the square of its kind, then what else was said of it."""
    found = rows.paragraph((note.text, TEXT), (note.origin, _ORIGIN), x=_WRITTEN, width=MEASURE - _WRITTEN)
    for echo in note.echoes:
        found += rows.paragraph((echo, _ORIGIN), x=_WRITTEN, width=MEASURE - _WRITTEN)
    if len(found) <= _TOGETHER:
        for row in found[:-1]:
            row.keep = True
    box, letter = rows.chip(note.kind, INDENT, found[0].height, TEXT.size)
    found[0].boxes = (box,)
    found[0].lines.insert(0, letter)
    return found
