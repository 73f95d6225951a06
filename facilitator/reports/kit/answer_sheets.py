"""Sheets that one person, or one table, answers: the wheel, the trends, the evaluation. Two to a page, to copy and cut.

They are typed as they are read: the wheel from its first lever to its tenth, a digit each.
"""

from __future__ import annotations

from collections.abc import Callable

from ...i18n import _
from ...sessions.wheel import HIGHEST, wheel
from ...tokens import INK
from ..pdf.fonts import BOLD
from ..pdf.text import Style
from . import words
from .content import Kit
from .paper import Book
from .surface import FIRM, LABEL, MARGIN, SMALL, TEXT, Page, height_of, total

_TITLE = Style(14, INK, BOLD, leading=1.25)
_LINE = Style(9.5, INK, leading=1.2)
_BETWEEN = 14.0
_VALUES = 138.0
"""The width of the values to circle."""
_BOX = 22.0
_APART = 24.0


def wheel_sheets(book: Book, kit: Kit) -> None:
    """The ten levers, each with its values to circle."""
    told = _("Where does our territory stand? Circle one figure a line: 0, nothing is done; 5, it works.")
    _two(book, kit, _("Wheel of levers: my sheet"), told, _levers)


def trends_sheets(book: Book, kit: Kit) -> None:
    """The ten trends, each with a box for its rank."""
    told = _("Which trends weigh most on our territory? Write 1 for the one that weighs most, then 2, 3… up to 10.")
    _two(book, kit, _("Strong trends: my sheet"), told, _trends)


def evaluation_sheets(book: Book, kit: Kit) -> None:
    """What the day was worth, one word, what to change."""
    told = _("Was this day worth your time? Circle a figure: 0, time lost; 5, time well spent. No name, please.")
    _two(book, kit, _("My word on the day"), told, _words, origin=False)


_Body = Callable[[Book, Page, float, float, float], None]


def _two(book: Book, kit: Kit, title: str, told: str, body: _Body, *, origin: bool = True) -> None:
    """The same sheet twice, side by side; with its *origin*, it asks for the table and the college."""
    book.begin(title)
    page = book.page(landscape=True, footer=False)
    page.upright(page.width / 2, 0, page.height, dashed=True)
    for place in range(2):
        left = MARGIN + place * page.width / 2
        right = left + page.width / 2 - 2 * MARGIN
        y = page.put([book.shortened(title, _TITLE, right - left)], left, MARGIN)
        y = page.put([book.shortened(words.day_in_short(kit), SMALL, right - left)], left, y) + 8
        y = _origin(book, page, left, right, y) if origin else y
        y = page.put(book.lines([(told, TEXT)], right - left, 4), left, y)
        body(book, page, left, right, y + 8)


def _origin(book: Book, page: Page, left: float, right: float, y: float) -> float:
    """Where the sheet comes from; never a name."""
    label, college = book.line(_("Table"), LABEL), book.line(_("I am (elected, staff, inhabitant…)"), LABEL)
    middle = y + height_of(label) / 2
    page.write(left, middle, label)
    page.rule(left + label.width + 5, y + 11, left + label.width + 45)
    page.write(left + label.width + 53, middle, college)
    page.rule(left + label.width + 58 + college.width, y + 11, right)
    return y + 22


def _levers(book: Book, page: Page, left: float, right: float, y: float) -> None:
    height = (page.bottom - y) / len(wheel().levers)
    for lever in wheel().levers:
        page.rule(left, y, right)
        _line(book, page, f"{lever.number}. {lever.title}", left, right - _VALUES, y, height)
        _circle(book, page, right - _VALUES, right, y + height / 2)
        y += height


def _trends(book: Book, page: Page, left: float, right: float, y: float) -> None:
    height = (page.bottom - y) / len(wheel().trends)
    for trend in wheel().trends:
        page.rule(left, y, right)
        _line(book, page, f"{trend.number}. {trend.title}", left, right - _BOX - _BETWEEN, y, height)
        page.frame(right - _BOX, y + (height - _BOX) / 2, _BOX, _BOX, line=FIRM)
        y += height


def _words(book: Book, page: Page, left: float, right: float, y: float) -> None:
    _circle(book, page, left, right, y + 12)
    y += 44
    for asked, lines in ((_("The day in one word"), 1), (_("What to change"), 10)):
        y = page.put([book.line(asked, LABEL)], left, y)
        for _number in range(lines):
            y += _APART
            page.rule(left, y, right)
        y += 14


def _line(book: Book, page: Page, text: str, left: float, right: float, y: float, height: float) -> None:
    """Words in the middle of their line, as wide as they may be."""
    lines = book.lines([(text, _LINE)], right - left - _BETWEEN, 3)
    page.put(lines, left, y + (height - total(lines)) / 2)


def _circle(book: Book, page: Page, left: float, right: float, middle: float) -> None:
    """The values, from 0 on, to circle one of them."""
    cell = (right - left) / (HIGHEST + 1)
    for value in range(HIGHEST + 1):
        line = book.line(str(value), _TITLE)
        page.write(left + (value + 0.5) * cell - line.width / 2, middle, line)
