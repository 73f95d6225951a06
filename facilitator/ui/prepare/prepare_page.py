"""Prepare: the day's agenda on the left, one inspector on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.agenda_insertion import insert
from ...sessions.records import AgendaItem, Flow, Interval, Phase, Question, Session, Speaker, Theme
from ...sessions.store import Changed
from ...sessions.templates import Template
from ..desk import Desk
from ..widgets.kept_fields import fields, keep_all
from .agenda_list import AgendaList
from .agenda_row import HEIGHT
from .clipboard import AgendaClipboard
from .day_header import DayHeader
from .day_plan import DayPlan, day_plan
from .editing import Editing
from .inspector import Inspector
from .item_actions import ItemActions
from .templates_menu import TemplatesButton

if TYPE_CHECKING:
    from .library.method_library import MethodLibrary

_CONCERNED = (Session, AgendaItem, Phase, Question, Theme, Speaker, Flow, Interval)


class PreparePage(QWidget):
    """The session in hand, to be prepared. Everything typed is kept when its field is left, and by `flush`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._editing = desk, Editing(desk)
        self._session_id = ""
        self._selected = ""
        self._plan: DayPlan | None = None
        self._last_place = 0
        """Where the selected item is, to select another there when it is gone."""
        self._stale = True
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if not desk.writable:
            self.setStyleSheet(f"QLineEdit, QPlainTextEdit {{ background: {tokens.PAPER}; }}")
        self.header = DayHeader(self._editing)
        self.agenda = AgendaList(self._editing)
        self.inspector = Inspector(self._editing)
        self.templates = TemplatesButton(self._editing)
        self.library: MethodLibrary | None = None
        """The method library, once it was opened."""
        self._clipboard = AgendaClipboard(self._editing, self._go_to)
        self._actions = ItemActions(self._editing, self._clipboard, self._go_to, self._edit_title)
        self._lay_out()
        self._connect()

    @property
    def selected_id(self) -> str:
        """The item that the inspector is about; empty for the day itself."""
        return self._selected

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
        if item_id == self._selected or self._leave_inspector():
            self._selected = item_id
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
        if self._clipboard.took(event, self._session_id, self._selected):
            return
        if event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Plus) and self.desk.writable:
            add_row = self.agenda.add_row
            self._ask_kind(self._selected, add_row.mapToGlobal(QPoint(HEIGHT, 0)))
        elif event.key() == Qt.Key.Key_Escape and self._selected:
            self.select("")
            self.header.day_button.setFocus()
        else:
            super().keyPressEvent(event)

    def open_library(self) -> None:
        """Show the method library in place of the inspector, ready to type; what is typed there is kept first."""
        if not self._leave_inspector() or not self.desk.writable:
            return
        if self.library is None:
            self.library = self._made_library()
        self.inspector.hide()
        self._show_place()
        self.library.open()

    def close_library(self) -> None:
        """Show the inspector again."""
        if self.library is not None and self.library.isVisible():
            self.library.hide()
            self.inspector.show()
            self.agenda.enter_anywhere()

    def _made_library(self) -> MethodLibrary:
        from .library.method_library import MethodLibrary  # costs a start what is opened later

        made = MethodLibrary(self._editing)
        made.insert_wanted.connect(self._insert)
        made.closed.connect(self.close_library)
        self._columns.addWidget(made)
        return made

    def _insert(self, template: Template) -> None:
        """Put ready items after the selected one, the library staying open for more."""
        session = self.desk.session
        after = self.desk.store.get(AgendaItem, self._selected)
        at = after.position + 1 if after is not None else None
        items = self.desk.notices.attempt(insert, self.desk.store, session, template, at=at) if session else None
        if items:
            self.select(items[-1].id)
            self.agenda.show_row(items[-1].id)

    def _show_place(self) -> None:
        """Say in the library where what is inserted goes."""
        if self.library is None or self._plan is None:
            return
        place = self._plan.place(self._selected)
        if place is None:
            self.library.show_place(_("At the end of the day"))
        else:
            self.library.show_place(_("After “{title}”").format(title=self._plan.items[place].title))

    def _lay_out(self) -> None:
        self.header.buttons.insertWidget(self.header.buttons.count() - 1, self.templates)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.header)
        left.addWidget(self.agenda, 1)
        layout = self._columns = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left, 1)
        layout.addWidget(self.inspector)

    def _connect(self) -> None:
        self.desk.changed.connect(self._follow)
        self.desk.session_chosen.connect(lambda _session_id: self._change_session())
        self.header.day_wanted.connect(lambda: self.select(""))
        self.header.item_wanted.connect(self._go_to)
        self.header.library_wanted.connect(self.open_library)
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
            self._session_id, self._selected = session.id, ""
        self._plan = day_plan(self.desk.store, session.id)
        self._keep_selection(self._plan)
        self.header.show_plan(self._plan)
        self.agenda.show_plan(self._plan)
        self._show_selection()

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_CONCERNED):
            self.refresh()

    def _change_session(self) -> None:
        self.flush()
        self.refresh()

    def _leave_inspector(self) -> bool:
        if keep_all(self.inspector):
            return True
        next(field for field in fields(self.inspector) if field.refused).setFocus()
        return False

    def _keep_selection(self, plan: DayPlan) -> None:
        """When the selected item is gone, the one that took its place is selected."""
        if self._selected and plan.place(self._selected) is None:
            ids = [planned.item.id for planned in plan.items]
            self._selected = ids[min(self._last_place, len(ids) - 1)] if ids else ""
        self._last_place = plan.place(self._selected) or 0

    def _show_selection(self) -> None:
        if self._plan is None:
            return
        self._last_place = self._plan.place(self._selected) or 0
        self.agenda.show_selected(self._selected)
        self.header.show_about_day(not self._selected)
        self.inspector.show_plan(self._plan, self._selected)
        self.templates.show_selection(self._session_id, self._selected)
        self._show_place()

    def _go_to(self, item_id: str) -> None:
        self.select(item_id)
        if self._selected == item_id:
            self.agenda.enter(item_id)

    def _edit_title(self, item_id: str) -> None:
        row = self.agenda.row(item_id)
        if row is not None and self._selected == item_id:
            row.edit_title()

    def _remove(self, item_id: str) -> None:
        self._actions.remove(item_id)
        self.agenda.enter(self._selected)

    def _ask_kind(self, item_id: str, where: QPoint) -> None:
        self._actions.kinds_menu(self, self._session_id, item_id).popup(where)

    def _open_menu(self, item_id: str, where: QPoint) -> None:
        self._go_to(item_id)
        menu = self._actions.menu(self, item_id) if self._selected == item_id and self.desk.writable else None
        if menu is not None:
            menu.popup(where)
