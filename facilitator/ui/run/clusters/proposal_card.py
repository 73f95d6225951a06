"""One proposed cluster: its title, the words on which it rests, its contributions to tick, accepted or put aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.proposals import Proposal, Reason
from ....sessions.records import Contribution
from ...widgets.basics import button, label
from ...widgets.card_button import KeyCard
from ...widgets.editable_line import EditableLine
from ...widgets.keyed_column import KeyedColumn
from .notes import ListedNote, NoteRow

LONGEST_SHOWN = 280
"""A longer text is cut in a card, with a sign; it is read whole on the wall."""


class ProposalCard(KeyCard):
    """The keyboard takes it as a whole: Enter accepts, Del puts aside. Nothing happens before."""

    accepted = Signal(str)
    dismissed = Signal(str)
    stepped = Signal(int)
    """The keyboard goes to the card so many places further."""
    note_chosen = Signal(str)
    """That note is to be looked at on the wall."""

    def __init__(self, key: str, *, writable: bool) -> None:
        super().__init__()
        self.key, self._writable = key, writable
        self._proposal: Proposal | None = None
        self.title = ""
        """The title under which it would be accepted."""
        self._field = EditableLine(_("Title of the cluster"), self._keep_title, pixels=15)
        self._field.entered.connect(self._accept)
        self._field.left.connect(self.setFocus)
        self._home, self._basis, self._count = label("", wrap=True), label("", wrap=True), label("", "soft")
        self._home.setStyleSheet("font-size: 15px; font-weight: 700;")
        self._basis.setStyleSheet(f"font-size: 13px; color: {tokens.ACCENT};")
        self._count.setStyleSheet("font-size: 13px;")
        self._accept_button = button(_("Accept"), self._accept, "primary", tip=_("Accept (Enter)"))
        self._dismiss_button = button(_("Put aside"), self._dismiss, tip=_("Put aside (Del)"))
        self._accept_button.setEnabled(writable)
        self._lay_out()

    def show_proposal(self, proposal: Proposal, notes: Mapping[str, Contribution]) -> None:
        """Show *proposal*; what the person has begun to change in the card stays as it is."""
        if self.touched:
            self.keep_only(notes)
            return
        self._proposal, self.title = proposal, proposal.title
        self._field.show_kept(proposal.title)
        self._home.setText(_("Into “{title}”").format(title=proposal.title))
        self._field.setVisible(proposal.cluster_id is None)
        self._home.setVisible(proposal.cluster_id is not None)
        self._basis.setText(basis_of(proposal))
        self._show_rows([notes[note_id] for note_id in proposal.contribution_ids])

    def keep_only(self, waiting: Mapping[str, Contribution]) -> bool:
        """Take away the contributions that no longer wait; False when nothing is left to propose."""
        kept = [note_id for note_id in self._rows.widgets if note_id in waiting]
        self._show_rows([waiting[note_id] for note_id in kept])
        return bool(kept) and (self.cluster_id is not None or len(kept) > 1)

    @property
    def cluster_id(self) -> str | None:
        """The cluster that the contributions would join; None for a new one."""
        return self._proposal.cluster_id if self._proposal else None

    @property
    def proposal(self) -> Proposal:
        assert self._proposal is not None
        return self._proposal

    @property
    def ticked(self) -> list[str]:
        """The contributions that would be grouped."""
        return [row.note_id for row in self.rows if row.box.isChecked()]

    @property
    def rows(self) -> list[NoteRow]:
        return list(self._rows.widgets.values())

    @property
    def on_the_way(self) -> list[QWidget]:
        """What the Tab key goes through, in order."""
        return [self, self._field, self._dismiss_button, self._accept_button, *(row.box for row in self.rows)]

    @property
    def touched(self) -> bool:
        """Whether the person changes something in it, or has."""
        if self._proposal is None:
            return False
        retitled = self._field.waiting or self.title != self._proposal.title
        return retitled or self._field.hasFocus() or len(self.ticked) < len(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(pressed, QPushButton):
                pressed.click()
            else:
                self._accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and pressed is not self._field:
            self._dismiss()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):  # before they scroll what is around
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _keep_title(self, typed: str) -> bool:
        self.title = typed.strip() or self.title
        self._tell()
        return bool(typed.strip())

    def _accept(self) -> None:
        if self._writable and self._field.keep() and self.ticked:
            self.accepted.emit(self.key)

    def _dismiss(self) -> None:
        self.dismissed.emit(self.key)

    def _show_rows(self, notes: Sequence[Contribution]) -> None:
        self._rows.show_keys([note.id for note in notes])
        for note in notes:
            self._rows.widgets[note.id].show_note(_listed(note))
        self._tell()

    def _tell(self) -> None:
        ticked, total = len(self.ticked), len(self.rows)
        count = labels.contribution_count(total)
        if ticked < total:
            count = ngettext("{ticked} of {count} kept", "{ticked} of {count} kept", ticked).format(
                ticked=ticked, count=total
            )
        self._count.setText(count)
        self._accept_button.setEnabled(self._writable and ticked > 0)
        title = self._home.text() if self.cluster_id else self.title
        self.setAccessibleName(f"{title}, {count}. {self._basis.text()}")

    def _new_row(self, note_id: str) -> NoteRow:
        row = NoteRow(note_id)
        row.box.setChecked(True)
        row.box.toggled.connect(lambda _checked: self._tell())
        row.chosen.connect(self.note_chosen)
        return row

    def _lay_out(self) -> None:
        for under_the_title in (self._home, self._basis, self._count):
            under_the_title.setContentsMargins(8, 0, 0, 0)  # the frame of the field moves its text to the right
        rows = QVBoxLayout()
        rows.setSpacing(5)
        self._rows = KeyedColumn(rows, self._new_row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._count, 1)
        buttons.addWidget(self._dismiss_button)
        buttons.addWidget(self._accept_button)
        head = QVBoxLayout()
        head.setSpacing(1)
        head.addWidget(self._field)
        head.addWidget(self._home)
        head.addWidget(self._basis)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addLayout(rows)


def basis_of(proposal: Proposal) -> str:
    """On what a proposal rests, in a few words."""
    if proposal.reason is Reason.ALIKE:
        return _("Nearly the same text")
    return _("Rests on: {words}").format(words=", ".join(proposal.words))


def _listed(note: Contribution) -> ListedNote:
    text = note.text
    if len(text) > LONGEST_SHOWN:
        start = text[:LONGEST_SHOWN]
        text = (start.rpartition(" ")[0] or start) + "…"
    origin = labels.origin(note.table_number, note.college)
    mark = " · ".join(part for part in (labels.kind_letter(note.kind), origin) if part)
    return ListedNote(note.id, text, tokens.NOTE_COLOURS[note.kind], mark)
