"""Putting texts together into rows: paragraphs, headings, columns, post-its."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ...sessions import labels
from ...sessions.records import ContributionKind
from ...tokens import INK, NOTE_COLOURS, PAPER, SOFT_INK
from .fonts import BOLD, SEMIBOLD
from .pages import HALF_CAPITAL, MEASURE, Box, Mark, Row, Stripe
from .text import Line, Span, Style, Typesetter

TEXT = Style(10, INK, leading=1.48)
SOFT = Style(10, SOFT_INK, leading=1.48)
STRONG = Style(10, INK, SEMIBOLD, leading=1.48)
SMALL = Style(9, SOFT_INK)
TITLE = Style(18, INK, BOLD, leading=1.3, hyphens=False)
SUBTITLE = Style(13, INK, BOLD, leading=1.4, hyphens=False)
HEADING = Style(11.5, INK, BOLD, hyphens=False)
_TAG = Style(9.5, SOFT_INK, leading=1.6)
_PANEL_TITLE = Style(9, SOFT_INK, SEMIBOLD, leading=1.5)
_LETTER = Style(6.8, INK, BOLD)
_SQUARE, _PADDING, _INSET = 7.0, 6.0, 12.0
CHIP = 9.6
"""The side of the square that tells the kind of a contribution."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in a column: where the column starts and how wide it is."""

    x: float
    width: float
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a colour, or a kind with its colour and letter, stands for."""

    text: str
    colour: str = ""
    kind: ContributionKind | None = None


class Rows(list[Row]):
    """The rows of a document, from top to bottom."""

    def __init__(self, typesetter: Typesetter, enough: float = float("inf")) -> None:
        super().__init__()
        self.typesetter = typesetter
        self._enough = enough

    @property
    def full(self) -> bool:
        """Whether there are more rows than were asked for: nobody will see those that come."""
        return self._enough < float("inf") and sum(row.gap + row.height for row in self) > self._enough

    def paragraph(self, *spans: Span, gap: float = 0.0, x: float = 0.0, width: float = MEASURE) -> list[Row]:
        """Add a paragraph whose first and last lines are never alone on a page."""
        return self.columns([Cell(x, width, spans)], gap=gap)

    def heading(self, *spans: Span, gap: float = 0.0, mark: Mark | None = None, turn: float = 0.0) -> list[Row]:
        """Add a paragraph of even lines that stays on the page of what follows it."""
        rows = self.paragraph(*spans, gap=gap, width=self.typesetter.balanced(spans, MEASURE))
        rows[-1].keep = True
        rows[0].mark, rows[0].turn = mark, turn
        return rows

    def columns(self, cells: Sequence[Cell], *, gap: float = 0.0) -> list[Row]:
        """Add paragraphs side by side, their first lines level."""
        height = max(style.height for cell in cells for _text, style in cell.spans)
        set_cells = [self.typesetter.lines(cell.spans, cell.width) for cell in cells]
        rows = []
        for lines in zip_longest(*set_cells):
            row = Row(height)
            for cell, line in zip(cells, lines, strict=True):
                if line is not None:
                    row.lines.append((cell.x, line))
            rows.append(row)
        if len(cells) > 1:
            self.read_by_column(rows, [[line is not None for line in lines] for lines in zip_longest(*set_cells)])
        rows[0].gap = gap
        keep_edges(rows)
        self.extend(rows)
        return rows

    def read_by_column(self, rows: Sequence[Row], filled: Sequence[Sequence[bool]]) -> None:
        """Have these rows read one column after the other, each from top to bottom; *filled* are those with a text."""
        for row, columns in zip(rows, filled, strict=True):
            row.piece = len(self) + 1
            row.columns = tuple(place for place, there in enumerate(columns) if there)

    def tags(self, tags: Sequence[Tag], *, gap: float = 0.0) -> list[Row]:
        """Add squares of colour, each before what it stands for, in as many rows as they need."""
        rows = [Row(_TAG.height, gap=gap)]
        x = 0.0
        for tag in tags:
            text = self.typesetter.line(tag.text, _TAG)
            side = CHIP if tag.kind else _SQUARE
            if x and x + side + 5 + text.width > MEASURE:
                rows.append(Row(_TAG.height))
                x = 0.0
            row = rows[-1]
            if tag.kind:
                box, letter = self.chip(tag.kind, x, row.height, _TAG.size)
                row.lines.append(letter)
            else:
                box = Box(x, (row.height - side) / 2, side, side, tag.colour, 1)
            row.boxes = (*row.boxes, box)
            row.lines.append((x + side + 5, text))
            x += side + 5 + text.width + 16
        self.extend(rows)
        return rows

    def panel(self, title: str, text: str, *, gap: float) -> None:
        """Add a text on a ground of its own, under a small title."""
        start = len(self)
        self.append(Row(_PADDING, gap=gap, keep=True))
        self.paragraph((title, _PANEL_TITLE), x=_INSET, width=MEASURE - 2 * _INSET)[-1].keep = True
        self.paragraph((text, TEXT), x=_INSET, width=MEASURE - 2 * _INSET, gap=1)[-1].keep = True
        self.append(Row(_PADDING))
        stripe(self[start:], Stripe(PAPER, MEASURE))

    def chip(self, kind: ContributionKind, x: float, height: float, size: float) -> tuple[Box, tuple[float, Line]]:
        """The square that tells a kind by its colour and its letter, on a row of that *height* and size of text."""
        letter = self.typesetter.line(labels.kind_letter(kind), _LETTER)
        box = Box(x, (height - CHIP) / 2, CHIP, CHIP, NOTE_COLOURS[kind], 2)
        letter.rise = HALF_CAPITAL * (size - _LETTER.size)
        return box, (x + (CHIP - letter.width) / 2, letter)

    def line(self, text: str, style: Style) -> Line:
        return self.typesetter.line(text, style)


def stripe(rows: Sequence[Row], band: Stripe, joined: bool = False) -> None:
    """Run a band of colour behind these rows, from the row above when it is *joined*."""
    for row in rows:
        row.stripe, row.joined = band, joined
        joined = True


def keep_edges(rows: Sequence[Row]) -> None:
    """Keep the first row with the second, and the last with the one before it."""
    if len(rows) > 1:
        rows[0].keep = rows[-2].keep = True
