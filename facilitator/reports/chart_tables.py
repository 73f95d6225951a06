"""Charts in words and figures: the table that says what a chart shows, and its description for who cannot see it."""

from __future__ import annotations

from ..i18n import _, region
from ..sessions import labels
from ..tokens import AXIS_COLOURS, INK
from .story.blocks import Block, Cell, Column, Key, PlaneChart, Role, Spoke, Table, WheelChart


def wheel_table(chart: WheelChart) -> Table:
    """Each lever with its axis, its mean, and that of the earlier day when there is one."""
    columns = [Column(_("Axis"), 1.8), Column(_("Lever"), 3), Column(_("Mean"), 0.7, right=True)]
    if chart.before:
        columns.append(Column(chart.before, 1.2, right=True))
    return Table(tuple(columns), tuple(_lever(chart, spoke) for spoke in chart.spokes))


def _lever(chart: WheelChart, spoke: Spoke) -> tuple[Cell, ...]:
    axis = chart.axes[spoke.axis] if spoke.axis < len(chart.axes) else ""
    cells = (
        Cell(axis, colour=AXIS_COLOURS[spoke.axis % len(AXIS_COLOURS)]),
        Cell(f"{spoke.number}. {spoke.title}"),
        Cell(labels.mean(spoke.mean), Role.STRONG),
    )
    return (*cells, Cell(labels.mean(spoke.before), Role.SOFT)) if chart.before else cells


def plane_table(chart: PlaneChart) -> Table:
    """Each point with its number and where it stands both ways, from 0 to 100 %."""
    columns = Column("", 0.3), Column("", 3), Column(chart.upwards, 1, right=True), Column(chart.across, 1, right=True)
    rows = tuple(
        (Cell(str(point.number), Role.STRONG), Cell(point.text), Cell(_percent(point.y)), Cell(_percent(point.x)))
        for point in chart.points
    )
    return Table(columns, rows)


def wheel_keys(chart: WheelChart) -> tuple[Key, ...]:
    """What its colours stand for, and its dark line unless the caption says so."""
    axes = tuple(Key(axis, AXIS_COLOURS[place % len(AXIS_COLOURS)]) for place, axis in enumerate(chart.axes))
    return (*axes, Key(chart.before, INK)) if chart.before not in chart.caption else axes


def tells(following: Block | None, chart: WheelChart | PlaneChart) -> bool:
    """Whether the block that follows a chart is a table that names all that is on it."""
    if not isinstance(following, Table):
        return False
    said = {cell.text for row in following.rows for cell in row} | {column.title for column in following.columns}
    if isinstance(chart, WheelChart):
        return {spoke.title for spoke in chart.spokes} <= said
    return {chart.across, chart.upwards, *(point.text for point in chart.points)} - {""} <= said


def wheel_told(chart: WheelChart) -> str:
    """The wheel in a sentence."""
    known = "; ".join(f"{spoke.number}. {spoke.short} {labels.mean(spoke.mean)}" for spoke in chart.spokes)
    return _("Wheel of the levers, from 0 to {highest}: {levers}").format(highest=chart.highest, levers=known)


def plane_told(chart: PlaneChart) -> str:
    """The plane in a sentence."""
    return _("Square of {count} numbered points; across: {across}; upwards: {upwards}").format(
        count=len(chart.points), across=chart.across, upwards=chart.upwards
    )


def _percent(share: float) -> str:
    from babel.numbers import format_percent

    return format_percent(round(share, 2), locale=region())
