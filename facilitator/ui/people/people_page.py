"""People (Participants): who is on the list, who is there, who sits where, who is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _
from ..desk import Desk
from ..place import Place

TABS = ("list", "door", "tables", "actors")


class Tab(Protocol):
    """What the page asks of what it shows; each is a widget."""

    def refresh(self) -> None:
        """Read the session again."""

    def open_session(self) -> None:
        """The tab is shown, maybe for another session."""

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""


class PeoplePage(Place):
    """Four ways to look at the people of the session in hand, one at a time; each is made when it is first wanted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[str, Tab] = {}
        self._shown = "list"
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._lay_out()
        desk.session_chosen.connect(lambda _session_id: self.refresh())

    @property
    def shown(self) -> str:
        """The name of the tab that is shown."""
        return self._shown

    def open_session(self) -> None:
        """Show the people of the session in hand as they are now."""
        self._show(self._shown)

    def show_tab(self, name: str) -> None:
        """Show another tab, one of `TABS`, once what is typed in this one is kept."""
        if self.flush():
            self._show(name)
            self.tab(name).setFocus()
        self._mark()

    def refresh(self) -> None:
        """Read the session again, where anything is shown of it."""
        if self._shown in self._made and self.isVisible():
            self._made[self._shown].refresh()

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        kept = [tab.flush() for tab in self._made.values()]  # each of them, whatever the first one answers
        return all(kept)

    def tab(self, name: str) -> QWidget:
        """The tab of that name, made if it never was."""
        if name not in self._made:
            made = _MAKERS[name](self._desk)
            assert isinstance(made, QWidget)
            self._made[name] = made
            self._stack.addWidget(made)
        found = self._made[name]
        assert isinstance(found, QWidget)
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tab(self._shown).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.window().isVisible():  # another place is shown; a window that closes has called `flush` before
            self.flush()

    def _show(self, name: str) -> None:
        self._shown = name
        self._stack.setCurrentWidget(self.tab(name))
        self._made[name].open_session()
        self._mark()

    def _mark(self) -> None:
        for known, made in zip(TABS, self._buttons.buttons(), strict=True):
            made.setChecked(known == self._shown)

    def _lay_out(self) -> None:
        names = {"list": _("List"), "door": _("At the door"), "tables": _("Tables"), "actors": _("Map of actors")}
        row = QHBoxLayout()
        row.setContentsMargins(18, 10, 18, 0)
        row.setSpacing(4)
        for name in TABS:
            made = QPushButton(names[name])
            made.setProperty("role", "place")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, name=name: self.show_tab(name))
            self._buttons.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row)
        outer.addWidget(self._stack, 1)
        self._mark()


def _list(desk: Desk) -> Tab:
    from .listing.list_page import ListPage

    return ListPage(desk)


def _door(desk: Desk) -> Tab:
    from .door.door_page import DoorPage

    return DoorPage(desk)


def _tables(desk: Desk) -> Tab:
    from .tables.tables_page import TablesPage

    return TablesPage(desk)


def _actors(desk: Desk) -> Tab:
    from .actors.actors_page import ActorsPage

    return ActorsPage(desk)


_MAKERS: dict[str, Callable[[Desk], Tab]] = {"list": _list, "door": _door, "tables": _tables, "actors": _actors}
