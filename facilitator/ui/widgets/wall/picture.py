"""The wall painted: squares that are kept, what is drawn apart from them, and moving it all about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from .... import tokens
from ...theme import font
from .boxes import Box
from .camera import Camera
from .edge import EDGE, paint_edge
from .layout import WallLayout
from .notes import WallNote
from .paint import GROUND, NotePainter
from .shifts import Shifts
from .tiles import SIDE, Tiles

CRISP_MS = 90
"""How long a zoom gesture rests before the wall is painted anew at its scale."""
_RING = SIDE // 2
"""How far around the view it is painted in advance, in pixels."""
FILL_MS, FILL_SECONDS = 30, 0.006
"""Between two slices of painting what is not seen yet, and how long one takes."""
_AROUND = 8
"""How far a note may reach out of its box, in wall units: its shadow."""
_FEW = 300
"""Up to that many changes, each is painted again by itself."""


class WallPicture(QWidget):
    """Paints a layout as a camera sees it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_, self._camera, self._empty = WallLayout(), Camera(), ""
        self._lifted: frozenset[str] = frozenset()
        self._away: frozenset[str] = frozenset()
        """What the squares leave out: it is drawn apart."""
        self._shifts = Shifts(self)
        self._shifts.moved.connect(self._show_shifts)
        self._shift_area = QRectF()
        """Where what is shifted was drawn last, in the view."""
        self._coarse: Tiles | None = None
        """The squares of another scale, shown until a zoom gesture rests."""
        self._start_squares()
        self._crisp, self._filling = _timer(self, CRISP_MS, self.sharpen), _timer(self, FILL_MS, self._fill)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # For subclasses

    def paint_overlay(self, painter: QPainter) -> None:
        """Draw over the wall, in its own coordinates; nothing here."""

    def steady_overlay(self) -> bool:
        """Whether what is drawn over the wall moves with it, so that moving the picture is enough to move both."""
        return not self._away

    def paint_one(self, painter: QPainter, note_id: str, at: QPointF) -> None:
        """Draw a note with its corner at that place of the wall; *painter* is in the wall's coordinates."""
        box = self.layout_.boxes[note_id]
        self._paint_apart(painter, at - QPointF(box.left, box.top), [self.layout_.note[note_id]])

    def paint_frame(self, painter: QPainter, group_id: str, at: QPointF) -> None:
        """Draw a group and its notes with its corner at that place of the wall."""
        box = self.layout_.frames[group_id]
        notes = self.layout_.members(group_id)
        self._paint_apart(painter, at - QPointF(box.left, box.top), notes, group_id)

    # What changes

    def sharpen(self) -> None:
        """Paint the wall at its scale now: a zoom gesture is over."""
        self._crisp.stop()
        self._coarse = None
        self.update()

    def _start_squares(self) -> None:
        """Forget all that was painted: it is of another scale, or of another wall."""
        self._brush = NotePainter(self._camera.scale, self._camera.ratio)
        self._tiles = Tiles(self._camera.total, QColor(GROUND), self._paint_part)

    def _repaint(self, boxes: Iterable[Box]) -> None:
        """Parts of the wall look different now."""
        for box in boxes:
            around = box.grown(_AROUND)
            self._tiles.spoil(self._brush.device(around))
            self.update(self._camera.in_view(around).toAlignedRect())

    def _repaint_changes(self, before: WallLayout) -> None:
        changed = self.layout_.changes_from(before)
        if len(changed) > _FEW:
            self._start_squares()
            self.update()
        else:
            self._repaint(changed)

    def _leave_out(self) -> None:
        """Draw apart what is lifted and what is shifted, and no more in the squares."""
        away = self._lifted.union(self._shifts.now)
        if away != self._away:
            before, self._away = self._away, away
            layout = self.layout_
            self._repaint(layout.box_of(name) for name in before ^ away if layout.has(name))

    def _show_shifts(self) -> None:
        self._leave_out()
        boxes = [
            (self._camera.in_view(self.layout_.box_of(name).grown(_AROUND)), offset * self._camera.scale)
            for name, offset in self._shifts.now.items()
        ]
        before, self._shift_area = self._shift_area, QRectF()
        for rect, offset in boxes:
            self._shift_area = self._shift_area.united(rect.translated(offset))
        self.update(before.united(self._shift_area).toAlignedRect())

    def _move_picture(self, dx: int, dy: int) -> None:
        """What is painted already moves as it is; the rest, and what does not move with it, is painted."""
        ratio = self._camera.ratio
        far = abs(dx) >= self.width() * ratio or abs(dy) >= self.height() * ratio
        if far or dx % ratio or dy % ratio or self._coarse is not None or not self.steady_overlay():
            self.update()
        elif dx or dy:
            self._scroll(round(dx / ratio), round(dy / ratio))

    def _scroll(self, dx: int, dy: int) -> None:
        inner = self._inner()
        self.scroll(dx, dy, inner)
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isVisible():
                self.update(child.geometry())
                self.update(child.geometry().translated(dx, dy).intersected(inner))

    def _inner(self) -> QRect:
        return self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def _fill(self) -> None:
        """Paint what lies around the view while there is nothing else to do, and let go of what lies beyond."""
        around = self._camera.pixels.adjusted(-_RING, -_RING, _RING, _RING)
        noted = around.intersected(self._brush.device(self.layout_.bounds))
        if self.isVisible() and not noted.isEmpty() and self._tiles.fill(noted, FILL_SECONDS):
            self._filling.start()
        else:
            self._tiles.keep_only(self._camera.pixels, noted)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._camera.use_ratio(self.devicePixelRatioF()):
            self._start_squares()
        painter = QPainter(self)
        inner = self._inner()
        if not inner.contains(event.rect()):
            paint_edge(painter, self.rect(), self._camera.ratio)
        self._paint_squares(painter, event.region().intersected(inner))
        if not self.layout_.notes:
            self._paint_empty(painter)
        ratio = self._camera.ratio
        painter.translate(-self._camera.left / ratio, -self._camera.top / ratio)
        painter.scale(self._camera.scale, self._camera.scale)
        for name, offset in self._shifts.now.items():
            self._paint_shifted(painter, name, offset)
        self.paint_overlay(painter)
        painter.end()
        self._filling.start()

    def _paint_squares(self, painter: QPainter, region: QRegion) -> None:
        """Show a part of the view, in pixels of the screen so that nothing is stretched.

        Between the pieces of the region everything is painted already, so that it is taken as one.
        """
        if region.isEmpty():
            return
        camera = self._camera
        area = camera.pixels_of(region.boundingRect())
        painter.save()
        painter.scale(1 / camera.ratio, 1 / camera.ratio)
        painter.translate(-camera.left, -camera.top)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if self._coarse is None:
            self._tiles.draw(painter, area)
        else:
            painter.fillRect(area, QColor(GROUND))
            self._coarse.draw_scaled(painter, area, camera.total / self._coarse.total)
        painter.restore()

    def _paint_part(self, painter: QPainter, area: QRect) -> None:
        """Paint what a square shows: all but what is drawn apart."""
        layout, away = self.layout_, self._away
        box = self._camera.box_of_pixels(area).grown(_AROUND)
        for group in layout.groups_in(box):
            if group.id not in away:
                self._brush.paint_group(painter, group, layout.frames[group.id])
        notes = layout.notes_in(box)
        if away:
            notes = [note for note in notes if note.id not in away and note.group not in away]
        self._brush.paint_notes(painter, [(note, layout.boxes[note.id]) for note in notes])

    def _paint_shifted(self, painter: QPainter, name: str, offset: QPointF) -> None:
        if name in self._lifted or not self.layout_.has(name):
            return
        box = self.layout_.box_of(name)
        at = QPointF(box.left, box.top) + offset
        if name in self.layout_.frames:
            self.paint_frame(painter, name, at)
        else:
            self.paint_one(painter, name, at)

    def _paint_apart(self, painter: QPainter, offset: QPointF, notes: Sequence[WallNote], group_id: str = "") -> None:
        """Paint notes, and a frame, that far from their places; *painter* is in the wall's coordinates."""
        layout = self.layout_
        painter.save()
        painter.translate(offset)
        painter.scale(1 / self._camera.total, 1 / self._camera.total)
        if group_id:
            self._brush.paint_group(painter, layout.groups[group_id], layout.frames[group_id])
        self._brush.paint_notes(painter, [(note, layout.boxes[note.id]) for note in notes])
        painter.restore()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(QColor(tokens.SOFT_INK))
        painter.setFont(font(15))
        align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(40, 0, -40, 0), align, self._empty)


def _timer(parent: QWidget, after_ms: int, act: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(after_ms)
    made.timeout.connect(act)
    return made
