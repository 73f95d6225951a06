"""Report (Compte rendu): the pages as they will print, and the files to hand out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import reading
from ...sessions.store import Changed, Store
from ..background import PDF_LIBRARY, in_background
from ..desk import Desk
from ..place import Place
from ..widgets.basics import button, card, label, side
from ..widgets.file_dialogs import ask_target

PREVIEWED = 40
"""How many pages the preview shows at most."""
_PAGE_WIDTH = 640
_SIDE_WIDTH = 340


class ReportPage(Place):
    """Shows the session's report and writes it where the person wants."""

    exported = Signal(str)
    """The path of a file that was just written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self._asked = 0
        self.setObjectName("place")
        self._pages = _Pages()
        self._area = QScrollArea()
        self._area.setWidget(self._pages)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("Preview of the report"))
        self._summary, self._last = label("", "soft", wrap=True), label("", wrap=True)
        self._open_folder = button(_("Open the folder"), self._show_folder)
        self._open_folder.hide()
        self._lay_out()
        desk.changed.connect(self._on_changed)

    def open_session(self) -> None:
        """Show the report of the session in hand as it is now."""
        self._stale = True
        self._preview()

    def export_to(self, form: str, path: Path) -> None:
        """Write the report in the background; a notice tells when it is there."""
        source, session_id = self._desk.store.path, self._desk.session_id
        self._last.setText(_("Writing {name}…").format(name=path.name))
        in_background(
            lambda: _export(source, session_id, form, path),
            done=lambda _nothing: self._tell_written(path),
            refused=self._tell_refused,
        )

    @property
    def page_count(self) -> int:
        """How many pages the preview shows."""
        return len(self._pages.images)

    def _on_changed(self, _changed: Changed) -> None:
        self._stale = True
        if self.isVisible():
            self._preview()

    def _preview(self) -> None:
        if not self._stale or not self._desk.session_id:
            return
        self._stale = False
        self._asked += 1
        asked, source, session_id = self._asked, self._desk.store.path, self._desk.session_id
        self._summary.setText(_("The pages are being laid out…"))
        in_background(
            lambda: _preview(asked, source, session_id), done=self._show_pages, refused=self._desk.notices.warn
        )

    def _show_pages(self, result: object) -> None:
        assert isinstance(result, _Preview)
        if result.asked != self._asked:
            return  # a later preview is on its way
        images, count = result.images, result.count
        self._pages.show_images(images)
        text = ngettext("{count} page, A4", "{count} pages, A4", count).format(count=count)
        if count > len(images):
            text += " · " + _("the first {shown} are shown here").format(shown=len(images))
        self._summary.setText(text)

    def _ask_target(self, form: str) -> None:
        session = self._desk.session
        if session is None:
            return
        number = reading.session_number(self._desk.store, session.id)
        name = _("Day {number} report").format(number=number)
        suggested = self._desk.store.path.with_name(f"{self._desk.store.path.stem} - {name}.{form}")
        chosen = ask_target(self, _("Where to write the report"), suggested, f"*.{form}")
        if chosen is not None:
            self.export_to(form, chosen)

    def _tell_written(self, path: Path) -> None:
        self._folder = path.parent
        self._last.setText(_("Written: {name}").format(name=path.name))
        self._open_folder.show()
        self._desk.notices.say(_("The report is in {folder}.").format(folder=path.parent))
        self.exported.emit(str(path))

    def _tell_refused(self, sentence: str) -> None:
        self._last.setText(sentence)
        self._desk.notices.warn(sentence)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _lay_out(self) -> None:
        column = side("right")
        column.setFixedWidth(_SIDE_WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.setSpacing(12)
        layout.addWidget(label(_("Hand out the report"), "heading"))
        layout.addWidget(self._summary)
        forms = (
            ("pdf", _("Save the PDF…"), _("To print or send as it is."), "primary"),
            ("csv", _("Save the contributions (CSV)…"), _("One row for each contribution, for a spreadsheet."), ""),
            ("json", _("Save the whole session (JSON)…"), _("Everything that was recorded, for another program."), ""),
        )
        for form, text, what, role in forms:
            frame, inside = card()
            inside.setSpacing(8)
            inside.addWidget(label(what, "soft", wrap=True))
            inside.addWidget(button(text, partial(self._ask_target, form), role))
            layout.addWidget(frame)
        layout.addWidget(self._last)
        layout.addWidget(self._open_folder)
        layout.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(column)


class _Pages(QWidget):
    """Pages one under another on a quiet ground."""

    GAP = 22

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QImage] = []

    def show_images(self, images: list[QImage]) -> None:
        self.images = images
        height = sum(image.height() for image in images) + self.GAP * (len(images) + 1)
        self.setMinimumSize(QSize(_PAGE_WIDTH + self.GAP, height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("#E9E5DC"))
        top = float(self.GAP)
        for image in self.images:
            left = (self.width() - image.width()) / 2
            painter.drawImage(QPointF(left, top), image)
            painter.setPen(QPen(QColor(tokens.LINE), 1))
            painter.drawRect(QRectF(left - 0.5, top - 0.5, image.width() + 1, image.height() + 1))
            top += image.height() + self.GAP
        painter.end()


def _export(source: Path, session_id: str, form: str, path: Path) -> None:
    """Write the report from a read-only connection of this thread's own."""
    from ...reports import export

    store = Store.open(source, read_only=True)
    try:
        export(store, session_id, form, path)
    finally:
        store.close()


@dataclass(frozen=True)
class _Preview:
    asked: int
    images: list[QImage]
    count: int


def _preview(asked: int, source: Path, session_id: str) -> _Preview:
    """The first pages of the report as pictures, and how many there are in all."""
    import pypdfium2

    with PDF_LIBRARY, TemporaryDirectory() as folder:
        target = Path(folder) / "preview.pdf"
        _export(source, session_id, "pdf", target)
        document = pypdfium2.PdfDocument(target.read_bytes())
        count = len(document)
        images = [_picture(document[place]) for place in range(min(count, PREVIEWED))]
        document.close()
    return _Preview(asked, images, count)


def _picture(page: Any) -> QImage:
    bitmap = page.render(scale=_PAGE_WIDTH / page.get_width(), rev_byteorder=True)
    data = bytes(bitmap.buffer)
    form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    return QImage(data, bitmap.width, bitmap.height, bitmap.stride, form).copy()
