"""The wall that people work on: select, move, group and edit notes, by the pointer or by the keyboard alone.

It shows what it is given and tells, in ids, what the person wants done; nothing on it changes until it is shown anew.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ....i18n import _
from ..own_keys import claims
from . import keys
from .pointer import PointerWall
from .selection import Selection


class Wall(PointerWall):
    """Shows notes; tells what the person wants done with them."""

    remove_requested = Signal(list)
    kind_requested = Signal(list, int)
    group_requested = Signal(list)
    alone_requested = Signal(str)
    """Show that note alone, large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Wall of contributions"))

    def event(self, event: QEvent) -> bool:
        """Esc leaves a drag or a selection before it leaves a frozen screen."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        return (asked and self._can_leave and claims(event)) or super().event(event)

    @property
    def _can_leave(self) -> bool:
        return self._gesture is not None or bool(self._selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # pressed on something that floats on the wall
        elif event.key() == Qt.Key.Key_Escape and self._can_leave:
            if self._gesture is not None:
                self._end_gesture(cancel=True)
            else:
                self._set_selection(Selection())
        elif event.key() == Qt.Key.Key_Space and keys.plain(event):
            self._space = True
            self._show_cursor()
        elif self._gesture is not None:
            event.ignore()
        elif not self.act_on_view(event) and not self._act_on_selection(event):
            super().keyPressEvent(event)

    def act_on_view(self, event: QKeyEvent) -> bool:
        """Zoom as the key asks; False when it is for something else."""
        steps = keys.zoom_steps(event)
        if steps:
            self.zoom(steps)
        elif keys.fits(event):
            self.fit()
        else:
            return False
        return True

    def _act_on_selection(self, event: QKeyEvent) -> bool:
        if not self._selection or not self.editable:
            return False
        place = keys.kind_place(event)
        if place is not None:
            self.kind_requested.emit(self.selected, place)
        elif keys.edits(event):
            self.edit(self._selection.last)
        elif keys.removes(event):
            self.remove_requested.emit(self.selected)
        elif keys.groups(event):
            self.group_requested.emit(self.selected)
        elif keys.shows_alone(event):
            self.alone_requested.emit(self._selection.last)
        else:
            return False
        return True

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            if self._gesture is None:
                self._show_cursor()
        else:
            event.ignore()
