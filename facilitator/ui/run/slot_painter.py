"""How a row of the run sheet is drawn: its time, its colour, its title, then what is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ... import tokens
from ...sessions.timing import SlotState
from ..theme import font, icon
from .slot_words import Told

TOLD = Qt.ItemDataRole.UserRole + 1
"""Under which a row keeps what is told of it."""
_TIME_LEFT, _BRACKET, _BAR, _TITLE_LEFT, _RIGHT, _TOP = 16, 56, 62, 74, 10, 5
_LINE = 20
"""The height of a line of the title."""
_UNDER = 15
"""That of the time that was planned, under the one that is expected."""
_LOCK = 12
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class _Heights:
    """Of the title, of the mark under it, of the detail, and of all of them with what is at their left."""

    title: int
    mark: int
    detail: int
    row: int


class SlotDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Measured beside a scroll bar, there or not: a row is never lower than what is painted in it."""
        told, view = index.data(TOLD), self.parent()
        assert isinstance(view, QAbstractScrollArea)
        beside = view.width() - view.verticalScrollBar().sizeHint().width()
        width = max(1, min(option.rect.width() or beside, beside))
        return QSize(width, 40 if told is None else _heights(told, width).row + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        told: Told = index.data(TOLD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option.rect, told, option.state)
        _paint_times(painter, option.rect, told)
        _paint_edge(painter, option.rect, told)
        _paint_texts(painter, option.rect, told)
        painter.restore()


def shape(told: Told) -> tuple[object, ...]:
    """What the height of a row depends on."""
    current = told.slot.state is SlotState.CURRENT
    return told.slot.item.title, told.slot.item.detail, told.marked, bool(told.planned), current


def _paint_ground(painter: QPainter, rect: QRect, told: Told, state: QStyle.StateFlag) -> None:
    colour = QColor(tokens.ITEM_COLOURS[told.slot.item.kind])
    ground = QColor(colour)
    ground.setAlpha(26)
    block = rect.adjusted(8, 1, -8, -1)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if told.slot.state is SlotState.CURRENT:
        beside = (told.parallel or told.continued) and not state & QStyle.StateFlag.State_Selected
        painter.setPen(Qt.PenStyle.NoPen if beside else QPen(colour, 3 if focused else 1.6))
        painter.setBrush(ground)
        painter.drawRoundedRect(block, 8, 8)
    elif state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(tokens.ACCENT), 3 if focused else 1.4) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.PAPER))
        painter.drawRoundedRect(block, 8, 8)


def _paint_times(painter: QPainter, rect: QRect, told: Told) -> None:
    """When it begins (once for all that begin together), struck out under it when it was planned, and its minutes."""
    slot, top = told.slot, rect.top() + _TOP
    painter.setPen(QColor(tokens.SOFT_INK))
    painter.setFont(font(13.5))
    minute_box = QRect(rect.right() - _RIGHT - 30, top, 28, _LINE)
    minutes = str(max(0, slot.item.minutes + slot.item.extension))
    painter.drawText(minute_box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, minutes)
    if told.parallel:
        return
    time_box = QRect(rect.left() + _TIME_LEFT, top, 50, _LINE)
    shown = slot.start or slot.planned_start
    painter.drawText(time_box, Qt.AlignmentFlag.AlignVCenter, shown.strftime("%H:%M"))
    if told.planned:
        painter.setFont(_struck(font(11)))
        painter.drawText(time_box.translated(0, _LINE - 3), Qt.AlignmentFlag.AlignVCenter, told.planned)


def _paint_edge(painter: QPainter, rect: QRect, told: Told) -> None:
    """The colour of the kind, and the bracket around what is held at the same time."""
    colour = QColor(tokens.ITEM_COLOURS[told.slot.item.kind])
    if _is_past(told):
        colour.setAlpha(120)
    heights, top = _heights(told, rect.width()), rect.top() + _TOP
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(QRect(rect.left() + _BAR, top + 1, 4, heights.title + heights.mark + heights.detail - 2))
    if told.parallel or told.continued:
        painter.setPen(QPen(QColor(tokens.SOFT_INK), 1.2))
        x, middle = rect.left() + _BRACKET, top + _LINE // 2
        painter.drawLine(QPoint(x, middle), QPoint(rect.left() + _BAR - 2, middle))
        begin = rect.top() if told.parallel else middle
        painter.drawLine(QPoint(x, begin), QPoint(x, rect.bottom() + 1 if told.continued else middle))


def _paint_texts(painter: QPainter, rect: QRect, told: Told) -> None:
    slot, current = told.slot, told.slot.state is SlotState.CURRENT
    heights = _heights(told, rect.width())
    ink = tokens.PROJECTION_COLOURS[slot.item.kind] if current else tokens.SOFT_INK if _is_past(told) else tokens.INK
    painter.setPen(QColor(ink))
    painter.setFont(_title_font(told))
    box = QRect(rect.left() + _TITLE_LEFT, rect.top() + _TOP, _title_width(rect.width()), heights.title)
    painter.drawText(box, _WRAP, slot.item.title)
    below = QRect(box.left(), box.bottom() + 1, _text_width(rect.width()), heights.mark)
    if told.marked:
        _paint_mark(painter, below, told)
    painter.setPen(QColor(tokens.SOFT_INK))
    painter.setFont(font(12))
    below = QRect(box.left(), below.bottom() + 1, below.width(), heights.detail)
    painter.drawText(below, _WRAP, slot.item.detail if current else _elided(slot.item.detail, below.width()))


def _paint_mark(painter: QPainter, box: QRect, told: Told) -> None:
    """What became of it, or its lock and how it stands to the hour that is fixed."""
    colour = tokens.LATE if told.late else tokens.SOFT_INK
    if told.fixed:
        lock = QRect(box.left(), box.top() + (box.height() - _LOCK) // 2, _LOCK, _LOCK)
        icon("lock", colour).paint(painter, lock)
        box = box.adjusted(_LOCK + 4, 0, 0, 0)
    painter.setPen(QColor(colour))
    painter.setFont(font(12))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _elided(told.marked, box.width()))


def _is_past(told: Told) -> bool:
    return told.slot.state in (SlotState.HELD, SlotState.NOT_HELD)


def _title_font(told: Told) -> QFont:
    current = told.slot.state is SlotState.CURRENT
    made = font(13.5, QFont.Weight.DemiBold if current else QFont.Weight.Normal)
    return _struck(made) if told.slot.item.dropped else made


def _struck(made: QFont) -> QFont:
    made.setStrikeOut(True)
    return made


def _elided(text: str, width: int) -> str:
    return QFontMetrics(font(12)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _title_width(width: int) -> int:
    return width - _TITLE_LEFT - _RIGHT - 26


def _text_width(width: int) -> int:
    return _title_width(width) + 24


def _heights(told: Told, width: int) -> _Heights:
    """The heights of a row; only the current item shows its whole detail, the others one line of it."""
    metrics, detail = QFontMetrics(font(12)), told.slot.item.detail
    title_box = QRect(0, 0, _title_width(width), 1000)
    title = max(_LINE, QFontMetrics(_title_font(told)).boundingRect(title_box, _WRAP, told.slot.item.title).height())
    mark = metrics.lineSpacing() if told.marked else 0
    lines = metrics.lineSpacing() if detail else 0
    if detail and told.slot.state is SlotState.CURRENT:
        lines = metrics.boundingRect(QRect(0, 0, _text_width(width), 1000), _WRAP, detail).height()
    at_left = _LINE + (_UNDER if told.planned and not told.parallel else 0)
    return _Heights(title, mark, lines, max(title + mark + lines, at_left))
