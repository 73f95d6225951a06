"""The head of the stage: what is under way, its clock and its buttons, arranged by the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ...i18n import _, pgettext

_APART, _LOW = 20, 450
_TITLE = 150
"""A title has at least that width beside the buttons."""


class StageHead(QWidget):
    """The title at the left and the rest at its right; in a narrow place one under the other, and nothing cut."""

    def __init__(
        self, title: QLayout, times: Sequence[QWidget], actions: Sequence[QWidget], after: QPushButton, end: QPushButton
    ) -> None:
        """*after* goes to the next item and *end* closes the day: of few words where there is no room for more."""
        super().__init__()
        after.setAccessibleName(_("Next item"))
        end.setAccessibleName(_("Close the day"))
        self._words = {
            after: (_("Next item →"), pgettext("narrow", "Next →")),
            end: (_("Close the day"), pgettext("narrow", "Close")),
        }
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._times = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for shown in times:
            self._times.addWidget(shown)
        self._title, row = title, QHBoxLayout()
        self._row = row
        row.setSpacing(6)
        row.addStretch(1)
        for made in actions:
            row.addWidget(made)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._times)
        right.addSpacing(8)
        right.addLayout(row)
        right.addStretch(1)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(title, 1)
        self._whole.addLayout(right)
        self._narrow = False
        self._arrange(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What it shows has changed, and needs another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        shorter = 0
        for made, (whole, _few) in self._words.items():
            if self._narrow and made.isVisibleTo(self):
                measure = made.fontMetrics().horizontalAdvance
                shorter += measure(whole) - measure(made.text())
        title = max(_TITLE, self._title.minimumSize().width())
        narrow = title + _APART + self._row.minimumSize().width() + shorter > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange(narrow=narrow)
        low = narrow and self.width() < _LOW  # the clock and what it counts share a line
        self._times.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)

    def _arrange(self, *, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(down if narrow else across)
        self._whole.setSpacing(8 if narrow else _APART)
        for made, (whole, few) in self._words.items():
            made.setText(few if narrow else whole)
