"""A table with a column for each day, painted: what a shade or a bar tells is also said in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ... import tokens
from ...reports.cycle.matrices import Mark, Matrix, MatrixRow, Tone
from ..theme import font
from ..widgets.plain_tip import plain_tip

_TITLES = 0.36
"""The share of the width that the titles of the rows take."""
_LEAST, _PADDING, _BAR = 34, 8, 5
_INKS = {
    Tone.STRONG: tokens.INK,
    Tone.PLAIN: tokens.INK,
    Tone.FAINT: tokens.SOFT_INK,
    Tone.ABSENT: tokens.SOFT_INK,
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the matrix, or the title above some, where it stands."""

    top: int
    height: int
    row: MatrixRow | None
    title: str


class MatrixView(QWidget):
    """As tall as its rows are in the width that it is given."""

    def __init__(self, matrix: Matrix, columns: Sequence[str]) -> None:
        super().__init__()
        self.matrix, self.columns = matrix, list(columns)
        self._lines: list[_Line] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(matrix.title)
        self.setAccessibleDescription("\n".join(self._told(row) for row in matrix.rows))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width)[-1].top + self._placed(width)[-1].height

    def sizeHint(self) -> QSize:
        width = max(self.width(), 600)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lines = self._placed(self.width())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._hint_at(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._lines or self._placed(self.width())
        self._paint_heads(painter, lines[0])
        for line in lines[1:]:
            if line.top + line.height >= event.rect().top() and line.top <= event.rect().bottom():
                self._paint_line(painter, line)
        painter.end()

    def _paint_heads(self, painter: QPainter, line: _Line) -> None:
        painter.setFont(font(12, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.SOFT_INK))
        for place, title in enumerate(self.columns):
            area = self._cell(place, line).adjusted(_PADDING, 0, -_PADDING, -6)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, title)

    def _paint_line(self, painter: QPainter, line: _Line) -> None:
        if line.row is None:
            painter.setFont(font(12, QFont.Weight.Bold))
            painter.setPen(QColor(tokens.ACCENT))
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(QRect(0, line.top, self.width(), line.height - 6), bottom, line.title)
            return
        painter.setPen(QPen(QColor(tokens.LINE), 1))
        painter.drawLine(QPointF(0, line.top + 0.5), QPointF(self.width(), line.top + 0.5))
        painter.setFont(font(14, QFont.Weight.Normal))
        painter.setPen(QColor(tokens.INK))
        titles = QRect(0, line.top, int(self.width() * _TITLES) - 2 * _PADDING, line.height)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(titles, flags, line.row.title)
        for place, mark in enumerate(line.row.marks):
            self._paint_mark(painter, self._cell(place, line), mark)

    def _paint_mark(self, painter: QPainter, cell: QRect, mark: Mark) -> None:
        inside = cell.adjusted(_PADDING, 0, -_PADDING, 0)
        weight = QFont.Weight.DemiBold if mark.tone is Tone.STRONG else QFont.Weight.Normal
        written = font(14 if mark.tone in (Tone.STRONG, Tone.PLAIN) else 12, weight)
        written.setItalic(mark.tone is Tone.ABSENT)
        painter.setFont(written)
        painter.setPen(QColor(_INKS[mark.tone]))
        text = QFontMetrics(written).elidedText(mark.text, Qt.TextElideMode.ElideRight, inside.width())
        area = inside.adjusted(0, 0, 0, -_BAR - 3) if mark.share is not None else inside
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if mark.share is not None:
            middle = area.center().y() + QFontMetrics(written).height() / 2 + 2
            self._paint_bar(painter, QRectF(inside.left(), middle, min(inside.width(), 120), _BAR), mark.share)

    def _paint_bar(self, painter: QPainter, track: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.LINE))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(QColor(tokens.ACCENT))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, track.height()), 2, 2)

    def _cell(self, place: int, line: _Line) -> QRect:
        left = int(self.width() * _TITLES)
        width = (self.width() - left) / max(1, len(self.columns))
        return QRect(int(left + place * width), line.top, int(width), line.height)

    def _placed(self, width: int) -> list[_Line]:
        """Where everything stands in that width: the heads first."""
        titles = max(80, int(width * _TITLES) - 2 * _PADDING)
        column = max(40, int(width * (1 - _TITLES) / max(1, len(self.columns))) - 2 * _PADDING)
        heads = QFontMetrics(font(12, QFont.Weight.DemiBold))
        tall = max((self._wrapped(heads, name, column) for name in self.columns), default=0)
        lines = [_Line(0, tall + 10, None, "")]
        metrics = QFontMetrics(font(14, QFont.Weight.Normal))
        for row in self.matrix.rows:
            top = lines[-1].top + lines[-1].height
            if row.above:
                lines.append(_Line(top, metrics.height() + 20, None, row.above))
                top += lines[-1].height
            bar = _BAR + 4 if any(mark.share is not None for mark in row.marks) else 0
            height = max(_LEAST, self._wrapped(metrics, row.title, titles) + 12, metrics.height() + bar + 12)
            lines.append(_Line(top, height, row, ""))
        return lines

    def _wrapped(self, metrics: QFontMetrics, text: str, width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), text).height()

    def _hint_at(self, x: int, y: int) -> str:
        """What more there is to say of the cell there."""
        line = next((one for one in self._lines if one.row and one.top <= y < one.top + one.height), None)
        if line is None or line.row is None:
            return ""
        marks = line.row.marks
        return next((mark.hint for place, mark in enumerate(marks) if self._cell(place, line).contains(x, y)), "")

    def _told(self, row: MatrixRow) -> str:
        days = zip(self.columns, row.marks, strict=True)
        return f"{row.title}: " + ", ".join(f"{day} {mark.text}" for day, mark in days)
