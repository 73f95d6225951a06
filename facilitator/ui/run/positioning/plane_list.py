"""What can be placed on the plane, and what is there already: chosen with the keys, or carried over with the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from .... import tokens
from ....i18n import _
from ...widgets.plain_tip import plain_tip


@dataclass(frozen=True, slots=True)
class Placeable:
    """A line of the list."""

    key: str
    text: str
    number: int = 0
    """Of its point; 0 while it is not placed."""


class PlaneList(QListWidget):
    """Enter places the line in hand, or takes its point; Delete takes it off the plane."""

    wanted = Signal(str)
    """That line is to be placed, or its point taken in hand."""
    off = Signal(str)
    """That line is to leave the plane."""
    carried = Signal(str, QPoint)
    """That line is carried there, on the screen."""
    dropped = Signal(str, QPoint)
    """That line was let go there, on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed = QPoint()
        self._carries = False
        self.setAccessibleName(_("What can be placed"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setStyleSheet(
            f"QListWidget {{ border: 1px solid {tokens.LINE}; border-radius: 8px; background: {tokens.CARD}; }}"
            "QListWidget { outline: 0; }"
            f"QListWidget:focus {{ border: 2px solid {tokens.ACCENT}; }}"
            "QListWidget::item { padding: 4px 6px; }"
            f"QListWidget::item:selected {{ background: {tokens.ACCENT_GROUND}; color: {tokens.INK}; }}"
        )

    def show_lines(self, lines: list[Placeable]) -> None:
        """Show these, the line in hand staying."""
        key = self.key
        self.blockSignals(True)  # the line in hand is the same, however many come and go
        self.clear()
        for line in lines:
            made = QListWidgetItem(f"{line.number or '+'}  {' '.join(line.text.split())}")
            made.setData(Qt.ItemDataRole.UserRole, line.key)
            made.setToolTip(plain_tip(line.text))
            made.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                _("{number}. {text}").format(number=line.number, text=line.text)
                if line.number
                else _("Not placed: {text}").format(text=line.text),
            )
            self.addItem(made)
        self.take_line(key)
        self.blockSignals(False)

    def take_line(self, key: str) -> None:
        """Take that line in hand; the first when it is not there."""
        found = (row for row in range(self.count()) if self.item(row).data(Qt.ItemDataRole.UserRole) == key)
        self.setCurrentRow(next(found, 0 if self.count() else -1))

    @property
    def key(self) -> str:
        """The line in hand; empty for none."""
        here = self.currentItem()
        return str(here.data(Qt.ItemDataRole.UserRole)) if self.currentRow() >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.wanted.emit(self.key)
        elif event.key() == Qt.Key.Key_Delete and self.key:
            self.off.emit(self.key)
        elif event.text().isprintable() and event.text():
            event.ignore()  # a letter is the beginning of a contribution
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed).manhattanLength() > 8
        if event.buttons() & Qt.MouseButton.LeftButton and self.key and (self._carries or far):
            self._carries = True
            self.carried.emit(self.key, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._carries:
            self._carries = False
            self.dropped.emit(self.key, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.itemAt(event.position().toPoint()) is not None:
            self.wanted.emit(self.key)
