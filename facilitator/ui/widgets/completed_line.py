"""A line in which names are typed, several with commas between them: those known that are like the last one show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from .kept_fields import Keep, LineField
from .known_names import KnownNames
from .own_keys import claims

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class CompletedLine(LineField):
    """Down and Up mark a known name, Enter or Tab takes it; with none marked, what is typed is what is meant."""

    def __init__(
        self,
        name: str,
        keep: Keep,
        names: Callable[[], Sequence[str]],
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, keep, hint=hint, parent=parent)
        self._names = names
        self._known = KnownNames(self)
        self._known.taken.connect(self._take)
        self.textEdited.connect(lambda _typed: self._show_list())

    @property
    def offered(self) -> list[str]:
        """The known names that are shown."""
        return self._known.offered

    def event(self, event: QEvent) -> bool:
        if self.offered and claims(event):
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._choose(event):
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._known.hide()
        super().focusOutEvent(event)

    def _choose(self, event: QKeyEvent) -> bool:
        """What the list wants of a key; Tab is asked before it leaves the field."""
        if not self.offered:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._known.mark(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self._known.hide()
        elif event.key() in _KEYS and self._known.marked:
            self._take(self._known.marked)
        else:
            return False
        return True

    def _take(self, name: str) -> None:
        """Put *name* in the place of the last one."""
        before, comma, _last = self.text().rpartition(",")
        self.setText(f"{before}{comma}{' ' if comma else ''}{name}")
        self._known.hide()

    def _show_list(self) -> None:
        last = self.text().rpartition(",")[2].strip()
        self._known.offer(self._names() if last else (), last)
