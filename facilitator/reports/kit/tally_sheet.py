"""The sheet on which a vote is counted by hand: laid out as the grid that it is then typed into, row after row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...i18n import _
from ...sessions import labels
from ...sessions.records import College, CountedBy
from ...sessions.scene.decisions import rule
from ...sessions.tallies import answers_of
from ...tokens import INK
from ..ballots import Ballot
from ..pdf.text import Style
from .content import Kit
from .paper import Book
from .surface import FIRM, MARGIN, PALE, total

_NAMES = 150.0
"""How wide the headings of the rows are, in points."""
_WIDEST_NAMES = 330.0
"""The same, when they are what is voted for."""
_HEAD = 58.0
_ROW = 26.0
_INSIDE = 5.0
_ACROSS = 8
"""How many columns stand side by side, without their total."""
_HEADING = Style(9.5, INK, leading=1.2)
_BLANK_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class _Grid:
    """One grid to fill in: what it is of, and its headings."""

    title: str
    about: str
    rows: Sequence[str]
    columns: Sequence[str]
    wide: bool = False
    """Whether its rows are what is voted for."""


def tally_sheet(book: Book, kit: Kit) -> None:
    """A grid for each vote of the session; one with room for words when none is prepared."""
    book.begin(_("Tally sheet"))
    for ballot in kit.ballots:
        for grid in _grids(kit, ballot):
            _draw(book, grid)
    if not kit.ballots:
        rows = [labels.table(number) for number in kit.tables]
        _draw(book, _Grid(_("We vote on:"), "", rows, [""] * _BLANK_OPTIONS))


def _grids(kit: Kit, ballot: Ballot) -> Iterator[_Grid]:
    """By table or by college, a column is an option, or an answer on a sheet for each option; in all, an answer."""
    vote, texts = ballot.vote, [option.text for option in ballot.options]
    answers = [labels.answer(answer) for answer in answers_of(vote.method)]
    if vote.counted_by is CountedBy.ALL:
        yield _Grid(vote.title, rule(vote), texts, answers, wide=True)
        return
    by_table = vote.counted_by is CountedBy.TABLE
    rows = [labels.table(number) for number in kit.tables] if by_table else _colleges(kit)
    if len(answers) == 1:
        yield _Grid(vote.title, rule(vote), rows, texts)
        return
    for text in texts:
        title = vote.title if text == vote.title else f"{vote.title} · {text}"
        yield _Grid(title, rule(vote), rows, answers)


def _colleges(kit: Kit) -> list[str]:
    """Those of the people of the day; all of them while there is no list."""
    found = [labels.college_group(college) for college in College if kit.of_college(college)]
    return found or [labels.college_group(college) for college in College]


def _draw(book: Book, grid: _Grid) -> None:
    """The grid over as many pages as it takes, its headings on each of them."""
    for first in range(0, max(1, len(grid.columns)), _ACROSS):
        columns = grid.columns[first : first + _ACROSS]
        rest = list(grid.rows)
        while rest:
            rest = _draw_page(book, grid, columns, rest)


def _draw_page(book: Book, grid: _Grid, columns: Sequence[str], rows: Sequence[str]) -> list[str]:
    """As many rows as the page holds, and a total under the last of them; returns those that are left."""
    page = book.page(landscape=True)
    y = book.heading(page, grid.title, grid.about)
    names = _WIDEST_NAMES if grid.wide else _NAMES
    heads = [*columns, _("Total")]
    cell = (page.measure - names) / len(heads)
    page.frame(MARGIN, y, page.measure, _HEAD, ground=PALE, line=FIRM)
    for place, head in enumerate(heads):
        lines = book.lines([(head, _HEADING)], cell - 2 * _INSIDE, 4) if head else []
        page.put(lines, MARGIN + names + place * cell, y + (_HEAD - total(lines)) / 2, within=cell)
    top, y = y, y + _HEAD
    for done, row in enumerate([*rows, _("Total")]):
        lines = book.lines([(row, _HEADING)], names - 2 * _INSIDE, 3)
        height = max(_ROW, total(lines) + 8)
        if y + height > page.bottom and done:
            _rule_columns(book, top, y, names, cell, len(heads))
            return list(rows[done:])
        page.put(lines, MARGIN + _INSIDE, y + (height - total(lines)) / 2)
        page.frame(MARGIN, y, page.measure, height, ground=PALE if done == len(rows) else "")
        y += height
    _rule_columns(book, top, y, names, cell, len(heads))
    return []


def _rule_columns(book: Book, top: float, bottom: float, names: float, cell: float, count: int) -> None:
    for place in range(count):
        book.pages[-1].upright(MARGIN + names + place * cell, top, bottom)
