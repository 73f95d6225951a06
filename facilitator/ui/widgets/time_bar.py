"""The day as one bar, each part as wide as it is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ... import tokens

HEIGHT = 10
_GAP = 1


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar; *words* say what it is under the pointer."""

    key: str
    colour: str
    minutes: int
    words: str


class TimeBar(QWidget):
    """A reminder of the day's rhythm; a click on a part tells which."""

    clicked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        if tuple(segments) != self._segments:
            self._segments = tuple(segments)
            self.setAccessibleDescription(", ".join(segment.words for segment in segments))
            self.update()

    def spans(self) -> list[tuple[Segment, float, float]]:
        """Each part with its left and right edges, in pixels."""
        total = sum(segment.minutes for segment in self._segments) or 1
        found, left = [], 0
        for segment in self._segments:
            right = left + segment.minutes
            found.append((segment, self.width() * left / total, self.width() * right / total))
            left = right
        return found

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(tokens.LINE))
        spans = self.spans()
        for segment, left, right in spans:
            gap = _GAP if right - left > 3 * _GAP and segment is not spans[-1][0] else 0
            painter.fillRect(QRectF(left, 0, right - left - gap, self.height()), QColor(segment.colour))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if segment := self._at(event.position().x()):
            self.clicked.emit(segment.key)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            segment = self._at(event.pos().x())
            QToolTip.showText(event.globalPos(), _plain(segment.words) if segment else "", self)
            return True
        return super().event(event)

    def _at(self, x: float) -> Segment | None:
        return next((segment for segment, left, right in self.spans() if left <= x < right), None)


def _plain(words: str) -> str:
    """Words that a tool tip shows as they are: Qt takes what looks like mark-up for mark-up."""
    return f"<p>{escape(words)}</p>"
