"""How a row of the agenda is drawn: columns that line up from row to row, and what stands between two rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen

from ... import tokens
from ...i18n import pgettext
from ...sessions import labels
from ...sessions.timing import SlotState
from ..theme import font, icon
from ..widgets.card_button import FOCUSED_GROUND, HOVERED
from .day_plan import PlannedItem
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
_NARROW = 720
"""Below this width the kind goes to the second line: titles are what tells rows apart."""


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


def corner_of(planned: PlannedItem | None) -> QPoint:
    """Where the card of a row begins, under its band and beside what it begins with."""
    return QPoint(INDENT if planned and planned.parallel else 0, BAND if planned and planned.between else 0)


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row looks like besides what it says."""

    selected: bool = False
    lifted: bool = False
    """It is being dragged: its place is kept, pale."""
    hovered: bool = False
    focused: bool = False
    with_title: bool = True
    """Its title is not being typed."""


def paint_row(painter: QPainter, planned: PlannedItem, look: RowLook, width: int) -> None:
    """Draw a row of that width: its card, and what stands above and beside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = corner_of(planned)
    if corner.y():
        _paint_between(painter, planned, width)
    if corner.x():
        _paint_bracket(painter, corner)
    painter.translate(corner)
    _paint_ground(painter, look, width - corner.x())
    if not look.lifted:
        _paint_item(painter, planned, look, columns(width - corner.x()))


def _paint_ground(painter: QPainter, look: RowLook, width: int) -> None:
    strong = look.selected and not look.lifted
    pen = painter.pen()
    pen.setColor(QColor(tokens.ACCENT if strong or look.focused else HOVERED if look.hovered else tokens.LINE))
    pen.setWidth(2 if strong else 1)
    pen.setStyle(Qt.PenStyle.DashLine if look.lifted else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(QColor(tokens.PAPER if look.lifted else FOCUSED_GROUND if look.focused else tokens.CARD))
    inset = pen.width() / 2
    card = QRectF(0, 0, width, HEIGHT).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(card, tokens.RADIUS, tokens.RADIUS)


def _paint_item(painter: QPainter, planned: PlannedItem, look: RowLook, where: Columns) -> None:
    if planned.state is SlotState.HELD:
        _paint_line(painter, QRect(13, 0, GRIP_WIDTH, HEIGHT), "✓", font(14), tokens.SAVED)
    else:
        _paint_grip(painter, strong=look.hovered)
    _paint_times(painter, planned)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.ITEM_COLOURS[planned.item.kind]))
    painter.drawRoundedRect(_BAR, 3, 3)
    _paint_texts(painter, planned, where, look.with_title)


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
    told = "" if planned.detail == kind else planned.detail
    detail = " · ".join(filter(None, (planned.over and f"⚠ {planned.over}", told)))
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
    cut = Qt.TextElideMode.ElideMiddle if planned.parallel else Qt.TextElideMode.ElideRight  # groups differ at the end
    _paint_line(painter, top, planned.title, font(15, QFont.Weight.DemiBold), colour, cut)
    if detail:
        below = QRect(title.left(), top.bottom() + 1, title.width(), title.height() // 2)
        _paint_line(painter, below, detail, font(13), tokens.LATE if planned.over else tokens.SOFT_INK)


def _paint_line(
    painter: QPainter,
    where: QRect,
    text: str,
    with_font: QFont,
    colour: str,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(with_font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text[:_MOST_SHOWN], cut, where.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(where, int(flags), shown)
