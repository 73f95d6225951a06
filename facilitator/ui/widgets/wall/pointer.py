"""A wall under the pointer: a click selects, a drag carries notes or frames, or draws a rubber band, or pans."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from .carried import FrameDrag, NoteDrag
from .columns import FRAME_TOP
from .drag import Drop
from .editable import EditableWall
from .gestures import EdgePush, Gesture, Pan, RubberBand
from .notes import WallGroup
from .selection import Selection

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_LEFT, _MIDDLE, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


@dataclass(frozen=True, slots=True)
class _Press:
    """Where the left button went down, and what was there."""

    point: QPointF
    note_id: str
    frame_id: str
    before: Selection
    adding: bool


class PointerWall(EditableWall):
    """Tells where what was dragged landed, and which menus are wanted."""

    grouped = Signal(list, str)
    """Notes dropped onto a note."""
    put_in_group = Signal(list, str)
    """Notes dropped into the frame of a cluster."""
    taken_out = Signal(list, dict)
    """Notes dragged out of their cluster, and all the places that change with it."""
    moved = Signal(dict)
    """The places of what was dragged and of the neighbours that made way."""
    menu_requested = Signal(list, QPoint)
    group_menu_requested = Signal(str, QPoint)
    rename_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gesture: Gesture | None = None
        self._button = _LEFT
        self._press: _Press | None = None
        self._pointer = QPointF()
        self._space = False
        self._edges = EdgePush(self, self._pointer)
        self._pushing = QTimer(self)
        self._pushing.setInterval(16)
        self._pushing.timeout.connect(self._push)
        self.setMouseTracking(True)
        self.changed_view.connect(self._follow_view)

    def _follow_notes(self) -> None:
        """What is in the hand stays there as long as it is shown."""
        super()._follow_notes()
        if self._press is not None and not self._is_there(self._press):
            self._press = None
        if self._gesture is not None and not self._gesture.refresh():
            self._end_gesture(cancel=True)

    def paint_overlay(self, painter: QPainter) -> None:
        super().paint_overlay(painter)
        if self._gesture is not None:
            self._gesture.paint(painter)

    def _busy(self) -> bool:
        return self._gesture is not None or super()._busy()

    # Gestures of the pointer

    def _begin_gesture(self, gesture: Gesture, button: Qt.MouseButton = _LEFT) -> None:
        self._gesture, self._button, self._press = gesture, button, None
        self.setCursor(gesture.cursor)
        if gesture.pans_at_edges:
            self._edges = EdgePush(self, self._pointer)
            self._pushing.start()

    def _end_gesture(self, *, cancel: bool = False) -> None:
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is None:
            return
        self._pushing.stop()
        self._unmarked = frozenset()
        self._show_cursor()
        if cancel:
            gesture.cancel()
        else:
            gesture.finish()
        self.update()

    def _is_there(self, press: _Press) -> bool:
        """Whether what was pressed is still shown."""
        return all(not name or self.layout_.has(name) for name in (press.note_id, press.frame_id))

    def _push(self) -> None:
        self._edges.push(self._pointer)

    def _follow_view(self) -> None:
        if self._gesture is not None:
            self._gesture.follow(self._pointer)

    def _drag(self, press: _Press) -> Gesture | None:
        """What moving the pointer does after that press."""
        if press.frame_id:
            return self._frame_drag(press) if self.editable else None
        if not press.note_id:
            base = press.before if press.adding else Selection()
            return RubberBand(self, press.point, base, self._set_selection, press.before)
        if not self.editable or press.note_id not in self._selection:
            return None
        self._unmarked = frozenset(self._selection)
        return NoteDrag(self, self.selected, press.point, self._dropped)

    def _frame_drag(self, press: _Press) -> Gesture:
        self._unmarked = frozenset(note.id for note in self.notes if note.group == press.frame_id)
        return FrameDrag(self, press.frame_id, press.point, self._dropped)

    def _dropped(self, ids: list[str], drop: Drop) -> None:
        groups = {group.id for group in self.layout_.groups.values() if group.cluster}
        group_of = {one: self.layout_.note[one].group for one in ids if one in self.layout_.note}
        grouped = [one for one, group in group_of.items() if group in groups]
        if drop.onto_note:
            self.grouped.emit(ids, drop.onto_note)
        elif drop.into_group:
            self.put_in_group.emit([one for one in ids if group_of[one] != drop.into_group], drop.into_group)
        elif grouped:
            self.taken_out.emit(grouped, drop.places)
        else:
            self.moved.emit(drop.places)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._gesture is not None:
            return
        if event.button() is _MIDDLE or (event.button() is _LEFT and self._space):
            self._begin_gesture(Pan(self, self._pointer), event.button())
        elif event.button() is _LEFT:
            self._press_left(adding=bool(event.modifiers() & _ADDING))
        elif event.button() is _RIGHT:
            note = self.note_at(self._pointer)
            if note is not None and note.id not in self._selection:
                self._set_selection(Selection([note.id]))
        else:
            event.ignore()

    def _press_left(self, *, adding: bool) -> None:
        note, before = self.note_at(self._pointer), self._selection
        frame = None if note else self._title_at(self._pointer)
        self._press = _Press(self._pointer, note.id if note else "", frame.id if frame else "", before, adding)
        if note is not None and adding:
            self._set_selection(before.toggled(note.id))
        elif note is not None and note.id not in before:
            self._set_selection(Selection([note.id]))
        elif note is None and not adding:
            self._set_selection(Selection())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        press = self._press
        if press and (self._pointer - press.point).manhattanLength() >= QApplication.startDragDistance():
            gesture = self._drag(press)
            self._press = None
            if gesture is not None:
                self._begin_gesture(gesture)
        if self._gesture is not None:
            self._gesture.follow(self._pointer)
        elif not event.buttons():
            self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        press = self._press
        if self._gesture is not None:
            if event.button() is self._button:
                self._gesture.follow(self._pointer)
                self._end_gesture()
        elif event.button() is _RIGHT:
            self._ask_menu(event.globalPosition().toPoint())
        elif press and event.button() is _LEFT:
            self._press = None
            if press.note_id and not press.adding:
                self._set_selection(Selection([press.note_id]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        note, frame = self.note_at(self._pointer), self._title_at(self._pointer)
        plain = event.button() is _LEFT and not event.modifiers() & _ADDING and self._gesture is None
        if plain and note is not None:
            self._press = None
            self.edit(note.id)
        elif plain and frame is not None and self.editable:
            self._press = None
            self.rename_requested.emit(frame.id)
        else:
            self.mousePressEvent(event)

    def _ask_menu(self, place: QPoint) -> None:
        note, frame = self.note_at(self._pointer), self._title_at(self._pointer)
        if note is not None:
            self.menu_requested.emit(self.selected, place)
        elif frame is not None:
            self.group_menu_requested.emit(frame.id, place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The Menu key; the right button acts when it is released."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self._selection:
            centre = self.note_rect(self._selection.last).center().toPoint()
            self.menu_requested.emit(self.selected, self.mapToGlobal(centre))

    def _title_at(self, point: QPointF) -> WallGroup | None:
        """The cluster's frame whose title is there; a mere heading is not taken hold of."""
        group = self.group_at(point)
        if group is None or not group.cluster or self.note_at(point) is not None:
            return None
        return group if point.y() < self.group_rect(group.id).top() + FRAME_TOP * self.scale else None

    def _show_cursor(self) -> None:
        if self._space or (self.editable and self._title_at(self._pointer) is not None):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self._end_gesture(cancel=True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._end_gesture(cancel=True)
        super().hideEvent(event)
