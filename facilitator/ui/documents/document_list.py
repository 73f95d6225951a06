"""The documents of an item: opened with a click or Enter, added by choosing a file or dropping it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ... import i18n, tokens
from ...i18n import _
from ...sessions.records import Attachment
from ...sessions.store import Changed
from ..desk import Desk
from ..theme import icon
from ..widgets.arrow_keys import STEPS
from ..widgets.basics import button, label
from ..widgets.card_button import CardButton, see_through
from ..widgets.keyed_column import KeyedColumn
from ..widgets.menus import add_entry, new_menu
from ..widgets.steady_label import SteadyLabel
from .actions import DocumentActions

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp")


class DocumentList(QWidget):
    """Follows the store while it is seen. *showable* are the endings of what the room can be shown, "pdf" say."""

    show_wanted = Signal(object)
    """Show the room what is in a file, by its `Path`."""
    left = Signal()
    """Up was pressed on the first document, or Down on the last: the keys may go elsewhere."""
    counted = Signal(int)
    """How many documents there are now."""

    def __init__(
        self, desk: Desk, item_id: str = "", *, showable: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.acts = DocumentActions(desk, self)
        self._desk, self._showable = desk, frozenset(showable)
        self.setAcceptDrops(desk.writable)
        self._none = label(_("No document yet: drop one here."), "soft", wrap=True)
        inside = QVBoxLayout()
        inside.setSpacing(6)
        self._rows = KeyedColumn(inside, self._new_row)
        self.add_button = button(_("Add a document…"), lambda: self.acts.ask(self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._none)
        layout.addLayout(inside)
        layout.addWidget(self.add_button)
        if not desk.writable:
            self.add_button.hide()
        desk.changed.connect(self._on_changed)
        self.show_item(item_id)

    @property
    def rows(self) -> list[DocumentRow]:
        """In the order shown."""
        return list(self._rows.widgets.values())

    def show_item(self, item_id: str) -> None:
        """Show the documents of an item."""
        self.acts.item_id = item_id
        self.refresh()

    def refresh(self) -> None:
        """Show them as they are now; the keyboard stays where it was, or beside it."""
        before, held, found = list(self._rows.widgets), self._held(), self.acts.documents()
        self._rows.show_keys([document.id for document in found])
        for document in found:
            self._rows.widgets[document.id].show_document(document)
        self._none.setVisible(not found)
        if held and held not in self._rows.widgets:
            (self.rows[min(before.index(held), len(found) - 1)] if found else self.add_button).setFocus()
        self.counted.emit(len(found))

    def enter(self) -> None:
        """Give the keys to the first document, or to what adds one."""
        (self.rows[0] if self.rows else self.add_button).setFocus()

    def menu(self, document_id: str) -> QMenu:
        """Everything that can be done with a document."""
        menu, ids = new_menu(self, ready=True), list(self._rows.widgets)
        place, actions, down = ids.index(document_id), self.acts, _("Alt+Down")
        add_entry(menu, _("Open"), partial(actions.open, document_id), mark="folder-open", keys=_("Enter"))
        if self._rows.widgets[document_id].ending in self._showable and self._desk.writable:
            add_entry(menu, _("Show to the room"), partial(self._show, document_id), mark="monitor")
        add_entry(menu, _("Save as…"), partial(actions.save_as, document_id, self), mark="save")
        if not self._desk.writable:
            return menu
        menu.addSeparator()
        if place > 0:
            add_entry(menu, _("Move up"), partial(actions.step, document_id, -1), mark="arrow-up", keys=_("Alt+Up"))
        if place < len(ids) - 1:
            add_entry(menu, _("Move down"), partial(actions.step, document_id, 1), mark="arrow-down", keys=down)
        add_entry(menu, _("Remove"), partial(actions.remove, document_id), mark="trash-2", keys=_("Del"))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.add_files(paths)

    def add_files(self, paths: Collection[Path]) -> None:
        """Keep a copy of each of these files."""
        for path in paths:
            self.acts.add(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show(self, document_id: str) -> None:
        path = self.acts.copy(document_id)
        if path is not None:
            self.show_wanted.emit(path)

    def _walk(self, document_id: str, step: int) -> None:
        place = list(self._rows.widgets).index(document_id) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
        else:
            self.left.emit()

    def _held(self) -> str:
        """The document that has the keys, by its id; empty when none has."""
        focused: QWidget | None = QApplication.focusWidget()
        held = (key for key, row in self._rows.widgets.items() if focused is not None and row.isAncestorOf(focused))
        return next((row.document_id for row in self.rows if row is focused), next(held, ""))

    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Attachment):
            self.refresh()

    def _new_row(self, document_id: str) -> DocumentRow:
        row = DocumentRow(document_id, self)
        row.walked.connect(self._walk)
        return row


class DocumentRow(CardButton):
    """A document: its name, its size, its menu."""

    walked = Signal(str, int)
    """Go to the row above (-1) or below (1)."""

    def __init__(self, document_id: str, documents: DocumentList) -> None:
        super().__init__()
        self.document_id, self._documents = document_id, documents
        self.ending = ""
        """What tells its format, "pdf" say."""
        self._mark = QLabel()
        self._name, self._size = SteadyLabel(14), SteadyLabel(12, colour=tokens.SOFT_INK)
        see_through(self._mark)
        for shown in (self._name, self._size):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.menu_button = button("", self._ask_menu, "plain", tip=_("What can be done with this document"))
        self.menu_button.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self.menu_button.setAccessibleName(_("What can be done with this document"))
        self.menu_button.setFixedSize(30, 30)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._size)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 4, 7)
        row.setSpacing(9)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self.menu_button)
        self.clicked.connect(lambda: documents.acts.open(document_id))

    def show_document(self, document: Attachment) -> None:
        """Show the document as it is now."""
        suffix = Path(document.name).suffix.lower()
        self.ending = suffix[1:]
        self._mark.setPixmap(icon("image" if suffix in _PICTURES else "file-text", tokens.SOFT_INK).pixmap(20, 20))
        self._name.show_text(document.name)
        self._size.show_text(size_told(document.size))
        self.setAccessibleName(_("Open {name}, {size}").format(name=document.name, size=size_told(document.size)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, actions = STEPS.get(event.key()), self._documents.acts
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            actions.step(self.document_id, step)
            self.setFocus()
        elif step is not None:
            self.walked.emit(self.document_id, step)
        elif event.key() == Qt.Key.Key_Delete and actions.desk.writable:
            actions.remove(self.document_id)
        else:
            super().keyPressEvent(event)

    def _ask_menu(self) -> None:
        menu = self._documents.menu(self.document_id)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))


def size_told(size: int) -> str:
    """A size to read: "640 kB", "2.4 MB"."""
    from babel.numbers import format_decimal  # costs a start what only some screens need

    if size < 1_000_000:
        return _("{size} kB").format(size=max(1, round(size / 1000)))
    figures = "0" if size >= 10_000_000 else "0.#"
    return _("{size} MB").format(size=format_decimal(size / 1_000_000, format=figures, locale=i18n.region()))


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files that come with *event*."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
