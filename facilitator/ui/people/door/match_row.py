"""Somebody who was found at the door, as a row to be chosen; or the offer to add somebody who is not on the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.presence import Presence, presence
from ....sessions.records import Participant
from ...theme import font
from ...widgets.card_button import paint_card
from .. import college_colours, words
from ..name_paint import draw_name

HEIGHT = 50
_BADGE, _EDGE, _GAP = 26, 12, 12
_RIGHT = 150
"""The most that the table and the state take at the right."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of somebody."""

    name: str
    detail: str = ""
    state: str = ""
    table: str = ""
    colour: str = ""
    """That of the college; empty without any."""
    there: bool = False
    is_name: bool = True
    """Whether `name` is one; else it is a sentence."""


def told_of(person: Participant) -> Told:
    """What the row of *person* says."""
    return Told(
        name=person.name,
        detail=words.about(person),
        state=state_of(person),
        table=labels.table(person.table_number) if person.table_number is not None else "",
        colour=college_colours.strong(person.college) if person.college else "",
        there=presence(person) is Presence.PRESENT,
    )


def state_of(person: Participant) -> str:
    """Where somebody stands with the door, in a few words; nothing for who is simply awaited."""
    match presence(person):
        case Presence.PRESENT if person.arrived_at is not None:
            return _("✓ arrived {time}").format(time=f"{person.arrived_at:%H:%M}")
        case Presence.LEFT if person.left_at is not None:
            return _("left {time}").format(time=f"{person.left_at:%H:%M}")
        case Presence.EXCUSED:
            return _("excused")
    return ""


class MatchRow(QAbstractButton):
    """Painted whole: nine of them change at each key. The search field keeps the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.number: int | None = None
        """The digit that chooses it; 0 for none, where others have one."""
        self.told = Told("")
        self.current = False
        """Whether Enter chooses it."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_told(self, told: Told, number: int | None, current: bool) -> None:
        if (told, number, current) != (self.told, self.number, self.current):
            self.told, self.number, self.current = told, number, current
            said = (str(number) if number else "", told.name, told.detail, told.table, told.state)
            self.setAccessibleName(", ".join(filter(None, said)))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, self, strong=self.current, tinted=self.current)
        left = float(_EDGE)
        if self.number:
            self._paint_number(painter, left)
        left += _BADGE + _GAP if self.number is not None else 6
        if self.told.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.told.colour))
            painter.drawRoundedRect(QRectF(left - 6, 10, 4, self.height() - 20), 2, 2)
        left += 6
        right = self._paint_right(painter)
        self._paint_words(painter, left, right - left - _GAP)

    def _paint_number(self, painter: QPainter, left: float) -> None:
        badge = QRectF(left, (self.height() - _BADGE) / 2, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ACCENT_GROUND))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(QColor(tokens.ACCENT))
        painter.setFont(font(15, QFont.Weight.Bold))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(self.number))

    def _paint_right(self, painter: QPainter) -> float:
        """Paint the table and the state at the right; returns where they begin."""
        lines = [line for line in (self.told.table, self.told.state) if line]
        if not lines:
            return float(self.width() - _EDGE)
        looks = [_look(is_table=line is self.told.table) for line in lines]
        widths = [QFontMetrics(look).horizontalAdvance(line) for line, look in zip(lines, looks, strict=True)]
        width = min(_RIGHT, max(widths) + 2)
        box = QRectF(self.width() - _EDGE - width, 6, width, self.height() - 12)
        height = box.height() / len(lines)
        for place, (line, written) in enumerate(zip(lines, looks, strict=True)):
            ink = tokens.INK if line is self.told.table else tokens.SAVED if self.told.there else tokens.SOFT_INK
            painter.setFont(written)
            painter.setPen(QColor(ink))
            room = QRectF(box.x(), box.y() + place * height, box.width(), height)
            shown = QFontMetrics(written).elidedText(line, Qt.TextElideMode.ElideRight, width)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
        return box.x()

    def _paint_words(self, painter: QPainter, left: float, width: float) -> None:
        height = (self.height() - 12) / (2 if self.told.detail else 1)
        above = QRectF(left, 6, width, height)
        if self.told.is_name:
            draw_name(painter, above, self.told.name, 15, tokens.INK)
        else:
            _paint_line(painter, above, self.told.name, font(15, QFont.Weight.DemiBold), tokens.INK)
        if self.told.detail:
            _paint_line(painter, above.translated(0, height), self.told.detail, font(13), tokens.SOFT_INK)


def _paint_line(painter: QPainter, room: QRectF, words: str, written: QFont, ink: str) -> None:
    painter.setFont(written)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(written).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _look(*, is_table: bool) -> QFont:
    return font(15, QFont.Weight.DemiBold) if is_table else font(13)
