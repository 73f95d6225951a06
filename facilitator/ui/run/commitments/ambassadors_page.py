"""Who volunteers to carry the result of the day: a name and Enter; then to whom, what and by when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import _
from ....sessions.records import Ambassador
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.name_field import NameField
from .ambassador_actions import AmbassadorActions
from .ambassador_list import AmbassadorList


class AmbassadorsPage(QWidget):
    """A field above, which knows the people of the day, then the list."""

    left = Signal()
    """Esc was pressed in the field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._actions = desk, AmbassadorActions(desk)
        self.name = NameField(_("Name of the ambassador"), hint=_("A name, then Enter"))
        self.name.chosen.connect(self._add)
        self.name.left.connect(self._leave)
        self.list = AmbassadorList(self._actions)
        hint = _("Who will carry the result to their council, and by when? Those who volunteer are in the report.")
        self._empty = label(hint, "soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.name.setVisible(desk.writable)

    def refresh(self) -> int:
        """Read them again; returns how many there are."""
        session_id = self._desk.session_id
        shown = self._desk.store.all(Ambassador, session_id=session_id) if session_id else []
        self.list.show_ambassadors(shown)
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        return len(shown)

    def enter(self) -> None:
        """Take the keyboard: what is typed is a name."""
        if self._desk.writable:
            self.name.start(self._actions.people(), self.name.text())
        else:
            self.list.enter_first()

    def _add(self, name: str) -> None:
        if self._actions.add(name):
            self.name.start(self._actions.people())

    def _leave(self) -> None:
        """Esc closes the panel; when the caret went elsewhere, nothing does."""
        if self.name.hasFocus():
            self.left.emit()
