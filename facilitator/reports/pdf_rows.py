"""Putting texts together into rows: paragraphs, headings, columns, post-its."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ..sessions import labels
from ..sessions.records import ContributionKind
from ..tokens import INK, NOTE_COLOURS, SOFT_INK
from .pdf_fonts import BOLD, SEMIBOLD
from .pdf_pages import HALF_CAPITAL, MEASURE, Box, Mark, Row
from .pdf_text import Line, Run, Span, Style, Typesetter

TEXT = Style(10, INK, leading=1.48)
SOFT = Style(10, SOFT_INK, leading=1.48)
STRONG = Style(10, INK, SEMIBOLD, leading=1.48)
SMALL = Style(9, SOFT_INK)
TITLE = Style(17, INK, BOLD, leading=1.3)
SUBTITLE = Style(12, INK, SEMIBOLD, leading=1.5)
HEADING = Style(11.5, INK, BOLD)
_LETTER = Style(6.8, INK, BOLD)
CHIP = 9.6
"""The side of the square that tells the kind of a contribution."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in a column: where the column starts, how wide it is, which side the text leans on."""

    x: float
    width: float
    spans: Sequence[Span]
    right: bool = False


class Rows(list[Row]):
    """The rows of a document, from top to bottom."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter

    def paragraph(self, *spans: Span, gap: float = 0.0, x: float = 0.0, width: float = MEASURE) -> list[Row]:
        """Add a paragraph whose first and last lines are never alone on a page."""
        return self.columns([Cell(x, width, spans)], gap=gap)

    def heading(self, *spans: Span, gap: float = 0.0, mark: Mark | None = None, turn: float = 0.0) -> list[Row]:
        """Add a paragraph that stays on the page of what follows it."""
        rows = self.paragraph(*spans, gap=gap)
        rows[-1].keep = True
        rows[0].mark, rows[0].turn = mark, turn
        return rows

    def columns(self, cells: Sequence[Cell], *, gap: float = 0.0) -> list[Row]:
        """Add paragraphs side by side, their first lines level."""
        height = max(style.height for cell in cells for _text, style in cell.spans)
        set_cells = [self._typesetter.lines(cell.spans, cell.width) for cell in cells]
        rows = []
        for lines in zip_longest(*set_cells):
            row = Row(height)
            for cell, line in zip(cells, lines, strict=True):
                if line is not None:
                    row.runs.extend(shifted(line, cell.x + (cell.width - line.width if cell.right else 0.0)))
            rows.append(row)
        rows[0].gap = gap
        _keep_edges(rows)
        self.extend(rows)
        return rows

    def chip(self, kind: ContributionKind, x: float, height: float) -> tuple[Box, list[Run]]:
        """The square that tells a kind by its colour and its letter, in the middle of a row of that *height*."""
        letter = self._typesetter.line(labels.kind_letter(kind), _LETTER)
        box = Box(x, (height - CHIP) / 2, CHIP, CHIP, NOTE_COLOURS[kind], 2)
        rise = HALF_CAPITAL * (TEXT.size - _LETTER.size)
        return box, [replace(run, x=run.x + x + (CHIP - letter.width) / 2, rise=rise) for run in letter.runs]

    def line(self, text: str, style: Style) -> Line:
        return self._typesetter.line(text, style)


def shifted(line: Line, x: float) -> list[Run]:
    """The runs of a line that starts at *x*."""
    return [replace(run, x=run.x + x) for run in line.runs] if x else line.runs


def _keep_edges(rows: Sequence[Row]) -> None:
    """Keep the first line of a paragraph with the second, and the last with the one before it."""
    if len(rows) > 1:
        rows[0].keep = rows[-2].keep = True
