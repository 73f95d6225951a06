"""Sorting mode: the notes of a question one by one, in large; a digit sends each to its cluster.

Every step is one gesture, on the disk before the next note comes. What remains to be sorted is what is in no cluster:
whoever changes that, here or elsewhere, changes what is shown, and a restart goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions import capture, clustering, labels
from ....sessions.records import Cluster, Contribution, PlusOne, Question
from ....sessions.store import Changed
from ....sessions.text import shortened
from ...desk import Desk
from ...undo import operation_label
from ...widgets.digit_keys import digit_of
from ...widgets.own_keys import claims
from .board import SortingBoard
from .keys import command_of, is_letter
from .view import SortingView

_SHORT = 60
"""Characters of a title that is told in passing."""


class SortingPage(QWidget):
    """Takes the keys while it has the focus: letters and digits are commands here, not the beginning of a note."""

    closed = Signal()
    """The person is done with sorting."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._board = desk, SortingBoard(desk.store)
        self._latest = ""
        """The cluster that received the last note."""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Sorting"))
        self.view = SortingView(self)
        self.view.tiles.chosen.connect(self._press)
        self.view.commanded.connect(self._command)
        self.view.name.chosen.connect(self._make_cluster)
        self.view.name.left.connect(self.view.stop_naming)
        self._acts: dict[str, Callable[[], object]] = {
            "new": self._ask_name,
            "skip": self._skip,
            "back": self._step_back,
            "park": self._park,
            "remove": self._remove,
            "undo": self._undo,
            "again": self._look_again,
            "down": lambda: self.view.note.turn(1),
            "up": lambda: self.view.note.turn(-1),
            "close": self.closed.emit,
            "enter": self._leave_at_the_end,
        }
        desk.changed.connect(self._on_changed)

    def open_for(self, question: Question | None) -> None:
        """Begin with what is in no cluster of *question* yet, and take the keyboard."""
        self._board.begin(question)
        self._latest = ""
        self.view.show_question(question.text if question is not None else "")
        self.view.stop_naming()
        self._show()
        self.setFocus()

    def _on_changed(self, changed: Changed) -> None:
        if self._board.question is not None and self.isVisible() and self._board.follow(changed):
            self._show()

    # What it shows

    def _show(self, move: str = "") -> None:
        """Show the note in hand, and what became of the one before it."""
        board, note = self._board, self._board.in_hand
        self.view.tiles.show_clusters(board.order, board.clusters, self._latest)
        self.view.show_progress(board.done, board.total)
        self.view.show_move(move)
        self.view.show_looking_again(board.looking_again)
        if note is None:
            self.view.stop_naming()
            self.view.show_end(*self._summary())
            return
        self.view.note.show_note(
            note.text,
            tokens.NOTE_COLOURS[note.kind],
            labels.kind_letter(note.kind),
            labels.contribution_kind(note.kind),
            self._origin(note),
        )
        self.view.show_note()

    def _origin(self, note: Contribution) -> str:
        more = self._desk.store.count(PlusOne, contribution_id=note.id)
        table = labels.table(note.table_number) if note.table_number is not None else ""
        college = labels.college(note.college) if note.college is not None else ""
        home = self._board.clusters.get(note.cluster_id or "")
        inside = _("in “{title}”").format(title=shortened(home.title, _SHORT)) if home is not None else ""
        return " · ".join(filter(None, (table, college, f"+{more}" if more else "", inside)))

    def _summary(self) -> tuple[str, str]:
        """What to say when nothing waits."""
        count, notes = len(self._board.clusters), self._board.total
        if not notes:
            return _("There is nothing to sort yet"), _("What is said to this question will come here, note by note.")
        clusters = ngettext("{count} cluster", "{count} clusters", count).format(count=count)
        return _("Everything is sorted"), f"{labels.contribution_count(notes)} · {clusters}"

    # The keys

    def event(self, event: QEvent) -> bool:
        """Esc leaves the sorting before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commands; any other letter does nothing here, rather than begin a note that nobody meant."""
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        if command:
            super().keyPressEvent(event)
        elif self.view.naming:
            return  # what the field had no use for
        elif (digit := digit_of(event)) is not None:
            self._press(digit)
        elif wanted := command_of(event):
            self._command(wanted)
        elif not is_letter(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.view.show_lit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.view.show_lit(self.view.naming)

    # The commands

    def _command(self, wanted: str) -> None:
        self._acts[wanted]()

    def _press(self, digit: int) -> None:
        """Send the note in hand to the cluster of that digit; 0 shows other clusters."""
        if digit == 0:
            self._board.order.turn()
            self._show()
            return
        shown, note = self._board.order.shown, self._board.in_hand
        cluster = self._desk.store.get(Cluster, shown[digit - 1]) if digit <= len(shown) else None
        if cluster is None:
            self._desk.notices.say(_("No cluster has the number {digit}.").format(digit=digit))
        elif note is not None:
            self._send(note, cluster.title, clustering.put_in, cluster, [note])

    def _make_cluster(self, title: str) -> None:
        """Put the note in hand in a cluster of that name: a new one, or the one that has it already."""
        note, question = self._board.in_hand, self._board.question
        if note is not None and question is not None:
            self._send(note, title, clustering.group, question, title, [note])

    def _send(self, note: Contribution, title: str, gesture: Callable[..., object], *arguments: object) -> None:
        """Let *gesture* put *note* in the cluster of that title, then bring the next one."""
        was_to_be = self._board.decide(note)
        if not self._did(gesture, *arguments):
            self._board.reconsider(note, was_to_be)
            return
        kept = self._desk.store.get(Contribution, note.id)
        self._latest = (kept.cluster_id or "") if kept is not None else ""
        self._board.come_to_the_next()
        self.view.stop_naming()
        self._show(f"→ {shortened(title, _SHORT)}")

    def _ask_name(self) -> None:
        if self._board.in_hand is not None:
            self.view.ask_name([cluster.title for cluster in self._board.clusters.values()])

    def _skip(self) -> None:
        self._board.queue.skip()
        self._show(_("Passed over: it comes back at the end") if len(self._board.queue) > 1 else "")

    def _step_back(self) -> None:
        self._board.queue.step_back()
        self._show()

    def _park(self) -> None:
        note = self._board.in_hand
        if note is not None and self._did(capture.move, [note], None):
            self._show(_("→ Parking"))

    def _remove(self) -> None:
        note = self._board.in_hand
        if note is not None and self._did(capture.remove, [note]):
            self._show(_("→ Bin"))

    def _look_again(self) -> None:
        self._board.look_again(not self._board.looking_again)
        self._show()

    def _leave_at_the_end(self) -> None:
        if self._board.in_hand is None:
            self.closed.emit()

    def _undo(self) -> None:
        """Take the last sorting step back; anything else is left to Ctrl+Z."""
        last, step = self._desk.store.can_undo(), self._board.last_step
        if last is None:
            self._desk.notices.say(_("There is nothing to undo."))
        elif step is None or step.operation != last:
            other = _("The last gesture is not of the sorting ({what}): Ctrl+Z takes it back.")
            self._desk.notices.say(other.format(what=operation_label(last)))
        else:
            self._latest = ""
            if self._desk.notices.attempt(self._desk.store.undo) is not None:
                self._show(_("Taken back"))

    def _did(self, gesture: Callable[..., object], *arguments: object) -> bool:
        """Whether *gesture* was kept; what the world refuses is told in a notice."""
        return self._desk.notices.did(gesture, self._desk.store, *arguments)
