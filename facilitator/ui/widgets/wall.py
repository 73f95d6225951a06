"""A wall of post-its: groups in their frames, then the loose ones, in reading order.

One widget paints all of them; only what is visible is drawn. A text too long for the tallest note ends with "…" here
and is read whole when the note is opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ... import tokens
from ..theme import font
from .wall_layout import MARGIN, WallLayout
from .wall_notes import WallGroup, WallNote
from .wall_paint import paint_frame, paint_note, paint_ring

GROUND = "#F1ECE4"
EDGE = 12
"""How far the round frame of the wall reaches in."""

DIGIT_KEYS = {
    Qt.Key.Key_1: 0,
    Qt.Key.Key_2: 1,
    Qt.Key.Key_3: 2,
    Qt.Key.Key_4: 3,
    Qt.Key.Key_Ampersand: 0,
    Qt.Key.Key_Eacute: 1,
    Qt.Key.Key_QuoteDbl: 2,
    Qt.Key.Key_Apostrophe: 3,
}
"""The keys of the digits 1 to 4, with and without Shift, on a French AZERTY keyboard too."""


class Wall(QAbstractScrollArea):
    """Shows notes; tells what the person wants done with them."""

    edit_requested = Signal(str)
    remove_requested = Signal(list)
    kind_requested = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = WallLayout()
        self._groups: tuple[WallGroup, ...] = ()
        self._selected: list[str] = []
        self._empty = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_notes(self, notes: Sequence[WallNote], groups: Sequence[WallGroup] = (), *, empty: str = "") -> None:
        """Show these notes; *empty* is what to say when there is none. New ones scroll into view."""
        added = 0 < len(self._layout.notes) < len(notes)
        self._groups, self._empty = tuple(groups), empty
        known = {note.id for note in notes}
        self._selected = [note_id for note_id in self._selected if note_id in known]
        self._place(notes)
        if added:
            self._reveal(notes[-1].id)
        self.viewport().update()

    def _place(self, notes: Sequence[WallNote]) -> None:
        self._layout = WallLayout(notes, self._groups, self.viewport().width())
        self._set_range()

    def _set_range(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(30)
        bar.setRange(0, max(0, self._layout.bottom + MARGIN - page))

    def add_note(self, note: WallNote) -> None:
        """Show one more loose note, after the others; they stay where they are."""
        latest = self._layout.notes[-1:]
        changed = self._layout.add(note)
        self._set_range()
        if len(self._layout.notes) == 1:
            self.viewport().update()
        for shown in (*latest, *changed):
            self.viewport().update(self.note_rect(shown.id).adjusted(-4, -4, 4, 6))
        self._reveal(note.id)

    def note_rect(self, note_id: str) -> QRect:
        """Where a note is in the viewport."""
        return self._layout.places[note_id].translated(0, -self._offset())

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self._layout.notes)

    @property
    def selected(self) -> list[str]:
        return list(self._selected)

    def select(self, note_ids: Sequence[str]) -> None:
        self._selected = list(note_ids)
        if self._selected:
            self._reveal(self._selected[-1])
        self.viewport().update()

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _reveal(self, note_id: str) -> None:
        rect = self._layout.places.get(note_id)
        if rect is None:
            return
        bar = self.verticalScrollBar()
        if rect.top() - MARGIN < bar.value():
            bar.setValue(rect.top() - MARGIN)
        elif rect.bottom() + MARGIN > bar.value() + self.viewport().height():
            bar.setValue(rect.bottom() + MARGIN - self.viewport().height())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_ground(painter, event.rect())
        painter.translate(0, -self._offset())
        visible = event.region().translated(0, self._offset())
        if not self._layout.notes:
            self._paint_empty(painter)
        for group, rect in self._layout.frames:
            if visible.intersects(rect):
                paint_frame(painter, group, rect)
        newest = self._layout.notes[-1].id if self._layout.notes else ""
        for note in self._layout.notes_in(visible.boundingRect()):
            rect = self._layout.places[note.id]
            if not visible.intersects(rect.adjusted(-3, -3, 3, 3)):
                continue
            paint_note(painter, note, rect, self.devicePixelRatioF())
            if note.id in self._selected or (note.id == newest and not self._selected):
                paint_ring(painter, rect, strong=note.id in self._selected)
        if self.hasFocus() and not self._selected:
            painter.translate(0, self._offset())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted; the edges, where the frame is round, are painted again with what comes into view."""
        area = self.viewport().rect()
        self.viewport().scroll(dx, dy)
        for edge in (area.adjusted(0, 0, 0, EDGE - area.height()), area.adjusted(0, area.height() - EDGE, 0, 0)):
            self.viewport().update(edge)
            self.viewport().update(edge.translated(0, dy))

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        whole = self.viewport().rect()
        if whole.adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(rect):
            painter.fillRect(rect, QColor(GROUND))
            return
        painter.fillRect(rect, QColor(tokens.PAPER))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.LINE), 1))
        painter.setBrush(QColor(GROUND))
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(QColor(tokens.SOFT_INK))
        painter.setFont(font(15))
        painter.drawText(
            self.viewport().rect().adjusted(40, 0, -40, 0),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._empty,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self._layout.notes)

    # Mouse and keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _note_at(self, point: QPoint) -> WallNote | None:
        place = point + QPoint(0, self._offset())
        return next(iter(self._layout.notes_in(QRect(place, QSize(1, 1)))), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        note = self._note_at(event.position().toPoint())
        adding = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        if note is None:
            self.select([])
        elif adding:
            kept = [note_id for note_id in self._selected if note_id != note.id]
            self.select(kept if note.id in self._selected else [*kept, note.id])
        else:
            self.select([note.id])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        note = self._note_at(event.position().toPoint())
        if note is not None:
            self.edit_requested.emit(note.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on_selection(event) and not self._move_selection(event):
            event.ignore()  # a letter goes up to the place, which captures it

    def _act_on_selection(self, event: QKeyEvent) -> bool:
        if not self._selected or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit(self._selected[-1])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(self.selected)
        elif key in DIGIT_KEYS:
            self.kind_requested.emit(self.selected, DIGIT_KEYS[key])
        else:
            return False
        return True

    def _move_selection(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.SelectAll) and self._layout.notes:
            self.select([note.id for note in self._layout.notes])
            return True
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key not in steps or not self._layout.notes:
            return False
        if not self._selected:
            self.select([self._layout.notes[-1].id])
            return True
        across, down = steps[Qt.Key(key)]
        self.select([self._layout.nearest(self._selected[-1], across, down) or self._selected[-1]])
        return True
