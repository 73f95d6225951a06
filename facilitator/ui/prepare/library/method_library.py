"""The method library: type to find, read, and insert a method or a lever in the agenda as a ready item."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions.methods import Method, load, methods, planned, search
from ....sessions.own_templates import method_folder, save_method
from ....sessions.records import Part, Participant
from ....sessions.templates import Template
from ...theme import icon
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button, close_button, label
from ...widgets.elided_label import ElidedLabel
from ...widgets.kept_fields import LineField
from ...widgets.own_keys import claims
from ..editing import Editing
from .filter_row import FilterRow
from .method_details import MethodDetails
from .method_list import MethodList

WIDTH, _LEAST_WIDTH, _ANY_WIDTH = 660, 400, 16_777_215
_OWN = "own:"
"""How the ids of the methods that the person made begin: one may be the copy of another."""
_AT_A_TABLE = 7
"""How many people a table is expected to have, while nobody is on the list."""
_PAGES: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MethodLibrary(QWidget):
    """Stands beside the agenda while it is open. Words go to the search wherever the keyboard is.

    Up and Down choose, Page Up and Page Down turn what is read, Enter inserts and leaves the library open, Esc closes.
    """

    insert_wanted = Signal(Template)
    """One item, with the question of a lever, to put in the agenda."""
    closed = Signal()

    def __init__(self, editing: Editing, own_folder: Path | None = None) -> None:
        """*own_folder* has the methods that the person made, in place of the usual folder."""
        super().__init__()
        self._editing = editing
        self._own_folder = own_folder or method_folder()
        self._known: dict[str, Method] = {}
        self._expected_for = ""
        """The session of which the number of people was asked last."""
        self.field = LineField(_("Find a method"), self._keep_words, hint=_("Find a method: frieze, vote, lever 4…"))
        self.filters, self.details = FilterRow(), MethodDetails()
        self.list = MethodList(tab_after=self.filters.clear_button)
        self._count = label("", "soft")
        self._nothing = label(_("No method answers to this. Try fewer words, or clear the filters."), "soft", wrap=True)
        self._place = ElidedLabel()
        self._place.setProperty("role", "soft")
        self.insert_button = button(_("Insert in the agenda"), self._insert, "primary", tip=_("Enter"))
        if not editing.desk.writable:
            self.insert_button.hide()
        self.keep_button = button("", self._keep_own, tip=_("A file of yours, to be changed with a text editor"))
        self._close = close_button(self.closed.emit)
        self.setObjectName("side")
        self.setProperty("edge", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Method library"))
        self.setMinimumWidth(_LEAST_WIDTH)
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> Method | None:
        """The method that is read."""
        return self._known.get(self.list.chosen_id)

    def open(self) -> None:
        """Read the library again and be ready to type; what was looked for last is still there, selected."""
        known = {one.id: one for one in self._read()}
        self.list.forget([key for key, one in self._known.items() if known.get(key) != one])
        self._known = known
        self._expect_people()
        self._search(keep=True)  # before it is shown: cards that come to sight one by one take longer
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def stand_alone(self, alone: bool) -> None:
        """Take all the room there is, or no more than usual, beside an agenda."""
        self.setMaximumWidth(_ANY_WIDTH if alone else WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def show_place(self, words: str) -> None:
        """Say where in the agenda a method will go."""
        self._place.setText(words)

    def event(self, event: QEvent) -> bool:
        """Esc closes the library before it leaves a frozen screen."""
        return claims(event, Qt.Key.Key_Escape, *map(Qt.Key, _PAGES)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert()
        elif key in STEPS:
            self.list.step(STEPS[key])
        elif key in _PAGES:
            self.details.turn_page(_PAGES[key])
        elif not self.field.hasFocus() and _is_typed(event):
            self.field.setFocus()
            self.field.end(False)
            QApplication.sendEvent(self.field, event)
        else:
            super().keyPressEvent(event)

    def _read(self) -> list[Method]:
        """Those that the person made, then those of the program; a file that cannot be read is told, and left out."""
        attempt = self._editing.desk.notices.attempt
        found = {path: attempt(load, path) for path in sorted(self._own_folder.glob("*.yaml"))}
        own = [replace(one, id=f"{_OWN}{path.stem}") for path, one in found.items() if one is not None]
        self.filters.offer_mine(bool(own))
        return [*own, *(attempt(methods) or ())]

    def _expect_people(self) -> None:
        """Ask for what suits those expected today: those on the list, or else as many as the tables take."""
        session = self._editing.desk.session
        if session is not None and session.id != self._expected_for:
            self._expected_for = session.id
            listed = self._editing.store.count(Participant, session_id=session.id, part=Part.PARTICIPANT)
            self.filters.expect(listed or session.table_count * _AT_A_TABLE)

    def _search(self, *, keep: bool = False) -> None:
        """Show what answers to the words and the filters; with *keep*, the one that is read stays so."""
        asked = self.filters.narrowed
        found = search(
            [one for one in self._known.values() if one.id.startswith(_OWN) or not asked.mine],
            self.field.text(),
            people=asked.people,
            minutes=asked.minutes,
            family=asked.family,
            levers=asked.levers,
        )
        self.list.show_methods(found, keep=keep)
        self._show_chosen()
        self._count.setText(ngettext("{count} method", "{count} methods", len(found)).format(count=len(found)))
        self._nothing.setVisible(not found)
        for part in (self.list, self.details):
            part.setVisible(bool(found))

    def _show_chosen(self) -> None:
        self.details.show_method(self.chosen)
        self.insert_button.setEnabled(self.chosen is not None)
        self.keep_button.setEnabled(self.chosen is not None)
        mine = self.chosen is not None and self.chosen.id.startswith(_OWN)
        self.keep_button.setText(_("Open my file") if mine else _("Make it mine"))

    def _keep_own(self) -> None:
        """Copy the method among the person's own, or open the file of one that is."""
        chosen, attempt = self.chosen, self._editing.desk.notices.attempt
        if chosen is None:
            return
        if chosen.id.startswith(_OWN):
            path = self._own_folder / f"{chosen.id.removeprefix(_OWN)}.yaml"
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            return
        kept = attempt(save_method, chosen.id)
        if kept is not None:
            self._known = {one.id: one for one in self._read()}
            self._search(keep=True)
            self.list.choose(f"{_OWN}{kept.path.stem}")
            sentence = _("“{title}” is now among yours, as the file {file}: change it with a text editor.")
            self._editing.desk.notices.say(sentence.format(title=kept.title, file=kept.path.name))

    def _insert(self) -> None:
        if self.chosen is not None and self._editing.desk.writable:
            self.insert_wanted.emit(planned(self.chosen))

    def _keep_words(self, typed: str) -> bool:
        """Enter keeps the words: undo concerns the agenda from then on."""
        self.field.show_kept(typed)
        return True

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _words: self._search())
        self.field.entered.connect(self._insert)
        self.field.left.connect(self.closed)
        self.filters.changed.connect(lambda: self._search(keep=True))
        self.filters.left_for_list.connect(self.list.step)
        self.filters.finished.connect(self.field.setFocus)
        self.list.chosen.connect(lambda _id: self._show_chosen())
        self.list.insert_wanted.connect(self._insert)

    def _lay_out(self) -> None:
        self.field.addAction(icon("search", tokens.SOFT_INK), LineField.ActionPosition.LeadingPosition)
        head = QHBoxLayout()
        head.addWidget(label(_("Methods and levers"), "heading"))
        head.addWidget(self._count, 1)
        head.addWidget(self._close)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(self.list)
        body.addWidget(self.details, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._place, 1)
        foot.addWidget(self.keep_button)
        foot.addWidget(self.insert_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.field)
        layout.addWidget(self.filters)
        layout.addWidget(self._nothing)
        layout.addLayout(body, 1)
        layout.addStretch(0)
        layout.addLayout(foot)


def _is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something, a blank apart: it presses the button that has the keyboard."""
    command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
    return event.text().isprintable() and bool(event.text().strip()) and not command
