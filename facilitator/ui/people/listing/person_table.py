"""The list itself: one row a person, changed in place; typing begins to write in the cell under the hand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.records import Participant
from ...widgets.kept_fields import keep_all
from ...widgets.menus import add_entry, new_menu
from .person_cells import ROW, Choices, Keep, PersonCells
from .person_model import Field, PersonModel

_WIDTHS = {Field.COLLEGE: 150, Field.TABLE: 62, Field.PART: 106, Field.COMING: 138}
"""What these need for their longest words."""
_SHARES = {Field.NAME: 5, Field.ROLE: 4, Field.ORGANISATION: 4, Field.COMMUNE: 4}
"""How the others, which may be of any length, share what is left."""


class PersonTable(QTableView):
    """Enter or F2 writes in a cell, Tab goes on to the next one, Del takes the people selected off the list."""

    removal_wanted = Signal(list)
    """The people selected are to be taken off the list."""
    erasing_wanted = Signal(list)
    """The people selected are to be erased for good."""
    pasted = Signal()
    """Ctrl+V was pressed."""

    def __init__(self, model: PersonModel, keep: Keep, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self.setModel(model)
        self._cells = PersonCells(keep, choices, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(_("People of the day"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(Field.NAME, Qt.SortOrder.AscendingOrder)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._dress()

    @property
    def writing(self) -> bool:
        """Whether a cell is being written in."""
        return self._cells.writing

    def keep(self) -> bool:
        """Keep what is written in a cell; False when it was refused and stays."""
        return keep_all(self)

    def selected_people(self) -> list[Participant]:
        return [self._people.person(index) for index in self.selectionModel().selectedRows()]

    def select(self, person_id: str, field: Field = Field.NAME) -> None:
        """Take somebody under the hand, if the search shows them."""
        place = self._people.place_of(person_id)
        if place >= 0:
            index = self._people.index(place, field)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def select_near(self, place: int) -> None:
        """Take the person at that row under the hand, or the last one before it."""
        rows = self._people.rows
        if rows:
            self.select(rows[min(place, len(rows) - 1)].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            if people := self.selected_people():
                self.removal_wanted.emit(people)
        elif event.key() == Qt.Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done about the people selected; with the menu key too."""
        chosen = self.selected_people()
        if not chosen or not self._people.writable:
            return
        where = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu = new_menu(self)
        add_entry(menu, _("Take off the list"), lambda: self.removal_wanted.emit(chosen), keys=_("Del"))
        add_entry(menu, _("Erase for good…"), lambda: self.erasing_wanted.emit(chosen))
        menu.popup(where)

    def viewportEvent(self, event: QEvent) -> bool:
        """A text that is cut tells the whole in its tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = str(index.data()) if index.isValid() and self._is_cut(index) else ""
            where = self.viewport().mapToGlobal(event.pos() + QPoint(8, 12))
            QToolTip.showText(where, f"<p>{escape(text)}</p>" if text else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.viewport().width() - sum(_WIDTHS.values())
        for field in Field:
            share = left * _SHARES.get(field, 0) // sum(_SHARES.values())
            self.setColumnWidth(field, _WIDTHS.get(field, share))

    def _is_cut(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self.fontMetrics().horizontalAdvance(str(index.data())) > self.columnWidth(index.column()) - 24

    def _dress(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setFixedHeight(34)
        t = tokens
        self.setStyleSheet(
            f"QTableView {{ background: {t.CARD}; border: 1px solid {t.LINE}; border-radius: {t.RADIUS}px;"
            " outline: none; padding: 1px; }"
            f"QTableView:focus {{ border: 2px solid {t.ACCENT}; padding: 0; }}"
            "QHeaderView { background: transparent; border: none; }"
            f"QHeaderView::section {{ background: {t.CARD}; border: none; border-bottom: 1px solid {t.LINE};"
            f" padding: 0 8px; color: {t.SOFT_INK}; font-size: 12px; font-weight: 600; }}"
            "QTableView QTableCornerButton::section { background: transparent; border: none; }"
        )
