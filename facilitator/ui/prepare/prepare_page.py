"""Prepare: the day's agenda on the left, one inspector on the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...sessions.agenda_insertion import insert
from ...sessions.records import AgendaItem, Flow, Interval, Phase, Question, Session, Speaker, Theme
from ...sessions.store import Changed
from ...sessions.templates import Template
from ..desk import Desk
from ..place import Place
from ..widgets.kept_fields import fields, keep_all
from .agenda_list import AgendaList
from .clipboard import AgendaClipboard
from .day_header import DayHeader
from .day_plan import DayPlan, day_plan
from .editing import Editing
from .item_actions import ItemActions
from .row_paint import HEIGHT
from .selection import Selection
from .side import Side
from .templates_menu import TemplatesButton

_CONCERNED = (Session, AgendaItem, Phase, Question, Theme, Speaker, Flow, Interval)


class PreparePage(Place):
    """The session in hand, to be prepared. Everything typed is kept when its field is left, and by `flush`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._editing = desk, Editing(desk)
        self._session_id = ""
        self._selection = Selection()
        self._plan: DayPlan | None = None
        self._removing = False
        """Whether what is shown now comes from an item being deleted."""
        self._stale = True
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if not desk.writable:
            self.setStyleSheet(f"QLineEdit, QPlainTextEdit {{ background: {tokens.PAPER}; }}")
        self.header = DayHeader(self._editing)
        self.agenda = AgendaList(self._editing)
        self.side = Side(self._editing)
        self.inspector = self.side.inspector
        self.templates = TemplatesButton(self._editing)
        self._clipboard = AgendaClipboard(self._editing, self._go_to)
        self._actions = ItemActions(self._editing, self._clipboard, self._go_to, self._edit_title)
        self._lay_out()
        self._connect()

    @property
    def selected_id(self) -> str:
        """The item that the inspector is about; empty for the day itself."""
        return self._selection.item_id

    def flush(self) -> bool:
        """Keep everything that is typed and not kept yet; False when something was refused and stays in its field.

        To be called before the program closes, another place is shown or another session is taken in hand.
        """
        if keep_all(self):
            return True
        refused = [field for field in fields(self) if field.refused]
        if refused and self.isVisible():
            refused[0].setFocus()
        return False

    def select(self, item_id: str) -> None:
        """Turn the inspector to that item, or to the day when empty, unless a text in it was refused."""
        if item_id != self.selected_id and self._leave_inspector():
            self._selection.choose(item_id)
            self.desk.notices.attempt(self._show_selection)

    def refresh(self) -> None:
        """Read the session again; a text being typed stays, with its caret."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.desk.notices.attempt(self._read_again)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self.agenda.enter_anywhere()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.window().isVisible():  # another place is shown; a window that closes has called `flush` before
            self.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.agenda.enter_anywhere()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clipboard.took(event, self._session_id, self.selected_id):
            return
        if event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Plus) and self.desk.writable:
            add_row = self.agenda.add_row
            self._ask_kind(self.selected_id, add_row.mapToGlobal(QPoint(HEIGHT, 0)))
        elif event.key() == Qt.Key.Key_Escape and self.selected_id:
            self.select("")
            self.header.day_button.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def open_library(self) -> None:
        """Show the method library in place of the inspector; what is typed there is kept first."""
        if self._leave_inspector() and self.desk.writable:
            self.side.open_library()
            self._share_room()
            if self._plan is not None:
                self.side.show_place(self._plan, self.selected_id)

    def _share_room(self) -> None:
        """The library stands beside the agenda, or alone where there is no room for both."""
        self._left.setVisible(not self.side.takes_all(self.width()))
        self.header.show_library(self.side.library_open)

    def _show_day(self) -> None:
        """Turn the inspector to the day, whatever stands in its place."""
        self.select("")
        self.side.close_library()
        self.header.show_about_day(not self.selected_id)  # unless a text about an item was refused
        self.header.day_button.setFocus()

    def _library_closed(self) -> None:
        self._share_room()
        self.agenda.enter_anywhere()

    def _insert(self, template: Template) -> None:
        """Put ready items after the selected one, the library staying open for more."""
        session = self.desk.session
        after = self.desk.store.get(AgendaItem, self.selected_id)
        at = after.position + 1 if after is not None else None
        items = self.desk.notices.attempt(insert, self.desk.store, session, template, at=at) if session else None
        if items:
            self.select(items[-1].id)
            self.agenda.show_row(items[-1].id)

    def _lay_out(self) -> None:
        self.header.buttons.insertWidget(self.header.buttons.count() - 1, self.templates)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.header)
        left.addWidget(self.agenda, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left, 1)
        layout.addWidget(self.side)

    def _connect(self) -> None:
        self.desk.changed.connect(self._follow)
        self.desk.session_chosen.connect(lambda _session_id: self._change_session())
        self.header.day_wanted.connect(self._show_day)
        self.header.item_wanted.connect(self._go_to)
        self.header.library_wanted.connect(self.open_library)
        self.side.insert_wanted.connect(self._insert)
        self.side.closed.connect(self._library_closed)
        self.templates.inserted.connect(self._go_to)
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(self.open_library)
        self.agenda.selection_wanted.connect(self.select)
        self.agenda.move_wanted.connect(self._actions.move)
        self.agenda.kind_wanted.connect(lambda kind: self._actions.add_at_end(self._session_id, kind))
        self.agenda.add_wanted.connect(self._ask_kind)
        self.agenda.removal_wanted.connect(self._remove)
        self.agenda.menu_wanted.connect(self._open_menu)

    def _read_again(self) -> None:
        session = self.desk.session
        self.setEnabled(session is not None)
        if session is None:
            return
        if session.id != self._session_id:
            self._session_id = session.id
            self._selection.start_anew()
        self._plan = day_plan(self.desk.store, session.id)
        self._selection.keep_in(self._plan, removing=self._removing)
        held = self._keyboard()
        self.header.show_plan(self._plan)
        self.agenda.show_plan(self._plan)
        self._show_selection()
        if held is not None and not held.isVisible():  # what had the keyboard is gone, by undo perhaps
            self.agenda.enter_anywhere()

    def _keyboard(self) -> QWidget | None:
        """What has the keyboard here."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def _follow(self, changed: Changed) -> None:
        if not changed.touches(*_CONCERNED):
            return
        self._removing = changed.operation == "remove_item"
        self.refresh()
        back = changed.new(AgendaItem) if self._removing else []
        if back and self.isVisible() and back[0].session_id == self._session_id:  # a deletion was undone
            self.select(back[0].id)
            self.agenda.show_row(back[0].id)

    def _change_session(self) -> None:
        self.flush()
        self.refresh()

    def _leave_inspector(self) -> bool:
        if keep_all(self.inspector):
            return True
        next(field for field in fields(self.inspector) if field.refused).setFocus()
        return False

    def _show_selection(self) -> None:
        if self._plan is None:
            return
        self._selection.see(self._plan)
        self.agenda.show_selected(self.selected_id)
        self.header.show_about_day(not self.selected_id)
        self.inspector.show_plan(self._plan, self.selected_id)
        self.templates.show_selection(self._session_id, self.selected_id)
        self.side.show_place(self._plan, self.selected_id)

    def _go_to(self, item_id: str) -> None:
        self.select(item_id)
        if self.selected_id == item_id:
            self.agenda.enter(item_id)

    def _edit_title(self, item_id: str) -> None:
        row = self.agenda.row(item_id)
        if row is not None and self.selected_id == item_id:
            row.edit_title()

    def _remove(self, item_id: str) -> None:
        self._actions.remove(item_id)
        self.agenda.enter(self.selected_id)

    def _ask_kind(self, item_id: str, where: QPoint) -> None:
        self._actions.kinds_menu(self, self._session_id, item_id).popup(where)

    def _open_menu(self, item_id: str, where: QPoint) -> None:
        self._go_to(item_id)
        menu = self._actions.menu(self, item_id) if self.selected_id == item_id and self.desk.writable else None
        if menu is not None:
            menu.popup(where)
