"""What is printed, made in another thread: the PDF, and its first pages as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from ...reports.kit.content import Kit
from ..pdf_pages import opened, page_for_screen
from ..session_source import SessionSource
from .choices import Wanted, kit_of, laid_out

SHOWN = 8
"""How many pages a preview shows at most."""


@dataclass(frozen=True)
class Preview:
    """The first pages of what was wanted, and how many there are in all."""

    images: tuple[QImage, ...]
    count: int
    expected: int
    """For how many people the kit counts its sheets."""


def pdf_of(source: SessionSource, wanted: Wanted) -> bytes:
    """The sheet as the session is now."""
    return laid_out(_kit(source), wanted)


def preview_of(source: SessionSource, wanted: Wanted, width: int) -> Preview:
    """What will be printed, each page *width* pixels wide at most, whichever way it lies."""
    kit = _kit(source)
    with opened(laid_out(kit, wanted)) as document:
        count = len(document)
        images = tuple(page_for_screen(document, place, width) for place in range(min(count, SHOWN)))
    return Preview(images, count, kit.expected)


def _kit(source: SessionSource) -> Kit:
    with source.opened() as store:
        return kit_of(store, source.session_id)
