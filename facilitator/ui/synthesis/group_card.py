"""A cluster beside the synthesis: its title, its bar, what it received; unfolded, its contributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.records import ContributionKind, StatementKind
from ..theme import icon
from ..widgets.basics import button, clear, label
from ..widgets.card_button import KeyCard
from ..widgets.elided_label import ElidedLabel

_MOST_NOTES = 100
"""So many notes are read beside a synthesis; more are on their wall."""


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A contribution under its cluster."""

    kind: ContributionKind
    text: str
    told: str
    """Where it comes from, and what it received."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A cluster as it is shown."""

    title: str
    told: str
    share: float
    """The length of its bar beside the longest."""
    notes: tuple[ShownNote, ...]
    carried: bool = True
    """Whether its title can be carried into a point."""


class GroupCard(KeyCard):
    """A cluster: its title, its bar, what it received; unfolded, its notes."""

    carried = Signal(str, object)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._group: ShownGroup | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fold = label("▸", "soft")
        self._title, self._told, self._bar = label("", wrap=True), ElidedLabel(), Bar()
        self._told.setProperty("role", "soft")
        self._title.setStyleSheet("font-size: 15px; font-weight: 600;")
        self._told.setStyleSheet("font-size: 13px;")
        self.agree = self._carrier(
            _("Agreement"), _("Make it a point of agreement (Ctrl+Enter)"), StatementKind.AGREEMENT
        )
        self.dissent = self._carrier(
            _("Dissent"), _("Make it a point of dissent (Ctrl+Shift+Enter)"), StatementKind.DISSENT
        )
        self._inside = QWidget()
        self._notes = QVBoxLayout(self._inside)
        self._notes.setContentsMargins(22, 4, 0, 4)
        self._notes.setSpacing(4)
        self._inside.hide()
        self._lay_out()

    @property
    def open(self) -> bool:
        return not self._inside.isHidden()

    @property
    def told(self) -> str:
        """What it received, as the card says it."""
        return self._told.text()

    def show_group(self, group: ShownGroup) -> None:
        if group == self._group:
            return
        self._group = group
        self._title.setText(group.title)
        self._told.setText(group.told)
        self._bar.show_share(group.share)
        self._bar.setVisible(group.carried)
        for carrier in (self.agree, self.dissent):
            carrier.setVisible(group.carried and self._writable)
        self.setAccessibleName(f"{group.title}, {group.told}")
        if self.open:
            self._show_notes(group.notes)

    def toggle(self) -> None:
        """Unfold its notes, or fold them."""
        if self._group is not None and not self.open:
            self._show_notes(self._group.notes)
        self._inside.setVisible(not self.open)
        self._fold.setText("▾" if self.open else "▸")

    def carry(self, kind: StatementKind) -> None:
        """Make its title a point of that kind."""
        if self._group is not None and self._group.carried and self._writable:
            self.carried.emit(self._group.title, kind)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle()
        else:
            super().mouseReleaseEvent(event)

    def _show_notes(self, notes: Sequence[ShownNote]) -> None:
        clear(self._notes)
        for note in notes[:_MOST_NOTES]:
            self._notes.addLayout(_line(note))
        left = len(notes) - _MOST_NOTES
        if left > 0:
            more = ngettext("{count} more on its wall", "{count} more on their wall", left).format(count=left)
            self._notes.addWidget(label(more, "soft"))

    def _carrier(self, words: str, tip: str, kind: StatementKind) -> QWidget:
        made = button(words, lambda: self.carry(kind), "plain", tip=tip)
        made.setIcon(icon("arrow-right", tokens.SOFT_INK))
        made.setIconSize(QSize(14, 14))
        made.setStyleSheet(
            f"QPushButton {{ font-size: 13px; color: {tokens.SOFT_INK}; padding: 3px 6px; }}"
            "QPushButton:focus { padding: 1px 4px; }"
        )
        made.setAccessibleName(tip)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        below = QHBoxLayout()
        below.setContentsMargins(22, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self._bar, 2)
        below.addWidget(self._told, 3)
        below.addWidget(self.agree)
        below.addWidget(self.dissent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 8, 7)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._inside)


class Bar(QWidget):
    """A figure as a length."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(10)
        self.setMinimumWidth(40)
        self.setMaximumWidth(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, tokens.LINE), (self._share, tokens.ITEM_COLOURS["reflection"])):
            if share > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(0, 2, max(6.0, self.width() * share), 6), 3, 3)
        painter.end()


def _line(note: ShownNote) -> QHBoxLayout:
    """A note in a line: a square of its colour, its words, where it comes from."""
    square = label(labels.kind_letter(note.kind))
    square.setFixedSize(18, 18)
    square.setAlignment(Qt.AlignmentFlag.AlignCenter)
    colour = tokens.NOTE_COLOURS[note.kind.value]
    square.setStyleSheet(
        f"background: {colour}; color: {tokens.INK}; border-radius: 4px; font-size: 11px; font-weight: 700;"
    )
    square.setToolTip(labels.contribution_kind(note.kind))
    square.setAccessibleName(labels.contribution_kind(note.kind))
    words, told = label(note.text, wrap=True), label(note.told, "soft")
    told.setStyleSheet("font-size: 12px;")
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(square, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    line.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
    return line
