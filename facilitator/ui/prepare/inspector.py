"""The column on the right: about the selected item, or about the day when none is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ...sessions.reading import session_number
from ..widgets.basics import side
from ..widgets.kept_fields import fields
from .day_plan import DayPlan
from .editing import Editing
from .item_inspector import ItemInspector
from .session_inspector import SessionInspector

WIDTH = 380
_MARGIN = 18


class Inspector(QWidget):
    """Shows one form at a time; a form is about the same thing for its whole life."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.form: ItemInspector | SessionInspector | None = None
        self._about = ("", "")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = side("right")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)
        self.setFixedWidth(WIDTH)

    def show_plan(self, plan: DayPlan, item_id: str) -> None:
        """Show that item of the day, or the day itself, as they are now; what is being typed stays."""
        about = (plan.outline.session.id, item_id)
        if about != self._about or self.form is None:
            self._about = about
            self._replace_form(*about)
        item = plan.outline.item(item_id)
        if isinstance(self.form, ItemInspector) and item is not None:
            self.form.show_item(plan.outline, item)
        elif isinstance(self.form, SessionInspector):
            self.form.show_session(plan.outline, session_number(self._editing.store, plan.outline.session.id))
        for field in fields(self):
            field.setReadOnly(not self._editing.desk.writable)

    def _replace_form(self, session_id: str, item_id: str) -> None:
        old, page = self._scroll.takeWidget(), QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, 18, _MARGIN, 18)
        editing = self._editing
        self.form = ItemInspector(item_id, session_id, editing) if item_id else SessionInspector(session_id, editing)
        layout.addWidget(self.form)
        self._scroll.setWidget(page)
        if old is not None:
            old.hide()
            old.deleteLater()
