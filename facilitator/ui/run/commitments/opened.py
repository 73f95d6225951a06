"""What is inside a commitment once its card is opened: its fields, where it stands, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.records import Commitment, CommitmentStep
from ...theme import icon
from ...widgets.basics import button
from .actions import CommitmentActions
from .fields import CommitmentFields
from .standing import Standing


class OpenedCommitment(QWidget):
    """Made when the card is first opened: a long list is shown at once."""

    finished = Signal()
    """Enter or Esc was pressed, or the button: it is to be closed."""

    def __init__(self, commitment_id: str, actions: CommitmentActions, *, ordered: bool) -> None:
        super().__init__()
        self._id, self._actions, self._ordered = commitment_id, actions, ordered
        self.fields = CommitmentFields(partial(actions.edit, commitment_id), actions.people, only_dates=not ordered)
        self.standing = Standing(commitment_id, actions)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        parts = (self.fields, self.standing) if ordered else (self.standing, self.fields)
        for part in parts:
            part.entered.connect(self.finished)
            part.left.connect(self.finished)
            inside.addWidget(part)
        inside.addLayout(self._tools())

    def show_commitment(self, one: Commitment, steps: Sequence[CommitmentStep]) -> None:
        """Show it as it is now; what is being typed stays."""
        self.fields.show_commitment(one)
        self.standing.show_standing(one.state, steps)

    def take_keyboard(self) -> None:
        """The caret is in the first field; of another day, in what became of it."""
        (self.fields.what if self._ordered else self.standing.note).setFocus()

    def _tools(self) -> QHBoxLayout:
        row, one = QHBoxLayout(), self._id
        row.setSpacing(2)
        if self._ordered:
            row.addWidget(tool("arrow-up", _("Move up (Alt+↑)"), partial(self._actions.step, one, -1)))
            row.addWidget(tool("arrow-down", _("Move down (Alt+↓)"), partial(self._actions.step, one, 1)))
            row.addWidget(tool("trash-2", _("Delete"), partial(self._actions.remove, one)))
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.finished.emit, "plain"))
        return row


def tool(icon_name: str, name: str, on_click: Callable[[], object]) -> QWidget:
    """A small button that is only its icon, named *name*."""
    made = button("", on_click, "plain", tip=name)
    made.setIcon(icon(icon_name, tokens.SOFT_INK))
    made.setIconSize(QSize(18, 18))
    made.setAccessibleName(name)
    made.setFixedSize(32, 30)
    return made
