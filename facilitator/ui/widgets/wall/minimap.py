"""The whole wall in a corner, with what is in view: a click or a drag goes there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from .... import tokens
from ....i18n import _
from .boxes import Box
from .layout import WallLayout

LARGEST = QSize(150, 100)
FROM_EDGE = 12
_INSIDE = 5
"""From its own edge to the picture."""
STALE_MS = 250
"""How long the picture may show the wall as it was."""
AT_ONCE = 500
"""More notes than that are painted when there is time."""
_PAPER, _FRAME = QColor(tokens.PAPER), QColor(tokens.CLUSTER_COLOURS[""])


class WallMinimap(QWidget):
    """Shows a layout as coloured specks; painted again a moment after the wall has changed, not at each note."""

    asked = Signal(QPointF)
    """A place of the wall to look at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wall, self._layout, self._seen = parent, WallLayout(), QRectF()
        self._bounds = Box(0, 0, 1, 1)
        self._picture: QPixmap | None = None
        self._view = parent.size()
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(STALE_MS)
        self._stale.timeout.connect(self._paint_anew)
        self.setAccessibleName(_("Overview of the wall"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_layout(self, layout: WallLayout, *, anew: bool) -> None:
        """Show that wall from now on: at once when it is another one, soon when it is the same that has changed."""
        self._layout = layout
        if anew:
            self._paint_anew()
        many = len(layout.notes) > AT_ONCE
        if many or (not anew and not self._stale.isActive()):
            self._stale.start()  # where painting takes a while, it waits until notes stop coming

    def show_view(self, seen: QRectF) -> None:
        """Tell what is in view, in wall units; the minimap is there only when that is not everything."""
        bounds = self._layout.bounds
        whole = QRectF(bounds.left, bounds.top, bounds.width, bounds.height)
        useful = bool(self._layout.notes) and not seen.adjusted(-1, -1, 1, 1).contains(whole)
        if useful and self.isHidden():
            self._paint_anew()
        if useful == self.isHidden():
            self.setVisible(useful)
        if seen != self._seen:
            self._seen = seen
            self._update()

    def settle(self, view: QSize) -> None:
        """Stand in the bottom left corner of a view of that size."""
        self._view = view
        self.move(FROM_EDGE, view.height() - self.height() - FROM_EDGE)

    def _update(self) -> None:
        """Paint it with the wall under it: one that shows through, updated by itself, would paint that wall twice."""
        self._wall.update(self.geometry())

    # Its picture

    @property
    def _share(self) -> float:
        """Its pixels to a unit of the wall."""
        return min(
            (LARGEST.width() - 2 * _INSIDE) / self._bounds.width, (LARGEST.height() - 2 * _INSIDE) / self._bounds.height
        )

    def _paint_anew(self) -> None:
        self._picture, self._bounds = None, self._layout.bounds
        width, height = round(self._bounds.width * self._share), round(self._bounds.height * self._share)
        self.resize(max(24, width + 2 * _INSIDE), max(24, height + 2 * _INSIDE))
        self.settle(self._view)
        self._update()

    def _painted(self, *, full: bool) -> QPixmap:
        """Its picture, without the notes when there is no time for them yet."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_FRAME, 1))
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(_FRAME, 1))
        for frame in self._layout.frames.values():
            painter.drawRect(self._speck(frame))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        notes = self._layout.notes if full else ()
        colours = {colour: QColor(colour).darker(108) for colour in {note.colour for note in notes}}
        for note in notes:
            painter.fillRect(self._speck(self._layout.boxes[note.id]), colours[note.colour])
        painter.end()
        return pixmap

    def _speck(self, box: Box) -> QRectF:
        share = self._share
        left, top = (box.left - self._bounds.left) * share + _INSIDE, (box.top - self._bounds.top) * share + _INSIDE
        return QRectF(left, top, max(1.0, box.width * share), max(1.0, box.height * share))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._painted(full=len(self._layout.notes) <= AT_ONCE or not self._stale.isActive())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        share, bounds = self._share, self._bounds
        seen = QRectF(self._seen.topLeft() * share, self._seen.size() * share)
        seen.translate(_INSIDE - bounds.left * share, _INSIDE - bounds.top * share)
        painter.setPen(QPen(QColor(tokens.ACCENT), 2))
        painter.drawRect(seen.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)))
        painter.end()

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it is no click on the note underneath

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def _ask(self, event: QMouseEvent) -> None:
        place = (event.position() - QPointF(_INSIDE, _INSIDE)) / self._share
        self.asked.emit(place + QPointF(self._bounds.left, self._bounds.top))
