"""What stands beside the agenda: the inspector, or the method library while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...sessions.templates import Template
from .day_plan import DayPlan
from .editing import Editing
from .inspector import Inspector

if TYPE_CHECKING:
    from .library.method_library import MethodLibrary

_ROOM = 1100
"""Below this width of the place, an agenda and a library cannot both be read: the library takes it all."""


class Side(QWidget):
    """Has one of the two at a time, and takes as much room as that one needs."""

    insert_wanted = Signal(Template)
    """A ready item, to put in the agenda."""
    closed = Signal()
    """The library is closed: the agenda has the keyboard again."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.inspector = Inspector(editing)
        self.library: MethodLibrary | None = None
        """The method library, once it was opened."""
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.inspector)

    @property
    def library_open(self) -> bool:
        return self.library is not None and not self.library.isHidden()

    def open_library(self) -> None:
        """Show the method library in place of the inspector, ready to type."""
        if self.library is None:
            self.library = self._made_library()
        self.inspector.hide()
        self.library.open()

    def close_library(self) -> None:
        """Show the inspector again."""
        if self.library is not None and self.library_open:
            self.library.hide()
            self.inspector.show()
            self.closed.emit()

    def takes_all(self, width: int) -> bool:
        """Whether an open library leaves no room beside it in a place of that width; it takes what it needs."""
        if self.library is None or not self.library_open:
            return False
        alone = width < _ROOM
        self.library.stand_alone(alone)
        return alone

    def show_place(self, plan: DayPlan, item_id: str) -> None:
        """Say in the library where what is inserted goes."""
        if self.library is None:
            return
        place = plan.place(item_id)
        if place is None:
            self.library.show_place(_("At the end of the day"))
        else:
            self.library.show_place(_("After “{title}”").format(title=plan.items[place].title))

    def _made_library(self) -> MethodLibrary:
        from .library.method_library import MethodLibrary  # costs a start what is opened later

        made = MethodLibrary(self._editing)
        made.insert_wanted.connect(self.insert_wanted)
        made.closed.connect(self.close_library)
        self._layout.addWidget(made)
        return made
