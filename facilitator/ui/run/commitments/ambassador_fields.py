"""The fields of an ambassador: the name, to whom the result is carried, by when, and which part of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions.records import Ambassador
from ...widgets.basics import button
from ...widgets.choice_button import ChoiceButton
from ...widgets.completed_line import CompletedLine
from ...widgets.kept_fields import LineField
from .ambassador_actions import AmbassadorActions
from .opened import tool


class AmbassadorFields(QWidget):
    """Each is kept when it is left. Made when the card is first opened."""

    finished = Signal()
    """Enter or Esc was pressed, or the button: they are to be closed."""

    def __init__(self, ambassador_id: str, actions: AmbassadorActions) -> None:
        super().__init__()
        self._id, self._actions = ambassador_id, actions
        edit = partial(actions.edit, ambassador_id)
        self.name = CompletedLine(_("Name"), lambda typed: edit(name=typed), actions.people)
        hint = _("To whom: the municipal council")
        self.carries_to = LineField(_("To whom"), lambda typed: edit(carries_to=typed), hint=hint)
        self.due = LineField(_("By when"), partial(actions.set_day, ambassador_id), hint=_("By when: 12/3"))
        self.task = ChoiceButton(_("What is carried"))
        self.task.chosen.connect(lambda key: edit(commitment_id=key or None))
        for field in (self.name, self.carries_to, self.due):
            field.entered.connect(self.finished)
            field.left.connect(self.finished)
        self._lay_out()

    def show_ambassador(self, one: Ambassador) -> None:
        """Show them as they are now; what is being typed stays."""
        self.name.show_kept(one.name)
        self.carries_to.show_kept(one.carries_to)
        self.due.show_kept(f"{one.due:%d/%m/%Y}" if one.due else "")
        self.task.show_choice(self._actions.tasks(), one.commitment_id or "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        pair = QHBoxLayout()
        pair.setSpacing(6)
        pair.addWidget(self.carries_to, 3)
        pair.addWidget(self.due, 2)
        tools = QHBoxLayout()
        tools.addWidget(tool("trash-2", _("Delete"), partial(self._actions.remove, self._id)))
        tools.addStretch(1)
        tools.addWidget(button(_("Close"), self.finished.emit, "plain"))
        column.addWidget(self.name)
        column.addLayout(pair)
        column.addWidget(self.task)
        column.addLayout(tools)
