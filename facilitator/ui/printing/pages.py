"""What is printed, made in another thread: the PDF, its pages as pictures, from a connection of that thread's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from ...reports.kit.content import Kit
from ...sessions.store import Store
from ..background import PDF_LIBRARY
from .choices import Wanted, kit_of, laid_out

SHOWN = 8
"""How many pages a preview shows at most."""
_POINTS = 72.0


@dataclass(frozen=True)
class Source:
    """Where a session is read from, by whoever has no part in the desk's store."""

    path: Path
    session_id: str

    def kit(self) -> Kit:
        store = Store.open(self.path, read_only=True)
        with closing(store):
            return kit_of(store, self.session_id)


@dataclass(frozen=True)
class Preview:
    """The first pages of what was wanted, and how many there are in all."""

    images: tuple[QImage, ...]
    count: int
    expected: int
    """For how many people the kit counts its sheets."""


def pdf_of(source: Source, wanted: Wanted) -> bytes:
    """The sheet as the session is now."""
    return laid_out(source.kit(), wanted)


def preview_of(source: Source, wanted: Wanted, width: int) -> Preview:
    """What will be printed, each page *width* pixels wide at most, whichever way it lies."""
    kit = source.kit()
    with opened(laid_out(kit, wanted)) as document:
        count = len(document)
        images = tuple(_picture(document, place, width) for place in range(min(count, SHOWN)))
    return Preview(images, count, kit.expected)


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document, for one thread at a time."""
    import pypdfium2

    with PDF_LIBRARY, closing(pypdfium2.PdfDocument(pdf)) as document:
        yield document


def page_for_paper(document: Any, place: int, dots: int) -> QImage:
    """That page at so many dots an inch, in grey, upright as paper comes out: one that lies is turned."""
    page = document[place]
    width, height = page.get_size()
    bitmap = page.render(scale=dots / _POINTS, grayscale=True, rotation=90 if width > height else 0)
    size = (bitmap.width, bitmap.height, bitmap.stride)
    image = QImage(bitmap.buffer, *size, QImage.Format.Format_Grayscale8).copy()  # the bitmap goes away
    bitmap.close()
    page.close()
    return image


def _picture(document: Any, place: int, width: int) -> QImage:
    page = document[place]
    bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True, maybe_alpha=False)
    size = (bitmap.width, bitmap.height, bitmap.stride)
    image = QImage(bitmap.buffer, *size, QImage.Format.Format_RGB32).copy()
    bitmap.close()
    page.close()
    return image
