"""What is written on during a reflection: worksheets, posters of the questions, slips without a number."""

from __future__ import annotations

from ...i18n import _
from ...sessions import labels
from ...sessions.records import ContributionKind
from ...tokens import INK
from ..pdf.fonts import BOLD, SEMIBOLD
from ..pdf.text import Style
from . import words
from .content import Asked, Kit
from .paper import Book
from .surface import FIRM, LABEL, MARGIN, SMALL, TEXT, Page, Surface, height_of, total

_QUESTION_SIZES = (22, 20, 18, 16, 14, 12, 10)
_POSTER_SIZES = (84, 76, 68, 60, 54, 48, 42, 36, 32, 28, 24, 20, 16, 12)
_RULED = 27.0
_KIND = 34.0
"""The column for the letter of the kind."""
_CORNER, _CORNER_HEIGHT = 96.0, 58.0
_TABLE = Style(30, INK, BOLD, leading=1.1)
_LETTER = Style(10, INK, BOLD)
_POSTER_NUMBER = Style(26, INK, SEMIBOLD, leading=1.3)
_SLIP_QUESTION_SIZES = (12, 11, 10, 9)
_SLIPS_APART = 24.0
_BOX = 9.5


def worksheets(book: Book, kit: Kit) -> None:
    """One for each question and table, with the number of the table on it."""
    book.begin(_("Worksheets"))
    for one in kit.asked:
        for number in kit.tables:
            _worksheet(book, one, number)


def blank_worksheets(book: Book, kit: Kit) -> None:
    """One for each question, for any table or person: to copy as many times as needed."""
    book.begin(_("Worksheets to copy"))
    for one in kit.asked:
        _worksheet(book, one, None)


def posters(book: Book, kit: Kit) -> None:
    """Each question alone on a page, to hang up."""
    book.begin(_("Questions to hang up"))
    for one in kit.asked:
        page = book.page(landscape=True)
        y = page.put([book.line(words.ask(one.number), _POSTER_NUMBER)], MARGIN, MARGIN)
        y = page.put(book.lines([(one.theme.title, TEXT)], page.measure, 2), MARGIN, y)
        page.rule(MARGIN, y + 8, page.right, width=FIRM)
        room = page.bottom - y - 30
        lines = book.fitted(one.question.text, _POSTER_SIZES, page.measure, room)
        page.put(lines, MARGIN, y + 20 + (room - total(lines)) / 2)


def blank_slips(book: Book, kit: Kit) -> None:
    """Slips without a number, one for each person and question, four to a page."""
    book.begin(_("Slips"))
    for one in kit.asked or (None,):
        _slips(book, kit.expected, one)


def slips_for_any_question(book: Book, kit: Kit) -> None:
    """Slips without a number, one for each person, with room to write which question they answer."""
    book.begin(_("Slips"))
    _slips(book, kit.expected, None)


def cut_in_four(page: Page) -> None:
    """The lines to cut along."""
    page.rule(0, page.height / 2, page.width, dashed=True)
    page.upright(page.width / 2, 0, page.height, dashed=True)


def quarter(page: Page, place: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what can be written on, of one of the four pieces of a page."""
    width, height = page.width / 2, page.height / 2
    x, y = place % 2 * width, place // 2 * height
    return x + MARGIN, y + MARGIN, x + width - MARGIN, y + height - MARGIN


def _worksheet(book: Book, one: Asked, table: int | None) -> None:
    page = book.page()
    corner = page.right - _CORNER
    _corner(book, page, corner, table)
    width = corner - MARGIN - 16
    y = page.put([book.line(words.ask(one.number), LABEL)], MARGIN, MARGIN)
    y = page.put(book.lines([(one.theme.title, SMALL)], width, 2), MARGIN, y)
    y = max(page.put(book.fitted(one.question.text, _QUESTION_SIZES, width, 190), MARGIN, y + 4), MARGIN + 66)
    if one.phases:
        y = page.put(book.lines([(words.phases(one.phases), TEXT)], page.measure, 3), MARGIN, y + 5)
    y = _legend(book, page, y + 6)
    _to_write_on(book, page, y + 8)


def _corner(book: Book, page: Page, x: float, table: int | None) -> None:
    """The table, where a stack is leafed through: its number, or a box to write it in."""
    page.frame(x, MARGIN, _CORNER, _CORNER_HEIGHT, line=FIRM)
    page.put([book.line(_("Table"), LABEL)], x, MARGIN + 4, within=_CORNER)
    if table is not None:
        page.put([book.line(str(table), _TABLE)], x, MARGIN + 18, within=_CORNER)


def _legend(book: Book, page: Page, y: float) -> float:
    """What the letters of the first column stand for."""
    x = MARGIN
    told = book.line(_("One idea a line, its letter before it:"), TEXT)
    page.write(x, y + 8, told)
    x += told.width + 12
    for kind in ContributionKind:
        page.frame(x, y + 1, 14, 14)
        letter = book.line(labels.kind_letter(kind), _LETTER)
        page.write(x + (14 - letter.width) / 2, y + 8, letter)
        word = book.line(labels.contribution_kind(kind), TEXT)
        page.write(x + 18, y + 8, word)
        x += 18 + word.width + 12
    return y + 18


def _to_write_on(book: Book, page: Page, y: float) -> None:
    """The ruled lines, and under them what the table wants to be heard."""
    told = [(_("Who wrote this sheet"), 0.5), (_("What we report to the room, in one sentence"), 1.0)]
    foot = page.bottom - 74
    page.rule(MARGIN, y, page.right, width=FIRM)
    page.ruled(MARGIN, y, page.right, foot, _RULED)
    lowest = y + int((foot - y) / _RULED) * _RULED
    page.upright(MARGIN + _KIND, y, lowest)
    line = book.line(told[1][0], LABEL)
    page.put([line], MARGIN, foot + 8)
    page.rule(MARGIN, foot + 44, page.right)
    line = book.line(told[0][0], LABEL)
    page.put([line], MARGIN, foot + 56)
    page.rule(MARGIN + line.width + 8, foot + 69, page.right)


def _slips(book: Book, count: int, one: Asked | None) -> None:
    for _page in range(-(-count // 4)):
        page = book.page(footer=False)
        cut_in_four(page)
        for place in range(4):
            _slip(book, page, one, *quarter(page, place))


def _slip(book: Book, page: Page, one: Asked | None, left: float, top: float, right: float, bottom: float) -> None:
    y = top
    if one is not None:
        y = page.put([book.line(words.ask(one.number), LABEL)], left, y)
        lines = book.fitted(one.question.text, _SLIP_QUESTION_SIZES, right - left, 66)
        y = page.put(lines, left, y + 2)
    else:
        label = book.line(_("Answer to question No."), LABEL)
        page.put([label], left, y + 8)
        page.rule(left + label.width + 6, y + 19, right)
        y += 24
    y = page.put([book.line(_("One idea a slip"), SMALL)], left, y + 2)
    page.ruled(left, y, right, bottom - 46, _SLIPS_APART)
    _kinds(book, page, left, bottom - 32)
    label = book.line(_("Table"), TEXT)
    page.write(left, bottom - height_of(label) / 2, label)
    page.rule(left + label.width + 6, bottom - 2, left + label.width + 60)


def _kinds(book: Book, surface: Surface, x: float, middle: float) -> None:
    """A box to tick for each kind."""
    for kind in ContributionKind:
        surface.frame(x, middle - _BOX / 2, _BOX, _BOX)
        word = book.line(labels.contribution_kind(kind), SMALL)
        surface.write(x + _BOX + 3, middle, word)
        x += _BOX + 3 + word.width + 8
