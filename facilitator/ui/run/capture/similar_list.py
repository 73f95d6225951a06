"""What was said already and reads nearly the same: up to three lines above the bar, one key each adds +1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, pgettext
from ...theme import font
from ...widgets.basics import label

KEYS = (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4)
_ROW, _WIDEST = 34, 720


@dataclass(frozen=True, slots=True)
class SimilarRow:
    contribution_id: str
    text: str
    origin: str = ""
    weight: int = 1
    colour: str = tokens.CARD


class SimilarList(QFrame):
    """Lies above *bar*, over its neighbours: nothing moves when it comes and goes."""

    picked = Signal(str)
    """The contribution that somebody else says too, by its id."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.rows: tuple[SimilarRow, ...] = ()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 7)
        layout.setSpacing(2)
        head = label(_("Said already? One key adds +1 to it instead."), "soft")
        head.setStyleSheet("font-size: 12px;")
        layout.addWidget(head)
        self._buttons = [_Row(place) for place in range(len(KEYS))]
        for place, row in enumerate(self._buttons):
            row.clicked.connect(lambda _checked=False, place=place: self._pick(place))
            layout.addWidget(row)
        self.hide()

    def show_rows(self, rows: Sequence[SimilarRow], above: QRect) -> None:
        """Show *rows* over the place *above* which they stand; nothing without any."""
        self.rows = tuple(rows[: len(KEYS)])
        for place, row in enumerate(self._buttons):
            row.setVisible(place < len(self.rows))
            if place < len(self.rows):
                row.show_row(self.rows[place])
        self.setVisible(bool(self.rows))
        if self.rows:
            width = min(above.width(), _WIDEST)
            self.setFixedWidth(width)
            self.adjustSize()
            self.move(above.left(), max(0, above.top() - self.height() - 8))
            self.raise_()

    def wants(self, key: QKeyEvent) -> bool:
        """Whether *key* adds to one of the rows."""
        return not self.isHidden() and not key.modifiers() and key.key() in KEYS[: len(self.rows)]

    def take(self, key: QKeyEvent) -> bool:
        if not self.wants(key):
            return False
        if not key.isAutoRepeat():
            self._pick(KEYS.index(Qt.Key(key.key())))
        return True

    def _pick(self, place: int) -> None:
        self.picked.emit(self.rows[place].contribution_id)


class _Row(QAbstractButton):
    """One line: its key, the beginning of the text, where it comes from, what it weighs."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._key = f"F{place + 2}"
        self._row = SimilarRow("", "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_ROW)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(320, _ROW)

    def show_row(self, row: SimilarRow) -> None:
        self._row = row
        self.setAccessibleName(_("{key} adds 1 to: {text}").format(key=self._key, text=row.text))
        self.setToolTip(row.text if len(row.text) < 500 else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(4, 2, -4, -2)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ACCENT_GROUND))
            painter.drawRoundedRect(inner, 6, 6)
        left = self._draw_key(painter, inner)
        right = self._draw_details(painter, inner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._row.colour))
        painter.drawRoundedRect(QRect(left, inner.top() + 7, 8, inner.height() - 14), 3, 3)
        painter.setFont(font(14))
        painter.setPen(QColor(tokens.INK))
        place = QRect(left + 16, inner.top(), max(0, right - left - 28), inner.height())
        words = QFontMetrics(painter.font()).elidedText(
            " ".join(self._row.text.split()), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
        painter.end()

    def _draw_key(self, painter: QPainter, inner: QRect) -> int:
        """The key and +1; returns where the text may begin."""
        cap = QRect(inner.left() + 4, inner.top() + 4, 30, inner.height() - 8)
        painter.setPen(QColor(tokens.SOFT_INK))
        painter.setBrush(QColor(tokens.PAPER))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setFont(font(12, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.INK))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)
        painter.setPen(QColor(tokens.ACCENT))
        painter.drawText(cap.translated(36, 0), int(Qt.AlignmentFlag.AlignCenter), "+1")
        return cap.right() + 42

    def _draw_details(self, painter: QPainter, inner: QRect) -> int:
        """Where it comes from and its weight, at the right; returns where the text has to end."""
        parts = [self._row.origin] if self._row.origin else []
        parts += [pgettext("weight", "×{weight}").format(weight=self._row.weight)] if self._row.weight > 1 else []
        painter.setFont(font(12))
        painter.setPen(QColor(tokens.SOFT_INK))
        words = " · ".join(parts)
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        place = inner.adjusted(0, 0, -8, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
        return place.right() - width
