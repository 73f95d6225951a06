"""What somebody reads of a scene who turns all its pages."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize

from facilitator.sessions.scene.scenes import Scene
from facilitator.ui.widgets.scene.marks import Text
from facilitator.ui.widgets.scene.text import Style, block

from .layouts import all_pages, marks_of


def typeset(text: str) -> str:
    return block(text, 100, Style(10)).text


def read_through(scene: Scene, size: QSize, wanted: Iterable[str]) -> list[str]:
    """Those of the texts that are *wanted*, as somebody reads them who turns all the pages; cut ones put together."""
    looked_for, unfinished = {typeset(text) for text in wanted}, False
    read: list[str] = []
    for page in all_pages(scene, size):
        for mark in marks_of(page, size):
            if isinstance(mark, Text) and mark.block.text in looked_for:
                if mark.first:
                    assert unfinished
                    read[-1] += mark.words
                else:
                    read.append(mark.words)
                unfinished = mark.end < len(mark.block.lines)
    return read
