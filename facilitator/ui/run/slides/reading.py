"""A file under way into the slides: page after page in the background, to be cancelled between two of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ....i18n import _
from ....sessions import slides
from ....sessions.records import Slide
from ...background import in_background
from ...desk import Desk
from .pictures import page_count, page_picture


class FileReading(QObject):
    """Takes files one after the other; each becomes one slide of the session that was in hand when it was given.

    The other thread works on one page at a time, so that nobody waits for a whole document when the day is left.
    """

    progressed = Signal(str, int, int)
    """The name of the file, how many pages are ready, and of how many; 0 while that is not known."""
    kept = Signal(str)
    """A slide was added: its id."""
    rested = Signal()
    """Nothing is under way any more."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[tuple[Path, str]] = []
        self._path: Path | None = None
        self._session_id = ""
        self._pages: list[bytes] = []
        self._count = 0
        self._turn = 0
        """Raised by what makes the answer that is awaited of no use."""

    @property
    def busy(self) -> bool:
        return self._path is not None

    def take(self, path: Path) -> None:
        """Read that file, after those that were given before."""
        self._waiting.append((path, self._desk.session_id))
        if not self.busy:
            self._next_file()

    def cancel(self) -> None:
        """Give up what is under way and what waits; nothing of it is kept."""
        self._waiting.clear()
        self._next_file()

    def _next_file(self) -> None:
        self._turn += 1
        self._pages, self._count = [], 0
        if not self._waiting:
            self._path = None
            self.rested.emit()
            return
        self._path, self._session_id = self._waiting.pop(0)
        self.progressed.emit(self._path.name, 0, 0)
        self._ask(partial(page_count, self._path), self._take_count)

    def _ask(self, work: Callable[[], object], take: Callable[[object], None]) -> None:
        """Have *work* done beside; its answer is taken unless something made it useless meanwhile."""
        answer = _Answer(self, self._turn, take)
        in_background(work, done=answer.take, refused=answer.refuse)

    def _take_count(self, count: object) -> None:
        assert isinstance(count, int)
        self._count = count
        self._next_page()

    def _next_page(self) -> None:
        assert self._path is not None
        self.progressed.emit(self._path.name, len(self._pages), self._count)
        self._ask(partial(page_picture, self._path, len(self._pages)), self._take_page)

    def _take_page(self, picture: object) -> None:
        assert isinstance(picture, bytes)
        self._pages.append(picture)
        if len(self._pages) < self._count:
            self._next_page()
        else:
            self._keep()

    def _keep(self) -> None:
        assert self._path is not None
        title = self._path.stem.strip() or _("Pictures")
        slide = self._desk.notices.attempt(
            slides.add_pictures, self._desk.store, self._session_id, title, tuple(self._pages)
        )
        if isinstance(slide, Slide):
            self.kept.emit(slide.id)
        self._next_file()

    def refuse(self, sentence: str) -> None:
        """The file under way cannot be shown; the next one is read."""
        self._desk.notices.warn(sentence)
        self._next_file()

    def is_awaited(self, turn: int) -> bool:
        return self.busy and turn == self._turn


class _Answer(QObject):
    """What the other thread answers to one question; it lives in the interface's thread, where the answer is taken."""

    def __init__(self, reading: FileReading, turn: int, take: Callable[[object], None]) -> None:
        super().__init__(reading)
        self._reading, self._turn, self._take = reading, turn, take

    def take(self, answer: object) -> None:
        if self._reading.is_awaited(self._turn):
            self._take(answer)
        self.deleteLater()

    def refuse(self, sentence: str) -> None:
        if self._reading.is_awaited(self._turn):
            self._reading.refuse(sentence)
        self.deleteLater()
