"""Keeps the question's contributions ready to be compared with what is typed, never in the way of the typing."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from .... import tokens
from ....sessions import labels, reading
from ....sessions.records import Contribution, PlusOne, Question
from ....sessions.similar import Lookalikes
from ....sessions.store import Changed
from ...desk import Desk
from .similar_list import SimilarList, SimilarRow

PAUSE_MS = 150
"""How long the hands rest before anything is compared."""
_SLICE = 0.006
"""How many seconds of reading are done at once."""


class SaidAlready(QObject):
    """Shows the lookalikes of a text over *page*, above *frame*."""

    picked = Signal(str)
    """A contribution that somebody else says too, by its id."""

    def __init__(self, desk: Desk, page: Callable[[], QWidget], frame: QWidget) -> None:
        super().__init__(frame)
        self._desk, self._page, self._frame = desk, page, frame
        self._question: Question | None = None
        self._index = Lookalikes()
        self._unread: list[Contribution] | None = None
        """Contributions that the index does not hold yet; None while they were not even fetched."""
        self._text = ""
        self._list: SimilarList | None = None
        self._resting = self._timer(PAUSE_MS, self._look)
        desk.changed.connect(self._on_changed)

    def aim(self, question: Question | None) -> None:
        """Compare with the contributions to *question* from now on."""
        if (question and (question.id, question.text)) != (self._question and (self._question.id, self._question.text)):
            self._question = question
            self._start_again()
        self._question = question

    def follow(self, text: str) -> None:
        """*text* is in the bar now; nothing is compared until the hands rest."""
        self._text = text if self._question is not None else ""
        if self._text:
            self._resting.start()
        else:
            self.clear()

    def clear(self) -> None:
        """Show nothing, and compare nothing."""
        self._text = ""
        self._resting.stop()
        self.hide()

    def hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def wants(self, key: QKeyEvent) -> bool:
        return self._list is not None and self._list.wants(key)

    def take(self, key: QKeyEvent) -> bool:
        """Whether *key* added to one that is shown."""
        return self._list is not None and self._list.take(key)

    # Keeping up

    def _start_again(self) -> None:
        self._index = Lookalikes(asked=self._question.text if self._question else "")
        self._unread = None
        self.hide()

    def _on_changed(self, changed: Changed) -> None:
        if self._unread is None:
            return
        if not changed.changes:
            self._start_again()
        for change in changed.changes:
            if change.kind is not Contribution:
                continue
            self._index.discard(change.record_id)
            self._unread = [c for c in self._unread if c.id != change.record_id] if self._unread else []
            found = self._desk.store.get(Contribution, change.record_id) if change.before else None
            if change.before is None and change.after is not None:
                found = Contribution.from_row(change.after)
            if found is not None and self._question is not None and found.question_id == self._question.id:
                self._unread.append(found)

    def _look(self) -> None:
        """The hands rest: read what was not read yet, a slice at a time, then compare."""
        if not self._text or self._question is None:
            return
        if self._unread is None:
            self._unread = reading.contributions(self._desk.store, self._question)
        end = time.perf_counter() + _SLICE
        while self._unread and time.perf_counter() < end:
            self._index.add(self._unread.pop())
        if self._unread:
            self._resting.start(0)
            return
        self._resting.setInterval(PAUSE_MS)
        self._show([contribution for contribution, _score in self._index.like(self._text)])

    def _show(self, found: list[Contribution]) -> None:
        if self._list is None:
            if not found:
                return
            self._list = SimilarList(self._page())
            self._list.picked.connect(self.picked)
        bar = self._frame.parentWidget() or self._frame
        left, top = self._frame.mapTo(self._page(), QPoint()).x(), bar.mapTo(self._page(), QPoint()).y()
        above = QRect(left, top, self._frame.width(), bar.height())
        self._list.show_rows([self._row(contribution) for contribution in found], above)

    def _row(self, contribution: Contribution) -> SimilarRow:
        return SimilarRow(
            contribution.id,
            contribution.text,
            labels.origin(contribution.table_number, contribution.college),
            1 + self._desk.store.count(PlusOne, contribution_id=contribution.id),
            tokens.NOTE_COLOURS[contribution.kind],
        )

    def _timer(self, pause: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(act)
        return made
