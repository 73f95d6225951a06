"""What can be carried on the wall: notes, and a frame with all of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from .boxes import Box
from .canvas import WallCanvas
from .drag import Aim, Drag, DropTold, Over
from .marks import paint_shadow
from .notes import WallGroup, WallNote
from .paint import GROUND, NotePainter

INNER = 0.6
"""The share of a note, on each axis, that means "group with it"; its edge means "place here"."""
LIFTED = 1.04
"""How much larger a note in the hand looks."""


class NoteDrag(Drag):
    """Notes in the hand, each as far from the others as it was on the wall."""

    def __init__(self, wall: WallCanvas, ids: Sequence[str], start: QPointF, dropped: DropTold) -> None:
        super().__init__(wall, ids, start, dropped)
        self._carried = set(ids)
        self._lift()

    def _aim_at(self, pointer: QPointF) -> Aim:
        aim = super()._aim_at(pointer)
        if aim.over is not Over.GROUND:
            return aim
        place = self._wall.to_wall(pointer)
        group, note = self._group_at(place), self._note_at(place)
        if group is not None and group.cluster:
            return Aim(Over.OWN_GROUP if self._all_in(group) else Over.GROUP, group.id, group.title)
        if note is not None:
            return Aim(Over.NOTE, note.id)
        return aim if group is None else Aim(Over.NOTHING)  # what a heading holds is laid out by itself

    def _group_at(self, place: QPointF) -> WallGroup | None:
        groups = self._wall.layout_.groups.values()
        return next((one for one in groups if self._shown_rect(one.id).contains(place)), None)

    def _all_in(self, group: WallGroup) -> bool:
        return all(self._wall.layout_.note[one].group == group.id for one in self.ids)

    def _note_at(self, place: QPointF) -> WallNote | None:
        """The note whose inner part is there."""
        layout = self._wall.layout_
        near = [note.id for note in layout.notes_in(Box(int(place.x() // 1), int(place.y() // 1), 1, 1))]
        for one in (*near, *self._way):
            if one in layout.note and one not in self._carried and _inner(self._shown_rect(one)).contains(place):
                return layout.note[one]
        return None

    def _paint_carried(self, painter: QPainter, one: str, rect: QRectF) -> None:
        """A little larger, round its middle, with a soft shadow."""
        painter.save()
        painter.translate(rect.center())
        painter.scale(LIFTED, LIFTED)
        painter.translate(-rect.center())
        paint_shadow(painter, rect)
        self._wall.paint_one(painter, one, rect.topLeft())
        painter.restore()


class FrameDrag(Drag):
    """A frame with all its notes in the hand."""

    def __init__(self, wall: WallCanvas, group_id: str, start: QPointF, dropped: DropTold) -> None:
        super().__init__(wall, [group_id], start, dropped)
        self._lift()

    def _paint_carried(self, painter: QPainter, one: str, rect: QRectF) -> None:
        layout, gone = self._wall.layout_, rect.topLeft() - self._wall_rect(one).topLeft()
        paint_shadow(painter, rect)
        painter.setBrush(QColor(GROUND))
        painter.drawRoundedRect(rect, 10, 10)
        painter.save()
        painter.translate(gone)
        painter.scale(1 / self._wall.scale, 1 / self._wall.scale)
        NotePainter(self._wall.scale).paint_group(painter, layout.groups[one], layout.frames[one])
        painter.restore()
        for note in layout.notes_in(layout.frames[one]):
            self._wall.paint_one(painter, note.id, self._wall_rect(note.id).topLeft() + gone)


def _inner(rect: QRectF) -> QRectF:
    across, down = rect.width() * (1 - INNER) / 2, rect.height() * (1 - INNER) / 2
    return rect.adjusted(across, down, -across, -down)
