"""A card that tells something and, opened, lets it be put right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from .card_button import KeyCard
from .kept_fields import keep_all


class OpeningCard(KeyCard):
    """A click opens it, Esc closes it before it closes the panel. What it opens is made when first wanted."""

    opened = Signal(str)
    """Its fields were opened: its key."""
    finished = Signal(str)
    """Its fields are closed, and the card itself is to have the keys: its key."""

    def __init__(self, key: str) -> None:
        """*key* is by what it is known."""
        super().__init__()
        self._key = key
        self._inside: QWidget | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._face = QWidget()
        self._texts = QVBoxLayout(self._face)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 9)
        self._column.addWidget(self._face)

    @property
    def open(self) -> bool:
        return self._inside is not None and not self._inside.isHidden()

    @property
    def strong(self) -> bool:
        return self.hasFocus() or self.open

    def edit(self) -> None:
        """Open its fields, the caret in one of them."""
        raise NotImplementedError

    def close_fields(self) -> bool:
        """Keep what is typed and show the card again; False when something was refused and stays."""
        if self._inside is None:
            return True
        if self.open and not keep_all(self._inside):
            return False
        self._inside.hide()
        self._face.show()
        return True

    def finish(self) -> None:
        """The same, and the card takes the keys back."""
        if self.close_fields():
            self.finished.emit(self._key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.open:
            self.edit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.open:
            self.finish()
        else:
            super().keyPressEvent(event)

    def tell(self, *texts: QLabel) -> None:
        """Let *texts* be what it tells while it is closed."""
        for text in texts:
            self._texts.addWidget(text)

    def hold(self, inside: QWidget) -> None:
        """Let *inside* be what it opens."""
        inside.hide()
        self._inside = inside
        self._column.addWidget(inside)

    def show_inside(self, inside: QWidget, *, telling: bool = False) -> None:
        """Show what it opens; the card goes on *telling* what it is above it, or not."""
        self._face.setVisible(telling)
        inside.show()
