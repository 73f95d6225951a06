"""A column in the middle of a place, scrolling when it is longer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget


class CentredColumn(QScrollArea):
    """Shows *inside* in the middle, as wide as it may be and no wider."""

    def __init__(self, inside: QWidget, widest: int) -> None:
        super().__init__()
        inside.setMaximumWidth(widest)
        ground = QWidget()
        layout = QHBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(inside, 1000)
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(ground)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down are for the place, which goes from one thing to the next; the rest scrolls."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
