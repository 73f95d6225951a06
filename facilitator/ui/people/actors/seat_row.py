"""A seat of the map: a mark and a word for its state, its name, and who sits there."""

from __future__ import annotations

import html

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from .... import tokens
from ....i18n import _
from ....sessions.presence import Presence, Seat, SeatState, presence
from ...theme import font, icon
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button
from .words import state_of

_LOW, _HIGH = 34, 50
_MARK, _EDGE, _OPEN = 20, 6, 26
_WIDEST_STATE = 0.4
"""The part of a row that the word for its state may take."""
_MARKS = {
    SeatState.NOT_INVITED: ("", "transparent", "#B9B2A4"),
    SeatState.EXPECTED: ("•", tokens.ACCENT_GROUND, tokens.ACCENT),
    SeatState.PRESENT: ("✓", tokens.SAVED, tokens.SAVED),
    SeatState.MISSING: ("!", tokens.LATE_GROUND, tokens.LATE),
    SeatState.UNINVITED: ("+", tokens.CARD, tokens.SAVED),
}
"""The sign, the ground and the edge of each state's mark."""


class SeatRow(QAbstractButton):
    """Clicked, or pressed with Space or Enter, it is invited, or no longer."""

    wanted = Signal()
    """It has the keyboard: tell all about it."""
    opened = Signal()
    """Put it right, or say who sits there."""
    stepped = Signal(int)
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.seat: Seat | None = None
        self.chosen = False
        """Whether the inspector is about it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._open = button("", self.opened.emit, "plain")
        self._open.setParent(self)
        self._open.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self._open.setFixedSize(_OPEN, _OPEN)
        self._open.setStyleSheet("padding: 0;")
        self._open.setToolTip(_("Who sits there"))
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_seat(self, seat: Seat, *, chosen: bool) -> None:
        if (seat, chosen) == (self.seat, self.chosen):
            return
        self.seat, self.chosen = seat, chosen
        said = (seat.stakeholder.name, state_of(seat), self.people)
        self.setAccessibleName(", ".join(filter(None, said)))
        told = "<br>".join(html.escape(words) for words in (seat.stakeholder.name, self.people) if words)
        self.setToolTip(f"<p>{told}</p>")  # a tip reads mark-up: what people wrote is not
        self._open.setAccessibleName(_("Who sits there: {name}").format(name=seat.stakeholder.name))
        self.setFixedHeight(_HIGH if seat.people else _LOW)
        self.update()

    @property
    def people(self) -> str:
        """Who sits there, those who came with a check mark."""
        known = self.seat.people if self.seat is not None else ()
        return ", ".join(f"{_sign(presence(person))}{person.name}" for person in known)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._open.move(self.width() - _OPEN - 2, 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key())
        if step is not None:
            (self.moved if event.modifiers() & Qt.KeyboardModifier.AltModifier else self.stepped).emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Right):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.seat is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_mark(painter, self.seat.state)
        left = _EDGE + _MARK + 9
        right = self._paint_state(painter, self.width() - _OPEN - 6)
        self._paint_line(
            painter, QRectF(left, 0, right - left - 6, _LOW), self.seat.stakeholder.name, self._name_look()
        )
        if self.seat.people:
            below = QRectF(left, _LOW - 6, self.width() - left - 8, _HIGH - _LOW)
            self._paint_line(painter, below, self.people, (font(12.5), tokens.SOFT_INK))

    def _paint_ground(self, painter: QPainter) -> None:
        strong = self.hasFocus()
        if not (strong or self.chosen or self.underMouse()):
            return
        painter.setPen(QPen(QColor(tokens.ACCENT), 2) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ACCENT_GROUND if self.chosen and not strong else "#F3F8F9"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_mark(self, painter: QPainter, state: SeatState) -> None:
        sign, ground, edge = _MARKS[state]
        room = QRectF(_EDGE, (_LOW - _MARK) / 2, _MARK, _MARK)
        pen = QPen(QColor(edge), 1.6)
        if state is SeatState.NOT_INVITED:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(room.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(tokens.CARD if state is SeatState.PRESENT else edge))
        painter.setFont(font(13, QFont.Weight.Bold))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_state(self, painter: QPainter, right: float) -> float:
        """Paint the word for the state, where there is something to say; returns where it begins."""
        if self.seat is None or self.seat.state is SeatState.NOT_INVITED:
            return right
        written, words = font(12.5), state_of(self.seat)
        width = min(QFontMetrics(written).horizontalAdvance(words) + 2, int(right * _WIDEST_STATE))
        ink = tokens.LATE if self.seat.state is SeatState.MISSING else tokens.SOFT_INK
        self._paint_line(painter, QRectF(right - width, 0, width, _LOW), words, (written, ink))
        return right - width

    def _name_look(self) -> tuple[QFont, str]:
        invited = self.seat is not None and self.seat.state is not SeatState.NOT_INVITED
        weight = QFont.Weight.DemiBold if invited else QFont.Weight.Normal
        return font(14, weight), tokens.INK if invited else tokens.SOFT_INK

    def _paint_line(self, painter: QPainter, room: QRectF, words: str, look: tuple[QFont, str]) -> None:
        painter.setFont(look[0])
        painter.setPen(QColor(look[1]))
        shown = QFontMetrics(look[0]).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _sign(state: Presence) -> str:
    return "✓ " if state in (Presence.PRESENT, Presence.LEFT) else ""
