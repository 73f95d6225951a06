"""What can be done with the documents of an item, by id: each change is one gesture, refused in a notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ...errors import FacilitatorError
from ...i18n import _
from ...sessions import attachments
from ...sessions.records import AgendaItem, Attachment
from ..background import in_background
from ..desk import Desk
from ..widgets.file_dialogs import ask_file, ask_target


class DocumentActions(QObject):
    """Works on the documents of `item_id`. What is opened is a copy that goes with the program."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.item_id = ""
        self._copies: TemporaryDirectory[str] | None = None

    def documents(self) -> list[Attachment]:
        """In their order."""
        return attachments.attachments_of(self.desk.store, self.item_id) if self.item_id else []

    def ask(self, parent: QWidget) -> None:
        """Ask which file to add."""
        path = ask_file(parent, _("Add a document"), Path.home(), _("All files (*)"))
        if path is not None:
            self.add(path)

    def add(self, path: Path) -> None:
        """Keep a copy of that file; it is read beside, so that nobody waits for a slow key."""
        reading = _Reading(self, path.name, self.item_id)
        in_background(partial(attachments.read, path), done=reading.take, refused=reading.refuse)

    def keep(self, name: str, item_id: str, content: bytes) -> None:
        """Keep what was read."""
        item = self.desk.store.get(AgendaItem, item_id)
        if item is not None and self.desk.notices.did(attachments.attach_content, self.desk.store, item, name, content):
            self.desk.notices.say(_("“{name}” is kept with this item.").format(name=attachments.clean_name(name)))

    def open(self, document_id: str) -> None:
        """Open a copy with the program that the system knows for it."""
        path = self.copy(document_id)
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            sentence = _("No program here opens “{name}”: save it, then open it elsewhere.")
            self.desk.notices.warn(sentence.format(name=path.name))

    def copy(self, document_id: str) -> Path | None:
        """A copy of the document for other programs; None, and a notice, when there can be none."""
        document = self._get(document_id)
        if document is None:
            return None
        try:
            if self._copies is None:
                self._copies = TemporaryDirectory(prefix="facilitator-", ignore_cleanup_errors=True)
                self.destroyed.connect(self._copies.cleanup)
            folder = Path(self._copies.name) / document.id
            path = folder / document.name
            if not path.exists():  # open elsewhere already, it cannot always be written again
                folder.mkdir(exist_ok=True)
                path.write_bytes(attachments.content(self.desk.store, document))
        except OSError:
            sentence = _("“{name}” cannot be opened: free some space on the disk, then try again.")
            self.desk.notices.warn(sentence.format(name=document.name))
            return None
        except FacilitatorError as error:
            self.desk.notices.warn(str(error))
            return None
        return path

    def save_as(self, document_id: str, parent: QWidget) -> None:
        """Write the document where the person says."""
        document = self._get(document_id)
        if document is None:
            return
        kind = _("Documents (*{ending})").format(ending=Path(document.name).suffix or "*")
        path = ask_target(parent, _("Save the document"), Path.home() / document.name, kind)
        if path is not None and self.desk.notices.did(self._write, document, path):
            self.desk.notices.say(_("Saved: {name}").format(name=path.name))

    def step(self, document_id: str, by: int) -> None:
        """Move a document up (-1) or down (1)."""
        known = self.documents()
        places = {document.id: place for place, document in enumerate(known)}
        to = places.get(document_id, -1) + by
        if document_id in places and 0 <= to < len(known):
            self.desk.notices.attempt(attachments.move, self.desk.store, known[places[document_id]], to)

    def remove(self, document_id: str) -> None:
        document = self._get(document_id)
        if document is not None and self.desk.notices.did(attachments.detach, self.desk.store, document):
            self.desk.notices.say(_("Document removed. Ctrl+Z brings it back."))

    def _write(self, document: Attachment, path: Path) -> None:
        from ...reports import write_file

        write_file(attachments.content(self.desk.store, document), path)

    def _get(self, document_id: str) -> Attachment | None:
        return self.desk.store.get(Attachment, document_id)


class _Reading(QObject):
    """A file that is being read; what comes of it is taken in the interface's thread."""

    def __init__(self, actions: DocumentActions, name: str, item_id: str) -> None:
        super().__init__(actions)
        self._keep: Callable[[bytes], None] = partial(actions.keep, name, item_id)
        self._warn = actions.desk.notices.warn

    def take(self, content: object) -> None:
        assert isinstance(content, bytes)
        self._keep(content)
        self.deleteLater()

    def refuse(self, sentence: str) -> None:
        self._warn(sentence)
        self.deleteLater()
