"""What the capture bar is made of, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions.text import lines
from ...widgets.basics import button, label
from ...widgets.capture_field import CaptureField
from ...widgets.chips import Chip, ChipRow
from ...widgets.steady_label import SteadyLabel
from .kind_buttons import KindButtons

_EDGE = 12
_CHIPS_SHARE = 0.45
"""The part of the field's width beyond which the chips have a line of their own."""


class BarLayout:
    """The kinds, the field in its frame with its chips, the button; above them, where the words will go."""

    def __init__(self, bar: QWidget, keep: Callable[[], object]) -> None:
        self.kinds = KindButtons()
        self.field = CaptureField()
        self.field.setAccessibleName(_("Contribution"))
        self.field.setPlaceholderText(_("Type anywhere to capture…"))
        self.field.setStyleSheet("border: none; padding: 0; font-size: 16px;")
        self.where = SteadyLabel(12, colour=tokens.SOFT_INK)
        self.where.setAccessibleName(_("Where it goes"))
        self.understood = SteadyLabel(12, colour=tokens.ACCENT, align=Qt.AlignmentFlag.AlignRight)
        self.split = self._split_button()
        self.chips = ChipRow()
        self.frame = self._framed_field()
        self._add = button(_("Add ↵"), keep, "primary")
        self._lay_out(bar)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these in the field, between the kinds and the words for Tab."""
        self.chips.show_chips(chips)
        before: QWidget = self.kinds.last
        for made in self.chips.buttons():
            QWidget.setTabOrder(before, made)
            before = made
        self.make_room()

    def make_room(self) -> None:
        """The chips stand before the words, or above them when they are many."""
        inside, wanted = self.frame.width() - 2 * _EDGE, self.chips.width_of_one_line()
        above = wanted > inside * _CHIPS_SHARE
        way = QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight
        if self._inner.direction() != way:
            self._inner.setDirection(way)
        if wanted:
            self.chips.take_room(max(inside, 1) if above else wanted)

    def describe(self, destination: str) -> None:
        """Say where the words will go, and how many contributions a paste will make."""
        self.where.show_text(destination)
        self.understood.show_text(self._count() if self.field.several else "")
        self.split.setVisible(self.field.splittable)
        if self.field.splittable:
            self.split.setText(_("Make it one") if self.field.several else _("One a line"))

    def _count(self) -> str:
        count = len(lines(self.field.text()))
        return ngettext("{count} line: one note", "{count} lines: {count} notes", count).format(count=count)

    def _split_button(self) -> QPushButton:
        made = button("", self._turn, tip=_("Whether each line pasted is a contribution of its own"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setStyleSheet(
            f"QPushButton {{ background: {tokens.ACCENT_GROUND}; color: {tokens.ACCENT}; border: none;"
            " border-radius: 9px; padding: 1px 10px; font-size: 12px; font-weight: 600; }"
            f"QPushButton:focus {{ border: 2px solid {tokens.ACCENT}; padding: 0 8px; }}"
        )
        made.hide()
        return made

    def _turn(self) -> None:
        self.field.several = not self.field.several
        self.field.textChanged.emit()
        self.field.setFocus()

    def _framed_field(self) -> QFrame:
        """The field in its border: emptying it repaints the words alone."""
        frame = QFrame()
        frame.setObjectName("capture")

        def show_focus(focused: bool) -> None:
            edge = tokens.ACCENT if focused else tokens.LINE
            frame.setStyleSheet(
                f"QFrame#capture {{ background: {tokens.CARD}; border: 2px solid {edge}; border-radius: 10px; }}"
            )

        show_focus(False)
        self.field.focused.connect(show_focus)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        self._inner.setContentsMargins(_EDGE, 9, _EDGE, 7)
        self._inner.setSpacing(6)
        self._inner.addWidget(self.chips)
        self._inner.addWidget(self.field, 1)
        return frame

    def _lay_out(self, bar: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kinds)
        row.addWidget(self.frame, 1)
        row.addWidget(self._add)
        self._add.setFixedHeight(44)
        hint = label(_("Up edits the last. Ctrl+Z undoes."), "soft", wrap=True)
        hint.setFixedWidth(140)
        hint.setStyleSheet("font-size: 12px;")
        row.addWidget(hint)
        above = QHBoxLayout()
        above.addWidget(self.where, 3)
        above.addWidget(self.understood, 2)
        above.addWidget(self.split)
        outer = QVBoxLayout(bar)
        outer.setContentsMargins(14, 6, 14, 10)
        outer.setSpacing(4)
        outer.addLayout(above)
        outer.addLayout(row)
