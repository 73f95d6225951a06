"""A row carried by the pointer, with those that begin with it: a picture follows, a line shows where it would land."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from ... import tokens
from .agenda_row import AgendaRow

_LINE_HEIGHT = 3
_GAP = 6
"""Between two rows."""
_SHIFT = 8
"""The picture stands out to the right, so that the line shows on its left."""


class RowDrag:
    """One drag, from the moment the row is lifted to `finish`."""

    def __init__(self, canvas: QWidget, rows: Sequence[AgendaRow], carried: Sequence[AgendaRow], hold: QPoint) -> None:
        """*carried* are the row and those right below it that come along."""
        self.row = carried[0]
        self._rows, self._carried, self._hold = list(rows), carried, hold
        self._place = self._rows.index(self.row)
        self._picture = _picture_of(carried, canvas)
        self._line = _drop_line(canvas)
        for row in carried:
            row.show_lifted(True)

    @property
    def moves(self) -> bool:
        """Whether dropping here changes anything."""
        own = self._rows.index(self.row)
        return not own <= self._place <= own + len(self._carried)

    def follow(self, pointer: QPoint) -> None:
        """Bring the picture under the pointer, given on the canvas, and show where the row would land."""
        self._picture.move(self.row.x() + _SHIFT, pointer.y() - self._hold.y())
        self._place = sum(1 for row in self._rows if row.geometry().center().y() < pointer.y())
        self._line.setVisible(self.moves)
        self._line.raise_()
        self._line.setGeometry(self.row.x(), self._line_top(), self.row.width(), _LINE_HEIGHT)

    def target(self) -> int:
        """The row's place once dropped, counted without it."""
        own = self._rows.index(self.row)
        return self._place - 1 if self._place > own else self._place

    def finish(self) -> None:
        """Put everything back as it was."""
        self._picture.deleteLater()
        self._line.deleteLater()
        for row in self._carried:
            row.show_lifted(False)

    def _line_top(self) -> int:
        if self._place < len(self._rows):
            return self._rows[self._place].y() - (_GAP + _LINE_HEIGHT) // 2
        return self._rows[-1].geometry().bottom() + (_GAP - _LINE_HEIGHT) // 2 + 1


def _picture_of(carried: Sequence[AgendaRow], canvas: QWidget) -> QLabel:
    where = carried[0].geometry().united(carried[-1].geometry())
    made = QLabel(canvas)
    made.setPixmap(canvas.grab(where))
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.resize(where.size())
    effect = QGraphicsOpacityEffect(made)
    effect.setOpacity(0.85)
    made.setGraphicsEffect(effect)
    made.move(where.x() + _SHIFT, where.y())
    made.show()
    return made


def _drop_line(canvas: QWidget) -> QWidget:
    made = QWidget(canvas)
    made.setObjectName("drop-line")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.setStyleSheet(f"background: {tokens.ACCENT}; border-radius: 1px;")
    made.hide()
    return made
