"""Numbered paper slips, A6, four to a page of A4: cut along the dashed lines, written on by hand.

The QR code holds the serial number as it is typed in the capture bar ("12: "): a reader that acts as a keyboard types
it there.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...i18n import _
from ...sessions import labels
from ...sessions.records import ContributionKind
from ...tokens import INK, LINE, NOTE_COLOURS, SOFT_INK
from .fonts import BOLD, SEMIBOLD
from .pages import HEIGHT, WIDTH
from .painting import ONE_AT_A_TIME, Text, new_canvas, operands
from .text import Line, Style, Typesetter

ACROSS, DOWN = 2, 2
SLIP_WIDTH, SLIP_HEIGHT = WIDTH / ACROSS, HEIGHT / DOWN
_MARGIN = 26.0
_MEASURE = SLIP_WIDTH - 2 * _MARGIN
_QR = 58.0
_SERIAL = Style(26, INK, BOLD, leading=1.2)
_QUESTION = (
    (Style(14, INK, SEMIBOLD, leading=1.3), 5),
    (Style(11.5, INK, SEMIBOLD, leading=1.3), 6),
    (Style(9.5, INK, SEMIBOLD, leading=1.3), 8),
)
"""From the largest on, with how many lines a slip has room for."""
_SMALL = Style(9, SOFT_INK)
_CHOICE = Style(9.5, INK)
_RULED = 24.0
"""How far apart the lines to write on are."""
_BOX = 10.0


@dataclass(frozen=True, slots=True)
class Slips:
    """What to print: the numbers, and what each slip says."""

    question: str
    where: str
    """The session, at the foot of each slip."""
    serials: Sequence[int]


def as_pdf(slips: Slips) -> bytes:
    """The slips as a PDF file; cut in piles, each pile is in order: the first page holds the first of each pile."""
    with ONE_AT_A_TIME:
        return _drawn(slips)


def piles(serials: Sequence[int]) -> list[list[int | None]]:
    """The four numbers of each page: a stack of sheets cut once gives four piles that follow one another."""
    places = ACROSS * DOWN
    pages = -(-len(serials) // places)
    return [
        [serials[pile * pages + page] if pile * pages + page < len(serials) else None for pile in range(places)]
        for page in range(pages)
    ]


def qr_text(serial: int) -> str:
    """What the code of a slip holds: what one would type before its words."""
    return f"{serial}: "


def _drawn(slips: Slips) -> bytes:
    file = io.BytesIO()
    canvas = new_canvas(file, _("Slips: {question}").format(question=" ".join(slips.question.split())))
    painter = _Painter(canvas, slips)
    for page in piles(slips.serials):
        painter.cuts()
        for place, serial in enumerate(page):
            if serial is not None:
                painter.slip(serial, place % ACROSS * SLIP_WIDTH, place // ACROSS * SLIP_HEIGHT)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Painter:
    """Draws slips; *x* from the left of the page, *top* down from its top."""

    def __init__(self, canvas: Any, slips: Slips) -> None:
        self._canvas, self._typesetter = canvas, Typesetter()
        self._question = self._set_question(slips.question)
        self._where = self._typesetter.shortened(slips.where, _SMALL, _MEASURE)

    def cuts(self) -> None:
        """The lines to cut along."""
        self._canvas.saveState()
        self._canvas.setDash(3, 4)
        self._stroke(LINE, 0.6)
        self._canvas.line(WIDTH / 2, 0, WIDTH / 2, HEIGHT)
        self._canvas.line(0, HEIGHT / 2, WIDTH, HEIGHT / 2)
        self._canvas.restoreState()

    def slip(self, serial: int, x: float, top: float) -> None:
        left, below = x + _MARGIN, top + _MARGIN
        self._code(serial, left + _MEASURE - _QR, below)
        self._write([(left, self._typesetter.line(_("No. {number}").format(number=serial), _SERIAL))], below + 16)
        self._write([(left, self._typesetter.line(_("One idea a slip"), _SMALL))], below + 40)
        below += _QR + 12
        for line in self._question:
            height = max([run.style.height for run in line.runs], default=_SMALL.height)
            self._write([(left, line)], below + height / 2)
            below += height
        bottom = top + SLIP_HEIGHT - _MARGIN
        self._ruled(left, below + 6, bottom - 74)
        self._choices(left, bottom - 52)
        self._write([(left, self._where)], bottom - 4)

    def _set_question(self, question: str) -> list[Line]:
        """The question as large as it fits; one that never does ends with an ellipsis: it stands whole on the wall."""
        for style, most in _QUESTION:
            lines = self._typesetter.lines([(question, style)], _MEASURE)
            if len(lines) <= most:
                return lines
        return [*lines[: most - 1], self._typesetter.line("…", style)]

    def _ruled(self, left: float, top: float, bottom: float) -> None:
        self._stroke(LINE, 0.8)
        y = top + _RULED
        while y <= bottom:
            self._canvas.line(left, HEIGHT - y, left + _MEASURE, HEIGHT - y)
            y += _RULED

    def _choices(self, left: float, middle: float) -> None:
        """A box to tick for each kind, and the table's number to write."""
        x = left
        for kind in ContributionKind:
            self._canvas.addLiteral(
                f"{operands(NOTE_COLOURS[kind])} rg {operands(SOFT_INK)} RG 0.7 w"
                f" {x:.2f} {HEIGHT - middle - _BOX / 2:.2f} {_BOX:g} {_BOX:g} re B"
            )
            word = self._typesetter.line(labels.contribution_kind(kind), _CHOICE)
            self._write([(x + _BOX + 4, word)], middle)
            x += _BOX + 4 + word.width + 10
        table = self._typesetter.line(_("Table"), _CHOICE)
        self._write([(left, table)], middle + 24)
        self._stroke(SOFT_INK, 0.7)
        y = HEIGHT - middle - 30
        self._canvas.line(left + table.width + 6, y, left + table.width + 56, y)

    def _code(self, serial: int, x: float, top: float) -> None:
        import segno

        matrix = segno.make_qr(qr_text(serial), error="m").matrix
        side = _QR / len(matrix)
        squares = [
            f"{x + column * side:.3f} {HEIGHT - top - (row + 1) * side:.3f} {side:.3f} {side:.3f} re"
            for row, modules in enumerate(matrix)
            for column, dark in enumerate(modules)
            if dark
        ]
        self._canvas.addLiteral(f"0 g {' '.join(squares)} f")

    def _write(self, lines: list[tuple[float, Line]], middle: float) -> None:
        """Write lines, their capitals centred on *middle*."""
        text = Text(self._canvas, left=0.0)
        text.write(lines, HEIGHT - middle)
        text.done()

    def _stroke(self, colour: str, width: float) -> None:
        self._canvas.addLiteral(f"{operands(colour)} RG {width:g} w")
