"""What is in the bin as the rows of a list, and how one is drawn: its words up to three lines, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .... import i18n, tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.bin import Binned
from ...theme import font

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 3
_PAD, _LETTER, _META, _BETWEEN = 13, 20, 22, 3
_LEFT = _PAD + _LETTER + 8
"""Where the words begin, after the letter of the kind."""
_MEASURED = 400
"""More characters than three lines hold."""


class BinRows(QAbstractListModel):
    """The rows shown, the latest deleted first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Binned] = []
        self._numbers: dict[str, int] = {}
        self._today = date.min

    def show_rows(self, rows: Sequence[Binned], numbers: dict[str, int], today: date) -> None:
        """Show these rows, in a session whose questions have these *numbers*, by their ids."""
        self.beginResetModel()
        self.rows, self._numbers, self._today = list(rows), numbers, today
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.contribution.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._whole(found)
        if role == Qt.ItemDataRole.ToolTipRole:  # a tip reads mark-up: what people wrote is not
            return "".join(f"<div>{escape(line)}</div>" for line in self._whole(found).split("\n"))
        return None

    def about(self, found: Binned) -> str:
        """When it was deleted, where it was, whose it was: short."""
        said, ones = found.contribution, len(found.plus_ones)
        parts = (self._when(found.at), self._where(found), labels.origin(said.table_number, said.college))
        return " · ".join(part for part in (*parts, f"+{ones}" if ones else "") if part)

    def _where(self, found: Binned) -> str:
        if not found.contribution.question_id:
            return _("Parking")
        number = self._numbers.get(found.contribution.question_id)
        return _("Question {number}").format(number=number) if number else _("Question removed since")

    def _when(self, at: datetime) -> str:
        if at.date() == self._today:
            return f"{at:%H:%M}"
        return QLocale(i18n.language()).toString(QDate(at.year, at.month, at.day), "d MMM")

    def _whole(self, found: Binned) -> str:
        """Its words, more of them than the row shows, and all that is known of it."""
        said = found.contribution
        deleted = _("Deleted on {day} at {time}").format(
            day=labels.long_date(found.at.date()), time=f"{found.at:%H:%M}"
        )
        question = found.question.text if found.question else self._where(found)
        cluster = _("Cluster: {title}").format(title=found.cluster.title) if found.cluster else ""
        words = said.text if len(said.text) <= _MEASURED else f"{said.text[:_MEASURED]}…"
        told = [words, deleted, question, cluster, labels.origin(said.table_number, said.college)]
        return "\n".join(line for line in told if line)


class RowPainter(QStyledItemDelegate):
    """Draws a row; its height follows its words."""

    def __init__(self, *, restorable: bool) -> None:
        super().__init__()
        self._restorable = restorable
        self._known: dict[tuple[str, int], list[str]] = {}
        """The lines of a text already measured at a width: a list of hundreds scrolls without measuring them again."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = self._lines(index.data(), option.rect.width())
        return QSize(0, 2 * _PAD + len(lines) * _line_height() + _META)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows, row = index.model(), option.rect
        assert isinstance(rows, BinRows)
        found = rows.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        _paint_letter(painter, QRect(row.left() + _PAD, row.top() + _PAD, _LETTER, _LETTER), found)
        painter.setFont(_words_font())
        painter.setPen(QColor(tokens.INK))
        for place, line in enumerate(self._lines(index.data(), row.width())):
            where = QRect(row.left() + _LEFT, row.top() + _PAD + place * _line_height(), row.width(), _line_height())
            painter.drawText(where, _LEFT_MIDDLE, line)
        self._paint_about(painter, option, rows.about(found))
        painter.restore()

    def restore_spot(self, row: QRect) -> QRect:
        """Where “Restore” stands, in the corner of a row; nowhere in a file that can only be read."""
        if not self._restorable:
            return QRect()
        width = QFontMetrics(_action_font()).horizontalAdvance(_("Restore")) + 16
        return QRect(row.right() - _PAD - width + 8, row.bottom() - _PAD - 19, width, 24)

    def _paint_about(self, painter: QPainter, option: QStyleOptionViewItem, about: str) -> None:
        spot = self.restore_spot(option.rect)
        right = spot.left() - 8 if self._restorable else option.rect.right() - _PAD
        left = option.rect.left() + _LEFT
        where = QRect(left, option.rect.bottom() - _PAD - 17, right - left, 20)
        painter.setFont(font(12))
        painter.setPen(QColor(tokens.SOFT_INK))
        shown = QFontMetrics(font(12)).elidedText(about, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, _LEFT_MIDDLE, shown)
        if self._restorable:
            painter.setFont(_action_font())
            painter.setPen(QColor(tokens.ACCENT))
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), _("Restore"))

    def _lines(self, text: str, row_width: int) -> list[str]:
        width = row_width - _LEFT - _PAD
        if (text, width) not in self._known:
            self._known[text, width] = _wrapped(text, width)
        return self._known[text, width]


_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


def _words_font() -> QFont:
    return font(14)


def _action_font() -> QFont:
    return font(13, QFont.Weight.DemiBold)


def _line_height() -> int:
    return QFontMetrics(_words_font()).lineSpacing()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    ground = QRectF(option.rect).adjusted(1, _BETWEEN, -4, -_BETWEEN)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setBrush(QColor(tokens.ACCENT_GROUND if chosen else tokens.CARD))
    painter.setPen(QPen(QColor(tokens.ACCENT if focused else tokens.LINE), 2 if focused else 1))
    painter.drawRoundedRect(ground, tokens.RADIUS - 2, tokens.RADIUS - 2)


def _paint_letter(painter: QPainter, square: QRect, found: Binned) -> None:
    kind = found.contribution.kind
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.NOTE_COLOURS[kind.value]))
    painter.drawRoundedRect(square, 5, 5)
    painter.setFont(font(12, QFont.Weight.Bold))
    painter.setPen(QColor(tokens.INK))
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), labels.kind_letter(kind))


def _wrapped(text: str, width: int) -> list[str]:
    """The first lines of *text*; the last one ends with “…” when there is more."""
    shown = text[:_MEASURED].replace("\n", "\u2028")
    layout = QTextLayout(shown, _words_font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid() and len(starts) <= MOST_LINES:
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(shown)]
    lines = [shown[start:end].strip("\u2028 ") for start, end in zip(starts, ends, strict=True)]
    if len(lines) > MOST_LINES:
        rest = shown[starts[MOST_LINES - 1] :].replace("\u2028", " ") + "…"
        metrics = QFontMetrics(_words_font())
        lines = [*lines[: MOST_LINES - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return lines
