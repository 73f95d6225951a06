"""The files that were written last: when, for whom, and what changed since; one click writes one again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import exports
from ...sessions.records import Export
from ...sessions.store import Changed
from ..background import giving_way, in_background
from ..desk import Desk
from ..session_source import SessionSource
from ..widgets.basics import button, card, label
from ..widgets.elided_label import ElidedLabel
from ..widgets.keyed_column import KeyedColumn
from . import words

_CALM_MS = 400
_SMALL = f"QPushButton {{ font-size: 13px; color: {tokens.ACCENT}; }}"


@dataclass(frozen=True)
class Told:
    """A file that was written, what changed since, and whether it is still there."""

    export: Export
    changed: str
    there: bool


@dataclass(frozen=True)
class _Read:
    asked: int
    files: tuple[Told, ...]


class LastFiles(QWidget):
    """The latest first. What changed is counted in another thread, while it is seen."""

    again = Signal(Export)
    """That file is to be written again, where it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._asked, self._stale, self._left = desk, 0, True, False
        self.files: tuple[Told, ...] = ()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.refresh)
        self._title = label(_("Files written last"), "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        self._cards: KeyedColumn[FileCard] = KeyedColumn(column, self._new_card)
        self._show(())
        desk.changed.connect(self._follow)

    @property
    def cards(self) -> list[FileCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def refresh(self) -> None:
        """Read them again."""
        self._calm.stop()
        if self._left or not self._desk.session_id:
            return
        self._stale = False
        self._asked += 1
        source = SessionSource(self._desk.store.path, self._desk.session_id)
        in_background(partial(_read, source, self._asked), done=self._take)

    def leave(self) -> None:
        """Read nothing any more: the file is about to be closed."""
        self._left = True
        self._calm.stop()

    def show_busy(self, busy: bool) -> None:
        """Whether something is being written: nothing else can be."""
        for one in self.cards:
            one.again.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self._calm.isActive()
        self._calm.stop()

    def _follow(self, changed: Changed) -> None:
        if not self.isVisible():
            self._stale = True
        elif changed.touches(Export):
            self.refresh()
        else:
            self._calm.start()

    def _take(self, read: object) -> None:
        assert isinstance(read, _Read)
        if read.asked == self._asked:
            self._show(read.files)

    def _show(self, files: tuple[Told, ...]) -> None:
        self.files = files
        self._cards.show_keys([one.export.id for one in files])
        for one in files:
            self._cards.widgets[one.export.id].show_told(one)
        self._title.setVisible(bool(files))

    def _new_card(self, key: str) -> FileCard:
        made = FileCard()
        made.again.clicked.connect(lambda _checked=False: self._want(key))
        return made

    def _want(self, key: str) -> None:
        self.again.emit(next(one.export for one in self.files if one.export.id == key))


class FileCard(QWidget):
    """A file, and the two buttons that write it again and open it."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._about = ElidedLabel(), label("", "soft", wrap=True)
        self._since = label("", wrap=True)
        self._name.setStyleSheet("font-weight: 600;")
        self._about.setStyleSheet(f"font-size: 13px; color: {tokens.SOFT_INK};")
        self.again, self.open = button(_("Write again"), _nothing, "plain"), button(_("Open"), self._open, "plain")
        for made in (self.again, self.open):
            made.setStyleSheet(_SMALL)
        self._path = Path()
        frame, inside = card()
        inside.setSpacing(1)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._since, 1)
        row.addWidget(self.again)
        row.addWidget(self.open)
        inside.addWidget(self._name)
        inside.addWidget(self._about)
        inside.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    @property
    def since(self) -> str:
        """What it says of what changed."""
        return self._since.text()

    def show_told(self, told: Told) -> None:
        """Show it as it is now."""
        export = told.export
        self._path = Path(export.path)
        self._name.setText(self._path.name)
        about = (words.form(export.form), words.reading(export.reading), words.written(export.written_at))
        self._about.setText(" · ".join(about))
        if not told.there:
            since, colour = _("It is no longer there."), tokens.SOFT_INK
        elif told.changed:
            since, colour = _("Since: {changes}").format(changes=told.changed), tokens.INK
        else:
            since, colour = _("Up to date"), tokens.SAVED
        self._since.setText(since)
        self._since.setStyleSheet(f"font-size: 13px; color: {colour};")
        self.open.setVisible(told.there)
        for made in (self.again, self.open):
            made.setAccessibleName(f"{made.text()}: {self._path.name}")

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _nothing() -> None:
    """What the card does is its list's affair."""


def _read(source: SessionSource, asked: int) -> _Read:
    with giving_way(), source.opened() as store:
        found = [
            Told(one, words.changes(exports.changed_since(store, one)), Path(one.path).exists())
            for one in exports.exports_of(store, source.session_id)
        ]
    return _Read(asked, tuple(found))
