"""The table of contents: a field that the program brings up to date, filled so that it reads right before."""

from __future__ import annotations

from ..story.blocks import Contents, Heading, Story
from .elements import Element
from .paragraphs import paragraph
from .runs import closed, field, link, opened, run, tab

_DEEPEST = 3


def led_to(story: Story) -> list[Heading]:
    """The headings that something leads to: each under an anchor of its own."""
    found: dict[str, Heading] = {}
    for block in story.blocks:
        if isinstance(block, Heading) and block.anchor:
            found.setdefault(block.anchor, block)
    return list(found.values())


def contents(block: Contents, headings: list[Heading], marks: dict[str, str]) -> list[Element]:
    """The title, then a line for each heading that leads there.

    Its page is left to the program, which alone knows it: LibreOffice shows it at once, Word when it prints. Word is
    not told to bring the table up to date at opening, for it would first ask whether to trust the file.
    """
    lines = [paragraph("TOC Heading", run(block.title), read=block.title)]
    deepest = min(_DEEPEST, max((one.level for one in headings), default=1))
    for place, heading in enumerate(headings):
        mark = marks[heading.anchor]
        first = opened(f'TOC \\o "1-{deepest}" \\h \\z \\u') if not place else []
        last = closed() if place == len(headings) - 1 else []
        title = " ".join(heading.text.split())
        entry = link(mark, [*run(title), *tab(), *field(f"PAGEREF {mark} \\h", run("\u200b"))])
        lines.append(paragraph(f"toc {min(_DEEPEST, max(1, heading.level))}", first, entry, last, read=title))
    return lines
