"""The comparative synthesis as a story, for every format that reads like a text."""

from __future__ import annotations

from collections.abc import Iterator

from ... import i18n
from ...i18n import _, ngettext
from ...sessions import labels
from ...tokens import ACCENT, ITEM_COLOURS
from ..story.blocks import (
    Bar,
    Block,
    Cell,
    Column,
    Cover,
    Figure,
    Figures,
    Heading,
    Role,
    Section,
    Story,
    Table,
)
from .comparison import Comparison, Reach
from .matrices import Mark, Matrix, MatrixRow, Tone, column, matrices, promises, title

_TITLES, _DAY = 2.2, 1.0
"""The widths of the first column and of those of the days, beside one another."""
_MOST_TOGETHER = 5
"""How many days stand side by side on a page; more are told in several tables."""


def story_of(comparison: Comparison) -> Story:
    """The whole synthesis; the first page tells which days it is about."""
    cycle = comparison.days[0].document.cycle
    name = _("Comparative synthesis")
    sections = [Section("cover", tuple(_cover(comparison, name)))]
    sections += [Section(matrix.name, tuple(_matrix(comparison, matrix))) for matrix in matrices(comparison)]
    if promised := tuple(_promises(comparison)):
        sections.append(Section("promises", promised))
    return Story(
        title=f"{name} · {cycle.title}",
        subject=cycle.title,
        footer=f"{name} · {cycle.title}",
        language=i18n.language(),
        sections=tuple(sections),
    )


def _cover(comparison: Comparison, name: str) -> Iterator[Block]:
    cycle = comparison.days[0].document.cycle
    days = len(comparison.days)
    told = ngettext("{count} day side by side", "{count} days side by side", days).format(count=days)
    yield Cover(name, f"{told}\n" + _("“{title}”").format(title=cycle.title), tuple(map(title, comparison.days)))
    yield Figures(tuple(_figures(comparison)))


def _figures(comparison: Comparison) -> Iterator[Figure]:
    people = sum(len(document.participants) for document in comparison.documents)
    said = sum(len(document.contributions) for document in comparison.documents)
    common = sum(subject.reach is not Reach.ONCE for subject in comparison.subjects)
    promised = sum(len(document.commitments) for document in comparison.documents)
    colours = iter([ITEM_COLOURS["expert_input"], ITEM_COLOURS["testimony"], ITEM_COLOURS["reflection"], ACCENT])
    for count, label in (
        (people, ngettext("attendance in all", "attendances in all", people)),
        (said, ngettext("contribution", "contributions", said)),
        (common, ngettext("subject raised in several days", "subjects raised in several days", common)),
        (promised, ngettext("commitment made", "commitments made", promised)),
    ):
        yield Figure(str(count), label, next(colours))


def _matrix(comparison: Comparison, matrix: Matrix) -> Iterator[Block]:
    yield Heading(matrix.title, 1, anchor=matrix.name, detail=matrix.detail)
    for first in range(0, len(comparison.days), _MOST_TOGETHER):
        yield from _tables(comparison, matrix, slice(first, first + _MOST_TOGETHER))


def _tables(comparison: Comparison, matrix: Matrix, days: slice) -> Iterator[Block]:
    """One table for each part of the matrix."""
    columns = (Column("", _TITLES), *(Column(column(day), _DAY) for day in comparison.days[days]))
    part: list[MatrixRow] = []
    for row in matrix.rows:
        if row.above:
            if part:
                yield _table(columns, part, days)
            part = []
            yield Heading(row.above, 3)
        part.append(row)
    yield _table(columns, part, days)


def _table(columns: tuple[Column, ...], rows: list[MatrixRow], days: slice) -> Table:
    return Table(columns, tuple((Cell(row.title), *map(_cell, row.marks[days])) for row in rows))


def _cell(mark: Mark) -> Cell:
    role = {Tone.STRONG: Role.STRONG, Tone.PLAIN: Role.PLAIN}.get(mark.tone, Role.SOFT)
    return Cell(mark.text, role, Bar(mark.share, ACCENT) if mark.share is not None else None)


def _promises(comparison: Comparison) -> Iterator[Block]:
    """Every commitment with where it stands."""
    every = promises(comparison)
    if not every:
        return
    yield Heading(_("Every commitment"), 1, anchor="promises")
    columns = (
        Column(_("What"), 2.4),
        Column(_("Who"), 1.3),
        Column(_("By when"), 0.9),
        Column(_("State"), 0.8),
        Column(_("Day"), 0.8),
    )
    rows = []
    for promise in every:
        one = promise.commitment
        due = labels.short_date(one.due) if one.due else ""
        state = labels.commitment_state(one.state)
        rows.append((Cell(one.what), Cell(one.who), Cell(due), Cell(state, Role.STRONG), Cell(promise.day, Role.SOFT)))
    yield Table(columns, tuple(rows))
