"""My slides: the messages, pictures and documents that the facilitator shows, one gesture away from the room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....i18n import _
from ....sessions.records import SceneKind, Screen, ScreenMode, Session, Slide
from ....sessions.screen import screen_of
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.file_dialogs import ask_file
from ...widgets.kept_fields import TextField
from ..drawer import Drawer
from .actions import SlideActions
from .card_list import SlideList
from .miniatures import Miniatures
from .pictures import ENDINGS
from .reading import FileReading


class SlidesPanel(Drawer):
    """A list to choose from; a message is typed under it, a file is chosen or dropped."""

    scene_wanted = Signal(object)
    """Show that `Choice` to the room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("My slides"), parent)
        self.setAcceptDrops(desk.writable)
        self._actions = SlideActions(desk, self)
        self._actions.scene_wanted.connect(self.scene_wanted)
        self._miniatures = Miniatures(desk.store, self)
        self.list = SlideList(self._actions, self._miniatures)
        self._none = label(
            _("Bring what the room should see: a message, a picture, the pages of a PDF."), "soft", wrap=True
        )
        self.message = TextField(_("New message"), self._add_message, lines=True)
        self.message.setPlaceholderText(_("New message…"))
        self.message.show_kept("")  # Ctrl+Z concerns the workshop until something is typed
        self.message.textChanged.connect(self._offer_to_keep)
        self.message.entered.connect(self._enter_newest)
        self.message.left.connect(self._leave_message)
        self._keep_button = button(_("Keep the message"), self._keep_message, "primary", tip=_("Ctrl+Enter"))
        self.add_button = button(_("Add a picture or a PDF…"), self._ask)
        self._under_way = QWidget()
        self.reading = FileReading(desk, self)
        self.reading.progressed.connect(self._show_progress)
        self.reading.kept.connect(self._after_file)
        self.reading.rested.connect(self._under_way.hide)
        self._progress = label("", "soft", wrap=True)
        self._cancel = button(_("Cancel"), self.reading.cancel, "plain")
        self._lay_out()
        desk.session_chosen.connect(lambda _session_id: self.refresh() if self.isVisible() else None)

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Slide, Screen, Session)

    def refresh(self) -> None:
        found = self._actions.slides()
        self.list.show_slides(found, self._on_screen())
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the list, or to the message while there is nothing to show."""
        super().focusInEvent(event)
        if self.list.current:
            self.list.enter(self.list.current)
        elif self.desk.writable:
            self.message.setFocus()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Make a slide of each of these files."""
        for path in paths:
            self.reading.take(path)

    def stop(self) -> None:
        """Do nothing more on the store: before it is closed."""
        self.reading.cancel()
        self._miniatures.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.add_files(paths)

    def _on_screen(self) -> str:
        """The id of the slide that was chosen for the room; empty when something else was."""
        if not self.desk.session_id:
            return ""
        screen = screen_of(self.desk.store, self.desk.session_id)
        return screen.target if screen.shown is SceneKind.SLIDE and screen.mode is ScreenMode.LIVE else ""

    # Messages

    def _add_message(self, typed: str) -> bool:
        return not typed.strip() or bool(self._actions.add_message(typed))

    def _keep_message(self) -> None:
        if self.message.keep():
            self._enter_newest()

    def _enter_newest(self) -> None:
        """The message that was just kept is the current slide: Enter shows it."""
        found = self._actions.slides()
        if found:
            self.list.enter(found[-1].id)

    def _leave_message(self) -> None:
        """Esc: to the list, or out of the panel when there is none."""
        if self.list.current:
            self.list.enter(self.list.current)
        else:
            self.closed.emit()

    def _offer_to_keep(self) -> None:
        self._keep_button.setVisible(bool(self.message.text().strip()))

    # Files

    def _ask(self) -> None:
        kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
        kind = _("Pictures and PDF ({kinds})").format(kinds=kinds)
        path = ask_file(self, _("Add a picture or a PDF"), Path.home(), kind)
        if path is not None:
            self.add_files([path])

    def _show_progress(self, name: str, ready: int, count: int) -> None:
        if count > 1:
            sentence = _("Reading “{name}”: page {page} of {count}…")
            self._progress.setText(sentence.format(name=name, page=ready + 1, count=count))
        else:
            self._progress.setText(_("Reading “{name}”…").format(name=name))
        self._under_way.show()

    def _after_file(self, slide_id: str) -> None:
        slide = self.desk.store.get(Slide, slide_id)
        if slide is not None:
            self.desk.notices.say(_("“{title}” is among your slides.").format(title=slide.text))
            self.list.make_current(slide_id)

    # What it is made of

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTop)
        self._under_way.hide()
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.body.addWidget(self._under_way)
        if self.desk.writable:
            self.body.addWidget(self.message)
            self.body.addWidget(self._keep_button)
            self.body.addWidget(self.add_button)
        self._keep_button.hide()


def _dropped(event: QDropEvent) -> list[Path]:
    """The files that come with *event*."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
