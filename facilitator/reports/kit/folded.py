"""What stands on the tables: name tents and table signs, folded so that both sides can be read."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _
from ...sessions import labels
from ...tokens import INK
from ..pdf.fonts import REGULAR
from ..pdf.text import Line, Style
from . import words
from .content import Kit, by_name
from .paper import Book
from .surface import GREY, HAIR, MARGIN, Page, Stroke, total

_NAME_SIZES = (88, 80, 72, 64, 56, 50, 44, 38, 34, 30, 26, 22, 18, 15, 12, 9)
_ABOUT_SIZES = (24, 22, 20, 18, 16, 14, 12, 10.5, 9)
_WHOLE = 26.0
"""In a name smaller than that, words may break: better in two parts than illegible."""
_TABLE_SIZES = (190, 170, 150, 130, 110, 96, 84)
_SEATED = (
    (16, 4, 1),
    (14.5, 4, 1),
    (16, 3, 1),
    (13, 4, 1),
    (14.5, 3, 1),
    (13, 3, 1),
    (12, 3, 1),
    (12, 3, 2),
    (10, 4, 4),
)
"""What is tried for the names at a table: their size, in how many columns, and how many lines a name may take."""
_FOLD = 22.0
"""The room left on each side of the fold."""
_TICK = 30.0
_NO_TABLE = 1000
_BETWEEN = 18.0

Card = tuple[str, str, str]
"""A name, what is said of the person, and the table."""


def name_tents(book: Book, kit: Kit, per_page: int = 1) -> None:
    """A tent for everybody on the list and for each speaker, one or two to a page; two blank ones to fill in."""
    book.begin(_("Name tents"))
    cards = _cards(kit)
    if per_page == 1:
        for card in cards:
            page = book.page(landscape=True, footer=False)
            _tent(book, page, card, 0.0, page.height)
        return
    for first in range(0, len(cards), 2):
        page = book.page(footer=False)
        half = page.height / 2
        page.rule(0, half, page.width, dashed=True)
        for place, card in enumerate(cards[first : first + 2]):
            _tent(book, page, card, place * half, half)


def name_tents_by_two(book: Book, kit: Kit) -> None:
    """Smaller ones, two to a page, cut along the dashed line."""
    name_tents(book, kit, per_page=2)


def table_signs(book: Book, kit: Kit) -> None:
    """The number of each table, as large as it goes, and who sits there."""
    book.begin(_("Table signs"))
    for number in kit.tables:
        page = book.page(landscape=True, footer=False)
        names = [person.name for person in kit.seated.get(number, ())]
        _folded(page, 0.0, page.height)
        top, bottom = page.height / 2 + _FOLD, page.height - MARGIN
        listed = _seated(book, names, page.measure, (bottom - top) * 0.5)
        high = max(map(total, listed), default=0.0)
        room = bottom - top - (high + _BETWEEN if high else 0.0)
        title = book.fitted(labels.table(number), _TABLE_SIZES, page.measure, room, most=1)
        for side in (page, page.turned_about(page.width / 2, page.height / 2)):
            side.put(title, MARGIN, top + (room - total(title)) / 2, within=page.measure)
            width = page.measure / len(listed) if listed else 0.0
            for place, lines in enumerate(listed):
                side.put(lines, MARGIN + place * width, bottom - high, within=width)


def _cards(kit: Kit) -> list[Card]:
    """Table by table, as they are laid out in the morning."""
    cards = []
    for person in sorted(by_name(kit.people), key=lambda one: one.table_number or _NO_TABLE):
        about = "\n".join(part for part in (words.who(person), words.college(person)) if part)
        cards.append((person.name, about, labels.table(person.table_number) if person.table_number else ""))
    for guest in kit.guests:
        cards.append((guest.name, ", ".join(part for part in (guest.role, guest.organisation) if part), ""))
    return [*cards, ("", "", ""), ("", "", "")]


def _tent(book: Book, page: Page, card: Card, top: float, height: float) -> None:
    """One tent on the stretch of a page that begins at *top*: the lower half, and the same turned above the fold."""
    _folded(page, top, height)
    name, about, table = card
    begin, end = top + height / 2 + _FOLD, top + height - MARGIN
    at = book.line(table, Style(20, INK, leading=1.2))
    if table:
        begin += total([at])
    told = book.fitted(about, _ABOUT_SIZES, page.measure, (end - begin) * 0.4, weight=REGULAR, most=3) if about else []
    room = end - begin - (total(told) + _BETWEEN if told else 0.0)
    called = book.fitted(name, _NAME_SIZES, page.measure, room, most=2, whole=_WHOLE)
    first = begin + (room - total(called)) / 2
    for side in (page, page.turned_about(page.width / 2, top + height / 2)):
        if not name:
            side.rule(MARGIN + 40, end - 50, page.right - 40)
            continue
        if table:
            side.write(page.right - at.width, begin - total([at]) / 2, at)
        below = side.put(called, MARGIN, first, within=page.measure)
        side.put(told, MARGIN, below + _BETWEEN, within=page.measure)


def _folded(page: Page, top: float, height: float) -> None:
    """Where to fold: a short line at each edge, so that none shows on what stands on the table."""
    middle = top + height / 2
    for x, to_x in ((0.0, _TICK), (page.width - _TICK, page.width)):
        page.shapes.append(Stroke(x, middle, to_x, middle, HAIR, colour=GREY))


def _seated(book: Book, names: Sequence[str], measure: float, height: float) -> list[list[Line]]:
    """The names in columns, as large as they fit; an ellipsis stands for those that never do."""
    if not names:
        return []
    for size, most_columns, most in _SEATED:
        columns = min(most_columns, len(names))
        style = Style(size, INK, leading=1.3, hyphens=False)
        paragraphs = [book.lines([(name, style)], measure / columns - 12) for name in names]
        room = max(1, int(height / style.height))
        found = _in_columns(paragraphs, columns, room)
        if found is not None and all(len(lines) <= most for lines in paragraphs):
            return found
    for count in range(len(names) - 1, 0, -1):
        shown = [lines[:most] for lines in paragraphs[:count]]
        found = _in_columns([*shown, [book.line("…", style)]], columns, room)
        if found is not None:
            return found
    return []


def _in_columns(paragraphs: Sequence[list[Line]], columns: int, room: int) -> list[list[Line]] | None:
    """The paragraphs in so many columns of at most *room* lines, as even as they go; None when they do not fit."""
    least = -(-sum(map(len, paragraphs)) // columns)
    for most in range(least, room + 1):
        found: list[list[Line]] = [[]]
        for lines in paragraphs:
            if found[-1] and len(found[-1]) + len(lines) > most:
                found.append([])
            found[-1].extend(lines)
        if len(found) <= columns and all(len(column) <= most for column in found):
            return found
    return None
