"""A panel that opens at the right of the stage: the bin, the clusters, the slips. One at a time; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...sessions.records import Question
from ...sessions.store import Changed
from ..desk import Desk
from ..widgets.basics import close_button, label
from ..widgets.own_keys import claims

WIDTH = 380


class Drawer(QWidget):
    """A title, a way to close, and what a subclass puts in `body`. It follows the store while it is open."""

    closed = Signal()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.question: Question | None = None
        """The question it is about; None for the parking."""
        self.setObjectName("side")
        self.setProperty("edge", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(close_button(self.closed.emit))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(10)
        outer.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer.addLayout(self.body, 1)
        desk.changed.connect(self._on_changed)

    def open_for(self, question: Question | None) -> None:
        """Show what it has to say about *question*."""
        self.question = question
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""

    @property
    def stand_in(self) -> QWidget | None:
        """What it shows in the place of the wall; nothing for most."""
        return None

    def stop(self) -> None:
        """Do nothing more on the store: before it is closed."""

    def concerns(self, _changed: Changed) -> bool:
        """Whether what changed is shown here."""
        return True

    def event(self, event: QEvent) -> bool:
        """Esc closes the panel before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def _on_changed(self, changed: Changed) -> None:
        if not self.isVisible() or not self.concerns(changed):
            return
        if self.question is not None:
            self.question = self.desk.store.get(Question, self.question.id)
        self.refresh()
