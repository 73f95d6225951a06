"""What is under way: a sheet being written to a file or sent to a printer, in another thread, to be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from ...i18n import _, ngettext
from ...reports import write_file
from ..background import in_background
from ..session_source import SessionSource
from .choices import Wanted
from .pages import pdf_of
from .printers import Printers, send


class Work(QObject):
    """Does one thing at a time; nothing is left of what is cancelled but the pages that the printer had already."""

    progressed = Signal(int, int)
    """How many pages the printer has, and of how many; of none while they are laid out."""
    written = Signal(object)
    """The path of a file that is there now."""
    ended = Signal(str, bool)
    """A sentence for the person, and whether it is bad news."""
    rested = Signal()
    """Nothing is under way any more."""

    def __init__(self, printers: Printers, parent: QObject) -> None:
        super().__init__(parent)
        self._printers = printers
        self._cancelled: Event | None = None
        """Set when what is under way is not wanted any more; None while nothing is."""

    @property
    def busy(self) -> bool:
        return self._cancelled is not None

    def save(self, source: SessionSource, wanted: Wanted, path: Path) -> None:
        """Write the sheet; it appears whole or not at all."""

        def work(cancelled: Event) -> str:
            pdf = pdf_of(source, wanted)
            if cancelled.is_set():
                return _("Cancelled: “{name}” was not written.").format(name=path.name)
            write_file(pdf, path)
            self.written.emit(path)
            return _("“{name}” is in {folder}.").format(name=path.name, folder=path.parent)

        self._begin(work)

    def print(self, source: SessionSource, wanted: Wanted, name: str, title: str, copies: int) -> None:
        """Send the sheet to the printer of that name."""

        def work(cancelled: Event) -> str:
            pdf = pdf_of(source, wanted)
            printer = self._printers.printer(name)
            sent = send(pdf, printer, title, copies, tell=self.progressed.emit, cancelled=cancelled.is_set)
            if not sent:
                return _("Cancelled: the printer may still finish the pages that it has.")
            told = ngettext("{count} page was sent to “{printer}”.", "{count} pages were sent to “{printer}”.", sent)
            return told.format(count=sent, printer=name)

        self._begin(work)

    def cancel(self) -> None:
        """Stop at the next page; what is under way says itself what became of it."""
        if self._cancelled is not None:
            self._cancelled.set()

    def _begin(self, work: Callable[[Event], str]) -> None:
        if self.busy:
            return
        cancelled = self._cancelled = Event()
        self.progressed.emit(0, 0)
        in_background(partial(work, cancelled), done=self._done, refused=self._refused)

    def _done(self, sentence: object) -> None:
        self._rest(str(sentence), bad=False)

    def _refused(self, sentence: str) -> None:
        self._rest(sentence, bad=True)

    def _rest(self, sentence: str, *, bad: bool) -> None:
        self._cancelled = None
        self.ended.emit(sentence, bad)
        self.rested.emit()
