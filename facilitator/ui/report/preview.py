"""The pages as they will print: they follow the day while they are seen, and the reader keeps the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...sessions.records import Export
from ...sessions.store import Changed
from ..background import in_background
from ..desk import Desk
from ..session_source import SessionSource
from ..widgets.basics import button, label
from .laying_out import Begun, Laid, Picture, begun, laid, pictures
from .page_view import PageView

_CALM_MS = 350
"""How long nothing has changed before the pages are laid out again."""
_ROW = 34
_MOST_CALM_MS = 2_000
"""How long they wait for calm at most."""


class Preview(QWidget):
    """One report is laid out at a time; what changes meanwhile is for the next."""

    names_waiting = Signal(int)
    """The public reading was wanted, and so many names wait for a decision."""
    names_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked, self._busy, self._stale = 0, False, True
        self._drawing, self._pdf, self._count, self._shown_of = False, b"", 0, ""
        self._left = False
        self.view = PageView()
        self.told, self._where = label(), label("", "soft")
        self._zoom = button("100 %", lambda: self.view.zoom_to(1.0), "plain", tip=_("Fit the width (Ctrl+0)"))
        self.names = button("", self.names_wanted.emit)
        self.names.hide()
        self._calm, self._patience = _once(self, _CALM_MS, self._begin), _once(self, _MOST_CALM_MS, self._begin)
        self.view.wanted.connect(self._draw)
        self.view.moved.connect(lambda _place: self._tell_where())
        self.view.zoomed.connect(lambda zoom: self._zoom.setText(f"{round(zoom * 100)} %"))
        self.setFocusProxy(self.view)
        self._lay_out()
        desk.changed.connect(self._follow)

    @property
    def page_count(self) -> int:
        """How many pages the report has, once those in view were drawn."""
        return self._count

    @property
    def settled(self) -> bool:
        """Whether the pages in view are those of the day as it is."""
        waits = self._calm.isActive() or self._patience.isActive()
        return bool(self._pdf) and not (self._busy or self._stale or waits or self._drawing or self.view.missing)

    def refresh(self) -> None:
        """Lay the report of the session in hand out as it is now, at once."""
        if self._shown_of != self._desk.session_id:
            self._shown_of, self._pdf, self._count = self._desk.session_id, b"", 0
            self.view.forget()
        self._begin()

    def leave(self) -> None:
        """Read nothing any more: the file is about to be closed."""
        self._left = True
        self._calm.stop()
        self._patience.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.view.zoom_by_key(event):  # whatever button has the keyboard
            super().keyPressEvent(event)

    def _follow(self, changed: Changed) -> None:
        if changed.changes and all(one.kind is Export for one in changed.changes):
            return  # a file was written: the report is the same
        self._stale = True
        if self.isVisible() and not self._left:
            self._calm.start()
            if not self._patience.isActive():
                self._patience.start()

    def _begin(self) -> None:
        self._calm.stop()
        self._patience.stop()
        self._stale = True
        if self._left or self._busy or not self.isVisible() or not self._desk.session_id:
            return
        self._stale, self._busy = False, True
        self._asked += 1
        self.told.setText(_("The pages are being laid out…"))
        source = SessionSource(self._desk.store.path, self._desk.session_id)
        width = self.view.pixels if self.view.place == 0 else 0
        in_background(partial(begun, source, self._asked, width), done=self._take_begun, refused=self._refuse)

    def _take_begun(self, read: object) -> None:
        assert isinstance(read, Begun)
        if self._left:
            return
        self.names_waiting.emit(read.waiting)
        self._show_waiting(read.waiting)
        if self._outdated:
            return
        if read.first is not None and not self.view.count:
            self.view.show_pages((read.size,))
            self.view.show_pictures((read.first,))
        in_background(partial(laid, read), done=self._take_laid, refused=self._refuse)

    def _take_laid(self, done: object) -> None:
        assert isinstance(done, Laid)
        self._busy = False
        if self._left or self._shown_of != self._desk.session_id:
            self._begin()
            return
        self._pdf = done.pdf
        self.view.show_pages(done.sizes)
        count = len(done.sizes)
        self.told.setText(ngettext("{count} page, A4", "{count} pages, A4", count).format(count=count))
        self._tell_where()
        self._draw()
        if self._stale and not self._calm.isActive():
            self._begin()  # what changed meanwhile; these pages are seen first, however long the day goes on changing

    @property
    def _outdated(self) -> bool:
        """Whether another report is wanted by now; it is begun."""
        if self._shown_of != self._desk.session_id or not self.isVisible():
            self._stale = True
        if self._stale and not (self._calm.isActive() and self._shown_of == self._desk.session_id):
            self._busy = False
            self._begin()
            return True
        return False

    def _refuse(self, sentence: str) -> None:
        self._busy = False
        self.told.setText(sentence)
        self._desk.notices.warn(sentence)

    # Pictures

    def _draw(self) -> None:
        """Draw what is in view, one page at a time: what is seen comes first."""
        missing = self.view.missing
        if self._left or self._drawing or not self._pdf or not missing:
            return
        self._drawing = True
        work = partial(_drawn, self._pdf, missing[0], self.view.pixels)
        in_background(work, done=self._show_drawn, refused=self._refuse)

    def _show_drawn(self, done: object) -> None:
        assert isinstance(done, tuple)
        pdf, picture = done
        assert isinstance(picture, Picture)
        self._drawing = False
        if pdf is self._pdf:
            self.view.show_pictures((picture,))
        if not self.view.missing:
            self._count = self.view.count
        self._draw()

    # What is said

    def _tell_where(self) -> None:
        count = self.view.count if self._pdf else 0
        told = _("Page {page} of {count}").format(page=self.view.place + 1, count=count) if count else ""
        self._where.setText(told)

    def _show_waiting(self, waiting: int) -> None:
        told = ngettext("{count} name to decide…", "{count} names to decide…", waiting).format(count=waiting)
        self.names.setText(told if waiting else _("Names in the texts…"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(6)
        row.addStrut(_ROW)
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(self.names)
        row.addSpacing(8)
        row.addWidget(self._where)
        row.addSpacing(8)
        for text, name, act in (
            ("−", _("Farther (Ctrl+-)"), lambda: self.view.zoom_by(-1)),
            ("", "", None),
            ("+", _("Nearer (Ctrl++)"), lambda: self.view.zoom_by(1)),
        ):
            made = button(text, act, "plain", tip=name) if act else self._zoom
            made.setAccessibleName(name or _("Fit the width (Ctrl+0)"))
            row.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.view.setFocus()


def _once(parent: QWidget, after: int, act: object) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(after)
    made.timeout.connect(act)
    return made


def _drawn(pdf: bytes, place: int, width: int) -> tuple[bytes, Picture]:
    return pdf, pictures(pdf, (place,), width)[0]
