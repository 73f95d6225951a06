"""Files written in another thread: how far it is, what was written, or why not. What is cancelled leaves nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from ...reports import content_of, write_file
from ...reports.gathering import document_of
from ...reports.handing_out import ready
from ...reports.options import options_of
from ...sessions import exports
from ...sessions.names_found import NamesUndecided
from ...sessions.records import Reading
from ..background import giving_way, in_background
from ..desk import Desk
from ..session_source import SessionSource


@dataclass(frozen=True)
class Wanted:
    """A file to write."""

    form: str
    path: Path


@dataclass(frozen=True)
class Written:
    """Files that are there now; none when it was cancelled before."""

    source: SessionSource
    files: tuple[Wanted, ...]
    reading: Reading
    last_operation: str


class Writer(QObject):
    """One order at a time. What was written is remembered in the workshop file, where that can be written."""

    progressed = Signal(str, int, int)
    """A file is being made: its name, its number, and how many there are."""
    written = Signal(Written)
    cancelled = Signal()
    refused = Signal(str, bool)
    """Why nothing was written, and whether names wait for a decision."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = Event()
        self.busy = self._left = False

    def write(self, files: Sequence[Wanted], reading: Reading | None = None) -> None:
        """Write these, for that reading; for the one that was chosen, without any."""
        if self.busy or not files:
            return
        self.busy, self._stop = True, Event()
        source = SessionSource(self._desk.store.path, self._desk.session_id)
        self.progressed.emit(files[0].path.name, 1, len(files))
        work = partial(_written, source, tuple(files), reading, self._stop, self.progressed.emit)
        in_background(work, done=self._take, refused=self._refuse)

    def cancel(self) -> None:
        """Write nothing of what is not written yet."""
        self._stop.set()

    def leave(self) -> None:
        """The file is about to be closed: what is being written comes whole, and is not remembered."""
        self._left = True

    def _take(self, done: object) -> None:
        assert isinstance(done, (Written, NamesUndecided))
        self.busy = False
        if self._left:
            return
        if isinstance(done, NamesUndecided):
            self.refused.emit(str(done), True)
        elif done.files:
            self._desk.notices.attempt(self._remember, done)
            self.written.emit(done)
        else:
            self.cancelled.emit()

    def _remember(self, done: Written) -> None:
        if self._desk.writable:
            for one in done.files:
                exports.record(
                    self._desk.store, done.source.session_id, one.form, done.reading, one.path, done.last_operation
                )

    def _refuse(self, sentence: str) -> None:
        self.busy = False
        self.refused.emit(sentence, False)


def _written(
    source: SessionSource,
    files: tuple[Wanted, ...],
    reading: Reading | None,
    stop: Event,
    tell: Callable[[str, int, int], object],
) -> Written | NamesUndecided:
    """All are made before the first is written: whoever cancels, or is refused, finds nothing new."""
    with giving_way():
        with source.opened() as store:
            last = store.last_operation()
            options = options_of(store, source.session_id)
            options = options if reading is None else replace(options, reading=reading)
            try:
                options = ready(store, source.session_id, options)
            except NamesUndecided as refusal:
                return refusal
            document = document_of(store, source.session_id, media=any(one.form == "json" for one in files))
        made: list[bytes] = []
        for number, one in enumerate(files, start=1):
            tell(one.path.name, number, len(files))
            if stop.is_set():
                break
            made.append(content_of(document, one.form, options))
        if stop.is_set():
            return Written(source, (), options.reading, last)
        for content, one in zip(made, files, strict=True):
            write_file(content, one.path)
        return Written(source, files, options.reading, last)
