"""The contributions of a cluster in its panel, whole, with what can be done with those that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ...widgets.basics import button, label
from ...widgets.flow_layout import FlowLayout
from ...widgets.keyed_column import KeyedColumn
from ...widgets.name_field import NameField
from ...widgets.whole_text import WholeText
from .actions import ClusterActions

_AT_FIRST = 60
"""So many notes are shown at once; the others on request."""


@dataclass(frozen=True, slots=True)
class ListedNote:
    """What the panel shows of a contribution."""

    id: str
    text: str
    colour: str
    mark: str
    """The letter of its kind and where it comes from."""


class ClusterNotes(QWidget):
    """A list with boxes to tick; the tick of a note stays with it while others come and go."""

    note_chosen = Signal(str)
    """That note is to be looked at on the wall."""
    finished = Signal()
    """What had the keys has gone with the last tick."""

    def __init__(self, actions: ClusterActions, cluster_id: str) -> None:
        super().__init__()
        self._actions, self._cluster_id = actions, cluster_id
        self._notes: dict[str, ListedNote] = {}
        self._most = _AT_FIRST
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(5)
        rows = QVBoxLayout()
        rows.setSpacing(5)
        self._rows = KeyedColumn(rows, self._new_row)
        self._more = button("", self._show_more, "plain")
        self._empty = label(_("No contribution yet: this name waits for some."), "soft", wrap=True)
        self._name = NameField(_("Name of the new cluster"), hint=_("Name of the new cluster, then Enter"))
        self._name.chosen.connect(self._split)
        self._name.left.connect(self._stop_naming)
        self._name.hide()
        column.addLayout(rows)
        column.addWidget(self._empty)
        column.addWidget(self._more)
        column.addWidget(self._gestures())
        column.addWidget(self._name)

    def show_notes(self, notes: Sequence[ListedNote]) -> None:
        """Show the contributions as they are now."""
        self._notes = {note.id: note for note in notes}
        shown = list(self._notes)[: self._most]
        self._rows.show_keys(shown)
        for note_id in shown:
            self._rows.widgets[note_id].show_note(self._notes[note_id])
        left = len(self._notes) - len(shown)
        self._more.setVisible(left > 0)
        self._more.setText(_("Show {count} more").format(count=left))
        self._empty.setVisible(not notes)
        self._show_gestures()

    @property
    def rows(self) -> list[NoteRow]:
        return list(self._rows.widgets.values())

    @property
    def ticked(self) -> list[str]:
        """The notes that are ticked, in order."""
        return [row.note_id for row in self.rows if row.box.isChecked()]

    def _new_row(self, note_id: str) -> NoteRow:
        row = NoteRow(note_id)
        row.box.toggled.connect(lambda _checked: self._show_gestures())
        row.chosen.connect(self.note_chosen)
        return row

    def _show_more(self) -> None:
        self._most = len(self._notes)
        self.show_notes(list(self._notes.values()))

    # What can be done with those that are ticked

    def _gestures(self) -> QWidget:
        self._for_ticked = QWidget()
        row = FlowLayout(self._for_ticked, spacing=6)
        self._split_button = button(_("Split…"), self._ask_name, tip=_("Into a new cluster"))
        self._move_button = button(_("To…"), self._ask_home, tip=_("Into another cluster"))
        take_out = button(_("Take out"), self._take_out, tip=_("Leave the cluster, back among the loose ones"))
        for made in (self._split_button, self._move_button, take_out):
            made.setStyleSheet("font-size: 13px; padding: 4px 9px;")
            row.addWidget(made)
        return self._for_ticked

    def _show_gestures(self) -> None:
        """Each is there when it has an effect."""
        ticked = self.ticked if self._actions.desk.writable else []
        focused: QWidget | None = QApplication.focusWidget()
        inside = focused is self._name or (focused is not None and self._for_ticked.isAncestorOf(focused))
        self._for_ticked.setVisible(bool(ticked))
        self._split_button.setVisible(0 < len(ticked) < len(self._notes))
        self._move_button.setVisible(len(self._actions.titles()) > 1 if ticked else False)
        if not ticked:
            self._name.hide()
            if inside:
                self.finished.emit()

    def _ask_name(self) -> None:
        self._name.show()
        self._name.start([])

    def _stop_naming(self) -> None:
        if self._name.isVisible():
            if self._name.hasFocus():
                self._split_button.setFocus()
            self._name.hide()

    def _split(self, title: str) -> None:
        if self._actions.split(self._cluster_id, self.ticked, title):
            self._stop_naming()

    def _ask_home(self) -> None:
        menu = self._actions.homes_menu(self, self._cluster_id, self._move)
        menu.popup(self._move_button.mapToGlobal(QPoint(0, self._move_button.height())))

    def _move(self, cluster_id: str) -> None:
        self._actions.put_in(cluster_id, self.ticked)

    def _take_out(self) -> None:
        self._actions.take_out(self.ticked)


class NoteRow(QFrame):
    """A box, the whole text, where it comes from. A click ticks; a double click or Enter looks at it on the wall."""

    chosen = Signal(str)

    def __init__(self, note_id: str) -> None:
        super().__init__()
        self.note_id = note_id
        self.setObjectName("note-row")
        self.box = _Box()
        self.box.entered.connect(partial(self.chosen.emit, note_id))
        self._text, self._mark = WholeText(13), label("")
        self._mark.setStyleSheet("font-size: 12px; color: #4A505A;")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setToolTip(_("Double click or Enter: see it on the wall"))

    def show_note(self, note: ListedNote) -> None:
        """Show the contribution as it is now."""
        self._text.show_text(note.text)
        self._mark.setText(note.mark)
        self.box.setAccessibleName(note.text)
        self.setStyleSheet(f"QFrame#note-row {{ background: {note.colour}; border-radius: 6px; }}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus()
            self.box.toggle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.toggle()  # the first click of the two changed it
            self.chosen.emit(self.note_id)


class _Box(QCheckBox):
    """Enter is for the note, Space for the tick."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(
            f"QCheckBox {{ padding: 1px; border: 2px solid transparent; border-radius: 5px; }}"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
