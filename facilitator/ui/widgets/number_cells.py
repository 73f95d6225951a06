"""How a grid of numbers is drawn: quiet headings that wrap, figures in their middle, what is wrong in red."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ... import tokens
from .number_figures import Role

_LINES = 3
"""Of the heading of a column; the whole of a longer one is in its tip."""
_WIDEST, _SHARE = 190, 0.28
"""Of the headings of the rows: at most, and of the width of the grid."""
_BESIDE = 8
_HEADING = 0.88


class CellPainter(QStyledItemDelegate):
    """The cell in hand has a frame of the accent while the grid has the keyboard."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = _rect_of(option)
        flagged, sums = bool(index.data(Role.FLAGGED)), bool(index.data(Role.SUM))
        painter.save()
        painter.fillRect(rect, QColor(tokens.LATE_GROUND if flagged else tokens.PAPER if sums else tokens.CARD))
        painter.setPen(QColor(tokens.LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(self._grid.font())
        font.setBold(sums or flagged)
        painter.setFont(font)
        painter.setPen(QColor(tokens.LATE if flagged else tokens.SOFT_INK if sums else tokens.INK))
        text = str(index.data() or "")
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        if index == self._grid.currentIndex() and self._grid.hasFocus():
            self._mark(painter, rect, text, typing=bool(index.data(Role.TYPING)))
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, text: str, *, typing: bool) -> None:
        painter.setPen(QPen(QColor(tokens.ACCENT), 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if typing:
            caret = rect.center().x() + painter.fontMetrics().horizontalAdvance(text) // 2 + 3
            painter.drawLine(caret, rect.top() + 6, caret, rect.bottom() - 6)


class Headings(QHeaderView):
    """They wrap on a few lines, and end with "…"."""

    def __init__(self, orientation: Qt.Orientation, grid: QTableView) -> None:
        super().__init__(orientation, grid)
        self._grid = grid
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self._shrink()

    def _shrink(self) -> None:
        """A little smaller than the figures: columns are narrow."""
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _HEADING))
        self.setFont(font)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        if self.orientation() is Qt.Orientation.Horizontal:
            words = max((len(self._text(place).split()) for place in range(self.count())), default=1)
            return QSize(super().sizeHint().width(), min(_LINES, words) * metrics.lineSpacing() + 10)
        wanted = self.widest + 2 * _BESIDE + 6
        return QSize(min(wanted, _WIDEST, round(self._grid.width() * _SHARE)), super().sizeHint().height())

    @property
    def widest(self) -> int:
        """How wide the longest heading is."""
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(self._text(place)) for place in range(self.count())), default=0)

    @property
    def cut(self) -> bool:
        """Whether one of them is longer than its line."""
        return self.widest + 2 * _BESIDE + 6 > self.sizeHint().width()

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        flagged = bool(self.model().headerData(logical_index, self.orientation(), Role.FLAGGED))
        painter.save()
        painter.fillRect(rect, QColor(tokens.LATE_GROUND if flagged else tokens.PAPER))
        painter.setPen(QColor(tokens.LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.LATE if flagged else tokens.INK))
        inside = rect.adjusted(_BESIDE, 2, -_BESIDE, -2)
        if self.orientation() is Qt.Orientation.Vertical:
            most = max(1, inside.height() // self.fontMetrics().lineSpacing())
            lines = wrapped(self._text(logical_index), self.fontMetrics(), inside.width(), most)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        else:
            inside = rect.adjusted(2, 2, -3, -2)
            lines = wrapped(self._text(logical_index), self.fontMetrics(), inside.width(), _LINES)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
        painter.restore()

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """*text* on at most so many lines; the last one ends with "…" when that is not all, and so does a word too long."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        count = 1
        while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
            count += 1
        if len(lines) == most - 1:
            count = len(words)
        lines.append(metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, width))
        words = words[count:]
    return lines


def _rect_of(option: QStyleOptionViewItem) -> QRect:
    rect = option.rect
    assert isinstance(rect, QRect)
    return rect
