"""What is said of a contribution beside its words, as chips in its field: each goes away with a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ... import tokens
from ...i18n import _
from .basics import clear
from .flow_layout import FlowLayout

_GAP = 4
_LONGEST = 150
"""The widest that a chip may be, in pixels: a longer one ends with "…" and tells the whole in its tip."""


@dataclass(frozen=True, slots=True)
class Chip:
    key: str
    words: str
    tip: str = ""
    """More about it; the words again when that is left out."""
    can_pin: bool = False
    pinned: bool = False
    worrying: bool = False


class ChipRow(QWidget):
    """The chips of a field, in the order in which they came."""

    removed = Signal(str)
    """A chip was clicked away, by its key."""
    pin_toggled = Signal()
    left = Signal()
    """Esc was pressed on a chip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: tuple[Chip, ...] = ()
        self._layout = FlowLayout(self, spacing=_GAP)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these from now on."""
        if tuple(chips) == self.chips:
            return
        self.chips = tuple(chips)
        clear(self._layout)
        for chip in chips:
            for made in (self._button(chip), *([self._pin(chip)] if chip.can_pin else [])):
                self._layout.addWidget(made)
                made.show()  # at once, so that it counts in the width
        self.setVisible(bool(chips))

    def width_of_one_line(self) -> int:
        """How wide they are side by side."""
        items = (self._layout.itemAt(place) for place in range(self._layout.count()))
        return sum(item.sizeHint().width() + _GAP for item in items if item is not None)

    def take_room(self, width: int) -> None:
        """Stand in that width, on as many lines as it takes."""
        self.setFixedSize(width, self._layout.heightForWidth(width))

    def buttons(self) -> list[QPushButton]:
        """What Tab goes through."""
        return [made for made in self.findChildren(QPushButton) if made.isVisibleTo(self)]

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Delete and Backspace do to the chip that has the focus what a click does; Esc goes back to the words."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QPushButton):
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                watched.click()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False

    def _button(self, chip: Chip) -> QPushButton:
        made = QPushButton()
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(_("Take away: {words}").format(words=chip.tip or chip.words))
        made.setToolTip(chip.tip or chip.words)
        made.setStyleSheet(_style(chip))
        made.setMaximumWidth(_LONGEST + 30)
        words = made.fontMetrics().elidedText(chip.words, Qt.TextElideMode.ElideRight, _LONGEST)
        made.setText(f"{words}  ×".replace("&", "&&"))
        made.clicked.connect(lambda _checked=False: self.removed.emit(chip.key))
        made.installEventFilter(self)
        return made

    def _pin(self, chip: Chip) -> QPushButton:
        words = _("Let the table go") if chip.pinned else _("Keep the table for the next ones")
        made = QPushButton("📌")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({_('Ctrl+Space')})")
        made.setFixedSize(QSize(26, 26))
        ground, ink = (tokens.ACCENT, tokens.CARD) if chip.pinned else ("transparent", tokens.SOFT_INK)
        made.setStyleSheet(
            f"QPushButton {{ border: none; background: {ground}; color: {ink}; padding: 0;"
            " border-radius: 13px; font-size: 13px; }"
            f"QPushButton:focus, QPushButton:hover {{ border: 2px solid {tokens.INK}; padding: 0; }}"
        )
        made.clicked.connect(lambda _checked=False: self.pin_toggled.emit())
        made.installEventFilter(self)
        return made


def _style(chip: Chip) -> str:
    ground, ink = tokens.ACCENT_GROUND, tokens.ACCENT
    if chip.worrying:
        ground, ink = tokens.LATE_GROUND, tokens.LATE
    if chip.pinned:
        ground, ink = tokens.ACCENT, tokens.CARD
    return (
        f"QPushButton {{ background: {ground}; color: {ink}; border: 1px solid {ground}; border-radius: 13px;"
        " padding: 2px 9px; font-size: 13px; font-weight: 600; min-height: 20px; }"
        f"QPushButton:hover {{ border-color: {tokens.ACCENT}; }}"
        f"QPushButton:focus {{ border: 2px solid {tokens.INK}; padding: 1px 8px; }}"
    )
