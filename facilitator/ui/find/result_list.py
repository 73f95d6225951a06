"""The list of what was found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ...i18n import _
from ...sessions.finding.search import Hit, Results
from .result_model import Heading, ResultModel
from .result_painter import HEADING_HEIGHT, HIT_HEIGHT, ResultPainter

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class ResultList(QListView):
    """One result is always under the hand, when there are any. What is typed here goes to the field."""

    chosen = Signal()
    """The result under the hand was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.found = ResultModel()
        self.setModel(self.found)
        self.setItemDelegate(ResultPainter(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; outline: none; }")
        self.setAccessibleName(_("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_click)

    @property
    def hit(self) -> Hit | None:
        """The result under the hand."""
        place = self.currentIndex().row()
        row = self.found.rows[place] if 0 <= place < len(self.found.rows) else None
        return row if isinstance(row, Hit) else None

    def show_results(self, results: Results, *, keep: bool) -> None:
        """Show *results*, the first of them under the hand; with *keep*, the one that was, where it is still there."""
        before = self.hit if keep else None
        self.found.show(results)
        kept = self.found.place_of(before.record.id) if before is not None else -1
        self._take(kept if kept >= 0 else self.found.first())
        if kept < 0:
            self.scrollToTop()

    def wanted_height(self) -> int:
        """The height at which nothing has to be scrolled."""
        headings = sum(isinstance(row, Heading) for row in self.found.rows)
        return headings * HEADING_HEIGHT + (len(self.found.rows) - headings) * HIT_HEIGHT

    def moves_for(self, event: QKeyEvent) -> bool:
        """Move the hand, if *event* is a key that does; whether it was."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        place = self.found.step(self.currentIndex().row(), step)
        self._take(place)
        if place == self.found.first():
            self.scrollToTop()  # its heading too
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.moves_for(event):
            event.ignore()

    def _take(self, place: int) -> None:
        self.setCurrentIndex(self.found.index(place) if place >= 0 else QModelIndex())

    def _on_click(self, index: QModelIndex) -> None:
        if isinstance(self.found.rows[index.row()], Hit):
            self.chosen.emit()
