"""The comparison as a spreadsheet: one sheet a table, then every commitment. A figure is a number there."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import _
from ...sessions import labels
from ..workbook.sheet import MIDDLE, SHORT, WIDE, Cell, Column, Row, Sheet
from ..workbook.writing import written
from .comparison import Comparison
from .matrices import Mark, Matrix, column, matrices, promises, title


def as_xlsx(comparison: Comparison) -> bytes:
    """The whole comparison; the same days always give the same bytes."""
    name = f"{_('Comparative synthesis')} · {comparison.days[0].document.cycle.title}"
    return written([sheet for sheet in _every(comparison) if sheet.rows], name, comparison.made)


def _every(comparison: Comparison) -> Iterator[Sheet]:
    yield Sheet(_("The days"), (Column(_("Day"), WIDE),), tuple((title(day),) for day in comparison.days))
    for matrix in matrices(comparison):
        yield _sheet(comparison, matrix)
    yield _promises(comparison)


def _sheet(comparison: Comparison, matrix: Matrix) -> Sheet:
    """A table; what its rows stand under is a column of its own, so that they can be sorted."""
    parts = any(row.above for row in matrix.rows)
    first = (Column("", MIDDLE),) if parts else ()
    columns = (*first, Column(matrix.title, WIDE), *(Column(column(day)) for day in comparison.days))
    rows: list[Row] = []
    above = ""
    for row in matrix.rows:
        above = row.above or above
        rows.append((*((above,) if parts else ()), row.title, *map(_cell, row.marks)))
    return Sheet(matrix.title, columns, tuple(rows))


def _cell(mark: Mark) -> Cell:
    return mark.text if mark.figure is None else mark.figure


def _promises(comparison: Comparison) -> Sheet:
    columns = (
        Column(_("What"), WIDE),
        Column(_("Who"), MIDDLE),
        Column(_("With whom"), MIDDLE),
        Column(_("By when"), SHORT),
        Column(_("State"), SHORT),
        Column(_("Day"), MIDDLE),
    )
    rows = tuple(
        (one.what, one.who, one.partners, one.due, labels.commitment_state(one.state), promise.day)
        for promise in promises(comparison)
        for one in (promise.commitment,)
    )
    return Sheet(_("Commitments"), columns, rows)
