"""The quiet notice at the bottom of the window: it takes no focus and goes by itself when it is good news."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from .. import tokens

GOOD_NEWS_MS, BAD_NEWS_MS = 4_000, 12_000
_GAP = 14


class Toast(QLabel):
    """Lies over the bottom of *parent*; a click sends it away."""

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
        width = min(760, area.width() - 60)
        self.setFixedWidth(min(width, self.fontMetrics().horizontalAdvance(self.text()) + 60))
        self.adjustSize()
        self.move((area.width() - self.width()) // 2, _floor(area) - self.height() - _GAP)


def _floor(area: QWidget) -> int:
    """Down to where it may lie: never over the bar, where somebody may be typing."""
    bars = [bar for bar in area.findChildren(QWidget, "bar") if bar.isVisible()]
    return min((bar.mapTo(area, QPoint()).y() for bar in bars), default=area.height() - _GAP)
