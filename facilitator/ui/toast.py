"""The quiet notice at the bottom of the window: it takes no focus and goes by itself when it is good news."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from .. import tokens

GOOD_NEWS_MS, BAD_NEWS_MS = 4_000, 12_000
_GAP = 14
_ROW = 56
"""The last buttons of a day under way, which the notice leaves free: the wall's, and those of a panel beside it."""


class Toast(QLabel):
    """Lies over the bottom of *parent*, and over no button of a day under way; a click sends it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)

    def say(self, sentence: str, bad: bool) -> None:
        """Show *sentence* for a while."""
        ground = tokens.LATE if bad else tokens.INK
        self.setStyleSheet(
            f"background: {ground}; color: white; border-radius: 10px; padding: 10px 18px; font-size: 14px;"
        )
        self.setText(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(BAD_NEWS_MS if bad else GOOD_NEWS_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.hide()

    def _place(self) -> None:
        area = self.parentWidget()
        if area is None:
            return
        ground = _ground(area)
        width = min(760, ground.width() - 60)
        self.setFixedWidth(min(width, self.fontMetrics().horizontalAdvance(self.text()) + 60))
        self.adjustSize()
        self.move(ground.center().x() - self.width() // 2, ground.bottom() + 1 - self.height() - _GAP)


def _ground(area: QWidget) -> QRect:
    """Where it may lie: never over the bar, where somebody may be typing, nor over the buttons above it; beside the
    panels, where somebody may be counting."""
    whole = area.rect()
    bars, stages = (_places(area, name) for name in ("bar", "middle"))
    if not bars:
        return whole.adjusted(0, 0, 0, -_GAP)
    whole.setBottom(min(bar.top() for bar in bars) - _ROW - 1)
    for stage in stages:
        whole.setLeft(stage.left())
        whole.setRight(stage.right())
    return whole


def _places(area: QWidget, name: str) -> list[QRect]:
    """Where the widgets of that name are seen, in *area*."""
    found = (made for made in area.findChildren(QWidget, name) if made.isVisible())
    return [QRect(made.mapTo(area, QPoint()), made.size()) for made in found]
