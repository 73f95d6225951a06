"""A table as a card: who sits there, and how well they are mixed. One widget paints it all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from .... import tokens
from ....i18n import _, ngettext, pgettext
from ....sessions import labels, seating
from ....sessions.records import Participant
from ...theme import font
from .. import words
from ..college_colours import ground, strong
from ..name_paint import draw_name

ROW = 27
_HEAD, _EDGE, _LINE = 36, 12, 19
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = _ONE_LINE | int(Qt.AlignmentFlag.AlignRight)


class SeatCard(QWidget):
    """The arrows go from one person to the next; where they end, the page goes on to another card."""

    chosen = Signal()
    """Somebody else is under the hand."""
    stepped = Signal(int)
    """Another card is wanted: that many further."""
    key_pressed = Signal(QKeyEvent)
    """A key that the card does nothing with."""
    carried = Signal(object, QPoint)
    """That person is carried over the screen by the mouse, and where."""
    dropped = Signal(object, QPoint)

    def __init__(self, table: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        """Its number; None for those without a table."""
        self.people: list[Participant] = []
        self._mix: tuple[list[str], list[str]] = ([], [])
        self._told: list[str] = []
        """The same, as the lines under the people."""
        self._current, self._pressed = 0, QPoint()
        self._carrying = self._aimed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    @property
    def title(self) -> str:
        return labels.table(self.table) if self.table is not None else _("Without a table")

    @property
    def current(self) -> Participant | None:
        """Who is under the hand."""
        return self.people[self._current] if self._current < len(self.people) else None

    def show_people(self, people: Sequence[Participant]) -> None:
        """Show who sits here now; the one under the hand stays, if still here."""
        before = self.current
        self.people = list(people)
        ids = [person.id for person in people]
        kept = ids.index(before.id) if before is not None and before.id in ids else self._current
        self._current = max(0, min(kept, len(people) - 1))
        self._mix = told(people) if self.table is not None else ([], [])
        self._tell()
        self.updateGeometry()
        self.update()

    def take(self, person_id: str) -> bool:
        """Take somebody under the hand; False when nobody here has that id."""
        place = next((place for place, person in enumerate(self.people) if person.id == person_id), -1)
        if place >= 0:
            self._go_to(place)
        return place >= 0

    def take_row(self, row: int) -> None:
        """Take under the hand who sits in that row, or the last one."""
        self._go_to(max(0, min(row, len(self.people) - 1)))

    @property
    def row(self) -> int:
        return self._current

    def row_rect(self, row: int) -> QRect:
        return QRect(6, _HEAD + row * ROW, self.width() - 12, ROW)

    def set_aimed(self, aimed: bool) -> None:
        """Whether somebody is held over the card."""
        if aimed != self._aimed:
            self._aimed = aimed
            self.update()

    def sizeHint(self) -> QSize:
        lines = len(self._told) * _LINE + (8 if self._told else 0)
        return QSize(self.width(), _HEAD + max(1, len(self.people)) * ROW + lines + 10)

    def take_width(self, width: int) -> None:
        """Be that wide, and as high as it takes."""
        self._told = [line for parts in self._mix for line in _in_lines(parts, width - 2 * _EDGE)]
        self.setFixedSize(width, self.sizeHint().height())

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down if self._current + 1 < len(self.people):
                self._go_to(self._current + 1)
            case Qt.Key.Key_Up if self._current > 0:
                self._go_to(self._current - 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                pass
            case _:
                event.ignore()
                self.key_pressed.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and (row := self._row_at(event.position())) >= 0:
            self._go_to(row)
            self._pressed, self._carrying = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.globalPosition().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed.isNull():
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if self._row_at(event.position()) >= 0 else Qt.CursorShape.ArrowCursor
            )
            return
        far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._carrying = self._carrying or far
        if self._carrying and self.current is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(self.current, where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carrying, self._carrying, self._pressed = self._carrying, False, QPoint()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if carrying and self.current is not None:
            self.dropped.emit(self.current, event.globalPosition().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go_to(self._current)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(QPointF(event.pos()))
            tip = _tip(self.people[row]) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong_edge = self._aimed or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.ACCENT if strong_edge else tokens.LINE), 2 if strong_edge else 1))
        painter.setBrush(QColor(tokens.ACCENT_GROUND if self._aimed else tokens.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)
        self._draw_head(painter)
        for row, person in enumerate(self.people):
            self._draw_person(painter, self.row_rect(row), person, here=row == self._current and self.hasFocus())
        painter.setFont(font(12))
        painter.setPen(QColor(tokens.SOFT_INK))
        if not self.people:
            nobody = _("Nobody yet.") if self.table is not None else _("Everybody has a table.")
            painter.drawText(self.row_rect(0).adjusted(6, 0, -6, 0), _ONE_LINE, nobody)
        top = _HEAD + max(1, len(self.people)) * ROW + 6
        for place, line in enumerate(self._told):
            where = QRect(_EDGE, top + place * _LINE, self.width() - 2 * _EDGE, _LINE)
            painter.drawText(where, _ONE_LINE, _elided(painter, line, where.width()))
        painter.end()

    def _draw_head(self, painter: QPainter) -> None:
        where = QRect(_EDGE, 2, self.width() - 2 * _EDGE, _HEAD - 4)
        painter.setFont(font(15, QFont.Weight.Bold))
        painter.setPen(QColor(tokens.INK))
        painter.drawText(where, _ONE_LINE, self.title)
        painter.setFont(font(13))
        painter.setPen(QColor(tokens.SOFT_INK))
        painter.drawText(where, _RIGHT, str(len(self.people)))

    def _draw_person(self, painter: QPainter, row: QRect, person: Participant, *, here: bool) -> None:
        chip = QRectF(row).adjusted(2, 1.5, -2, -1.5)
        painter.setPen(QPen(QColor(tokens.ACCENT), 2) if here else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground(person.college)))
        painter.drawRoundedRect(chip, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(strong(person.college)))
        painter.drawEllipse(QRectF(chip.left() + 8, chip.center().y() - 4, 8, 8))
        right = row.right() - 10
        if person.seated_by_hand:
            right = _draw_pin(painter, right, row)
        where = QRect(row.left() + 24, row.top(), right - row.left() - 28, row.height())
        self._draw_words(painter, where, person)

    def _draw_words(self, painter: QPainter, where: QRect, person: Participant) -> None:
        """The name, and as much of the commune as there is room for."""
        gone = person.excused or person.left_at is not None
        name = draw_name(painter, QRectF(where), person.name, 13, tokens.SOFT_INK if gone else tokens.INK)
        left = where.width() - int(name) - 10
        place = words.coming(person) if gone else person.commune
        if place and left > 40:
            painter.setFont(font(12))
            painter.setPen(QColor(tokens.SOFT_INK))
            painter.drawText(where, _RIGHT, _elided(painter, place, left))

    # Below this line, nothing is called from outside

    def _row_at(self, where: QPointF) -> int:
        row = int((where.y() - _HEAD) // ROW)
        return row if 0 <= row < len(self.people) and where.y() >= _HEAD else -1

    def _go_to(self, row: int) -> None:
        self._current = row
        self._tell()
        self.update()
        if self.current is not None:
            self.chosen.emit()

    def _tell(self) -> None:
        """What a screen reader says of the card."""
        count = ngettext("{count} person", "{count} people", len(self.people)).format(count=len(self.people))
        self.setAccessibleName(f"{self.title}, {count}")
        person = self.current
        self.setAccessibleDescription(f"{person.name}, {words.about(person)}" if person else ", ".join(self._mix[0]))


def told(people: Sequence[Participant]) -> tuple[list[str], list[str]]:
    """How well a table is mixed: how many of each college, and of each commune that several come from."""
    mix = seating.mix(people)
    same = pgettext("table", "{count} from {commune}")
    return (
        [words.of_college(college, count) for college, count in mix.colleges],
        [same.format(count=count, commune=commune) for commune, count in mix.same_commune],
    )


def _in_lines(parts: Sequence[str], width: int) -> list[str]:
    """*parts* side by side, on as many lines as it takes."""
    measure = QFontMetrics(font(12)).horizontalAdvance
    lines: list[str] = []
    for part in parts:
        if lines and measure(f"{lines[-1]} · {part}") <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def _draw_pin(painter: QPainter, right: int, row: QRect) -> int:
    """The mark of who was seated by hand; returns where it begins."""
    painter.setFont(font(11))
    painter.setPen(QColor(tokens.SOFT_INK))
    painter.drawText(QRect(right - 14, row.top(), 14, row.height()), _RIGHT, "📌")
    return right - 18


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))


def _tip(person: Participant) -> str:
    """The whole of what a chip may cut, as text."""
    told = "\n".join(filter(None, (person.name, words.about(person), words.coming(person))))
    by_hand = f"\n{_('Seated by hand: composing the tables leaves this place.')}" if person.seated_by_hand else ""
    return "".join(f"<div>{escape(line)}</div>" for line in (told + by_hand).split("\n"))
