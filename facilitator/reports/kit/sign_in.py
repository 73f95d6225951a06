"""The sign-in sheet, and the count of who is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...i18n import _
from ...sessions import labels
from ...sessions.records import College, Participant
from ...tokens import INK
from ..pdf.text import Line, Style
from ..words import college_count
from . import words
from .content import Kit
from .flow import Flow
from .paper import Book
from .surface import GREY, LABEL, MARGIN, PALE, SMALL, STRONG, TEXT, Page, Stroke, total

_WIDTHS = (138.0, 152.0, 92.0, 34.0)
"""Of the columns before the signature: name, function and organisation, commune, table."""
_ROW = 26.5
"""Nine millimetres and a little: room for a signature."""
_ABOUT = Style(9, INK, leading=1.25)
_PADDING = 4.0
_INSIDE = 4.0
_BLANK = 12
"""At least how many rows are left for those who are not on the list."""
_MOST_LINES = 12
_HEAD = 20.0


def sign_in(book: Book, kit: Kit) -> None:
    """Everybody by college and name, each with a box to sign in; at the end, rows for those who are not on the list."""
    book.begin(_("Sign-in sheet"))
    flow = Flow(lambda: _begun(book, kit))
    for college in (*College, None):
        rows = [_cells(book, person) for person in kit.of_college(college)]
        if rows:
            _group(book, flow, college_count(college, len(rows)), _height(rows[0][0]))
        for cells, excused in rows:
            _row(book, flow, cells, excused)
    if kit.speaking or kit.guests:
        _group(book, flow, _("Speakers and witnesses"), _ROW)
        for person in kit.speaking:
            cells, excused = _cells(book, person)
            _row(book, flow, cells, excused)
        for guest in kit.guests:
            about = ", ".join(part for part in (guest.role, guest.organisation) if part)
            _row(book, flow, _texts(book, (guest.name, about, "", "")))
    _group(book, flow, _("Others, not on the list"), 4 * _ROW)
    for _number in range(_BLANK):
        _row(book, flow, _texts(book, ("", "", "", "")))
    while flow.y + _ROW <= flow.page.bottom:
        _row(book, flow, _texts(book, ("", "", "", "")))


def attendance(book: Book, kit: Kit) -> None:
    """How many of each college are there, counted by hand in the morning and after the meal."""
    book.begin(_("Who is there: the count"))
    page = book.page()
    y = book.heading(page, _("Who is there: the count"), words.day_in_short(kit))
    heads = ("", _("Expected"), _("Morning"), _("Afternoon"))
    edges = (MARGIN, MARGIN + 190, MARGIN + 260, MARGIN + 394, page.right)
    rows = [(labels.college_group(one), _to_come(kit.of_college(one))) for one in (*College, None)]
    rows.append((_("Speakers and witnesses"), _to_come(kit.speaking) + len(kit.guests)))
    rows.append((_("In all"), _to_come(kit.people) + len(kit.guests)))
    for place, head in enumerate(heads):
        page.put([book.line(head, LABEL)], edges[place] + _INSIDE, y)
    y += 16
    for name, expected in rows:
        height = 44.0
        for place, told in enumerate((name, str(expected or "–"))):
            lines = book.lines([(told, STRONG)], edges[place + 1] - edges[place] - 2 * _INSIDE)
            page.put(lines, edges[place] + _INSIDE, y + (height - total(lines)) / 2)
        _grid(page, edges, y, y + height)
        y += height
    _actors(book, kit, page, y + 18)


def _actors(book: Book, kit: Kit, page: Page, y: float) -> None:
    """The seats on the map of actors, to tick when somebody sits there; as many as the page has room for."""
    if not kit.stakeholders:
        return
    y = page.put([book.line(_("Seats at the table: tick those that are taken"), STRONG)], MARGIN, y) + 4
    width = page.measure / 2
    for place, seat in enumerate(kit.stakeholders):
        top = y + place // 2 * 18
        if top + 16 > page.bottom:
            return
        x = MARGIN + place % 2 * width
        page.frame(x, top + 3, 9, 9)
        page.write(x + 15, top + 7.5, book.shortened(seat.name, TEXT, width - 25))


def _to_come(people: Sequence[Participant]) -> int:
    return sum(not person.excused for person in people)


def _begun(book: Book, kit: Kit) -> tuple[Page, float]:
    page = book.page()
    if page.mark:
        y = book.heading(page, book.section, f"{kit.session.title} · {words.day_in_short(kit)}")
        notice = _(
            "Personal data: this list serves to organise the day and its report. It is seen by the organisers alone; "
            "ask them to see, correct or erase what concerns you."
        )
        y = page.put(book.lines([(notice, SMALL)], page.measure), MARGIN, y - 6) + 8
    else:
        y = MARGIN
    page.frame(MARGIN, y, page.measure, _HEAD, ground=PALE)
    heads = (_("Name"), _("Function, organisation"), _("Commune"), _("Table"), _("Signature"))
    for x, head in zip(_edges(page), heads, strict=False):
        page.write(x + _INSIDE, y + _HEAD / 2, book.line(head, LABEL))
    return page, y + _HEAD


def _edges(page: Page) -> Sequence[float]:
    edges = [MARGIN]
    for width in _WIDTHS:
        edges.append(edges[-1] + width)
    return (*edges, page.right)


def _cells(book: Book, person: Participant) -> tuple[list[list[Line]], bool]:
    about = ", ".join(dict.fromkeys(part for part in (person.role, person.organisation) if part))
    table = str(person.table_number) if person.table_number is not None else ""
    return _texts(book, (person.name, about, person.commune, table)), person.excused


def _texts(book: Book, texts: Sequence[str]) -> list[list[Line]]:
    return [
        book.lines([(text, STRONG if place == 0 else _ABOUT)], width - 2 * _INSIDE, _MOST_LINES) if text else []
        for place, (text, width) in enumerate(zip(texts, _WIDTHS, strict=True))
    ]


def _height(cells: Sequence[Sequence[Line]]) -> float:
    return max([_ROW, *(total(lines) + 2 * _PADDING for lines in cells)])


def _group(book: Book, flow: Flow, title: str, with_it: float) -> None:
    """The heading of a college, on the same page as the first of its rows."""
    flow.need(_HEAD + with_it)
    page = flow.page
    page.frame(MARGIN, flow.y, page.measure, _HEAD, colour=GREY)
    page.write(MARGIN + _INSIDE, flow.y + _HEAD / 2, book.line(_capital(title), LABEL))
    flow.y += _HEAD


def _row(book: Book, flow: Flow, cells: Sequence[Sequence[Line]], excused: bool = False) -> None:
    height = _height(cells)
    flow.need(height)
    page, y = flow.page, flow.y
    edges = _edges(page)
    for x, lines in zip(edges, cells, strict=False):
        page.put(lines, x + _INSIDE, y + (height - total(lines)) / 2)
    if excused:
        page.write(edges[-2] + _INSIDE, y + height / 2, book.line(_("excused"), SMALL))
    _grid(page, edges, y, y + height)
    flow.y += height


def _grid(page: Page, edges: Sequence[float], top: float, bottom: float) -> None:
    """The lines of a row of a table."""
    page.shapes.extend(_lines(edges, top, bottom))


def _lines(edges: Sequence[float], top: float, bottom: float) -> Iterator[Stroke]:
    for y in (top, bottom):
        yield Stroke(edges[0], y, edges[-1], y)
    for x in edges:
        yield Stroke(x, top, x, bottom)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
