"""The report as a text document to be edited, in Word or LibreOffice (DOCX).

python-docx makes the document, its styles and its file. What a day has thousands of – paragraphs, runs, rows – is
written as elements of its tree: its own objects take a hundred times as long.
"""

from __future__ import annotations

from datetime import datetime

from ..story.blocks import Story


def as_docx(story: Story, made: datetime) -> bytes:
    """The whole report; the same story made at the same time always gives the same bytes."""
    from .making import packed

    return packed(story, made)
