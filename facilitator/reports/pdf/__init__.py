"""A story as PDF: fonts embedded, text found by a search, an outline, links, the same bytes for the same story."""

from __future__ import annotations

from datetime import datetime

from ..story.blocks import Story
from .pages import ROOM, Page, paginate
from .painting import Frame, draw
from .rows import Rows
from .text import Typesetter
from .writing import written

_ENOUGH = 2.5 * ROOM
"""Rows beyond that much never change what stands on the first page."""


def as_pdf(story: Story, made: datetime | None = None) -> bytes:
    """The whole report, *made* when its day was over; the same story always gives the same bytes."""
    typesetter = Typesetter()
    return draw(pages(story, typesetter), _frame(story, made), typesetter)


def first_page(story: Story) -> bytes:
    """The first page alone, at once: it looks as in the whole report, but for the numbers of pages not known yet."""
    typesetter = Typesetter()
    return draw(paginate(written(Rows(typesetter, _ENOUGH), story))[:1], _frame(story), typesetter, whole=False)


def pages(story: Story, typesetter: Typesetter) -> list[Page]:
    """The report laid out, page by page."""
    return paginate(written(Rows(typesetter), story))


def _frame(story: Story, made: datetime | None = None) -> Frame:
    return Frame(story.title, story.subject, story.footer, made)
