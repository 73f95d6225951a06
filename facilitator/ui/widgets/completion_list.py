"""What the word being typed may become: a short list that lies above the field and takes no focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ... import tokens

_ROW, _WIDTH, _EDGE = 32, 380, 5
_DETAIL = Qt.ItemDataRole.UserRole


class CompletionList(QListWidget):
    """Shows rows of words with a detail at their right. The field keeps the keyboard and hands the keys over."""

    picked = Signal(int)
    """A row was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_Rows(self))
        self.setStyleSheet(
            f"QListWidget {{ background: {tokens.CARD}; border: 1px solid {tokens.LINE}; border-radius: 10px;"
            f" padding: {_EDGE - 1}px; outline: none; }}"
        )
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.hide()

    def show_rows(self, rows: Sequence[tuple[str, str]], corner: QPoint, chosen: int) -> None:
        """Show *rows*, titles and details, above *corner*, the row *chosen* highlighted; none when it is below zero."""
        self.clear()
        for title, detail in rows:
            item = QListWidgetItem(title, self)
            item.setData(_DETAIL, detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {detail}" if detail else title)
        self.setCurrentRow(chosen)
        parent = self.parentWidget()
        room = parent.width() if parent else _WIDTH
        width, height = min(_WIDTH, room - 16), len(rows) * _ROW + 2 * _EDGE
        left = max(8, min(corner.x(), room - width - 8))
        self.setGeometry(left, max(0, corner.y() - height), width, height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Highlight the row before or after; past an end, the other end."""
        row = self.currentRow()
        self.setCurrentRow((row + by) % self.count() if row >= 0 else (0 if by > 0 else self.count() - 1))


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, state = QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.ACCENT_GROUND))
            painter.drawRoundedRect(rect, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.PAPER))
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(10, 0, -10, 0)
        metrics = painter.fontMetrics()
        detail = str(index.data(_DETAIL) or "")
        room = inner.width() - (metrics.horizontalAdvance(detail) + 16 if detail else 0)
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QPen(QColor(tokens.INK)))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)
        painter.setPen(QPen(QColor(tokens.SOFT_INK)))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), detail)
        painter.restore()
