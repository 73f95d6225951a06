"""The pages of a PDF as pictures: for the screen, and for paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from PySide6.QtGui import QImage

from ..reports.pdf_library import PDF_LIBRARY

_POINTS = 72.0


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document, for one thread at a time."""
    import pypdfium2

    with PDF_LIBRARY, closing(pypdfium2.PdfDocument(pdf)) as document:
        yield document


def page_for_screen(document: Any, place: int, width: int) -> QImage:
    """That page, *width* pixels wide, in colours."""
    page = document[place]
    bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True, maybe_alpha=False)
    return _image(page, bitmap, QImage.Format.Format_RGB32)


def page_for_paper(document: Any, place: int, dots: int) -> QImage:
    """That page at so many dots an inch, in grey, upright as paper comes out: one that lies is turned."""
    page = document[place]
    width, height = page.get_size()
    bitmap = page.render(scale=dots / _POINTS, grayscale=True, rotation=90 if width > height else 0)
    return _image(page, bitmap, QImage.Format.Format_Grayscale8)


def _image(page: Any, bitmap: Any, form: QImage.Format) -> QImage:
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()  # the bitmap goes away
    bitmap.close()
    page.close()
    return image
