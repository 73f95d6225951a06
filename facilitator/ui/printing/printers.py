"""The printers of this computer, and pages sent to one. Nothing here opens a dialog.

What asks the system about printers may wait for a network: it belongs in another thread.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter

from ...errors import FacilitatorError
from ...i18n import _
from ..pdf_pages import opened, page_for_paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 300
"""Dots an inch: finer ones make files that old printers take minutes to swallow."""
_BAND = 96
"""In rows of dots."""
_SAME = 0.01
"""Papers and pages that differ by less are not stretched: letters stay as sharp as they were drawn."""
_SYSTEM = Lock()
"""Held by who asks the system: its plug-in is loaded by the first who does."""

Tell = Callable[[int, int], object]
"""How many pages were sent, and of how many."""


class NotPrinted(FacilitatorError):
    """The printer did not take the pages."""


class Printers:
    """The printers that this computer knows."""

    def names(self) -> list[str]:
        """All of them, the usual one first; none where the system has no printing."""
        try:
            from PySide6.QtPrintSupport import QPrinterInfo  # costs a start what only printing needs
        except ImportError:
            return []
        with _SYSTEM:
            known, usual = QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()
        return sorted(known, key=lambda name: (name != usual, name.casefold()))

    def printer(self, name: str) -> QPrinter:
        """That printer, ready for A4; raises `NotPrinted` when it is not there any more."""
        from PySide6.QtPrintSupport import QPrinter

        with _SYSTEM:
            made = QPrinter(QPrinter.PrinterMode.HighResolution)
            made.setPrinterName(name)
            if made.printerName() != name or made.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
                raise _does_not_answer(name)
        return made


def send(pdf: bytes, printer: QPrinter, title: str, copies: int, *, tell: Tell, cancelled: Callable[[], bool]) -> int:
    """Print the pages, *copies* times: how many in all; 0 when it was cancelled in between. Raises `NotPrinted`.

    Runs in any thread. Only one page at a time is kept as a picture, so a long kit takes no more memory than a sheet.
    """
    own_copies = printer.supportsMultipleCopies()
    if own_copies:
        printer.setCopyCount(copies)
    with _SYSTEM:
        _set_up(printer, title)
    painter = QPainter()
    if not painter.begin(printer):
        raise _does_not_answer(printer.printerName())
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        sent = _send_pages(pdf, printer, painter, 1 if own_copies else copies, tell, cancelled)
        return sent * copies if own_copies else sent
    finally:
        painter.end()


def _set_up(printer: QPrinter, title: str) -> None:
    """Grey, on one side: sheets are written on, hung up, folded, and handed out one by one."""
    kind = type(printer)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setColorMode(kind.ColorMode.GrayScale)
    printer.setDuplex(kind.DuplexMode.DuplexNone)
    printer.setResolution(min(FINEST, printer.resolution()))


def _send_pages(
    pdf: bytes, printer: QPrinter, painter: QPainter, times: int, tell: Tell, cancelled: Callable[[], bool]
) -> int:
    with opened(pdf) as document:
        count = len(document)
    for sent in range(count * times):
        if cancelled():
            printer.abort()
            return 0
        if sent and not printer.newPage():
            raise _does_not_answer(printer.printerName())
        with opened(pdf) as document:  # for one page only: a preview may want to be drawn in between
            image = page_for_paper(document, sent % count, printer.resolution())
        _draw(printer, painter, image)
        tell(sent + 1, count * times)
    return count * times


def _draw(printer: QPrinter, painter: QPainter, page: QImage) -> None:
    """The page on the paper, band after band.

    Qt keeps Python's other threads waiting while it compresses a picture: a whole page at once would be felt by who
    types. A band more than needed is no harm, so each reaches a little into the next: no printer shows a seam.
    """
    paper = printer.paperRect(type(printer).Unit.DevicePixel)
    scale = min(paper.width() / page.width(), paper.height() / page.height())
    if abs(scale - 1) < _SAME:
        scale = 1.0
    left, top = (paper.width() - page.width() * scale) / 2, (paper.height() - page.height() * scale) / 2
    nothing = QImage(page.width(), _BAND + 1, page.format())
    nothing.fill(Qt.GlobalColor.white)
    for y in range(0, page.height(), _BAND):
        height = min(_BAND + 1, page.height() - y)
        band = page.copy(0, y, page.width(), height)
        if height <= _BAND or band != nothing:
            target = QRectF(left, top + y * scale, page.width() * scale, height * scale)
            painter.drawImage(target, band)


def _does_not_answer(name: str) -> NotPrinted:
    sentence = _("“{printer}” does not answer: check that it is on and plugged in, or save the PDF.")
    return NotPrinted(sentence.format(printer=name or _("The printer")))
