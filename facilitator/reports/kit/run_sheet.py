"""The run sheet: the day for whoever facilitates, and the programme for the wall of the room."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _
from ...sessions import labels
from ...sessions.records import ItemKind
from ...tokens import INK, SOFT_INK
from ..pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ..pdf.text import Line, Span, Style
from . import words
from .content import Kit, Moment
from .flow import Flow
from .paper import Book
from .surface import FIRM, LABEL, MARGIN, SMALL, TEXT, Page, total

_TIME = Style(13, INK, BOLD, leading=1.25)
_UNTIL = Style(10, INK, leading=1.35)
_KICKER = Style(9, SOFT_INK, BOLD, leading=1.4)
_NAME = Style(12, INK, BOLD, leading=1.3, hyphens=False)
_ASKED = Style(10, INK, SEMIBOLD, leading=1.35)
_TIMES, _REAL, _GUTTER = 62.0, 82.0, 12.0
_LEAST = 50.0
"""The room for two real times to be written."""
_MOST_ABREAST = 3
"""How many parallel items stand side by side; four go by two, more go under the first."""
_NOTICE = 80.0
"""The room for a notice and the beginning of the item that it is about."""
_WALL_SIZES = (30, 28, 26, 24, 22, 20, 19, 18, 17, 16)
_QUIET = (ItemKind.BREAK, ItemKind.MEAL)


def run_sheet(book: Book, kit: Kit) -> None:
    """Times, what happens, how it is run and with what; beside it a column for the real times."""
    book.begin(_("Run sheet"))
    flow = Flow(lambda: _begun(book, kit))
    for together in kit.moments:
        _block(book, flow, together)
    end = book.line(_("{time} · end of the day").format(time=labels.clock_of(kit.ends_at)), _NAME)
    flow.block([(MARGIN, [end])])


def wall_sheet(book: Book, kit: Kit) -> None:
    """The programme for the room: times and titles, as large as a page holds them; two pages rather than too small."""
    book.begin(_("Programme for the wall"))
    one = _wall_page(book, kit)
    top, room = one[1], one[0].bottom - one[1]
    for pages in (1, 2):
        for size in _WALL_SIZES:
            rows = _wall_rows(book, kit, size)
            if _pages_of(rows, room, size) <= pages:
                return _put_wall(book, kit, rows, one, size)
    _put_wall(book, kit, _wall_rows(book, kit, _WALL_SIZES[-1]), (one[0], top), _WALL_SIZES[-1])


# The run sheet


def _begun(book: Book, kit: Kit) -> tuple[Page, float]:
    page = book.page()
    first = page.mark != ""
    if first:
        y = book.heading(page, kit.session.title, f"{book.section} · {words.day_in_short(kit)}")
        numbers = " · ".join((words.people_count(kit.expected), words.table_count(kit.session.table_count)))
        y = page.put([book.line(numbers, SMALL)], MARGIN, y - 6) + 4
    else:
        y = MARGIN
    heads = (
        (MARGIN, _("Time")),
        (MARGIN + _TIMES + _GUTTER, _("What happens, who, and with what")),
        (page.right - _REAL, _("Real times")),
    )
    for x, head in heads:
        page.put([book.line(head, LABEL)], x, y)
    page.rule(MARGIN, y + 15, page.right, width=FIRM)
    return page, y + 20


def _block(book: Book, flow: Flow, together: Sequence[Moment]) -> None:
    """The items that are held at the same time; most stand alone."""
    slot = together[0].slot
    if slot.gap:
        _notice(book, flow, _("Nothing is planned for {duration}").format(duration=labels.duration(slot.gap)))
    if slot.overlap:
        told = _("What comes before runs {duration} into this").format(duration=labels.duration(slot.overlap))
        _notice(book, flow, told)
    left = MARGIN + _TIMES + _GUTTER
    measure = flow.page.right - _REAL - _GUTTER - left
    most = 2 if len(together) == 4 else min(_MOST_ABREAST, len(together))
    width = (measure - _GUTTER * (most - 1)) / most
    for first in range(0, len(together), most):
        abreast = together[first : first + most]
        columns = [
            (left + place * (width + _GUTTER), _told(book, moment, width, len(together) > 1))
            for place, moment in enumerate(abreast)
        ]
        page, top = flow.block([(MARGIN, _times(book, together)), *columns], least=_LEAST, after=6)
        _real_times(book, page, top)
    flow.page.rule(MARGIN, flow.y - 1, flow.page.right)
    flow.y += 5


def _notice(book: Book, flow: Flow, told: str) -> None:
    """What is odd between two items, where it is."""
    flow.need(_NOTICE)
    flow.block([(MARGIN + _TIMES + _GUTTER, [book.line(told, SMALL)])], after=4)


def _times(book: Book, together: Sequence[Moment]) -> list[Line]:
    item, slot = together[0].item, together[0].slot
    end = max(moment.slot.end for moment in together)
    lines = [
        book.line(labels.clock_of(slot.start), _TIME),
        book.line(f"→ {labels.clock_of(end)}", _UNTIL),
        book.line(labels.duration(end - slot.start), SMALL),
    ]
    if item.fixed_at is not None:
        lines.append(book.line(_("■ fixed"), LABEL))
    for moment in together:
        if moment.item.ends_by is not None:
            told = _("■ over by {time}").format(time=labels.clock_of(moment.item.ends_by))
            lines += book.lines([(told, LABEL)], _TIMES)
    return lines


def _told(book: Book, moment: Moment, width: float, parallel: bool) -> list[Line]:
    """All that the sheet says of an item, in a column of that width."""
    item = moment.item
    kicker = labels.item_kind(item.kind).upper()
    if parallel:
        kicker = _("{kind} · IN PARALLEL · {duration}").format(kind=kicker, duration=labels.duration(item.minutes))
    paragraphs: list[list[Span]] = [[(kicker, _KICKER)], [(words.title(moment), _NAME)]]
    paragraphs += [[(words.speaker(one), TEXT)] for one in moment.speakers if words.speaker(one)]
    cut = item.method if not moment.phases else ""  # the phases tell it with their times
    paragraphs += [[(text, TEXT)] for text in (item.detail, cut) if text]
    if item.question_minutes:
        told = _("of which {duration} for questions").format(duration=labels.duration(item.question_minutes))
        paragraphs.append([(told, TEXT)])
    start = moment.slot.start
    for part in moment.phases:
        told = f"{labels.clock_of(start)}\u2002{part.title} · {labels.duration(part.minutes)}"
        paragraphs.append([(told, TEXT)])
        start += part.minutes
    for one in moment.asked:
        paragraphs.append([(f"{words.ask(one.number)} ", LABEL), (one.question.text, _ASKED)])
    if item.guidance:
        paragraphs.append([(_("Guidance"), LABEL), (item.guidance, TEXT)])
    if item.material:
        paragraphs.append([(_("Material"), LABEL), (item.material, TEXT)])
    return [line for spans in paragraphs for line in book.lines(spans, width)]


def _real_times(book: Book, page: Page, top: float) -> None:
    """Two lines to write on: when it really began and ended."""
    x = page.right - _REAL
    for place, label in enumerate((_("began"), _("ended"))):
        page.put([book.line(label, SMALL)], x, top + 6 + place * 22)
        page.rule(x + 34, top + 18 + place * 22, page.right)


# The wall

_Row = tuple[Line, list[Line]]


def _wall_page(book: Book, kit: Kit) -> tuple[Page, float]:
    page = book.page()
    title = book.fitted(kit.session.title, (30, 28, 26, 24, 22), page.measure, 84, most=1)
    y = page.put(title, MARGIN, MARGIN)
    about = words.day_and_place(kit)
    if about:
        y = page.put(book.lines([(about, Style(16, INK, leading=1.3))], page.measure, 2), MARGIN, y + 2)
    page.rule(MARGIN, y + 8, page.right, width=1.5)
    return page, y + 18


def _wall_rows(book: Book, kit: Kit, size: float) -> list[_Row]:
    """Each time with what then happens; at the end, when the day is over."""
    time, strong, quiet = (Style(size, INK, weight, leading=1.2) for weight in (BOLD, SEMIBOLD, REGULAR))
    measure = book.pages[-1].measure - size * 3.4
    rows = []
    for together in kit.moments:
        lines = []
        for moment in together:
            style = quiet if moment.item.kind in _QUIET else strong
            told = words.title(moment) if len(together) == 1 else f"–\u00a0{words.title(moment)}"
            lines += book.lines([(told, style)], measure, 5)
        rows.append((book.line(labels.clock_of(together[0].slot.start), time), lines))
    rows.append((book.line(labels.clock_of(kit.ends_at), time), [book.line(_("End of the day"), quiet)]))
    return rows


def _wall_gap(size: float) -> float:
    return size * 0.5


def _pages_of(rows: Sequence[_Row], room: float, size: float) -> int:
    pages, used = 1, 0.0
    for _time, lines in rows:
        height = total(lines) + _wall_gap(size)
        if used and used + height > room:
            pages, used = pages + 1, 0.0
        used += height
    return pages


def _put_wall(book: Book, kit: Kit, rows: Sequence[_Row], first: tuple[Page, float], size: float) -> None:
    given = [first]
    flow = Flow(lambda: given.pop() if given else _wall_page(book, kit))
    for time, lines in rows:
        gap = _wall_gap(size)
        flow.need(total(lines) + gap)
        flow.block([(MARGIN, [time]), (MARGIN + size * 3.4, lines)], after=gap / 2)
        if flow.y + gap / 2 <= flow.page.bottom:
            flow.page.rule(MARGIN, flow.y, flow.page.right)
        flow.y += gap / 2
