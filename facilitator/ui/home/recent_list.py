"""The recent files as a calm list: title, folder, when it was last opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ... import i18n, tokens
from ...i18n import _, ngettext
from ..recent import RecentFile
from ..theme import font
from ..widgets.arrow_keys import STEPS
from ..widgets.basics import clear, label
from ..widgets.card_button import CardButton, paint_card

HEIGHT = 58
_MARGIN = 16
_WHEN_WIDTH = 170
_MOST_SHOWN = 300
"""More characters than a row can show."""


class RecentList(QWidget):
    """Files to open with one click or one key; one that is missing can be taken out of the list."""

    chosen = Signal(Path)
    unwanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RecentRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def show_files(self, files: Sequence[RecentFile], now: datetime) -> None:
        clear(self._layout)
        self.rows = [RecentRow(file, now) for file in files]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, row=row: self.chosen.emit(row.file.path))
            row.unwanted.connect(self.unwanted)
            self._layout.addWidget(row)
        if not files:
            self._layout.addWidget(label(_("No workshop was opened here yet."), "soft"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if focused is None or event.key() not in STEPS:
            super().keyPressEvent(event)
            return
        wanted = focused + STEPS[event.key()]
        self.rows[min(max(wanted, 0), len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


class RecentRow(CardButton):
    """One recent file, drawn in one go: the start-up waits for it."""

    unwanted = Signal(Path)

    def __init__(self, file: RecentFile, now: datetime) -> None:
        title = file.title or file.path.stem
        super().__init__(title)
        self.file, self._title, self._missing = file, title, file.missing
        self._when = _("not found") if self._missing else opened(file.opened_at, now)
        self._folder = _folder(file.path)
        self.setAccessibleDescription(f"{self._folder}, {self._when}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._forget = self._forget_button() if self._missing else None

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(self.file.path)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._forget is not None:
            self._forget.move(self.width() - 42, (HEIGHT - 30) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, self, strong=self.hasFocus())
        right = self.width() - _MARGIN - (30 if self._missing else 0)
        when = QRect(right - _WHEN_WIDTH, 0, _WHEN_WIDTH, HEIGHT)
        width = when.left() - _MARGIN - 12
        ink, soft = (tokens.SOFT_INK, tokens.SOFT_INK) if self._missing else (tokens.INK, tokens.SOFT_INK)
        bold = font(15, QFont.Weight.DemiBold)
        _draw(painter, QRect(_MARGIN, 9, width, 21), self._title, bold, ink, Qt.TextElideMode.ElideRight)
        _draw(painter, QRect(_MARGIN, 30, width, 19), self._folder, font(13), soft, Qt.TextElideMode.ElideMiddle)
        painter.setFont(font(13))
        painter.drawText(when, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._when)

    def _forget_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "plain")
        made.setText("×")
        made.setStyleSheet(f"font-size: 18px; padding: 0; color: {tokens.SOFT_INK};")
        made.setFixedSize(30, 30)
        made.setToolTip(_("Take out of this list"))
        made.setAccessibleName(_("Take out of this list"))
        made.clicked.connect(lambda: self.unwanted.emit(self.file.path))
        return made


def opened(opened_at: datetime, now: datetime) -> str:
    """When a file was last opened, in words."""
    moment = opened_at.astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("today at {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return _("yesterday at {time}").format(time=f"{moment:%H:%M}")
    if 1 < days < 7:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    # Qt knows the months without the time that another library takes to load
    return QLocale(i18n.language()).toString(QDate(moment.year, moment.month, moment.day), "d MMMM yyyy")


def _folder(path: Path) -> str:
    """The file's folder, from the person's own folder when it is inside."""
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path.parent)


def _draw(painter: QPainter, where: QRect, text: str, with_font: QFont, colour: str, elide: Qt.TextElideMode) -> None:
    painter.setFont(with_font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(with_font).elidedText(text[:_MOST_SHOWN], elide, where.width())
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
