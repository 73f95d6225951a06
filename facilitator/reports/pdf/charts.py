"""Charts of a report as drawings: shapes and texts at their places, for a page of a PDF or as a picture.

Lengths are in points; *y* goes up from the bottom, as it does on a page.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ...i18n import _
from ...sessions import labels
from ...tokens import AXIS_COLOURS, INK, ITEM_COLOURS, LINE, SOFT_INK
from ..pdf_library import PDF_LIBRARY
from ..story.blocks import PlaneChart, Spoke, Stretch, Timeline, WheelChart
from .fonts import BOLD
from .painting import ONE_AT_A_TIME, Text, new_canvas, operands
from .text import Line, Style, Typesetter

_SMALL = Style(8.5, SOFT_INK)
_NAME = Style(9.5, INK)
_SHARPNESS = 3.0
"""Dots to a point of a picture: 216 to the inch."""
_TURN = 2 * math.pi


@dataclass(slots=True)
class Drawing:
    """Shapes, then texts over them."""

    width: float
    height: float
    code: list[str] = field(default_factory=list)
    """As a page of a PDF says it."""
    words: list[tuple[float, float, Line]] = field(default_factory=list)
    """Each line of text with where it starts and where the middle of its capitals is."""

    def fill(self, colour: str, shape: str, edge: str = "") -> None:
        """A shape in a colour, with an *edge* of another."""
        line = f"{operands(edge)} RG 1 w 1 j {shape} B" if edge else f"{shape} f"
        self.code.append(f"{operands(colour)} rg {line}")

    def line(self, colour: str, shape: str, width: float = 0.6) -> None:
        self.code.append(f"{operands(colour)} RG {width:g} w {shape} S")

    def write(self, x: float, middle: float, line: Line, anchor: float = 0.0) -> None:
        """A text that starts at *x*, is centred on it (0.5) or ends there (1)."""
        self.words.append((x - anchor * line.width, middle, line))


def picture(drawing: Drawing) -> bytes:
    """A drawing as a PNG file; the same one always gives the same bytes."""
    import pypdfium2

    file = io.BytesIO()
    with ONE_AT_A_TIME:
        canvas = new_canvas(file, "")
        canvas.setPageSize((drawing.width, drawing.height))
        put(canvas, drawing, 0, 0)
        canvas.save()
    with PDF_LIBRARY, pypdfium2.PdfDocument(file.getvalue()) as document:
        image = document[0].render(scale=_SHARPNESS).to_pil()
    found = io.BytesIO()
    image.save(found, "PNG", optimize=False)
    return found.getvalue()


def put(canvas: object, drawing: Drawing, x: float, y: float) -> None:
    """Draw on a page, the bottom left corner at that place."""
    code = " ".join(drawing.code)
    canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {code} Q")  # type: ignore[attr-defined]  # reportlab has no types
    text = Text(canvas, left=x)
    for start, middle, line in drawing.words:
        text.write([(start, line)], y + middle)
    text.done()


def wheel(chart: WheelChart, typesetter: Typesetter, size: float = 300.0) -> Drawing:
    """The levers around the hub, each as long as its mean; the earlier day as a dark line across it."""
    drawing = Drawing(size, size)
    centre, rim = size / 2, size / 2 - 18
    for level in range(1, chart.highest + 1):
        drawing.line(LINE, _arc(centre, centre, rim * level / chart.highest, 0, _TURN))
    part = _TURN / max(1, len(chart.spokes))
    for place, spoke in enumerate(chart.spokes):
        _spoke(drawing, chart, spoke, rim, (_TURN / 4 - place * part, _TURN / 4 - (place + 1) * part))
        angle = _TURN / 4 - (place + 0.5) * part
        number = typesetter.line(str(spoke.number), Style(11, AXIS_COLOURS[spoke.axis % 4], BOLD))
        reach = rim + 10
        drawing.write(centre + reach * math.cos(angle), centre + reach * math.sin(angle), number, 0.5)
    return drawing


def _spoke(drawing: Drawing, chart: WheelChart, spoke: Spoke, rim: float, angles: tuple[float, float]) -> None:
    centre = drawing.width / 2
    if spoke.mean:
        reach = rim * min(1.0, spoke.mean / chart.highest)
        wedge = f"{centre:.2f} {centre:.2f} m {_arc(centre, centre, reach, *angles, joined=True)} h"
        drawing.fill(AXIS_COLOURS[spoke.axis % 4], wedge, edge="#FFFFFF")
    if spoke.before:
        reach = rim * min(1.0, spoke.before / chart.highest)
        drawing.line(INK, _arc(centre, centre, reach, *angles), 1.8)


def _arc(x: float, y: float, radius: float, start: float, end: float, *, joined: bool = False) -> str:
    """Part of a circle between two angles, in curves of an eighth of a turn at most."""
    count = max(1, math.ceil(abs(end - start) / (_TURN / 8)))
    step = (end - start) / count
    pull = 4 / 3 * math.tan(step / 4) * radius
    path = [f"{x + radius * math.cos(start):.2f} {y + radius * math.sin(start):.2f} {'l' if joined else 'm'}"]
    for number in range(count):
        one, two = start + number * step, start + (number + 1) * step
        points = (
            (x + radius * math.cos(one) - pull * math.sin(one), y + radius * math.sin(one) + pull * math.cos(one)),
            (x + radius * math.cos(two) + pull * math.sin(two), y + radius * math.sin(two) - pull * math.cos(two)),
            (x + radius * math.cos(two), y + radius * math.sin(two)),
        )
        path.append(" ".join(f"{across:.2f} {up:.2f}" for across, up in points) + " c")
    return " ".join(path)


def plane(chart: PlaneChart, typesetter: Typesetter, size: float = 300.0) -> Drawing:
    """The numbered points on their square."""
    drawing = Drawing(size, size)
    left, bottom = 20.0, 22.0
    width, height = size - left - 8, size - bottom - 24
    drawing.fill("#FFFFFF", f"{left} {bottom} {width} {height} re", edge=LINE)
    drawing.line(LINE, f"{left + width / 2} {bottom} m {left + width / 2} {bottom + height} l")
    drawing.line(LINE, f"{left} {bottom + height / 2} m {left + width} {bottom + height / 2} l")
    drawing.line(SOFT_INK, f"{left} {bottom + height} m {left} {bottom} l {left + width} {bottom} l", 1)
    drawing.write(left, size - 10, typesetter.shortened(f"↑ {chart.upwards}", _NAME, width))
    drawing.write(left + width, 9, typesetter.shortened(f"{chart.across} →", _NAME, width), 1)
    for point in chart.points:
        x, y = left + width * _within(point.x), bottom + height * _within(point.y)
        drawing.fill("#6D4A8C", _arc(x, y, 8.5, 0, _TURN), edge="#FFFFFF")
        drawing.write(x, y, typesetter.line(str(point.number), Style(9, "#FFFFFF", BOLD)), 0.5)
    return drawing


def _within(share: float) -> float:
    """A place that leaves room for the whole of a point."""
    return 0.03 + 0.94 * min(1.0, max(0.0, share))


def timeline(chart: Timeline, typesetter: Typesetter, width: float = 495.0) -> Drawing:
    """The plan and what was held, one bar above the other, with the hours below."""
    bars = [(name, some) for name, some in ((_("Planned"), chart.planned), (_("Actual"), chart.actual)) if some]
    drawing = Drawing(width, 17.0 * len(bars) + 20)
    every = [*chart.planned, *chart.actual]
    if not every:
        return drawing
    first, last = min(one.start for one in every), max(one.end for one in every)
    named = [(typesetter.line(name, _SMALL), some) for name, some in bars]
    left = max(line.width for line, _some in named) + 10
    clock = _Clock(first, last, left, width - left)
    for number, (line, some) in enumerate(named):
        bottom = drawing.height - 14 - 17 * number
        drawing.write(0, bottom + 6, line)
        _stretches(drawing, clock, some, bottom)
    _hours(drawing, clock, typesetter)
    return drawing


@dataclass(frozen=True, slots=True)
class _Clock:
    """Where an instant is on the bars."""

    first: datetime
    last: datetime
    left: float
    width: float

    def place(self, instant: datetime) -> float:
        whole = (self.last - self.first) or timedelta(seconds=1)
        return self.left + self.width * ((instant - self.first) / whole)

    def hours(self) -> Iterable[datetime]:
        """The full hours, a dozen at most."""
        every = max(1, -(-(self.last - self.first) // timedelta(hours=12)))
        hour = self.first.replace(minute=0, second=0, microsecond=0)
        while hour <= self.last:
            if hour >= self.first and hour.hour % every == 0:
                yield hour
            hour += timedelta(hours=1)


def _stretches(drawing: Drawing, clock: _Clock, some: Sequence[Stretch], bottom: float) -> None:
    for one in some:
        start, end = clock.place(one.start), clock.place(one.end)
        drawing.fill(ITEM_COLOURS[one.kind], f"{start:.2f} {bottom:.2f} {max(0.8, end - start - 1):.2f} 12 re")


def _hours(drawing: Drawing, clock: _Clock, typesetter: Typesetter) -> None:
    for hour in clock.hours():
        x = clock.place(hour)
        drawing.fill(SOFT_INK, f"{x:.2f} 15 0.6 3 re")
        text = typesetter.line(labels.clock_of(hour.hour * 60), _SMALL)
        drawing.write(min(x - text.width / 2, drawing.width - text.width), 7, text)
