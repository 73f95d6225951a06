"""One sheet before it is printed: its pages as they will come out, what it can be made of, a printer or a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ... import tokens
from ...i18n import _, ngettext
from ...sessions.store import Changed
from .. import files
from ..background import in_background
from ..desk import Desk
from ..session_source import SessionSource
from ..widgets.basics import button, close_button, label
from ..widgets.file_dialogs import ask_target
from ..widgets.own_keys import claims
from ..widgets.soft_card import EDGE, draw_soft_card
from .choices import Entry
from .options import Options
from .pages import Preview, preview_of
from .preview import PAGE_WIDTH, PagesPreview
from .printers import Printers
from .progress import ProgressRow
from .work import Work

_SIDE = 320
_TOP = 10
_HIGHEST = 600


class PrintPanel(QWidget):
    """Lies over *parent*, whose room's view and capture bar it leaves in sight; nothing waits for it.

    Esc closes it and gives the keys back. A letter that is typed goes on to the place below, where it is captured.
    """

    saved = Signal(object)
    """The path of a file that was just written."""

    def __init__(self, desk: Desk, printers: Printers, folder: Path, parent: QStackedWidget) -> None:
        super().__init__(parent)
        self._desk, self._printers, self._folder, self._below = desk, printers, folder, parent
        self._entry: Entry | None = None
        self._came_from: QWidget | None = None
        self._asked = 0
        """Which answer is awaited: an earlier one is of no use."""
        self._laying_out = self._stale = self._has_pages = self._knows_printers = False
        self.work = Work(printers, self)
        self.options, self.pages, self.progress = Options(desk), PagesPreview(), ProgressRow(self.work)
        self._title, self._count = label("", "heading", wrap=True), label("", "soft", wrap=True)
        self._trouble = label("", wrap=True)
        self._trouble.setStyleSheet(f"color: {tokens.LATE};")
        self._print = button(_("Print"), self._send, "primary")
        self._save = button(_("Save as PDF…"), self._ask_target)
        self._close = close_button(self.leave)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self, entry: Entry) -> None:
        """Show that sheet of the session in hand, ready to be printed by Enter once its pages are there."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
            in_background(self._printers.names, done=self._show_printers)
        self._entry = entry
        self._title.setText(entry.label)
        self.setAccessibleName(entry.label)
        self.options.show_entry(entry)
        self._forget_pages()
        self.show()
        self.raise_()
        self._place()
        self.setFocus()
        self._refresh()

    def leave(self) -> None:
        """Close it and give the keys back to where they were; what is under way goes on."""
        focused: QWidget | None = QApplication.focusWidget()
        has_keys = focused is not None and (focused is self or self.isAncestorOf(focused))
        came_from, self._came_from = self._came_from, None
        self.hide()
        if has_keys and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the sheet there, in the background; a notice says when it is there."""
        self.work.save(self._source, self.options.wanted, path)

    # Laying out

    @property
    def _source(self) -> SessionSource:
        return SessionSource(self._desk.store.path, self._desk.session_id)

    def _forget_pages(self) -> None:
        self.pages.show_pages((), from_the_top=True)
        self._count.setText(_("The pages are being laid out…"))
        self._trouble.hide()
        self._ready(False)

    def _refresh(self) -> None:
        """Lay the pages out again, once what is being laid out is there."""
        self._stale = True
        if not self._laying_out and self.isVisible():
            self._stale, self._laying_out = False, True
            self._asked += 1
            work = partial(preview_of, self._source, self.options.wanted, PAGE_WIDTH)
            in_background(work, done=self._show_preview, refused=self._refuse)

    def _show_preview(self, preview: object) -> None:
        assert isinstance(preview, Preview)
        if self._again():
            return
        self.pages.show_pages(preview.images)
        told = ngettext("{count} page, A4", "{count} pages, A4", preview.count).format(count=preview.count)
        if preview.count > len(preview.images):
            told += " · " + _("the first {shown} are shown here").format(shown=len(preview.images))
        self._count.setText(told)
        self._trouble.hide()
        self.options.show_expected(preview.expected)
        self._ready(True)

    def _refuse(self, sentence: str) -> None:
        """There is nothing to print: say why, and what to do."""
        if self._again():
            return
        self.pages.show_pages(())
        self._count.setText("")
        self._trouble.setText(sentence)
        self._trouble.show()
        self._ready(False)

    def _again(self) -> bool:
        """Something else is wanted by now: it is laid out instead."""
        self._laying_out = False
        if self._stale:
            self._refresh()
        return self._laying_out

    def _ready(self, ready: bool) -> None:
        """Let the pages be printed or saved, or not; the keyboard waits on the first that can be pressed."""
        self._has_pages = ready
        usable = ready and not self.work.busy
        for made, can in ((self._print, usable and bool(self.options.printer)), (self._save, usable)):
            if not can and made.hasFocus():
                self.setFocus()
            made.setEnabled(can)
        if usable and self._knows_printers and self.hasFocus():
            (self._print if self._print.isEnabled() else self._save).setFocus()

    # Printing and saving

    def _show_printers(self, names: object) -> None:
        assert isinstance(names, list)
        self.options.show_printers(names)
        self._knows_printers = True
        self._print.setVisible(bool(names))
        self._ready(self._has_pages)

    def _send(self) -> None:
        if self._entry is not None:
            options = self.options
            self.work.print(self._source, options.wanted, options.printer, self._entry.label, options.copies)

    def _ask_target(self) -> None:
        if self._entry is None:
            return
        name = files.file_name(f"{self._desk.store.path.stem} - {self._entry.label}")
        chosen = ask_target(self, _("Where to save the PDF"), self._folder / f"{name}.pdf", "*.pdf")
        if chosen is not None:
            self.save_to(chosen)

    def _follow_work(self, _now: int, _count: int) -> None:
        self._ready(self._has_pages)

    def _ended(self, sentence: str, bad: bool) -> None:
        (self._desk.notices.warn if bad else self._desk.notices.say)(sentence)
        self._ready(self._has_pages)
        self._on_focus(None, QApplication.focusWidget())

    # What it is made of

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addWidget(self._trouble)
        column.addWidget(self.options)
        column.addStretch(1)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(EDGE + 14, EDGE + 14, EDGE + 14, EDGE + 14)
        outer.setSpacing(18)
        outer.addWidget(self.pages)
        outer.addWidget(side)

    def _connect(self) -> None:
        self.options.changed.connect(self._refresh)
        self.work.progressed.connect(self._follow_work)
        self.work.ended.connect(self._ended)
        self.work.written.connect(self.saved)
        self._desk.changed.connect(self._on_changed)
        self._desk.session_chosen.connect(lambda _id: self.leave())
        self._below.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_changed(self, _changed: Changed) -> None:
        if self.isVisible() and self._entry is not None and self._desk.session is not None:
            self.options.show_entry(self._entry, keep=True)
            self._refresh()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Esc closes the panel before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._below.currentWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or page is None:
            super().keyPressEvent(event)
        else:
            QApplication.sendEvent(page, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the panel."""
        stops = [self.pages, *self.options.stops, *self.progress.stops, self._print, self._save, self._close]
        stops = [stop for stop in stops if stop.isVisible() and stop.isEnabled()]
        if not stops:  # the panel is being hidden
            return super().focusNextPrevChild(forward)
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The person went elsewhere in the same window; what is under way stays in sight until it is done."""
        if not self.isVisible() or self.work.busy or now is None or now.window() is not self.window():
            return
        if now is not self and not self.isAncestorOf(now):
            self.hide()

    # Where it stands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        """In the middle: the run sheet stays in sight at the left, the room's view at the right, the bar below."""
        width = self.sizeHint().width()
        height = min(_HIGHEST, self._below.height() - 2 * _TOP) + 2 * EDGE
        self.setGeometry((self._below.width() - width) // 2, _TOP - EDGE, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_soft_card(self)
