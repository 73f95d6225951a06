"""What the pointer does on the wall while a button is held: pan it, or draw a rubber band round notes.

A gesture follows the pointer, then is finished by the release or cancelled by Esc, which puts everything back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from .... import tokens
from .canvas import WallCanvas
from .selection import Selection

REACH, FASTEST = 28, 18
"""How near an edge the wall begins to come, and by how many pixels at most in a step."""
BEYOND = 500
"""The room beyond the last note to the right and below, in wall units."""


class Gesture:
    """One gesture, from the moment it began."""

    pans_at_edges = False
    """Whether the wall moves under it when the pointer comes near an edge."""
    cursor = Qt.CursorShape.ArrowCursor

    def follow(self, pointer: QPointF) -> None:
        """The pointer is there now, in the view."""

    def finish(self) -> None:
        """The button was released."""

    def cancel(self) -> None:
        """Put everything back."""

    def refresh(self) -> bool:
        """The wall shows other notes now; whether the gesture still makes sense."""
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw it over the notes; the painter is in wall coordinates."""


class Pan(Gesture):
    """The wall goes with the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, wall: WallCanvas, start: QPointF) -> None:
        self._wall, self._pointer = wall, start

    def follow(self, pointer: QPointF) -> None:
        moved, self._pointer = pointer - self._pointer, pointer
        if not moved.isNull():
            self._wall.pan(moved.x(), moved.y())


class RubberBand(Gesture):
    """Selects the notes that a rectangle meets, besides those of *base*."""

    pans_at_edges = True

    def __init__(
        self, wall: WallCanvas, start: QPointF, base: Selection, select: Callable[[Selection], None], before: Selection
    ) -> None:
        self._wall, self._base, self._select, self._before = wall, base, select, before
        self._start = self._end = wall.to_wall(start)

    def follow(self, pointer: QPointF) -> None:
        before, self._end = self._view_rect(), self._wall.to_wall(pointer)
        rect = self._view_rect()
        self._wall.update(before.united(rect).toAlignedRect().adjusted(-2, -2, 2, 2))
        self._select(self._base.extended([note.id for note in self._wall.notes_meeting(rect)]))

    def finish(self) -> None:
        self._wall.update()

    def cancel(self) -> None:
        self._select(self._before)
        self._wall.update()

    def paint(self, painter: QPainter) -> None:
        ground = QColor(tokens.ACCENT)
        ground.setAlpha(26)
        painter.setPen(QPen(QColor(tokens.ACCENT), 1 / self._wall.scale))
        painter.setBrush(ground)
        painter.drawRect(QRectF(self._start, self._end).normalized())

    def _view_rect(self) -> QRectF:
        return QRectF(self._wall.to_view(self._start), self._wall.to_view(self._end)).normalized()


class EdgePush:
    """How the wall comes by itself when the pointer is held near an edge of the view: faster the nearer.

    A gesture that begins near an edge pushes nothing before it has left it; and the wall has an end, with room beyond
    it on the right and below, where it grows.
    """

    def __init__(self, wall: WallCanvas, start: QPointF) -> None:
        self._wall = wall
        self._left_the_edge = self._pulls(start) == (0, 0)

    def _pulls(self, pointer: QPointF) -> tuple[float, float]:
        return _pull(pointer.x(), self._wall.width()), _pull(pointer.y(), self._wall.height())

    def push(self, pointer: QPointF) -> None:
        """One step, a sixtieth of a second say."""
        dx, dy = self._pulls(pointer)
        self._left_the_edge |= (dx, dy) == (0, 0)
        if not self._left_the_edge:
            return
        bounds, view = self._wall.layout_.bounds, self._wall.rect()
        near, far = self._wall.to_wall(QPointF(view.topLeft())), self._wall.to_wall(QPointF(view.bottomRight()))
        dx = _held(dx, near.x() > bounds.left, far.x() < bounds.right + BEYOND)
        dy = _held(dy, near.y() > bounds.top, far.y() < bounds.bottom + BEYOND)
        if dx or dy:
            self._wall.pan(-dx, -dy)


def _pull(place: float, length: int) -> float:
    if place < REACH:
        return -FASTEST * min(1.0, (REACH - place) / REACH)
    if place > length - REACH:
        return FASTEST * min(1.0, (place - length + REACH) / REACH)
    return 0.0


def _held(pull: float, may_go_back: bool, may_go_on: bool) -> float:
    return pull if (pull < 0 and may_go_back) or (pull > 0 and may_go_on) else 0.0
