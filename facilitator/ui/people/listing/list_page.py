"""List (Liste): everybody who is to come, searched, added, changed and taken off in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ....errors import FacilitatorError
from ....i18n import _
from ....sessions.importing import file as import_file
from ....sessions.records import Participant
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.file_dialogs import ask_file
from .. import words
from .add_field import AddField
from .counts import Counts
from .editing import Editing, choices, understood
from .erasing import ErasePeople
from .import_view import ImportView
from .person_model import Field, PersonModel
from .person_table import PersonTable


class ListPage(QWidget):
    """The list, or in its place the look at a list to be imported."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._editing = desk, Editing(desk)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._stale = True
        self.setAcceptDrops(desk.writable)
        self.model = PersonModel(lambda: desk.writable)
        self.table = PersonTable(self.model, self._editing.keep, choices)
        self.search, self.total, self.counts, self.add = QLineEdit(), label("", "heading"), Counts(), AddField()
        self.imports = ImportView(desk)
        self.importing = button(_("Import a list…"), self.choose_file)
        self._below = QWidget()
        self._nobody, self.erasing = label("", "soft", wrap=True), ErasePeople(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def open_session(self) -> None:
        """Show the list of the session in hand as it is now."""
        self.refresh()

    def refresh(self) -> None:
        """Read the people again, or once they are looked at; a cell being written in stays, with its caret."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self.table.writing:
            self.model.show_in_place(self._editing.people())
        else:
            self._show(self._editing.people())

    def flush(self) -> bool:
        """Keep what is written in a cell; False when it was refused and stays."""
        return self.table.keep()

    # Importing

    def choose_file(self) -> None:
        """Ask which file, and show what it would bring."""
        endings = " ".join(f"*{ending}" for ending in import_file.ENDINGS)
        kind = _("Tables and texts ({endings})").format(endings=endings)
        chosen = ask_file(self, _("Import a list of people"), self._desk.store.path.parent, kind)
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Show what a file would bring."""
        try:
            source = import_file.read(path)
        except FacilitatorError as refusal:
            self._desk.notices.warn(str(refusal))
            return
        self._look_at(source)

    def take_text(self, text: str) -> None:
        """Show what the lines or the cells that were pasted would bring."""
        if not self._desk.writable or not text.strip():
            return
        try:
            self._look_at(import_file.read_pasted(text))
        except FacilitatorError as refusal:
            self._desk.notices.warn(str(refusal))

    def _look_at(self, source: import_file.Source) -> None:
        if self.flush():
            self._stack.setCurrentWidget(self.imports)
            self.imports.show_source(source)

    def _close_import(self) -> None:
        self._stack.setCurrentIndex(0)
        self.refresh()
        self._enter_list()

    def _change_session(self) -> None:
        """Another day is in hand: what was looked at was for the former one."""
        self._stack.setCurrentIndex(0)
        self.search.clear()
        self.refresh()

    # The keyboard and the mouse

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._stack.currentIndex():
            self.imports.setFocus()
        else:
            self.add.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self._stack.currentIndex():
            self.take_text(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus()
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take_file(Path(paths[0]))
        else:
            self.take_text(event.mimeData().text())

    # Below this line, nothing is called from outside

    def _show(self, people: list[Participant]) -> None:
        current, field = self.table.currentIndex(), self.table.currentIndex().column()
        before = self.model.person(current).id if current.isValid() else ""
        selected = {person.id for person in self.table.selected_people()}
        place = current.row()
        self.model.show(people)
        if before and self.table.currentIndex().row() < 0 and len(selected) < 2:
            self._take_again(before, field, place)
        self._count(people)
        self._tell_nobody(people)

    def _count(self, people: list[Participant]) -> None:
        self.total.setText(words.total(people) if people else "")
        self.counts.show_people(people)

    def _take_again(self, person_id: str, column: int, place: int) -> None:
        """The rows are others now: who was under the hand still is, or who took that place."""
        if self.model.place_of(person_id) >= 0:
            self.table.select(person_id, Field(max(0, column)))
        else:
            self.table.select_near(max(0, place))

    def _tell_nobody(self, people: list[Participant]) -> None:
        """Say why the list is empty, when it is; while nobody is on it, there is only where to begin."""
        for part in (self.table, self.search):
            part.setVisible(bool(people))
        self._below.setVisible(not people)
        if self.model.rows:
            self._nobody.hide()
            return
        none = _("Nobody is on the list yet. Type a name below, paste a list with Ctrl+V, or import a file.")
        self._nobody.setText(_("Nobody on the list fits this search.") if people else none)
        self._nobody.show()

    def _search(self, text: str) -> None:
        if self.flush():
            self.model.search(text)
            self._tell_nobody(self._editing.people())

    def _add(self, line: str) -> None:
        added = self._editing.add(line)
        if added is not None:
            self.add.empty()
            self.refresh()
            self.table.select(added.id)

    def _understand(self, line: str) -> None:
        try:
            said = words.summed(understood(line, self.model.rows)) if line.strip() else ""
        except FacilitatorError as refusal:
            said = str(refusal)
        self.add.show_understood(said)

    def _remove(self, people: list[Participant]) -> None:
        if self._desk.writable:
            self._editing.remove(people)

    def _ask_erasing(self, people: list[Participant]) -> None:
        if self._desk.writable and self.flush():
            self.erasing.ask_about(people)

    def _enter_list(self) -> None:
        """Take the keyboard to the list, or where one adds to it while it is empty."""
        if not self.model.rows:
            self.add.line.setFocus()
            return
        if not self.table.currentIndex().isValid():
            self.table.select_near(0)
        self.table.setFocus()

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Participant):
            if self.table.writing or not self.isVisible():
                self.refresh()
            self._soon.start()

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._desk.session_chosen.connect(lambda _session_id: self._change_session())
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._enter_list)
        self.add.entered.connect(self._add)
        self.add.changed.connect(self._understand)
        self.add.pasted.connect(self.take_text)
        self.add.left.connect(self._enter_list)
        self.table.removal_wanted.connect(self._remove)
        self.table.erasing_wanted.connect(self._ask_erasing)
        self.erasing.answered.connect(self._enter_list)
        self.table.pasted.connect(lambda: self.take_text(QGuiApplication.clipboard().text()))
        self.imports.closed.connect(self._close_import)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Search a name, a commune, a function…"))
        self.search.setAccessibleName(_("Search the list"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(320)
        if not self._desk.writable:
            self.add.hide()
            self.importing.hide()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.search)
        head.addWidget(self.total, 1)
        head.addWidget(self.importing)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.counts)
        column.addWidget(self._nobody)
        column.addWidget(self.erasing)
        column.addWidget(self.table, 1)
        column.addWidget(self.add)
        column.addWidget(self._below, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(inside)
        self._stack.addWidget(self.imports)
        outer.addWidget(self._stack)
