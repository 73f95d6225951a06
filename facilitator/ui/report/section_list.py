"""The sections of the report: a box says which are told, dragging or Alt with an arrow says in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QListWidgetItem

from ... import tokens
from ...i18n import _
from ...reports.options import SectionName
from ..widgets.arrow_keys import STEPS
from . import words
from .section_order import dropped, listed, moved, toggled

_ROW = 29
_NAME = Qt.ItemDataRole.UserRole


class SectionList(QListWidget):
    """Space switches the box. It shows what is kept, and only says what is wanted."""

    wanted = Signal(object)
    """The list of the sections to tell, in that order."""
    refused = Signal(str)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable, self._told = writable, [*SectionName]
        self._pressed: tuple[SectionName, QPoint] | None = None
        self._line: int | None = None
        """Before which row what is dragged would be dropped."""
        self.setAccessibleName(_("Sections of the report"))
        self.setToolTip(_("Drag, or Alt with an arrow: another order"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(
            f"QListWidget {{ border: 1px solid {tokens.LINE}; border-radius: 8px; padding: 3px; outline: none; }}"
            f"QListWidget:focus {{ border: 2px solid {tokens.ACCENT}; padding: 2px; }}"
            f"QListWidget::item {{ padding: 0 6px; color: {tokens.INK}; border-radius: 6px; }}"
            f"QListWidget::item:selected {{ background: {tokens.ACCENT_GROUND}; color: {tokens.INK}; }}"
        )
        for name in SectionName:
            self.addItem(_item(words.section(name)))
        self.setFixedHeight(_ROW * self.count() + 10)
        self.itemChanged.connect(self._switch)
        self.show_sections([*SectionName])

    @property
    def names(self) -> list[SectionName]:
        """Every section, in the order shown."""
        return [_name(self.item(row)) for row in range(self.count())]

    def show_sections(self, told: Sequence[SectionName]) -> None:
        """Show these as told, in that order, and the others where they usually stand."""
        held = self.names[self.currentRow()] if self.currentRow() >= 0 else None
        self._told = list(told)
        self.blockSignals(True)
        for row, name in enumerate(listed(told)):
            item = self.item(row)
            item.setText(words.section(name))
            item.setData(_NAME, name.value)
            item.setForeground(QColor(tokens.INK if name in told else tokens.SOFT_INK))
            item.setCheckState(Qt.CheckState.Checked if name in told else Qt.CheckState.Unchecked)
        self.setCurrentRow(self.names.index(held) if held else 0)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, current = STEPS.get(event.key()), self.currentItem()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and current is not None:
            self._want(moved(self._told, _name(current), step))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (_name(item), event.position().toPoint()) if item and left and self._writable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._pressed[0] not in self._told:
            return
        at = event.position().toPoint()
        if self._line is not None or (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            self._line = min(max(0, round((at.y() - 4) / _ROW)), self.count())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, line = self._pressed, self._line
        self._pressed = self._line = None
        self.unsetCursor()
        self.viewport().update()
        if pressed is None or line is None:
            super().mouseReleaseEvent(event)
        else:
            self.setState(QAbstractItemView.State.NoState)
            self._want(dropped(self._told, pressed[0], line))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            y = min(self._line * _ROW + 1, self.viewport().height() - 2)
            painter.drawLine(6, y, self.viewport().width() - 6, y)
            painter.end()

    def _switch(self, item: QListWidgetItem) -> None:
        self._want(toggled(self._told, _name(item)))

    def _want(self, told: list[SectionName]) -> None:
        if not told:
            self.refused.emit(_("A report tells something: keep one section at least."))
        elif told != self._told and self._writable:
            self.wanted.emit(told)
        self.show_sections(self._told)  # until it is kept


def _item(text: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setSizeHint(QSize(100, _ROW))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    made.setFlags(flags)
    return made


def _name(item: QListWidgetItem) -> SectionName:
    return SectionName(item.data(_NAME))
