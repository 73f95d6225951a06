"""Pictures and PDF files made ready to be kept: upright, no larger than the largest projector, small enough to carry.

Each function reads the file anew and may take its time: they run beside the interface's thread. What cannot be shown
is refused in one sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from ....errors import FacilitatorError
from ....i18n import _
from ....reports.pdf_library import PDF_LIBRARY
from ....sessions.slides import LARGEST_PICTURE, MOST_PAGES, too_many_pages
from ...widgets.encoded_image import encoded

LARGEST_SIDE = 2560
"""In pixels: what the sharpest projectors show of a picture."""
ENDINGS = ("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "svg", "pdf")
"""Of the files that are offered; what a file is, is read from its content."""
_MOST_MEMORY = 250_000_000
"""In bytes, for a picture that has to be read whole before it is made smaller. A JPEG has not."""
_SHARPEST = 6.0
"""How much a page is magnified at most, from 72 points an inch: a visiting card stays a small file."""
_JPEG_QUALITIES = (85, 70, 50)
_NEEDS_A_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""


def page_count(path: Path) -> int:
    """How many pages the file has: one for a picture.

    Raises `FacilitatorError` when it is neither a picture nor a PDF, cannot be read, or has too many pages.
    """
    if not _is_pdf(path):
        reader = QImageReader(str(path))
        reader.setDecideFormatFromContent(True)
        if not reader.canRead():
            raise _unreadable(path)
        return 1
    with PDF_LIBRARY, _Pdf(path) as document:
        count = len(document)
    if count > MOST_PAGES:
        raise FacilitatorError(too_many_pages(count))
    if not count:
        raise _unreadable(path)
    return count


def page_picture(path: Path, page: int) -> bytes:
    """The picture, or that page of a PDF from 0, ready to be kept. Raises `FacilitatorError`."""
    return _encoded(_rendered(path, page) if _is_pdf(path) else _read(path), path)


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError as error:
        raise _unreadable(path) from error


def _read(path: Path) -> QImage:
    """The picture, turned as its camera says, no larger than it can be shown."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if _memory(reader, size) > _MOST_MEMORY and bytes(reader.format().data()) not in (b"jpeg", b"jpg"):
        sentence = _("“{name}” has too many pixels to be read: export it smaller, then add it again.")
        raise FacilitatorError(sentence.format(name=path.name))
    if size.isValid() and max(size.width(), size.height()) > LARGEST_SIDE:
        reader.setScaledSize(_fitting(size))
    image = reader.read()
    if image.isNull():
        raise _unreadable(path)
    if max(image.width(), image.height()) > LARGEST_SIDE:
        image = image.scaled(_fitting(image.size()), mode=Qt.TransformationMode.SmoothTransformation)
    return _on_white(image)


def _memory(reader: QImageReader, size: QSize) -> int:
    """How many bytes the picture takes when it is read whole."""
    if not size.isValid():
        return 0
    return size.width() * size.height() * max(4, QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel() // 8)


def _fitting(size: QSize) -> QSize:
    fitted = size.scaled(LARGEST_SIDE, LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    return fitted.expandedTo(QSize(1, 1))


def _on_white(image: QImage) -> QImage:
    """The picture as paper shows it: what is transparent is white, whatever the theme of the room."""
    if not image.hasAlphaChannel():
        return image
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(QColor("white"))
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return opaque


class _Pdf:
    """A PDF file while it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Any:
        import pypdfium2  # loads a library of several megabytes: only who brings a PDF waits for it

        try:
            self._document = pypdfium2.PdfDocument(self._path)
        except pypdfium2.PdfiumError as error:
            if error.err_code == _NEEDS_A_PASSWORD:
                sentence = _("“{name}” is protected by a password: save a copy without it, then add that one.")
                raise FacilitatorError(sentence.format(name=self._path.name)) from error
            raise _unreadable(self._path) from error
        except OSError as error:
            raise _unreadable(self._path) from error
        return self._document

    def __exit__(self, *_error: object) -> None:
        self._document.close()


def _rendered(path: Path, page: int) -> QImage:
    import pypdfium2

    with PDF_LIBRARY, _Pdf(path) as document:
        try:
            shown = document[page]
            scale = min(_SHARPEST, LARGEST_SIDE / max(1.0, *shown.get_size()))
            bitmap = shown.render(scale=scale, prefer_bgrx=True, maybe_alpha=False)
        except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
            sentence = _("Page {page} of “{name}” cannot be read: print the document to a new PDF, then add that one.")
            raise FacilitatorError(sentence.format(page=page + 1, name=path.name)) from error
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()  # the bitmap goes away with the document
        bitmap.close()
        shown.close()
        return image


def _encoded(image: QImage, path: Path) -> bytes:
    """The smaller of PNG, which drawings like, and JPEG, as sharp as the largest picture that is kept allows."""
    drawn = encoded(image, b"png")
    for quality in _JPEG_QUALITIES:
        best = min(drawn, encoded(image, b"jpeg", quality), key=len)
        if 0 < len(best) <= LARGEST_PICTURE:
            return best
    raise _unreadable(path)


def _unreadable(path: Path) -> FacilitatorError:
    sentence = _("“{name}” cannot be read: choose a picture (JPEG or PNG, say) or a PDF that opens elsewhere.")
    return FacilitatorError(sentence.format(name=path.name))
