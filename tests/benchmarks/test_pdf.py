"""The PDF of 500 contributions, against the same text drawn line by line with a bare reportlab canvas."""

from __future__ import annotations

import io

from facilitator import i18n, paths
from facilitator.reports import content_of, pdf
from facilitator.reports.pdf_text import Run, Typesetter
from tests.reports.days import day

from .large_file import WORDS
from .measure import in_turn, tell

GOAL = 2.0
CONTRIBUTIONS = 500

Drawn = list[list[tuple[float, float, Run]]]
"""For each page, every stretch of text with where it starts."""


def test_the_pdf_of_500_contributions(benchmark: object) -> None:
    i18n.install(paths.resource("translations"), "fr")
    texts = [
        f"{number} " + " ".join(WORDS[(number + place) % len(WORDS)] for place in range(6 + number % 20))
        for number in range(CONTRIBUTIONS)
    ]
    document = day(texts, clusters=30)
    drawn = [
        [
            (50 + x + run.x, 790 - placed.top, run)
            for placed in page
            for x, line in placed.row.lines
            for run in line.runs
        ]
        for page in pdf.pages(document, Typesetter())
    ]

    taken, floor = in_turn(lambda: content_of(document, "pdf"), lambda: _bare(drawn), 15)
    benchmark.pedantic(lambda: content_of(document, "pdf"), rounds=3)  # type: ignore[attr-defined]

    assert tell("PDF of 500 contributions", taken, floor, GOAL) < 1.5 * GOAL


def _bare(drawn: Drawn) -> bytes:
    """The same words, already cut into lines, and nothing else."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1)
    for page in drawn:
        for x, y, run in page:
            canvas.setFont(run.font, run.style.size)
            canvas.drawString(x, y, run.text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
