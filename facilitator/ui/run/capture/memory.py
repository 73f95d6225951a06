"""Keeps what stands in the capture bar through a crash, and brings it back with its session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from ....errors import FacilitatorError
from ....sessions.queued import last_typed
from ....sessions.records import ContributionKind
from ....sessions.vocabulary import Mark, Sort
from ... import drafts
from ...desk import Desk
from ...drafts import Unfinished
from .content import Standing
from .marks_in_hand import MarksInHand

PAUSE_MS = 600
"""How long after a change it is kept."""


class Bar(Protocol):
    """What remembers and brings back asks of the bar."""

    def standing(self) -> Standing: ...
    def bring_back(self, standing: Standing) -> None: ...
    def start_over(self) -> None: ...


class BarMemory(QObject):
    """One for a bar, on one workshop file."""

    def __init__(self, desk: Desk, bar: Bar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar
        self._path, self._session_id = desk.store.path, ""
        self._told = self._brought_back = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.save)
        desk.session_chosen.connect(self._on_session)

    def note(self) -> None:
        """Something has changed in the bar."""
        if not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Keep what stands in the bar now. That there is no way to is told once."""
        self._timer.stop()
        if not self._session_id:
            return
        try:
            drafts.remember(self._path, self._session_id, _unfinished(self._bar.standing()))
        except FacilitatorError as error:
            if not self._told:
                self._desk.notices.warn(str(error))
            self._told = True

    def just_brought_back(self) -> bool:
        """Whether the bar was filled since this was last asked."""
        brought_back, self._brought_back = self._brought_back, False
        return brought_back

    def _on_session(self, session_id: str) -> None:
        self.save()
        self._session_id = ""
        self._bar.start_over()
        self._session_id = session_id if self._desk.writable else ""
        if self._session_id:
            found = drafts.unfinished(self._path, session_id)
            if not found.blank and not self._kept_since(found):
                self._brought_back = True
                self._bar.bring_back(_standing(found))
        self._timer.stop()

    def _kept_since(self, found: Unfinished) -> bool:
        """Whether it was kept between the last time it was remembered and the crash."""
        last = last_typed(self._desk.store, self._session_id)
        return not found.edited and last is not None and bool(found.text) and last.text == found.text.strip()


def _unfinished(standing: Standing) -> Unfinished:
    return Unfinished(
        text=standing.text,
        kind=standing.kind.value,
        marks=_pairs(standing.marks.said + standing.marks.brought),
        pinned=_pairs(standing.marks.pinned),
        several=standing.several,
        edited=standing.edited,
    )


def _standing(found: Unfinished) -> Standing:
    kinds = {kind.value: kind for kind in ContributionKind}
    marks = MarksInHand(said=_marks(found.marks), pinned=_marks(found.pinned))
    if found.edited:
        marks = MarksInHand(brought=marks.said, pinned=marks.pinned)
    return Standing(found.text, kinds.get(found.kind, ContributionKind.IDEA), marks, found.several, found.edited)


def _pairs(marks: Iterable[Mark]) -> tuple[tuple[str, str], ...]:
    return tuple((mark.sort.value, mark.value) for mark in marks)


def _marks(pairs: Iterable[tuple[str, str]]) -> tuple[Mark, ...]:
    known = {sort.value: sort for sort in Sort}
    return tuple(Mark(known[sort], value) for sort, value in pairs if sort in known)
