"""One item of the agenda: its times, title, kind and duration, in columns that line up from row to row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHoverEvent,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ... import tokens
from ...i18n import _, pgettext
from ...sessions import labels
from ...sessions.timing import SlotState
from ..theme import font, icon
from ..widgets.card_button import FOCUSED_GROUND, HOVERED
from ..widgets.duration_field import DurationField
from ..widgets.editable_line import EditableLine
from .day_plan import PlannedItem
from .editing import Editing
from .menus import ink

HEIGHT = 54
BAND = 26
"""Above a row, for what stands between it and the one before: minutes without a plan, or too many of them."""
INDENT = 22
"""How far to the right a row stands that begins with the one above it."""
GRIP_WIDTH = 36
_TITLE_LEFT = 162
_BAR = QRect(146, 10, 6, HEIGHT - 20)
_KIND_WIDTH, _DURATION_WIDTH, _MENU_WIDTH = 152, 92, 34
_MOST_SHOWN = 400
"""More characters than a row can show."""
_NARROW = 620
"""Below this width the kind goes to the second line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things are in a row of a certain width, from the left edge."""

    title: QRect
    kind: QRect
    duration: QRect
    menu: QRect

    def moved(self, offset: QPoint) -> Columns:
        """The same, from another corner."""
        return Columns(*(where.translated(offset) for where in (self.title, self.kind, self.duration, self.menu)))


def columns(width: int) -> Columns:
    menu = QRect(width - _MENU_WIDTH - 12, (HEIGHT - 30) // 2, _MENU_WIDTH, 30)
    duration = QRect(menu.left() - _DURATION_WIDTH - 4, (HEIGHT - 30) // 2, _DURATION_WIDTH, 30)
    kind_width = _KIND_WIDTH if width >= _NARROW else 0
    kind = QRect(duration.left() - kind_width - 8, 0, kind_width, HEIGHT)
    title = QRect(_TITLE_LEFT, 8, kind.left() - _TITLE_LEFT - 12, HEIGHT - 16)
    return Columns(title, kind, duration, menu)


class AgendaRow(QWidget):
    """Shows an item; its title and duration are edited where they stand."""

    menu_wanted = Signal(str, QPoint)
    entered = Signal(str)
    """The caret came into one of the row's fields."""
    finished = Signal(str)
    """Typing in one of the row's fields is over."""
    stepped = Signal(str, int)
    """The duration of the row above (-1) or below (1) is wanted."""

    def __init__(self, item_id: str, editing: Editing) -> None:
        super().__init__()
        self.item_id, self._editing = item_id, editing
        self._planned: PlannedItem | None = None
        self._selected = self._lifted = False
        self._title: EditableLine | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.duration = self._duration_field()
        self.menu_button = self._menu_button()

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def show_item(self, planned: PlannedItem) -> None:
        """Show the item as it is now; a field in which something is being typed keeps it."""
        if planned != self._planned:
            self._planned = planned
            self.setFixedHeight(HEIGHT + self._corner.y())
            self._place_children()
            self.duration.show_minutes(planned.item.minutes)
            self.setAccessibleName(planned.words)
            if self._title is not None:
                self._title.show_kept(planned.item.title)
            self.update()

    @property
    def _corner(self) -> QPoint:
        """Where the card begins, under its band and beside what it begins with."""
        planned = self._planned
        return QPoint(INDENT if planned and planned.parallel else 0, BAND if planned and planned.between else 0)

    @property
    def _columns(self) -> Columns:
        return columns(self.width() - self._corner.x()).moved(self._corner)

    def show_selected(self, selected: bool) -> None:
        """Only the selected row is on the way of the Tab key."""
        if selected != self._selected:
            self._selected = selected
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            for widget in (self, self.duration, self.menu_button):
                widget.setFocusPolicy(strong if selected else click)
            self.update()

    def show_lifted(self, lifted: bool) -> None:
        """The row is being dragged: its place is kept, pale."""
        self._lifted = lifted
        self.duration.setVisible(not lifted)
        self.menu_button.setVisible(not lifted)
        self.update()

    def edit_title(self) -> None:
        """Open the title to be typed, whole."""
        if self._planned is None or not self._editing.desk.writable:
            return
        title = self._title or self._title_field()
        title.show_kept(self._planned.item.title)
        self._place_children()
        title.show()
        title.setFocus()
        title.selectAll()

    def on_title(self, place: QPoint) -> bool:
        return self._columns.title.contains(place)

    def _title_field(self) -> EditableLine:
        field = EditableLine(
            _("Title of the item"),
            lambda typed: self._editing.item(self.item_id, title=typed),
            pixels=15,
            parent=self,
        )
        field.entered.connect(self._finish)
        field.left.connect(self._finish)
        field.away.connect(self._close_title)
        self._title = field
        return field

    def _finish(self) -> None:
        self.finished.emit(self.item_id)

    def _close_title(self) -> None:
        if self._title is not None and not self._title.refused:
            self._title.hide()

    def _duration_field(self) -> DurationField:
        field = DurationField(_("Duration"), lambda typed: self._editing.item_minutes(self.item_id, typed))
        field.setParent(self)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.setReadOnly(not self._editing.desk.writable)
        field.entered.connect(self._finish)
        field.left.connect(self._finish)
        field.stepped.connect(lambda step: self.stepped.emit(self.item_id, step))
        field.came.connect(lambda: self.entered.emit(self.item_id))
        return field

    def _menu_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "plain")
        made.setIcon(icon("ellipsis", tokens.SOFT_INK))
        made.setAccessibleName(_("What can be done with this item"))
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if not self._editing.desk.writable:
            made.hide()
        made.clicked.connect(lambda: self.menu_wanted.emit(self.item_id, made.mapToGlobal(QPoint(0, made.height()))))
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.item_id, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.HoverMove and isinstance(event, QHoverEvent):
            on_grip = event.position().x() < GRIP_WIDTH and self._editing.desk.writable
            self.setCursor(Qt.CursorShape.OpenHandCursor if on_grip else Qt.CursorShape.ArrowCursor)
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_children()

    def _place_children(self) -> None:
        where = self._columns
        self.duration.setGeometry(where.duration)
        self.menu_button.setGeometry(where.menu)
        if self._title is not None:
            self._title.setGeometry(where.title.adjusted(-7, 3, 0, -3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._planned is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = self._corner
        if corner.y():
            _paint_between(painter, self._planned, self.width())
        if corner.x():
            _paint_bracket(painter, corner)
        painter.translate(corner)
        self._paint_ground(painter)
        if not self._lifted:
            self._paint_item(painter, self._planned, columns(self.width() - corner.x()))

    def _paint_item(self, painter: QPainter, planned: PlannedItem, where: Columns) -> None:
        if planned.state is SlotState.HELD:
            _paint_line(painter, QRect(13, 0, GRIP_WIDTH, HEIGHT), "✓", font(14), tokens.SAVED)
        else:
            _paint_grip(painter, strong=self.underMouse())
        _paint_times(painter, planned)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ITEM_COLOURS[planned.item.kind]))
        painter.drawRoundedRect(_BAR, 3, 3)
        _paint_texts(painter, planned, where, self._title is None or self._title.isHidden())

    def _paint_ground(self, painter: QPainter) -> None:
        strong = self._selected and not self._lifted
        border = tokens.ACCENT if strong else HOVERED if self.underMouse() else tokens.LINE
        pen = painter.pen()
        pen.setColor(QColor(border))
        pen.setWidth(2 if strong else 1)
        pen.setStyle(Qt.PenStyle.DashLine if self._lifted else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        ground = tokens.PAPER if self._lifted else FOCUSED_GROUND if self.hasFocus() else tokens.CARD
        painter.setBrush(QColor(ground))
        inset = pen.width() / 2
        painter.drawRoundedRect(QRectF(self._card).adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS)

    @property
    def _card(self) -> QRect:
        """The card itself, from its own corner."""
        return QRect(0, 0, self.width() - self._corner.x(), HEIGHT)


@cache
def _lock() -> QIcon:
    return icon("lock", tokens.INK)


def _paint_grip(painter: QPainter, *, strong: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.SOFT_INK if strong else HOVERED))
    for column in (17, 23):
        for line in (-5, 0, 5):
            painter.drawEllipse(QPointF(column, HEIGHT / 2 + line), 1.4, 1.4)


