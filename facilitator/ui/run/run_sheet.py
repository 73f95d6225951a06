"""The run sheet: every item of the day with its times, which move by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.timing import Timetable
from ..widgets.plain_tip import plain_tip
from .slot_painter import TOLD, SlotDelegate, shape
from .slot_words import told

_SLOT = Qt.ItemDataRole.UserRole


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
        self.setItemDelegate(SlotDelegate(self))
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
        for row, known in enumerate(told(table)):
            item = self.item(row)
            shown = item.data(TOLD)
            if shown is None or shape(shown) != shape(known):
                self.scheduleDelayedItemsLayout()
            if shown != known:
                item.setData(_SLOT, known.slot)
                item.setData(TOLD, known)
                item.setToolTip(plain_tip("\n".join(filter(None, (known.marked, known.slot.item.detail)))))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, known.words)
        if viewed_id in ids and self.currentRow() != ids.index(viewed_id):
            self.setCurrentRow(ids.index(viewed_id))
            self._keep_in_sight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are for capturing, never for jumping about in the list."""
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is looked at stays in sight when something opens under the sheet."""
        super().resizeEvent(event)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """With something of what comes before it and after it."""
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def _tell(self, item: QListWidgetItem) -> None:
        self.looked_at.emit(item.data(_SLOT).item.id)
