"""One item of the agenda: its times, title, kind and duration, in columns that line up from row to row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHoverEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ... import tokens
from ...i18n import _
from ..theme import icon
from ..widgets.duration_field import DurationField
from ..widgets.editable_line import EditableLine
from .day_plan import PlannedItem
from .editing import Editing
from .row_paint import GRIP_WIDTH, HEIGHT, Columns, RowLook, columns, corner_of, paint_row


class AgendaRow(QWidget):
    """Shows an item; its title and duration are edited where they stand."""

    menu_wanted = Signal(str, QPoint)
    entered = Signal(str)
    """The caret came into one of the row's fields."""
    finished = Signal(str)
    """Typing in one of the row's fields is over."""
    stepped = Signal(str, int)
    """The duration of the row above (-1) or below (1) is wanted."""

    def __init__(self, item_id: str, editing: Editing) -> None:
        super().__init__()
        self.item_id, self._editing = item_id, editing
        self._planned: PlannedItem | None = None
        self._selected = self._lifted = False
        self._title: EditableLine | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.duration = self._duration_field()
        self.menu_button = self._menu_button()

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def show_item(self, planned: PlannedItem) -> None:
        """Show the item as it is now; a field in which something is being typed keeps it."""
        if planned == self._planned:
            return
        before, self._planned = self._planned, planned
        if corner_of(before) != corner_of(planned):
            self.setFixedHeight(HEIGHT + corner_of(planned).y())
            self._place_children()
        if before is None or before.item != planned.item:
            self.duration.show_minutes(planned.item.minutes)
            if self._title is not None:
                self._title.show_kept(planned.item.title)
        self.setAccessibleName(planned.words)
        self.update()

    @property
    def _columns(self) -> Columns:
        corner = corner_of(self._planned)
        return columns(self.width() - corner.x()).moved(corner)

    def show_selected(self, selected: bool) -> None:
        """Only the selected row is on the way of the Tab key."""
        if selected != self._selected:
            self._selected = selected
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            for widget in (self, self.duration, self.menu_button):
                widget.setFocusPolicy(strong if selected else click)
            self.update()

    def show_lifted(self, lifted: bool) -> None:
        """The row is being dragged: its place is kept, pale."""
        self._lifted = lifted
        self.duration.setVisible(not lifted)
        self.menu_button.setVisible(not lifted)
        self.update()

    def edit_title(self) -> None:
        """Open the title to be typed, whole."""
        if self._planned is None or not self._editing.desk.writable:
            return
        title = self._title or self._title_field()
        title.show_kept(self._planned.item.title)
        self._place_children()
        title.show()
        title.setFocus()
        title.selectAll()

    def on_title(self, place: QPoint) -> bool:
        return self._columns.title.contains(place)

    def _title_field(self) -> EditableLine:
        field = EditableLine(
            _("Title of the item"),
            lambda typed: self._editing.item(self.item_id, title=typed),
            pixels=15,
            parent=self,
        )
        field.entered.connect(self._finish)
        field.left.connect(self._finish)
        field.away.connect(self._close_title)
        self._title = field
        return field

    def _finish(self) -> None:
        self.finished.emit(self.item_id)

    def _close_title(self) -> None:
        if self._title is not None and not self._title.refused:
            self._title.hide()

    def _duration_field(self) -> DurationField:
        field = DurationField(_("Duration"), lambda typed: self._editing.item_minutes(self.item_id, typed))
        field.setParent(self)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.setReadOnly(not self._editing.desk.writable)
        field.entered.connect(self._finish)
        field.left.connect(self._finish)
        field.stepped.connect(lambda step: self.stepped.emit(self.item_id, step))
        field.came.connect(lambda: self.entered.emit(self.item_id))
        return field

    def _menu_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "plain")
        made.setIcon(icon("ellipsis", tokens.SOFT_INK))
        made.setAccessibleName(_("What can be done with this item"))
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if not self._editing.desk.writable:
            made.hide()
        made.clicked.connect(lambda: self.menu_wanted.emit(self.item_id, made.mapToGlobal(QPoint(0, made.height()))))
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.item_id, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.HoverMove and isinstance(event, QHoverEvent):
            on_grip = event.position().x() < GRIP_WIDTH and self._editing.desk.writable
            self.setCursor(Qt.CursorShape.OpenHandCursor if on_grip else Qt.CursorShape.ArrowCursor)
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_children()

    def _place_children(self) -> None:
        where = self._columns
        self.duration.setGeometry(where.duration)
        self.menu_button.setGeometry(where.menu)
        if self._title is not None:
            self._title.setGeometry(where.title.adjusted(-7, 3, 0, -3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._planned is None:
            return
        look = RowLook(
            selected=self._selected,
            lifted=self._lifted,
            hovered=self.underMouse(),
            focused=self.hasFocus(),
            with_title=self._title is None or self._title.isHidden(),
        )
        paint_row(QPainter(self), self._planned, look, self.width())