def _paint_between(painter: QPainter, planned: PlannedItem, width: int) -> None:
    """The minutes without a plan as a dashed line, too many of them as a warning."""
    late = bool(planned.slot.overlap)
    words = f"⚠ {planned.between}" if late else planned.between
    painter.setFont(font(13, QFont.Weight.DemiBold))
    pill = QRectF(_BAR.left(), 1, painter.fontMetrics().horizontalAdvance(words) + 20, BAND - 6)
    painter.setPen(QPen(QColor(tokens.LATE if late else HOVERED), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(GRIP_WIDTH, pill.center().y()), QPointF(width - 12, pill.center().y()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.LATE_GROUND if late else tokens.PAPER))
    painter.drawRoundedRect(pill, 10, 10)
    painter.setPen(QColor(tokens.LATE if late else tokens.SOFT_INK))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


def _paint_bracket(painter: QPainter, corner: QPoint) -> None:
    """What ties a row to the one above it, with which it begins."""
    painter.setPen(QPen(QColor(tokens.SOFT_INK), 1.4))
    middle = corner.y() + HEIGHT / 2
    painter.drawPolyline([QPointF(corner.x() / 2, 0), QPointF(corner.x() / 2, middle), QPointF(corner.x() - 3, middle)])


def _paint_times(painter: QPainter, planned: PlannedItem) -> None:
    current, fixed = planned.state is SlotState.CURRENT, planned.item.fixed_at is not None and not planned.parallel
    painter.setFont(font(14, QFont.Weight.DemiBold if current or fixed else QFont.Weight.Normal))
    painter.setPen(QColor(tokens.ACCENT if current else tokens.INK if fixed else tokens.SOFT_INK))
    words = pgettext("agenda", "same time") if planned.parallel else planned.times
    painter.drawText(QRect(GRIP_WIDTH, 0, 104, HEIGHT), Qt.AlignmentFlag.AlignVCenter, words)
    if fixed:
        _lock().paint(painter, QRect(_BAR.left() - 16, (HEIGHT - 12) // 2, 12, 12))


def _paint_texts(painter: QPainter, planned: PlannedItem, where: Columns, with_title: bool) -> None:
    kind = labels.item_kind(planned.item.kind)
    detail = " · ".join(filter(None, (planned.over and f"⚠ {planned.over}", planned.detail)))
    if where.kind.width():
        _paint_line(painter, where.kind, kind, font(13.5, QFont.Weight.DemiBold), ink(planned.item.kind))
    else:
        detail = " · ".join(part for part in (kind, detail) if part)
    if not with_title:
        return
    title = where.title
    over = planned.state in (SlotState.HELD, SlotState.NOT_HELD)
    colour = tokens.SOFT_INK if over or not planned.item.title else tokens.INK
    top = QRect(title.left(), title.top(), title.width(), title.height() // 2 if detail else title.height())
    _paint_line(painter, top, planned.title, font(15, QFont.Weight.DemiBold), colour)
    if detail:
        below = QRect(title.left(), top.bottom() + 1, title.width(), title.height() // 2)
        _paint_line(painter, below, detail, font(13), tokens.LATE if planned.over else tokens.SOFT_INK)


def _paint_line(painter: QPainter, where: QRect, text: str, with_font: QFont, colour: str) -> None:
    painter.setFont(with_font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text[:_MOST_SHOWN], Qt.TextElideMode.ElideRight, where.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(where, int(flags), shown)
