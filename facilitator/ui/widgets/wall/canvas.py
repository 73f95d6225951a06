"""The wall as a picture to move about in: it paints notes and groups, and knows what is where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from .boxes import Box
from .camera import ROOM
from .camera import SCALES as SCALES
from .layout import WallLayout
from .minimap import FROM_EDGE, WallMinimap
from .notes import WallGroup, WallNote
from .picture import WallPicture

SLACK = 0.5
"""The share of the view that may lie beyond everything."""
NOTCH = 120
"""What a notch of a wheel turns it by, in eighths of a degree."""


class WallCanvas(WallPicture):
    """Shows notes and groups; moves and zooms. What a person does with them is for a subclass."""

    changed_view = Signal()
    """The scale or the part in view has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minimap = WallMinimap(self)
        self.minimap.asked.connect(self.look_at)
        self._opening, self._whole = True, False
        """Nobody has moved the view since the wall was opened, or since everything was shown: it follows the window."""
        self.footing = 0
        """How high at the foot of the view stands what floats on it, in pixels: no note has to stay under it."""
        self._turned = 0
        """How far the wheel was turned towards the next level."""

    # What it shows

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.layout_.notes)

    @property
    def notes(self) -> Sequence[WallNote]:
        return self.layout_.notes

    def show_notes(
        self, notes: Sequence[WallNote], groups: Sequence[WallGroup] = (), *, empty: str = "", anew: bool = False
    ) -> None:
        """Show these notes; *empty* is what to say when there is none. What stayed keeps its place, unless *anew*."""
        before, self._empty = self.layout_, empty
        first = anew or not before.notes
        self.layout_ = WallLayout(notes, groups, None if anew else before)
        self._lifted = frozenset(name for name in self._lifted if self.layout_.has(name))
        self.minimap.show_layout(self.layout_, anew=first)
        if first:
            self._shifts.forget()
            self._start_squares()
            self._open()
        else:
            self._repaint_changes(before)
            self._shifts.replaced(self.layout_.moved_since(before, self._shifts.now))
        self._leave_out()
        self.minimap.show_view(self.seen)
        self.update()

    def tidy(self) -> None:
        """Lay out anew what has no place of its own, and go back to the beginning."""
        self.show_notes(self.layout_.notes, list(self.layout_.groups.values()), empty=self._empty, anew=True)

    def add_notes(self, notes: Sequence[WallNote]) -> None:
        """Show more loose notes, after the others, which stay where they are."""
        if not self.layout_.notes:
            self.show_notes(notes, list(self.layout_.groups.values()), empty=self._empty)
            return
        self.layout_.add(notes)
        self._repaint(self.layout_.boxes[note.id] for note in notes)
        self.minimap.show_layout(self.layout_, anew=False)
        self.minimap.show_view(self.seen)

    def lift(self, note_ids: Sequence[str]) -> None:
        """Leave these notes or groups out of the wall, for a subclass to draw them in the overlay."""
        self._lifted = frozenset(note_ids)
        self._leave_out()

    def put_down(self) -> None:
        """Show again where they are the notes that were lifted."""
        self.lift(())

    def shift(self, offsets: Mapping[str, QPointF]) -> None:
        """Show these notes and groups that far from where they are, in wall units; all others where they are."""
        self._shifts.go(offsets)

    # Where things are

    def note_at(self, point: QPointF) -> WallNote | None:
        """The note under that point of the view."""
        return next(iter(self.layout_.notes_in(self._spot(point))), None)

    def group_at(self, point: QPointF) -> WallGroup | None:
        """The group whose frame is under that point of the view."""
        return next(iter(self.layout_.groups_in(self._spot(point))), None)

    def note_rect(self, note_id: str) -> QRectF:
        """Where a note is in the view."""
        return self._camera.in_view(self.layout_.boxes[note_id])

    def group_rect(self, group_id: str) -> QRectF:
        """Where the frame of a group is in the view."""
        return self._camera.in_view(self.layout_.frames[group_id])

    def notes_meeting(self, area: QRectF) -> list[WallNote]:
        """The notes that meet an area of the view."""
        return self.layout_.notes_in(self._camera.on_wall(area))

    def to_wall(self, point: QPointF) -> QPointF:
        """The place of the wall under that point of the view."""
        return self._camera.to_wall(point)

    def to_view(self, point: QPointF) -> QPointF:
        """Where a place of the wall is in the view."""
        return self._camera.to_view(point)

    def _spot(self, point: QPointF) -> Box:
        place = self.to_wall(point)
        return Box(int(place.x() // 1), int(place.y() // 1), 1, 1)

    # Moving about

    @property
    def scale(self) -> float:
        return self._camera.scale

    @property
    def seen(self) -> QRectF:
        """The part of the wall in view, in its own units."""
        return QRectF(self.to_wall(QPointF(0, 0)), self.to_wall(QPointF(self.width(), self.height())))

    def zoom(self, steps: int, anchor: QPointF | None = None) -> None:
        """Go that many levels nearer, or farther; what is under *anchor* stays there, by default the middle.

        The present picture is shown larger or smaller first, and the crisp one when the gesture rests.
        """
        scale = self._camera.level(steps)
        if scale == self.scale:
            return
        if self._coarse is None:
            self._coarse = self._tiles
        self._crisp.start()
        self._zoom_to(scale, anchor)

    def zoom_to_read(self, anchor: QPointF | None = None) -> None:
        """Show the notes at their own size."""
        self._zoom_to(1.0, anchor)

    def fit(self) -> None:
        """Show everything, as large as it can be, in the middle."""
        bounds = self.layout_.bounds
        self._use(self._camera.fitting(bounds))
        middle = QPointF(bounds.left + bounds.width / 2, bounds.top)
        left, top = self._camera.corner_for(middle, QPointF(self.width() / 2, ROOM), self.scale)
        self._go(left, top)
        self._whole = True

    def pan(self, dx: float, dy: float) -> None:
        """Move the wall by that many pixels of the view: the notes go right and down when they are positive."""
        camera = self._camera
        left, top = camera.left - dx * camera.ratio, camera.top - dy * camera.ratio
        self._go(*camera.within(self.layout_.bounds, left, top, slack=SLACK))

    def reveal(self, note_id: str, *, margin: int = 24) -> None:
        """Bring a note into view, moving as little as needed."""
        rect = self.note_rect(note_id).adjusted(-margin, -margin, margin, margin)
        view = QRectF(self.rect()).adjusted(0, 0, 0, -self.footing)
        dx = max(0.0, view.left() - rect.left()) or min(0.0, view.right() - rect.right())
        dy = max(0.0, view.top() - rect.top()) or min(0.0, view.bottom() - rect.bottom())
        self._go(self._camera.left - round(dx * self._camera.ratio), self._camera.top - round(dy * self._camera.ratio))

    def look_at(self, place: QPointF) -> None:
        """Bring a place of the wall into the middle of the view."""
        corner = self._camera.corner_for(place, QRectF(self.rect()).center(), self.scale)
        self._go(*self._camera.within(self.layout_.bounds, *corner, slack=SLACK))

    def _zoom_to(self, scale: float, anchor: QPointF | None) -> None:
        anchor = anchor or QRectF(self.rect()).center()
        corner = self._camera.corner_for(self.to_wall(anchor), anchor, scale)
        self._use(scale)
        self._go(*self._camera.within(self.layout_.bounds, *corner, slack=SLACK))

    def _open(self) -> None:
        """Show the beginning, as wide as it can be read."""
        self._camera.size = self.size()
        bounds = self.layout_.bounds
        self._use(self._camera.opening(max(bounds.width, self.layout_.width)))
        self._go(round(bounds.left * self._camera.total), round(bounds.top * self._camera.total))
        self._opening = True

    def _use(self, scale: float) -> None:
        """Change the scale; where to look comes next."""
        if scale != self._camera.scale:
            self._camera.scale = scale
            self._start_squares()
            self.update()
            self._opening = False

    def _go(self, left: int, top: int) -> None:
        dx, dy = self._camera.left - left, self._camera.top - top
        self._camera.left, self._camera.top = left, top
        self._opening = self._whole = False
        self.minimap.show_view(self.seen)
        self._move_picture(dx, dy)
        self.changed_view.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._camera.size = event.size()
        self.minimap.settle(event.size())
        if self._opening:
            self._open()
        elif self._whole:
            self.fit()
        else:
            self.minimap.show_view(self.seen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, finger = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by_wheel(turned.y() or finger.y(), event.position())
        elif not finger.isNull():
            self._scroll_by(finger)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._scroll_by(QPoint(turned.y(), turned.x()))
        else:
            self._scroll_by(turned)
        event.accept()

    def _zoom_by_wheel(self, turned: int, anchor: QPointF) -> None:
        """A notch of the wheel is a level; a trackpad turns by small pieces, which add up."""
        self._turned = turned if turned * self._turned < 0 else self._turned + turned
        steps = int(self._turned / NOTCH)
        if steps:
            self._turned -= steps * NOTCH
            self.zoom(steps, anchor)

    def _scroll_by(self, step: QPoint) -> None:
        """Unlike the hand, the wheel stops where there is nothing more to see, the last notes clear of what floats."""
        camera = self._camera
        left, top = camera.left - step.x() * camera.ratio, camera.top - step.y() * camera.ratio
        floating = 0 if self.minimap.isHidden() else self.minimap.height() + FROM_EDGE
        bounds, foot = self.layout_.bounds, max(self.footing, floating) / self.scale
        self._go(*camera.within(bounds._replace(height=bounds.height + round(foot)), left, top, slack=0))
