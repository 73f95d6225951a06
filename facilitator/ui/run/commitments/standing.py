"""Where a commitment stands: four keys or buttons, its history, and a line to say something of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import labels
from ....sessions.records import CommitmentState, CommitmentStep
from ...widgets.basics import button, label
from ...widgets.digit_keys import digit_of
from ...widgets.kept_fields import LineField
from .actions import CommitmentActions

STATES = tuple(CommitmentState)


class Standing(QWidget):
    """Of one commitment; the number of a state is its key on the card."""

    entered = Signal()
    """Enter was pressed in the note, and it is kept."""
    left = Signal()
    """Esc was pressed in the note."""

    def __init__(self, commitment_id: str, actions: CommitmentActions) -> None:
        super().__init__()
        self._id, self._actions = commitment_id, actions
        self._group = QButtonGroup(self)
        self.note = LineField(_("What became of it"), self._keep_note, hint=_("What became of it, then Enter"))
        self.note.entered.connect(self.entered)
        self.note.left.connect(self.left)
        self._history = label("", "soft", wrap=True)
        self._history.setStyleSheet("font-size: 13px;")
        self._lay_out()

    @property
    def history(self) -> str:
        """Its steps, as they are told."""
        return self._history.text()

    def show_standing(self, state: CommitmentState, steps: Sequence[CommitmentStep]) -> None:
        """Show where it stands and how it came there."""
        self._group.button(STATES.index(state)).setChecked(True)
        self._history.setText("\n".join(map(labels.commitment_step, steps)))
        self._history.setVisible(bool(steps))
        self.note.show_kept("")

    def _keep_note(self, typed: str) -> bool:
        if not self._actions.note(self._id, typed):
            return False
        self.note.show_kept("")
        return True

    def _set_state(self, state: CommitmentState) -> None:
        self._actions.set_state(self._id, state)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for place, state in enumerate(STATES):
            words = labels.commitment_state(state)
            tip = _("{state} ({key})").format(state=words, key=place + 1)
            made = button(words, partial(self._set_state, state), "place", tip=tip)
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setStyleSheet(
                "QPushButton { font-size: 12px; padding: 4px 3px; } QPushButton:focus { padding: 2px 1px; }"
            )
            self._group.addButton(made, place)
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._history)
        column.addWidget(self.note)


def state_of_key(event: QKeyEvent) -> CommitmentState | None:
    """The state whose number was pressed, whatever the keyboard."""
    number = digit_of(event)
    return STATES[number - 1] if number is not None and 0 < number <= len(STATES) else None
