"""Adding people by typing, a line each: "Prénom Nom, fonction, commune"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ....i18n import _
from ...widgets.elided_label import ElidedLabel
from ...widgets.own_keys import passes_on


class AddField(QWidget):
    """Enter adds and leaves the caret here; under the field, how the line is understood."""

    entered = Signal(str)
    """Add who is told by that line."""
    changed = Signal(str)
    """That is what the line reads now."""
    pasted = Signal(str)
    """Several lines were pasted."""
    left = Signal()
    """Esc was pressed in the empty field, or Up."""

    def __init__(self) -> None:
        super().__init__()
        self.line = _Line(self)
        self._hint = ElidedLabel()
        self._hint.setProperty("role", "soft")
        self.line.textChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._hint)

    def show_understood(self, text: str) -> None:
        self._hint.setText(text)

    def empty(self) -> None:
        """Forget the line, and how it was typed: Ctrl+Z now concerns the workshop."""
        self.line.setText("")


class _Line(QLineEdit):
    def __init__(self, owner: AddField) -> None:
        super().__init__()
        self._owner = owner
        self.setMaxLength(10_000_000)
        self.setAccessibleName(_("Add somebody"))
        self.setPlaceholderText(_("Add somebody: first and last name, function, commune, then Enter"))

    def event(self, event: QEvent) -> bool:
        if passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        clipboard = QGuiApplication.clipboard().text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.entered.emit(self.text())
        elif event.matches(QKeySequence.StandardKey.Paste) and "\n" in clipboard.strip():
            self._owner.pasted.emit(clipboard)
        elif event.key() == Qt.Key.Key_Up or (event.key() == Qt.Key.Key_Escape and not self.text()):
            self._owner.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._owner.empty()
        else:
            super().keyPressEvent(event)
