"""Charts on the pages: the wheel beside its legend, the square with its points and their names below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...sessions import labels
from ...tokens import AXIS_COLOURS, INK
from ..story.blocks import PlaneChart, WheelChart
from . import charts
from .charts import Drawing
from .fonts import BOLD
from .pages import HALF_CAPITAL, MEASURE, Chart, Row
from .rows import SMALL, TEXT, Cell, Rows, keep_edges
from .text import Line, Style

_WHEEL, _SQUARE = 236.0, 300.0
"""How large a wheel and a square are, in points."""
_SHORT = 24
"""The name of an axis that is longer may be shortened along it: it stands whole below."""
_LEGEND = _WHEEL + 24
_FIGURES = 30.0
"""Where the legend of the wheel begins, and the room of its figures."""
_LEVER, _MEAN = Style(9.5, INK, leading=1.3), Style(9.5, INK, BOLD, leading=1.3)


def chart(rows: Rows, drawing: Drawing, x: float = 0.0, gap: float = 0.0) -> Row:
    """Add a row that is a drawing."""

    def draw(canvas: Any, left: float, bottom: float) -> None:
        charts.put(canvas, drawing, left, bottom + (row.height - drawing.height) / 2)

    row = Row(drawing.height, chart=Chart(x, draw), gap=gap)
    rows.append(row)
    return row


def wheel(rows: Rows, told: WheelChart) -> None:
    """The wheel, and at its right what each lever is, under its axis, with its mean."""
    row = chart(rows, charts.wheel(told, rows.typesetter, _WHEEL), gap=8)
    legend = _legend(rows, told)
    row.height = max(_WHEEL, sum(one.gap + one.style.height for one in legend))
    row.lines += _stacked(legend)
    key = f"— {told.before}" if told.before and told.before not in told.caption else ""
    below = [text for text in (key, told.caption) if text]
    for text in below:
        rows[-1].keep = True
        rows.paragraph((text, SMALL), gap=3)


@dataclass(frozen=True, slots=True)
class _LegendLine:
    gap: float
    style: Style
    lines: list[tuple[float, Line]]


def _legend(rows: Rows, told: WheelChart) -> list[_LegendLine]:
    """The axes and their levers, each lever with its mean."""
    found = []
    for place, axis in enumerate(told.axes):
        found += _paragraph(rows, axis, Style(10, AXIS_COLOURS[place % 4], BOLD, leading=1.4), "", 7.0)
        for spoke in (one for one in told.spokes if one.axis == place):
            found += _paragraph(rows, f"{spoke.number} {spoke.title}", _LEVER, labels.mean(spoke.mean), 1.0)
    return found


def _stacked(legend: list[_LegendLine]) -> list[tuple[float, Line]]:
    """These lines one under the other, around the middle of their row."""
    below = sum(one.gap + one.style.height for one in legend) / 2
    largest = max((one.style.size for one in legend), default=0.0)
    lines = []
    for one in legend:
        below -= one.gap + one.style.height / 2
        for x, line in one.lines:
            line.rise = below + HALF_CAPITAL * (largest - one.style.size)
            lines.append((x, line))
        below -= one.style.height / 2
    return lines


def _paragraph(rows: Rows, text: str, style: Style, figure: str, gap: float) -> list[_LegendLine]:
    """A text in as many lines as it needs, its figure at the right of the first."""
    set_lines = rows.typesetter.lines([(text, style)], MEASURE - _LEGEND - _FIGURES)
    found = [_LegendLine(0.0 if place else gap, style, [(_LEGEND, line)]) for place, line in enumerate(set_lines)]
    if figure:
        mean = rows.line(figure, _MEAN)
        found[0].lines.append((MEASURE - mean.width, mean))
    return found


def plane(rows: Rows, told: PlaneChart) -> None:
    """The square, then what its numbers stand for."""
    drawing = charts.plane(told, rows.typesetter, _SQUARE)
    chart(rows, drawing, x=(MEASURE - _SQUARE) / 2, gap=8).keep = bool(told.points)
    number = Style(10, INK, BOLD, leading=TEXT.leading)
    every = [
        rows.columns([Cell(0, 18, [(str(one.number), number)]), Cell(22, MEASURE - 22, [(one.text, TEXT)])], gap=2)
        for one in told.points
    ]
    keep_edges([found[-1] for found in every])
    long = [name for name in (told.upwards, told.across) if len(name) > _SHORT]
    for text in filter(None, (*long, told.caption)):
        rows.paragraph((text, SMALL), gap=3)
