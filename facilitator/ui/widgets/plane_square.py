"""The plane of impact and effort: numbered points on a square, moved by the mouse or by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ... import tokens
from ...i18n import _
from .plain_tip import plain_tip
from .plane_paint import DISC, paint_axes, paint_point, paint_quarters
from .plane_words import paint_words

HIGHEST = 100
"""Effort and impact go from 0 to this."""
_LEAST = 200
_STEP, _FINE = 5, 1
_MOVES: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """A point: its number, what it stands for, and where it is."""

    id: str
    number: int
    text: str
    effort: int
    impact: int


class PlaneSquare(QWidget):
    """Says where a point was put down; keeps nothing itself. A key held down is one move."""

    moved = Signal(str, int, int)
    """That point was put down there: its effort and its impact."""
    chosen = Signal(str)
    """That point is in hand."""
    left = Signal()
    """Enter was pressed: the point is where it should be."""
    taken_off = Signal(str)
    """Delete was pressed on that point."""

    def __init__(self, quarters: Sequence[str], across: str, upwards: str, parent: QWidget | None = None) -> None:
        """*quarters*: the upper two from left to right, then the lower two."""
        super().__init__(parent)
        self._quarters, self._axes = tuple(quarters), (across, upwards)
        self._points: tuple[PlacedPoint, ...] = ()
        self._in_hand = ""
        self._pending: PlacedPoint | None = None
        """The point in hand where the keys or the mouse have it, not said yet."""
        self._dragging = False
        self._ghost: QPointF | None = None
        self._writable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST)
        self.setAccessibleName(_("Plane of impact and effort"))

    def let_write(self, writable: bool) -> None:
        self._writable = writable

    def show_points(self, points: Sequence[PlacedPoint]) -> None:
        """Show these; the point in hand stays while it is there."""
        self._points = tuple(points)
        if all(point.id != self._in_hand for point in points):
            self._pending, self._dragging = None, False
            self._in_hand = points[0].id if points else ""
        self._say_where()
        self.update()

    def take(self, point_id: str) -> None:
        """Take that point in hand."""
        self._put_down()
        self._in_hand = point_id
        self._say_where()
        self.update()

    @property
    def in_hand(self) -> PlacedPoint | None:
        """The point that the arrows move, where it is shown."""
        if self._pending is not None:
            return self._pending
        return next((point for point in self._points if point.id == self._in_hand), None)

    @property
    def _seen(self) -> list[PlacedPoint]:
        """The points where they are shown, the one in hand where the keys or the mouse have it."""
        held = self._pending
        return [held if held is not None and held.id == point.id else point for point in self._points]

    def place_at(self, at: QPointF) -> tuple[int, int] | None:
        """The effort and the impact of that place of the widget; None outside the square."""
        if not self._square.contains(at):
            return None
        return self._read(at)

    def carry(self, at: QPointF | None) -> None:
        """Something is carried over the square, there; or no longer."""
        self._ghost = at if at is not None and self._square.contains(at) else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(348, 330)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        point = self.in_hand
        if command or point is None:
            event.ignore()
        elif event.key() in _MOVES and self._writable:
            step = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            right, up = _MOVES[event.key()]
            self._pending = replace(
                point, effort=_bounded(point.effort + right * step), impact=_bounded(point.impact + up * step)
            )
            self._say_where()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put_down()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self._writable:
            self.taken_off.emit(point.id)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not event.isAutoRepeat():
            self._put_down()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_down()
        self.update()

    def _put_down(self) -> None:
        """Say where the point in hand is, when it is elsewhere than it was."""
        point, self._pending = self._pending, None
        if point is not None and point not in self._points:
            self.moved.emit(point.id, point.effort, point.impact)
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._point_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if found is None:
            super().mousePressEvent(event)
            return
        self.take(found.id)
        self.chosen.emit(found.id)
        self._dragging = self._writable

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.in_hand
        if self._dragging and point is not None:
            effort, impact = self._read(event.position())
            self._pending = replace(point, effort=effort, impact=impact)
            self._say_where()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self._put_down()
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._point_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(f"{found.number}. {found.text}") if found else "", self)
            return True
        return super().event(event)

    # Where things are

    @property
    def _square(self) -> QRectF:
        under = self.fontMetrics().height() + 4
        side = max(40.0, min(self.width() - under, self.height() - under))
        return QRectF((self.width() - side + under) / 2, 0, side, side)

    def centre_of(self, point: PlacedPoint) -> QPoint:
        """Where a point is drawn."""
        square = self._inside
        x = square.x() + square.width() * point.effort / HIGHEST
        return QPointF(x, square.bottom() - square.height() * point.impact / HIGHEST).toPoint()

    @property
    def _inside(self) -> QRectF:
        """Where the middles of points can be."""
        half = DISC / 2
        return self._square.adjusted(half, half, -half, -half)

    def _read(self, at: QPointF) -> tuple[int, int]:
        square = self._inside
        effort = (at.x() - square.x()) / square.width() * HIGHEST
        impact = (square.bottom() - at.y()) / square.height() * HIGHEST
        return _bounded(round(effort)), _bounded(round(impact))

    def _point_at(self, at: QPointF) -> PlacedPoint | None:
        """The uppermost point there: the one in hand, then the last."""
        ordered = sorted(self._points, key=lambda point: point.id == self._in_hand)
        for point in reversed(ordered):
            off = QPointF(self.centre_of(point)) - at
            if off.x() ** 2 + off.y() ** 2 <= (DISC / 2) ** 2:
                return point
        return None

    def _say_where(self) -> None:
        point = self.in_hand
        said = ""
        if point is not None:
            words = _("{number}. {text}: effort {effort}, impact {impact}")
            said = words.format(number=point.number, text=point.text, effort=point.effort, impact=point.impact)
        self.setAccessibleDescription(said)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_quarters(painter, self._square, self._quarters, self.font(), focused=self.hasFocus())
        paint_axes(painter, self._square, self._axes, self.font())
        words = [(QPointF(self.centre_of(one)), one.text) for one in self._seen]
        paint_words(painter, self._square, words, self._quarters)
        for point in sorted(self._points, key=lambda one: one.id == self._in_hand):
            held = self.in_hand if point.id == self._in_hand else None
            strong = held is not None and self.hasFocus()
            paint_point(painter, QPointF(self.centre_of(held or point)), point.number, self.font(), strong=strong)
        if self._ghost is not None:
            painter.setPen(QPen(QColor(tokens.ACCENT), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._ghost, DISC / 2, DISC / 2)


def _bounded(value: int) -> int:
    return min(max(value, 0), HIGHEST)
