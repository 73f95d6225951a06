"""The question queue of a speech: the question whose turn it is, those that wait, those that were answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions.queued import Queue
from ....sessions.records import AgendaItem, RoomQuestion
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.card_area import CardArea
from .new_line import NewLine
from .queue_actions import QueueActions, key_of
from .queue_row import QueueRow


class QueuePage(QWidget):
    """The list, and under it where one more is typed."""

    left = Signal()
    """Esc was pressed in an empty field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.acts = QueueActions(desk)
        self._none = label(_("What the room asks is typed in the bar at the bottom, or here."), "soft", wrap=True)
        self.list = QueueList(self.acts)
        self.list.left.connect(self.enter_new)
        self.new = NewLine(_("New question from the room"), lambda typed: self.acts.ask(typed))
        self.new.setPlaceholderText(_("Question from the room…"))
        self.new.rose.connect(self.list.enter_last)
        self.new.left.connect(self.left)
        hint = _("Enter: its turn. {answered}: answered. {keep}: kept for the report.")
        self._hint = label(
            hint.format(answered=key_of("answered").upper(), keep=key_of("keep").upper()), "soft", wrap=True
        )
        self._hint.setStyleSheet("font-size: 13px;")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part, stretch in ((self._none, 0), (self.list, 1), (self.new, 0), (self._hint, 0)):
            column.addWidget(part, stretch)
        column.addStretch(0)

    def show_item(self, item: AgendaItem) -> Queue:
        """Show the queue of *item*, which is returned."""
        self.acts.item = item
        found = self.acts.queue()
        self.list.show_queue(found, {one.id: one.name or one.role for one in self.acts.speakers()})
        self.list.setVisible(bool(found.all))
        self._none.setVisible(not found.all)
        self.new.setVisible(self._desk.writable)
        self._hint.setVisible(self._desk.writable and bool(found.all))
        return found

    def enter(self) -> None:
        """Give the keys to the first question, or to the field while there is none."""
        if not self.list.enter_first():
            self.enter_new()

    def enter_new(self) -> None:
        self.new.setFocus()

    def enter_question(self, question_id: str) -> None:
        """Give the keys to that question, in sight."""
        self.list.enter(question_id)


class QueueList(CardArea):
    """Questions one under the other, as they are taken."""

    left = Signal()
    """Down was pressed on the last one, or it is gone: the keys go to what is below."""

    def __init__(self, actions: QueueActions) -> None:
        super().__init__()
        self._actions = actions
        self._rows = self.new_cards(self._new_row)

    @property
    def rows(self) -> list[QueueRow]:
        """In the order shown."""
        return list(self._rows.widgets.values())

    def show_queue(self, found: Queue, names: dict[str, str]) -> None:
        """Show these questions as they are now; *names* are those of the speakers, by their ids."""
        before, held, focused = list(self._rows.widgets), self._held(), QApplication.focusWidget()
        shown: Sequence[RoomQuestion] = found.all
        self._rows.show_keys([one.id for one in shown])
        for one in shown:
            to = names.get(one.speaker_id or "", "")
            self._rows.widgets[one.id].show_question(one, one.position + 1, to)
        if held and held not in self._rows.widgets:
            self._enter_at(before.index(held))
        elif held and focused is not None:
            focused.setFocus()  # a row that goes elsewhere keeps the caret
            self.bring_in_sight(self._rows.widgets[held])
        new = next((one.id for one in reversed(found.waiting) if before and one.id not in before), "")
        if new:
            self.bring_in_sight(self._rows.widgets[new])

    def enter_first(self) -> bool:
        """Give the keys to the question whose turn it is, or the first that waits; False without any."""
        if self.rows:
            self.enter(self.rows[0].question_id)
        return bool(self.rows)

    def enter_last(self) -> None:
        if self.rows:
            self.enter(self.rows[-1].question_id)

    def enter(self, question_id: str) -> None:
        """Give the keys to that question, in sight."""
        row = self._rows.widgets.get(question_id)
        if row is not None:
            row.setFocus()
            self.bring_in_sight(row)

    def _held(self) -> str:
        """The question that has the keys, by its id; empty when none has."""
        focused: QWidget | None = QApplication.focusWidget()
        held = (row for row in self.rows if focused is not None and (row is focused or row.isAncestorOf(focused)))
        return next((row.question_id for row in held), "")

    def _enter_at(self, place: int) -> None:
        """Give the keys to the question that took the place of one that is gone."""
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()
        else:
            self.left.emit()

    def _go_on(self, question_id: str) -> None:
        """One was answered: the keys go to the next one that waits."""
        waiting = self._actions.queue().waiting
        self.enter(waiting[0].id if waiting else question_id)

    def _walk(self, question_id: str, step: int) -> None:
        ids = list(self._rows.widgets)
        place = ids.index(question_id) + step
        if place == len(ids):
            self.left.emit()
        elif place >= 0:
            self.enter(ids[place])

    def _new_row(self, question_id: str) -> QueueRow:
        row = QueueRow(question_id, self._actions)
        row.walked.connect(self._walk)
        row.finished.connect(self._go_on)
        return row
