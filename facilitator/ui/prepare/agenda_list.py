"""The agenda as a list: one row an item, moved by the mouse or the keyboard, edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions.records import ItemKind
from ..widgets.basics import label
from ..widgets.keyed_column import KeyedColumn
from .add_row import AddRow
from .agenda_row import AgendaRow
from .day_plan import DayPlan
from .editing import Editing
from .row_drag import RowDrag
from .row_paint import HEIGHT

MARGIN = 20
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
"""Keys that only begin something: nothing is selected for them."""
_EDGE = 40
"""How near to the edge a dragged row makes the list scroll."""


class AgendaList(QScrollArea):
    """Shows a plan and says what the person wants of it; it decides nothing itself."""

    selection_wanted = Signal(str)
    """That item; none when empty."""
    move_wanted = Signal(str, int)
    add_wanted = Signal(str, QPoint)
    """Something after that item; the point is where to ask what."""
    kind_wanted = Signal(ItemKind)
    """A new item of that kind at the end."""
    removal_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._plan: DayPlan | None = None
        self._selected = ""
        self._pressed: QPoint | None = None
        self._on_title = False
        """The pointer went down on the title of the row that was selected already."""
        self._drag: RowDrag | None = None
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll_while_dragging)
        self.setAccessibleName(_("Agenda"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas = _Canvas(self)
        self._layout = QVBoxLayout(self._canvas)
        self._layout.setContentsMargins(MARGIN, 2, MARGIN, MARGIN)
        self._layout.setSpacing(6)
        self._rows = KeyedColumn(self._layout, self._new_row)
        self._nothing = label(_("The agenda is empty: add a first item below."), "soft")
        self._layout.addWidget(self._nothing)
        self.add_row = AddRow()
        self.add_row.chosen.connect(self.kind_wanted)
        if not editing.desk.writable:
            self.add_row.hide()
        self._layout.addWidget(self.add_row)
        self._layout.addStretch(1)
        self.setWidget(self._canvas)

    @property
    def rows(self) -> list[AgendaRow]:
        return list(self._rows.widgets.values())

    def row(self, item_id: str) -> AgendaRow | None:
        return self._rows.widgets.get(item_id)

    def show_plan(self, plan: DayPlan) -> None:
        """Show the day as it is now, keeping rows and carets."""
        self._drop(cancelled=True)
        self._plan = plan
        self._rows.show_keys([planned.item.id for planned in plan.items])
        for planned in plan.items:
            self._rows.widgets[planned.item.id].show_item(planned)
        self._nothing.setVisible(not plan.items)
        self._keep_one_way_in()

    def show_selected(self, item_id: str) -> None:
        """Mark that row, and no other."""
        if item_id != self._selected:
            self._selected = item_id
            self._keep_one_way_in()

    def enter(self, item_id: str) -> None:
        """Give the keyboard to that row, in sight."""
        row = self.row(item_id)
        if row is not None:
            row.setFocus()
            self.show_row(item_id)

    def show_row(self, item_id: str) -> None:
        """Bring that row in sight; the keyboard stays where it is."""
        row = self.row(item_id)
        if row is not None:
            self._layout.activate()
            self.ensureWidgetVisible(row, 0, HEIGHT)

    def enter_anywhere(self) -> None:
        """Give the keyboard to the selected row, or to the first; to what adds one while there is none."""
        if self.rows:
            self.enter(self._selected or self.rows[0].item_id)
        else:
            self.add_row.enter()

    def _keep_one_way_in(self) -> None:
        """The Tab key comes to the selected row, or to the first when none is."""
        for item_id, row in self._rows.widgets.items():
            row.show_selected(item_id == self._selected)
        if self.rows and self._selected not in self._rows.widgets:
            self.rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _new_row(self, item_id: str) -> AgendaRow:
        row = AgendaRow(item_id, self._editing)
        row.menu_wanted.connect(self.menu_wanted)
        row.entered.connect(self.selection_wanted)
        row.finished.connect(self.enter)
        row.stepped.connect(self._step_duration)
        return row

    def _step_duration(self, item_id: str, step: int) -> None:
        neighbour = self._neighbour(item_id, step)
        if neighbour is not None:
            neighbour.duration.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(neighbour, 0, HEIGHT)

    def _neighbour(self, item_id: str, step: int) -> AgendaRow | None:
        ids = list(self._rows.widgets)
        if not ids:
            return None
        place = ids.index(item_id) + step if item_id in ids else 0
        return self._rows.widgets[ids[min(max(place, 0), len(ids) - 1)]]

    # The keyboard: rows let every key through to here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._drop(cancelled=True)
        elif not (self._walk(event) or self._write(event)):
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        page = max(1, self.viewport().height() // HEIGHT - 1)
        everything = len(self._rows.widgets)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -everything,
            Qt.Key.Key_End: everything,
        }
        step = steps.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            return False
        if modifiers and abs(step) == 1:
            self._move(step)
        elif (row := self._neighbour(self._selected, step)) is not None:
            self._choose(row)
        return True

    def _write(self, event: QKeyEvent) -> bool:
        row = self.row(self._selected) or next((row for row in self.rows if row.hasFocus()), None)
        if row is None or not self._editing.desk.writable or event.key() in _MODIFIERS:
            return False
        if row.item_id != self._selected:
            self.selection_wanted.emit(row.item_id)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                row.edit_title()
            case Qt.Key.Key_Delete:
                self.removal_wanted.emit(self._selected)
            case Qt.Key.Key_Insert | Qt.Key.Key_Plus:
                self.add_wanted.emit(self._selected, row.mapToGlobal(QPoint(HEIGHT, HEIGHT)))
            case _ if event.text().isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                row.duration.setFocus(Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(row.duration, event)
            case _:
                return False
        return True

    def _move(self, step: int) -> None:
        to = self._plan.step(self._selected, step) if self._plan else None
        if to is not None and self._editing.desk.writable:
            self.move_wanted.emit(self._selected, to)

    def _choose(self, row: AgendaRow) -> None:
        self.selection_wanted.emit(row.item_id)
        if self._selected == row.item_id:
            self.enter(row.item_id)

    # The mouse: rows let it through to the canvas, which hands it here

    def pressed(self, place: QPoint) -> None:
        row = self._row_at(place)
        self._pressed = place if row is not None else None
        if row is None:
            self.selection_wanted.emit("")
            return
        self._on_title = row.item_id == self._selected and row.on_title(row.mapFrom(self._canvas, place))
        self._choose(row)

    def moved(self, place: QPoint) -> None:
        if self._pressed is None or not self._editing.desk.writable:
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        row = self._row_at(self._pressed)
        if self._drag is None and far and row is not None:
            hold = row.mapFrom(self._canvas, self._pressed)
            self._drag = RowDrag(self._canvas, self.rows, self._carried_with(row), hold)
            self._scrolling.start()
        if self._drag is not None:
            self._drag.follow(place)

    def _carried_with(self, row: AgendaRow) -> list[AgendaRow]:
        """The row, and those that move with it."""
        ids = self._plan.moved_with(row.item_id) if self._plan else []
        return [row, *(self._rows.widgets[item_id] for item_id in ids)]

    def released(self, place: QPoint) -> None:
        row = self._row_at(place)
        if self._on_title and self._drag is None and row is not None and row.item_id == self._selected:
            row.edit_title()
        self._drop(cancelled=False)

    def double_clicked(self, place: QPoint) -> None:
        row = self._row_at(place)
        if row is not None:
            row.edit_title()

    def _drop(self, *, cancelled: bool) -> None:
        drag, self._drag, self._pressed = self._drag, None, None
        self._scrolling.stop()
        if drag is None:
            return
        drag.finish()
        if not cancelled and drag.moves:
            self.move_wanted.emit(drag.row.item_id, drag.target())

    def _scroll_while_dragging(self) -> None:
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        bar = self.verticalScrollBar()
        if pointer.y() < _EDGE:
            bar.setValue(bar.value() - 12)
        elif pointer.y() > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + 12)
        else:
            return
        if self._drag is not None:
            self._drag.follow(self._canvas.mapFrom(self.viewport(), pointer))

    def _row_at(self, place: QPoint) -> AgendaRow | None:
        return next((row for row in self.rows if row.geometry().contains(place)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bar takes its room from the margin, so that rows stay lined up with what is above them."""
        super().resizeEvent(event)
        taken = self.width() - self.viewport().width()
        self._layout.setContentsMargins(MARGIN, 2, MARGIN - taken, MARGIN)


class _Canvas(QWidget):
    """What holds the rows; gives the mouse to the list."""

    def __init__(self, agenda: AgendaList) -> None:
        super().__init__()
        self._agenda = agenda

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._agenda.pressed(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._agenda.moved(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._agenda.released(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._agenda.double_clicked(event.position().toPoint())
