"""Sheets that were laid out, drawn as a PDF file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.utils import ImageReader

from ..pdf.painting import ONE_AT_A_TIME, Text, new_canvas, operands
from .surface import Frame, Page, Stroke, Surface


def as_pdf(pages: Sequence[Page], title: str) -> bytes:
    """The pages as a PDF file; the same pages always give the same bytes."""
    with ONE_AT_A_TIME:
        return _drawn(pages, title)


def _drawn(pages: Sequence[Page], title: str) -> bytes:
    file = io.BytesIO()
    canvas = new_canvas(file, title)
    for number, page in enumerate(pages, 1):
        canvas.setPageSize((page.width, page.height))
        _draw(canvas, page)
        if page.mark:
            canvas.bookmarkPage(f"sheet-{number}")
            canvas.addOutlineEntry(page.mark, f"sheet-{number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Any, page: Page) -> None:
    _draw_surface(canvas, page, page.height)
    for turned in page.turned:
        canvas.saveState()
        canvas.addLiteral(f"-1 0 0 -1 {2 * turned.x:.2f} {2 * (page.height - turned.y):.2f} cm")
        _draw_surface(canvas, turned, page.height)
        canvas.restoreState()


def _draw_surface(canvas: Any, surface: Surface, height: float) -> None:
    for shape in surface.shapes:
        canvas.addLiteral(_stroke(shape, height) if isinstance(shape, Stroke) else _frame(shape, height))
    for shown in surface.pictures:
        reader = ImageReader(io.BytesIO(shown.image.content))
        bottom = height - shown.y - shown.image.height
        canvas.drawImage(reader, shown.x, bottom, shown.image.width, shown.image.height, mask="auto")
    text = Text(canvas, left=0.0)
    for words in surface.words:
        text.write([(words.x, words.line)], height - words.middle)
    text.done()


def _stroke(stroke: Stroke, height: float) -> str:
    dash = "[3 3] 0 d" if stroke.dashed else "[] 0 d"
    line = f"{stroke.x:.2f} {height - stroke.y:.2f} m {stroke.to_x:.2f} {height - stroke.to_y:.2f} l S"
    return f"{operands(stroke.colour)} RG {stroke.width:g} w {dash} {line}"


def _frame(frame: Frame, height: float) -> str:
    shape = f"{frame.x:.2f} {height - frame.y - frame.height:.2f} {frame.width:.2f} {frame.height:.2f} re"
    line = f"{operands(frame.colour)} RG {frame.line:g} w [] 0 d"
    return f"{operands(frame.ground)} rg {line} {shape} B" if frame.ground else f"{line} {shape} S"
