"""The photos of the flipchart on which a vote was cast: small, side by side; one opens as it is."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ....i18n import _
from ....sessions import vote_photos
from ....sessions.records import Vote, VotePhoto
from ...desk import Desk
from ...widgets.basics import button
from ...widgets.file_dialogs import ask_file
from ...widgets.keyed_column import KeyedColumn
from ...widgets.menus import add_entry, new_menu
from ...widgets.plain_tip import plain_tip

_SIZE = QSize(72, 54)
_ENDINGS = "*.jpg *.jpeg *.png"


class PhotoRow(QWidget):
    """Enter or a click opens a photo's menu; the button adds one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._vote: Vote | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.add = button(_("Add a photo…"), self._ask)
        self.add.setToolTip(_("The flipchart, as the proof of the vote: JPEG or PNG"))
        inner = QHBoxLayout()
        inner.setSpacing(6)
        self._photos = KeyedColumn(inner, self._new_photo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addLayout(inner)
        row.addWidget(self.add)
        row.addStretch(1)

    def show_vote(self, vote: Vote) -> None:
        self._vote = vote
        photos = vote_photos.photos_of(self._desk.store, vote.id)
        self._photos.show_keys([photo.id for photo in photos])
        self.add.setVisible(self._desk.writable)
        self.setVisible(self._desk.writable or bool(photos))

    @property
    def stops(self) -> list[QWidget]:
        return [*self._photos.widgets.values(), self.add]

    def take(self, path: Path) -> None:
        """Keep the picture at *path* with the vote."""
        if self._vote is not None:
            self._desk.notices.attempt(vote_photos.attach, self._desk.store, self._vote, path)

    def _ask(self) -> None:
        kind = _("Photos ({endings})").format(endings=_ENDINGS)
        path = ask_file(self, _("Photo of the flipchart"), Path.home(), kind)
        if path is not None:
            self.take(path)

    def _new_photo(self, photo_id: str) -> QToolButton:
        made, photo = QToolButton(), self._desk.store.the(VotePhoto, photo_id)
        made.setAccessibleName(_("Photo of the flipchart: {name}").format(name=photo.name))
        made.setToolTip(plain_tip(photo.name))
        made.setIconSize(_SIZE)
        made.setStyleSheet("QToolButton { padding: 2px; } QToolButton:focus { padding: 1px; }")
        made.clicked.connect(lambda _checked=False: self._ask_menu(photo_id, made))
        picture = _small(self._desk.store.media(photo.media) or b"")
        if picture.isNull():
            made.setText(photo.name)
        else:
            made.setIcon(QIcon(QPixmap.fromImage(picture)))
        return made

    def _ask_menu(self, photo_id: str, at: QToolButton) -> None:
        photo = self._desk.store.get(VotePhoto, photo_id)
        if photo is None:
            return
        menu = new_menu(self)
        add_entry(menu, _("Open the photo"), partial(self._open, photo))
        if self._desk.writable:
            remove = partial(self._desk.notices.attempt, vote_photos.detach, self._desk.store, photo)
            add_entry(menu, _("Remove the photo"), remove, mark="trash-2")
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def _open(self, photo: VotePhoto) -> None:
        """Show a copy in the system's own viewer; it goes away with the window."""
        content = self._desk.notices.attempt(vote_photos.content, self._desk.store, photo)
        if content is None:
            return
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="facilitator-", ignore_cleanup_errors=True)
        ending = ".png" if content.startswith(b"\x89PNG") else ".jpg"
        target = Path(self._folder.name) / f"{photo.id}{ending}"
        try:
            target.write_bytes(content)
        except OSError:
            self._desk.notices.warn(_("The photo cannot be opened: make some room on this computer's disk."))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


def _small(content: bytes) -> QImage:
    """The picture, read no larger than it is shown: a photo of many megapixels costs no more than a small one."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setScaledSize(reader.size().scaled(_SIZE, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
