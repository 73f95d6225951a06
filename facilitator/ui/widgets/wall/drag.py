"""Notes, or a whole frame, carried by the pointer: where they would land is shown before they are let go.

Over the inner part of a note, or over a frame, a target appears once the pointer rests there: a drag that only passes
never groups anything. Anywhere else the neighbours make way, softly, and letting go puts down what is carried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from ....i18n import _
from .boxes import Box
from .canvas import WallCanvas
from .gestures import Gesture
from .marks import OUT, paint_pill, paint_target, pill_rect
from .way import going_aside, settling

REST, REST_ON_GROUND = 120, 220
"""How long the pointer rests, in milliseconds, before a target appears, and before the neighbours make way."""
STEADY = 8
"""A pointer that moves less than this, in pixels, is at rest."""
GATHERED = 0.55
"""How much smaller what is carried looks over a target."""
FORESEEN = 1_500
"""On a wall of more frames and notes, columns that will go down are not shown before: it would take too long."""
FEW = 120
"""When more than that are carried in view, they are drawn as plain rectangles."""
SHADOW = 16
"""How far the shadow of what is carried reaches, in wall units."""


class Over(Enum):
    """What is under the pointer."""

    NOTHING = auto()
    OWN_GROUP = auto()
    NOTE = auto()
    GROUP = auto()
    GROUND = auto()


@dataclass(frozen=True, slots=True)
class Aim:
    over: Over
    id: str = ""
    title: str = ""

    @property
    def groups(self) -> bool:
        return self.over in (Over.NOTE, Over.GROUP)


@dataclass(frozen=True, slots=True)
class Drop:
    """What letting go asks for: to group with a note, to go into a group, or places on the wall."""

    onto_note: str = ""
    into_group: str = ""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


DropTold = Callable[[list[str], Drop], None]
"""Told what was carried, and what letting go asks for."""


class Drag(Gesture):
    """Something carried. Nothing changes but what is drawn; *dropped* is told when letting go means something."""

    pans_at_edges = True
    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, wall: WallCanvas, ids: Sequence[str], start: QPointF, dropped: DropTold) -> None:
        self._wall, self._dropped, self.ids = wall, dropped, list(ids)
        self._start, self._pointer, self._rested = wall.to_wall(start), start, start
        self._from = {one: self._wall_rect(one) for one in self.ids}
        """Where each was taken, on the wall."""
        self._extent = QRectF()
        for rect in self._from.values():
            self._extent = self._extent.united(rect)
        self._aim, self.armed = Aim(Over.NOTHING), False
        self._way: dict[str, QPointF] = {}
        """How far each neighbour has made way."""
        self._rest = QTimer(wall)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rest)

    # Following the pointer

    def follow(self, pointer: QPointF) -> None:
        before = self._touched()
        self._pointer = pointer
        aim = self._aim_at(pointer)
        if aim != self._aim:
            self._aim, self.armed = aim, False
            self._wait()
        elif (pointer - self._rested).manhattanLength() > STEADY and not self.armed:
            self._wait()
        self._wall.update(before.united(self._touched()).toAlignedRect())

    def _wait(self) -> None:
        self._rested = self._pointer
        self._rest.start(REST if self._aim.groups else REST_ON_GROUND)

    def _on_rest(self) -> None:
        if self._aim.groups:
            self.armed = True
            self._wall.update()
        elif self._aim.over is Over.GROUND and self._is_moved():
            self._show_way(self._make_way())
        else:
            self._show_way({})

    def _aim_at(self, pointer: QPointF) -> Aim:
        inside = self._wall.rect().contains(pointer.toPoint())
        return Aim(Over.GROUND if inside and self._wall.childAt(pointer.toPoint()) is None else Over.NOTHING)

    # Letting go

    def finish(self) -> None:
        drop = self._drop()
        self._put_down()
        if drop is not None:
            self._dropped(self.ids, drop)

    def cancel(self) -> None:
        self._put_down()

    def _drop(self) -> Drop | None:
        if self._aim.groups:
            if not self.armed:
                return None
            return Drop(onto_note=self._aim.id) if self._aim.over is Over.NOTE else Drop(into_group=self._aim.id)
        if self._aim.over is Over.GROUND and self._is_moved():
            return Drop(places=self._places())
        return None

    def _is_moved(self) -> bool:
        """Whether it lies far enough from where it was taken: a hand that trembles moves nothing."""
        far = self._wall.to_view(self._start) - self._pointer
        return far.manhattanLength() >= QApplication.startDragDistance()

    def _places(self) -> dict[str, tuple[int, int]]:
        """Where what is carried lands, and where its neighbours go."""
        landed = self._boxes_now()
        aside = going_aside(self._wall.layout_, landed) or {}
        return {one: (box.left, box.top) for one, box in {**landed, **aside}.items()}

    def _put_down(self) -> None:
        self._rest.stop()
        self._show_way({})
        self._wall.put_down()

    def refresh(self) -> bool:
        """The wall shows something else: go on when all that is carried is still there."""
        boxes = self._wall.layout_
        if not all(one in boxes.boxes or one in boxes.frames for one in self.ids):
            return False
        self._way = {}
        self._lift()
        self.follow(self._pointer)
        return True

    def _lift(self) -> None:
        self._wall.lift(self.ids)

    # Neighbours

    def _make_way(self) -> dict[str, Box]:
        """Which neighbours move when this is let go, and where to."""
        layout, landed = self._wall.layout_, self._boxes_now()
        aside = going_aside(layout, landed)
        if aside is None:
            return settling(layout, landed) if len(layout.blocks) <= FORESEEN else {}
        return aside

    def _show_way(self, way: Mapping[str, Box]) -> None:
        offsets = {one: QPointF(box.left, box.top) - self._wall_rect(one).topLeft() for one, box in way.items()}
        if offsets != self._way:
            self._way = offsets
            self._wall.shift(offsets)

    # Where things are

    def _wall_rect(self, one: str) -> QRectF:
        """Where a note or a frame is on the wall."""
        return QRectF(*self._wall.layout_.box_of(one))

    def _shown_rect(self, one: str) -> QRectF:
        """Where it is seen at present: it may have made way."""
        return self._wall_rect(one).translated(self._way.get(one, QPointF()))

    def _in_view(self, rect: QRectF) -> QRectF:
        return QRectF(self._wall.to_view(rect.topLeft()), self._wall.to_view(rect.bottomRight()))

    def _now(self) -> dict[str, QRectF]:
        """Where what is carried is now, on the wall."""
        gone = self._gone()
        return {one: rect.translated(gone) for one, rect in self._from.items()}

    def _boxes_now(self) -> dict[str, Box]:
        """The same, to the unit."""
        return {
            one: Box(round(rect.left()), round(rect.top()), round(rect.width()), round(rect.height()))
            for one, rect in self._now().items()
        }

    def _gone(self) -> QPointF:
        """How far it was carried."""
        return self._wall.to_wall(self._pointer) - self._start

    def _touched(self) -> QRectF:
        """The part of the view that is drawn over, with shadows and rings."""
        area = self._in_view(self._extent.translated(self._gone()).adjusted(-SHADOW, -SHADOW, SHADOW, 2 * SHADOW))
        if self.armed:
            target = self._in_view(self._shown_rect(self._aim.id))
            area = area.united(target).united(pill_rect(target, self._words(), self._wall.rect()))
        return area.adjusted(-2 * OUT, -2 * OUT, 2 * OUT, 2 * OUT)

    # Drawing

    def _words(self) -> str:
        """What letting go would do."""
        if self._aim.over is Over.GROUP:
            return _("Into “{title}”").format(title=self._aim.title)
        return _("Group with this contribution")

    def paint(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.armed:
            self._paint_target(painter)
            self._gather(painter)
        view = QRectF(self._wall.rect())
        seen = QRectF(self._wall.to_wall(view.topLeft()), self._wall.to_wall(view.bottomRight()))
        gone = self._gone()
        seen.translate(-gone)
        shown = [(one, rect.translated(gone)) for one, rect in self._from.items() if rect.intersects(seen)]
        for one, rect in shown:
            if len(shown) <= FEW:
                self._paint_carried(painter, one, rect)
            else:
                painter.fillRect(rect, QColor(self._wall.layout_.note[one].colour))
        painter.restore()

    def _gather(self, painter: QPainter) -> None:
        """Draw what is carried smaller, close to the pointer: the target can be read."""
        pointer = self._wall.to_wall(self._pointer)
        painter.translate(pointer)
        painter.scale(GATHERED, GATHERED)
        painter.translate(-pointer)
        painter.setOpacity(0.95)

    def _paint_carried(self, painter: QPainter, one: str, rect: QRectF) -> None:
        raise NotImplementedError

    def _paint_target(self, painter: QPainter) -> None:
        target = self._in_view(self._shown_rect(self._aim.id))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setWorldMatrixEnabled(False)
        paint_target(painter, target, self._wall.scale)
        paint_pill(painter, pill_rect(target, self._words(), self._wall.rect()), self._words())
        painter.restore()
