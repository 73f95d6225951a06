"""A field for the name of something that may exist already: known names like what is typed show under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ...sessions.text import clean_line, folded
from .known_names import KnownNames
from .own_keys import claims, passes_on, undoes_elsewhere

_LONGEST = 2_000
"""Characters: far more than a name has, and few enough to be compared at each key."""


class NameField(QLineEdit):
    """Enter chooses what is typed, or the known name that is marked in the list; Esc gives up."""

    chosen = Signal(str)
    """The name, clean and never empty; as it is known when it is."""
    left = Signal()
    """Esc was pressed, or the caret went elsewhere, and nothing was chosen."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._known = KnownNames(self)
        self._known.taken.connect(self._choose)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(lambda _typed: self._show_list())

    def start(self, names: Sequence[str], text: str = "") -> None:
        """Take the keyboard to ask for a name, *text* to begin with, *names* being those known."""
        self._names = tuple(names)
        self.setText(text)
        self.selectAll()
        self.setFocus()
        self._show_list()

    @property
    def offered(self) -> list[str]:
        """The known names that are shown."""
        return self._known.offered

    @property
    def marked(self) -> str:
        """The known name that Enter would choose; empty when it would choose what is typed."""
        return self._known.marked

    def event(self, event: QEvent) -> bool:
        if claims(event):
            return True
        if passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._complete(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.marked or self.text())
        elif key == Qt.Key.Key_Escape:
            self._known.hide()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._known.mark(1 if key == Qt.Key.Key_Down else -1)
        elif undoes_elsewhere(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        staying = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in staying and self.isVisible():
            self._known.hide()
            self.left.emit()

    def _choose(self, typed: str) -> None:
        """Tell the name; nothing is done about an empty one."""
        name = clean_line(typed)
        if name:
            self._known.hide()
            self.chosen.emit(next((known for known in self._names if folded(known) == folded(name)), name))

    def _complete(self, event: QKeyEvent) -> bool:
        """Tab brings a known name into the field, to be changed or chosen."""
        name = self.marked or next(iter(self.offered), "")
        if event.key() != Qt.Key.Key_Tab or event.modifiers() or not name or not self.text() or name == self.text():
            return False
        self.setText(name)
        self._show_list()
        return True

    def _show_list(self) -> None:
        self._known.offer(self._names, self.text())
