"""A wall of post-its: groups in their frames, then the loose ones, in reading order.

One widget paints all of them. The ground of a note is a cached picture, its text is laid out once; only what is visible
is drawn. A text too long for the largest note ends with "…" here and is read whole when the note is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ... import tokens
from ..theme import font

WIDTH, GAP, PADDING = 140, 10, 10
SHORTEST, TALLEST = 84, 224
FOOT = 20
FRAME_TOP = 36
MARGIN = 14
GROUND = "#F1ECE4"

DIGIT_KEYS = {
    Qt.Key.Key_1: 0,
    Qt.Key.Key_2: 1,
    Qt.Key.Key_3: 2,
    Qt.Key.Key_4: 3,
    Qt.Key.Key_Ampersand: 0,
    Qt.Key.Key_Eacute: 1,
    Qt.Key.Key_QuoteDbl: 2,
    Qt.Key.Key_Apostrophe: 3,
}
"""The keys of the digits 1 to 4, with and without Shift, on a French AZERTY keyboard too."""


@dataclass(frozen=True, slots=True)
class WallNote:
    """What the wall shows of a contribution."""

    id: str
    text: str
    colour: str
    letter: str
    origin: str = ""
    group: str = ""
    """The id of its group; empty for a loose note."""


@dataclass(frozen=True, slots=True)
class WallGroup:
    id: str
    title: str
    count: str
    """How many notes, in words."""


@dataclass(slots=True)
class _Frame:
    group: WallGroup
    rect: QRect


class Wall(QAbstractScrollArea):
    """Shows notes; tells what the person wants done with them."""

    edit_requested = Signal(str)
    remove_requested = Signal(list)
    kind_requested = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[WallNote, ...] = ()
        self._groups: tuple[WallGroup, ...] = ()
        self._places: dict[str, QRect] = {}
        self._frames: list[_Frame] = []
        self._selected: list[str] = []
        self._empty = ""
        self._bottom = 0
        self._columns = 1
        self._row: list[WallNote] = []
        """The last row of loose notes, when it is not full."""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_notes(self, notes: Sequence[WallNote], groups: Sequence[WallGroup] = (), *, empty: str = "") -> None:
        """Show these notes; *empty* is what to say when there is none. New ones scroll into view."""
        added = len(notes) > len(self._notes) and bool(self._notes)
        self._notes, self._groups, self._empty = tuple(notes), tuple(groups), empty
        known = {note.id for note in notes}
        self._selected = [note_id for note_id in self._selected if note_id in known]
        self._place_all()
        if added:
            self._reveal(notes[-1].id)
        self.viewport().update()

    def add_note(self, note: WallNote) -> None:
        """Show one more loose note, after the others; they stay where they are."""
        if not self._notes:
            self.show_notes([note])
            return
        latest = self._notes[-1]
        self._notes = (*self._notes, note)
        self._place_added(note)
        for shown in (latest, note):
            self.viewport().update(self.note_rect(shown.id).adjusted(-4, -4, 4, 6))
        self._reveal(note.id)

    def _place_added(self, note: WallNote) -> None:
        """The place after the last loose note: in its row, or below."""
        height = _height(note.text)
        if self._row and len(self._row) < self._columns:
            last = self._places[self._row[-1].id]
            top, left, height = last.top(), last.right() + 1 + GAP, max(last.height(), height)
            for other in self._row:
                self._places[other.id].setHeight(height)
                self.viewport().update(self.note_rect(other.id))
        else:
            self._row, top, left = [], self._bottom + GAP, MARGIN
        self._places[note.id] = QRect(left, top, WIDTH, height)
        self._row.append(note)
        self._bottom = max(self._bottom, top + height)
        self._set_range()

    def note_rect(self, note_id: str) -> QRect:
        """Where a note is in the viewport."""
        return self._places[note_id].translated(0, -self._offset())

    @property
    def selected(self) -> list[str]:
        return list(self._selected)

    def select(self, note_ids: Sequence[str]) -> None:
        self._selected = list(note_ids)
        if self._selected:
            self._reveal(self._selected[-1])
        self.viewport().update()

    # Placing

    def _place_all(self) -> None:
        self._places, self._frames = {}, []
        width = self.viewport().width() - 2 * MARGIN
        columns = max(1, (width + GAP) // (WIDTH + GAP))
        top = self._place_groups(columns, MARGIN)
        known = {group.id for group in self._groups}
        loose = [note for note in self._notes if note.group not in known]
        self._bottom = self._place_rows(loose, MARGIN, top, columns)
        self._columns, self._row = columns, loose[len(loose) - len(loose) % columns :]
        self._set_range()

    def _set_range(self) -> None:
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(30)
        self.verticalScrollBar().setRange(0, max(0, self._bottom + MARGIN - self.viewport().height()))

    def _place_groups(self, columns: int, top: int) -> int:
        """Frames from left to right while they fit, then below; returns where the rest begins."""
        x, row_bottom = MARGIN, top
        for group in self._groups:
            notes = [note for note in self._notes if note.group == group.id]
            wide = min(max(1, len(notes)), 3, columns)
            frame_width = wide * (WIDTH + GAP) - GAP + 2 * PADDING
            if x > MARGIN and x + frame_width > self.viewport().width() - MARGIN:
                x, top = MARGIN, row_bottom + GAP
            bottom = self._place_rows(notes, x + PADDING, top + FRAME_TOP, wide) + PADDING
            self._frames.append(_Frame(group, QRect(x, top, frame_width, bottom - top)))
            row_bottom = max(row_bottom, bottom)
            x += frame_width + GAP + 4
        return row_bottom + (GAP + 8 if self._groups else 0)

    def _place_rows(self, notes: Sequence[WallNote], left: int, top: int, columns: int) -> int:
        """Notes in rows, each row as tall as its tallest; returns the bottom of the last."""
        bottom = top
        for start in range(0, len(notes), columns):
            row = notes[start : start + columns]
            height = max(_height(note.text) for note in row)
            for column, note in enumerate(row):
                self._places[note.id] = QRect(left + column * (WIDTH + GAP), top, WIDTH, height)
            bottom, top = top + height, top + height + GAP
        return bottom

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _reveal(self, note_id: str) -> None:
        rect = self._places.get(note_id)
        if rect is None:
            return
        bar = self.verticalScrollBar()
        if rect.top() - MARGIN < bar.value():
            bar.setValue(rect.top() - MARGIN)
        elif rect.bottom() + MARGIN > bar.value() + self.viewport().height():
            bar.setValue(rect.bottom() + MARGIN - self.viewport().height())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.PAPER))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.LINE), 1))
        painter.setBrush(QColor(GROUND))
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.translate(0, -self._offset())
        visible = event.rect().translated(0, self._offset())
        if not self._notes:
            self._paint_empty(painter)
        for frame in self._frames:
            if frame.rect.intersects(visible):
                _paint_frame(painter, frame)
        newest = self._notes[-1].id if self._notes else ""
        for note in self._notes:
            rect = self._places[note.id]
            if rect.intersects(visible):
                _paint_note(painter, note, rect, self.devicePixelRatioF())
                if note.id in self._selected or (note.id == newest and not self._selected):
                    _paint_ring(painter, rect, strong=note.id in self._selected)
        if self.hasFocus() and not self._selected:
            painter.translate(0, self._offset())
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(QColor(tokens.SOFT_INK))
        painter.setFont(font(15))
        painter.drawText(
            self.viewport().rect().adjusted(40, 0, -40, 0),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._empty,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    # Mouse and keys

    def _note_at(self, point: QPoint) -> WallNote | None:
        place = point + QPoint(0, self._offset())
        return next((note for note in self._notes if self._places[note.id].contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        note = self._note_at(event.position().toPoint())
        adding = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        if note is None:
            self.select([])
        elif adding:
            kept = [note_id for note_id in self._selected if note_id != note.id]
            self.select(kept if note.id in self._selected else [*kept, note.id])
        else:
            self.select([note.id])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        note = self._note_at(event.position().toPoint())
        if note is not None:
            self.edit_requested.emit(note.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on_selection(event) and not self._move_selection(event):
            event.ignore()  # a letter goes up to the place, which captures it

    def _act_on_selection(self, event: QKeyEvent) -> bool:
        if not self._selected or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit(self._selected[-1])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(self.selected)
        elif key in DIGIT_KEYS:
            self.kind_requested.emit(self.selected, DIGIT_KEYS[key])
        else:
            return False
        return True

    def _move_selection(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.SelectAll) and self._notes:
            self.select([note.id for note in self._notes])
            return True
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key not in steps or not self._notes:
            return False
        if not self._selected:
            self.select([self._notes[-1].id])
            return True
        across, down = steps[Qt.Key(key)]
        self.select([self._nearest(self._places[self._selected[-1]], across, down) or self._selected[-1]])
        return True

    def _nearest(self, start: QRect, across: int, down: int) -> str | None:
        """The nearest note in that direction, off the axis counting double."""
        best, found = None, None
        for note_id, rect in self._places.items():
            dx, dy = rect.center().x() - start.center().x(), rect.center().y() - start.center().y()
            along, aside = (dx * across, abs(dy)) if across else (dy * down, abs(dx))
            if along > 4 and (best is None or along + 2 * aside < best):
                best, found = along + 2 * aside, note_id
        return found


@lru_cache(maxsize=8)
def _face(pixels: int, *, bold: bool = False) -> QFont:
    return font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


@lru_cache(maxsize=1)
def _metrics() -> QFontMetricsF:
    return QFontMetricsF(_face(13))


@lru_cache(maxsize=20_000)
def _lines(text: str) -> tuple[str, ...]:
    """*text* broken into the lines of a note; the last one ends with "…" when there would be more than fit."""
    most = int((TALLEST - 2 * PADDING - FOOT) / _metrics().lineSpacing())
    inner = WIDTH - 2 * PADDING
    broken: list[str] = []
    for paragraph in text[: most * 60].split("\n"):
        layout = QTextLayout(paragraph, _face(13))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid() and len(broken) <= most:
            line.setLineWidth(inner)
            broken.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    if len(broken) > most:
        last = _metrics().elidedText(broken[most - 1] + "…" * 9, Qt.TextElideMode.ElideRight, inner)
        return (*broken[: most - 1], last.rstrip("…") + "…")
    return tuple(broken)


def _height(text: str) -> int:
    """The height of the note that shows *text*."""
    return max(SHORTEST, round(len(_lines(text)) * _metrics().lineSpacing()) + 2 * PADDING + FOOT)


@lru_cache(maxsize=256)
def _ground(colour: str, height: int, ratio: float) -> QPixmap:
    """The coloured rectangle of a note with its soft edge, drawn once for each height."""
    pixmap = QPixmap(QSize(round((WIDTH + 4) * ratio), round((height + 4) * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(29, 37, 49, 26))
    painter.drawRoundedRect(QRectF(1.5, 2.5, WIDTH, height), 4, 4)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(1, 1, WIDTH, height), 4, 4)
    painter.end()
    return pixmap


def _paint_note(painter: QPainter, note: WallNote, rect: QRect, ratio: float) -> None:
    painter.drawPixmap(rect.topLeft() - QPoint(1, 1), _ground(note.colour, rect.height(), ratio))
    painter.setPen(QColor(tokens.INK))
    painter.setFont(_face(13))
    baseline = rect.top() + PADDING + _metrics().ascent()
    for line in _lines(note.text):
        painter.drawText(QPointF(rect.left() + PADDING, baseline), line)
        baseline += _metrics().lineSpacing()
    foot = QRect(rect.left() + PADDING, rect.bottom() - FOOT - 3, WIDTH - 2 * PADDING, FOOT)
    painter.setPen(QColor(tokens.PROJECTION_SOFT_INK))
    painter.setFont(_face(11))
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, note.origin)
    painter.setFont(_face(11, bold=True))
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note.letter)


def _paint_ring(painter: QPainter, rect: QRect, *, strong: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.INK if strong else tokens.ACCENT), 2.5 if strong else 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 1, 1), 5, 5)
    painter.restore()


def _paint_frame(painter: QPainter, frame: _Frame) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#C9BFA8"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(frame.rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    head = frame.rect.adjusted(PADDING + 2, 6, -PADDING, 0)
    head.setHeight(FRAME_TOP - 10)
    count_width = QFontMetricsF(_face(13)).horizontalAdvance(frame.group.count) + 12
    metrics = QFontMetricsF(_face(14, bold=True))
    title = metrics.elidedText(frame.group.title, Qt.TextElideMode.ElideRight, head.width() - count_width)
    painter.setFont(_face(14, bold=True))
    painter.setPen(QColor(tokens.INK))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(_face(13))
    painter.setPen(QColor(tokens.SOFT_INK))
    head.setLeft(round(head.left() + metrics.horizontalAdvance(title) + 10))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, frame.group.count)
    painter.restore()
