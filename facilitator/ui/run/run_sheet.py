"""The run sheet: every item of the day with its times, which move by themselves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.timing import Slot, SlotState, Timetable
from ..theme import font

_SLOT = Qt.ItemDataRole.UserRole
_TITLE_LEFT, _RIGHT, _TOP = 72, 10, 5


class RunSheet(QListWidget):
    """A list that can be read from a metre away; a click looks at an item, Enter or a double click too."""

    looked_at = Signal(str)
    """The id of the item that the person wants to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Run sheet"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_SlotDelegate(self))
        self.setMouseTracking(True)
        self.setStyleSheet(f"background: {tokens.CARD};")
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)
        self._item_ids: list[str] = []

    def show_timetable(self, table: Timetable, viewed_id: str) -> None:
        """Show the day as it stands, the item that is looked at selected."""
        ids = [slot.item.id for slot in table.slots]
        if ids != self._item_ids:
            self.clear()
            for _place in ids:
                self.addItem(QListWidgetItem())
            self._item_ids = ids
        for row, slot in enumerate(table.slots):
            item = self.item(row)
            shown = item.data(_SLOT)
            if shown is None or _texts(shown) != _texts(slot):
                self.scheduleDelayedItemsLayout()
            if shown != slot:
                item.setData(_SLOT, slot)
                item.setToolTip(slot.item.detail)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, f"{labels.item_kind(slot.item.kind)}, {slot.item.title}"
                )
        if viewed_id in ids and self.currentRow() != ids.index(viewed_id):
            self.setCurrentRow(ids.index(viewed_id))
            self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are for capturing, never for jumping about in the list."""
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem) -> None:
        self.looked_at.emit(item.data(_SLOT).item.id)


class _SlotDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        slot = index.data(_SLOT)
        width = option.rect.width() or 264
        if slot is None:
            return QSize(width, 40)
        title, detail = _text_heights(slot, width)
        return QSize(width, title + detail + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        slot: Slot = index.data(_SLOT)
        rect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, slot, state)
        _paint_slot(painter, rect, slot)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, slot: Slot, state: QStyle.StateFlag) -> None:
    colour = QColor(tokens.ITEM_COLOURS[slot.item.kind])
    ground = QColor(colour)
    ground.setAlpha(26)
    block = rect.adjusted(8, 1, -8, -1)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if slot.state is SlotState.CURRENT:
        painter.setPen(QPen(colour, 3 if focused else 1.6))
        painter.setBrush(ground)
        painter.drawRoundedRect(block, 8, 8)
    elif state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(tokens.ACCENT), 3 if focused else 1.4) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.PAPER))
        painter.drawRoundedRect(block, 8, 8)


def _paint_slot(painter: QPainter, rect: QRect, slot: Slot) -> None:
    past = slot.state in (SlotState.HELD, SlotState.NOT_HELD)
    ink = QColor(tokens.SOFT_INK if past else tokens.INK)
    colour = QColor(tokens.ITEM_COLOURS[slot.item.kind])
    title_height, detail_height = _text_heights(slot, rect.width())
    top = rect.top() + _TOP
    painter.setFont(font(13.5))
    painter.setPen(QColor(tokens.SOFT_INK))
    shown = slot.start or slot.planned_start
    painter.drawText(QRect(rect.left() + 16, top, 50, 20), Qt.AlignmentFlag.AlignVCenter, shown.strftime("%H:%M"))
    minutes = str(slot.item.minutes + slot.item.extension)
    minute_box = QRect(rect.right() - _RIGHT - 30, top, 28, 20)
    painter.drawText(minute_box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, minutes)
    bar = QRect(rect.left() + 62, top + 1, 4, title_height + detail_height - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    if past:
        colour.setAlpha(120)
    painter.setBrush(colour)
    painter.drawRect(bar)
    current = slot.state is SlotState.CURRENT
    painter.setPen(QColor(tokens.PROJECTION_COLOURS[slot.item.kind]) if current else ink)
    painter.setFont(_title_font(slot))
    title_box = QRect(rect.left() + _TITLE_LEFT + 2, top, _title_width(rect.width()), title_height)
    painter.drawText(title_box, Qt.TextFlag.TextWordWrap, slot.item.title)
    painter.setPen(QColor(tokens.SOFT_INK))
    painter.setFont(font(12))
    detail_box = QRect(title_box.left(), title_box.bottom(), _detail_width(rect.width()), detail_height)
    detail = _detail(slot)
    if not current:
        detail = QFontMetrics(font(12)).elidedText(detail, Qt.TextElideMode.ElideRight, detail_box.width())
    painter.drawText(detail_box, Qt.TextFlag.TextWordWrap, detail)


def _texts(slot: Slot) -> tuple[object, ...]:
    """What the height of a row depends on."""
    return slot.item.title, _detail(slot), slot.state is SlotState.CURRENT


def _detail(slot: Slot) -> str:
    return _("not held") if slot.state is SlotState.NOT_HELD else slot.item.detail


def _title_font(slot: Slot) -> QFont:
    return font(13.5, QFont.Weight.DemiBold if slot.state is SlotState.CURRENT else QFont.Weight.Normal)


def _title_width(width: int) -> int:
    return width - _TITLE_LEFT - _RIGHT - 28


def _detail_width(width: int) -> int:
    return _title_width(width) + 26


def _text_heights(slot: Slot, width: int) -> tuple[int, int]:
    """The heights of title and detail; only the current item shows its whole detail, the others one line of it."""
    wrap = int(Qt.TextFlag.TextWordWrap)
    title_box = QRect(0, 0, _title_width(width), 1000)
    title = QFontMetrics(_title_font(slot)).boundingRect(title_box, wrap, slot.item.title).height()
    metrics, detail = QFontMetrics(font(12)), _detail(slot)
    if not detail:
        return max(20, title), 0
    if slot.state is not SlotState.CURRENT:
        return max(20, title), metrics.lineSpacing()
    detail_box = QRect(0, 0, _detail_width(width), 1000)
    return max(20, title), metrics.boundingRect(detail_box, wrap, detail).height()
