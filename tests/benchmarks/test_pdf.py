"""The PDF of 2,000 contributions, against the same text drawn line by line with a bare reportlab canvas."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import i18n, paths
from facilitator.reports import content_of, first_page, pdf
from facilitator.reports.document import Document
from facilitator.reports.pdf.text import Run, Typesetter
from facilitator.reports.story.telling import story_of
from tests.reports.days import day

from .large_file import WORDS
from .measure import in_turn, p99, tell, timed

ROOT = Path(__file__).parents[2]
GOAL = 2.0
CONTRIBUTIONS = 2_000

Drawn = list[list[tuple[float, float, Run]]]
"""For each page, every stretch of text with where it starts."""


def large_day() -> Document:
    i18n.install(paths.resource("translations"), "fr")
    texts = [
        f"{number} " + " ".join(WORDS[(number + place) % len(WORDS)] for place in range(6 + number % 20))
        for number in range(CONTRIBUTIONS)
    ]
    return day(texts, clusters=30)


def test_the_pdf_of_2000_contributions(benchmark: object) -> None:
    document = large_day()
    drawn = [
        [
            (50 + x + run.x, 790 - placed.top, run)
            for placed in page
            for x, line in placed.row.lines
            for run in line.runs
        ]
        for page in pdf.pages(story_of(document), Typesetter())
    ]

    taken, floor = in_turn(lambda: content_of(document, "pdf"), lambda: _bare(drawn), 7)
    benchmark.pedantic(lambda: content_of(document, "pdf"), rounds=2)  # type: ignore[attr-defined]

    assert tell("PDF of 2,000 contributions", taken, floor, GOAL) < 1.5 * GOAL


def test_the_first_page_of_2000_contributions() -> None:
    document = large_day()
    taken = [timed(lambda: first_page(document)) for _round in range(9)]
    print(f"\nfirst page of 2,000 contributions: {p99(taken) * 1000:.0f} ms at most (goal 300)")
    assert p99(taken) < 0.6


MEMORY = """
from pathlib import Path
from facilitator.reports import content_of
from tests.benchmarks.test_pdf import large_day
assert len(content_of(large_day(), "pdf")) > 100_000
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much was used")
def test_memory_of_the_pdf_of_2000_contributions() -> None:
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, cwd=ROOT)
    megabytes = int(done.stdout.split()[-1])
    print(f"\nmemory at most: {megabytes} MB (goal 200)")
    assert megabytes < 200


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
