"""The dashed row at the end of the agenda: one click adds an item of that kind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.records import ItemKind
from ..widgets.basics import button, label
from ..widgets.card_button import HOVERED
from ..widgets.flow_layout import FlowLayout
from .day_plan import KINDS_OFFERED


class AddRow(QWidget):
    """Offers every kind of item."""

    chosen = Signal(ItemKind)

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(13, 5, 10, 5)
        layout.setSpacing(8)
        words = label(_("+ Add"))
        words.setStyleSheet(f"font-weight: 600; color: {tokens.SOFT_INK}; padding: 4px 0;")
        layout.addWidget(words, alignment=Qt.AlignmentFlag.AlignTop)
        kinds = QWidget()
        flow = FlowLayout(kinds, spacing=2)
        self._buttons = [self._kind_button(kind) for kind in KINDS_OFFERED]
        for made in self._buttons:
            flow.addWidget(made)
        layout.addWidget(kinds, stretch=1)

    def enter(self) -> None:
        """Give the keyboard to the first kind."""
        self._buttons[0].setFocus()

    def _kind_button(self, kind: ItemKind) -> QWidget:
        name = labels.item_kind(kind)
        made = button(name, lambda: self.chosen.emit(kind), "plain")
        made.setStyleSheet(f"color: {tokens.SOFT_INK};")
        made.setAccessibleName(_("Add: {kind}").format(kind=name))
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(HOVERED), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens.RADIUS, tokens.RADIUS)
