"""What is filled in by hand when nothing else works: the wheel, the staircase, commitments, the parking."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _
from ...sessions.wheel import HIGHEST, wheel
from ...tokens import INK
from ..pdf.fonts import BOLD
from ..pdf.text import Style
from . import words
from .content import Kit
from .paper import Book
from .surface import FIRM, LABEL, MARGIN, PALE, SMALL, TEXT, total

_INSIDE = 5.0
_HEAD = 20.0
_LEVER = Style(10.5, INK, leading=1.25)
_STEP = Style(13, INK, BOLD, leading=1.2)
_NAMES = 225.0
"""The width of the names of the levers."""


def wheel_form(book: Book, kit: Kit) -> None:
    """The ten levers, each with a box for each value in which people put a stroke."""
    book.begin(_("Wheel of levers"))
    page = book.page()
    y = book.heading(page, _("Wheel of levers"), words.day_in_short(kit))
    told = _(
        "Where does the territory stand? A stroke for each person, lever by lever: from 0, nothing is done, to 5, it "
        "works. Strokes in fives are quickly counted."
    )
    y = page.put(book.lines([(told, TEXT)], page.measure), MARGIN, y) + 8
    cell = (page.measure - _NAMES) / (HIGHEST + 1)
    for value in range(HIGHEST + 1):
        page.put([book.line(str(value), LABEL)], MARGIN + _NAMES + value * cell, y, within=cell)
    y += 15
    axes = wheel().axes
    height = (page.bottom - y - len(axes) * _HEAD) / len(wheel().levers)
    for place, axis in enumerate(axes):
        page.frame(MARGIN, y, page.measure, _HEAD, ground=PALE)
        page.write(MARGIN + _INSIDE, y + _HEAD / 2, book.shortened(axis, LABEL, page.measure - 2 * _INSIDE))
        y += _HEAD
        for lever in (one for one in wheel().levers if one.axis == place):
            lines = book.lines([(f"{lever.number}. {lever.title}", _LEVER)], _NAMES - 2 * _INSIDE)
            page.put(lines, MARGIN + _INSIDE, y + (height - total(lines)) / 2)
            page.frame(MARGIN, y, page.measure, height)
            for value in range(HIGHEST + 1):
                page.upright(MARGIN + _NAMES + value * cell, y, y + height)
            y += height


def staircase_form(book: Book, kit: Kit) -> None:
    """The steps of the staircase, each with room for strokes."""
    book.begin(_("Staircase of cooperation"))
    page = book.page(landscape=True)
    top = book.heading(page, _("Staircase of cooperation"), words.day_in_short(kit))
    told = _("On which step does the territory stand? A stroke for each person, in the column of the step.")
    top = page.put(book.lines([(told, TEXT)], page.measure), MARGIN, top) + 6
    steps = wheel().staircase
    width = page.measure / len(steps)
    rise = (page.bottom - top - 130) / len(steps)
    for place, step in enumerate(steps):
        x, y = MARGIN + place * width, page.bottom - 130 - (place + 1) * rise + 30
        page.frame(x, y, width, page.bottom - y, line=FIRM)
        label = book.lines([(f"{place + 1}. {step}", _STEP)], width - 2 * _INSIDE)
        page.put(label, x + _INSIDE, y + 6)


def commitments_form(book: Book, kit: Kit) -> None:
    """Who does what, at which scale, by when."""
    book.begin(_("Commitments to fill in"))
    heads = ((_("What"), 0.3), (_("Who"), 0.17), (_("With whom"), 0.15), (_("Scale"), 0.14), (_("By when"), 0.1))
    about = _("Scale: commune, inter-municipal body, SCoT or between territories, region or State.")
    _table(book, kit, (*heads, (_("First step"), 0.14)), 8, about)


def parking_form(book: Book, kit: Kit) -> None:
    """What cannot be dealt with today, and where it goes next."""
    book.begin(_("Parking to fill in"))
    heads = (
        (_("What we do not deal with today"), 0.5),
        (_("From whom, which table"), 0.2),
        (_("Where it goes next"), 0.3),
    )
    _table(book, kit, heads, 9, _("Said aloud, written here, heard again at the end of the day: nothing is lost."))


def _table(book: Book, kit: Kit, heads: Sequence[tuple[str, float]], rows: int, about: str) -> None:
    """An empty table over a page on its side; *heads* with the part of the width each has."""
    page = book.page(landscape=True)
    y = book.heading(page, book.section, words.day_in_short(kit))
    y = page.put(book.lines([(about, SMALL)], page.measure), MARGIN, y - 6) + 6
    page.frame(MARGIN, y, page.measure, _HEAD, ground=PALE)
    top, x = y, MARGIN
    for head, part in heads:
        page.write(x + _INSIDE, y + _HEAD / 2, book.line(head, LABEL))
        if x > MARGIN:
            page.upright(x, top, page.bottom)
        x += part * page.measure
    height = (page.bottom - y - _HEAD) / rows
    page.frame(MARGIN, y, page.measure, page.bottom - y, line=FIRM)
    for number in range(rows):
        page.rule(MARGIN, y + _HEAD + number * height, page.right)
