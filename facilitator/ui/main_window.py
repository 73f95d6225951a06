"""The one window of the console: it places things and knows no subject."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ..errors import FacilitatorError
from ..i18n import _
from ..paths import documents_folder
from . import files, recent
from .header import Header
from .home.welcome_page import WelcomePage
from .main_menu import MainMenu
from .notices import Notices
from .toast import Toast

if TYPE_CHECKING:  # the first window is painted before these are imported
    from ..sessions.store import Store
    from .rehearsal.rehearsing import Rehearsing
    from .workshop import Workshop


class MainWindow(QMainWindow):
    """Opens with the recent files; an open workshop takes the whole of it."""

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        """*clock* tells the time of the room; by default the laptop's."""
        super().__init__()
        self._clock = clock
        self.setWindowTitle("Facilitator")
        self.setMinimumSize(QSize(1024, 640))
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self.notices = Notices(self)
        self.workshop: Workshop | None = None
        self.rehearsing: Rehearsing | None = None
        """While a day is walked through: the workshop shown is a copy, the real one waits."""
        self.header = Header(MainMenu(self))
        self.welcome = WelcomePage(self.notices)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.notices.said.connect(Toast(self).say)
        self._connect()
        self._show_welcome()

    def open_path(self, path: Path) -> bool:
        """Open a workshop file in place of the present one; a refusal is told and changes nothing."""
        from ..sessions.store import Store

        try:
            store = Store.open(path, clock=self._clock)
            title = files.title_of(store)
        except FacilitatorError as error:
            self.notices.warn(str(error))
            return False
        self._show_workshop(store, title)
        if store.read_only_because:
            self.notices.warn(store.read_only_because)
        return True

    def new_cycle(self, title: str, territory: str, template_id: str, path: Path) -> bool:
        """Make a new file with its cycle and first session, and open it to prepare it."""
        from ..sessions import cycle
        from ..sessions.store import Store
        from ..sessions.templates import template

        try:
            chosen = template(template_id)
            store = Store.create(path, clock=self._clock)
            cycle.start_cycle(store, title, territory=territory)
            session = cycle.new_session(store, chosen)
        except FacilitatorError as error:
            self.notices.warn(str(error))
            return False
        self._show_workshop(store, title)
        assert self.workshop is not None
        self.workshop.open_session(session.id, "prepare")
        return True

    def open_demo(self) -> None:
        """Open the demonstration cycle, made anew the first time."""
        from ..sessions import demo

        path = documents_folder() / demo.FILE_NAME
        try:
            if not path.exists():
                demo.build(path)
        except FacilitatorError as error:
            self.notices.warn(str(error))
            return
        self.open_path(path)

    def rehearse(self, session_id: str) -> None:
        """Walk through a day on a copy of the file, which is thrown away; the workshop itself waits."""
        from .rehearsal.rehearsing import Rehearsing

        if self.workshop is None or self.rehearsing is not None or not self.workshop.keep_what_is_typed():
            return
        self.rehearsing = self.notices.attempt(Rehearsing, self.workshop, session_id, self._clock)
        if self.rehearsing is not None:
            self._show(self.rehearsing.store, rehearsed=True).open_session(session_id, "run")

    def end_rehearsal(self) -> None:
        """Throw the copy away and show the workshop as it was; nothing when there is no rehearsal."""
        if self.workshop is None or self.rehearsing is None:
            return
        rehearsed, rehearsing, self.rehearsing = self.workshop, self.rehearsing, None
        self._stack.setCurrentWidget(rehearsing.original)
        self.workshop = rehearsing.end(rehearsed)
        self._remove(rehearsed)
        self._take_desk()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.end_rehearsal()
        if self.workshop is not None and not self.workshop.keep_what_is_typed():
            event.ignore()
            return
        self._leave_workshop()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        focused: QWidget | None = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.animateClick()
        else:
            super().keyPressEvent(event)

    # Opening and closing

    def _show_workshop(self, store: Store, title: str) -> None:
        self._leave_workshop()
        recent.remember(store.path, title, store.now())
        self._show(store)

    def _show(self, store: Store, *, rehearsed: bool = False) -> Workshop:
        from .workshop import Workshop

        self.workshop = Workshop(store, self.notices, self.header, self, rehearsed=rehearsed)
        self.workshop.rehearsal_wanted.connect(self.rehearse)
        self._stack.addWidget(self.workshop)
        self._stack.setCurrentWidget(self.workshop)
        self._take_desk()
        return self.workshop

    def _take_desk(self) -> None:
        if self.workshop is not None:
            self.workshop.take_keyboard()
            self.setWindowTitle(f"{self.workshop.store.path.stem} — Facilitator")

    def _leave_workshop(self) -> None:
        self.end_rehearsal()
        if self.workshop is not None:
            workshop, self.workshop = self.workshop, None
            workshop.close_file()
            self._remove(workshop)

    def _remove(self, workshop: Workshop) -> None:
        self._stack.removeWidget(workshop)
        workshop.deleteLater()

    def _show_welcome(self) -> None:
        self._stack.setCurrentWidget(self.welcome)
        self.header.show_title("Facilitator")
        self.header.show_place("", with_session=False)
        self.header.show_saved("", "", anything_open=False)
        self.header.home.setVisible(False)
        self.setWindowTitle("Facilitator")

    def _go_to(self, place: str) -> None:
        if self.workshop is not None:
            self.workshop.go_to(place)

    def _unless_live(self, act: Callable[[], object]) -> None:
        """A key that would take the day away from the room does not, while the day is under way."""
        if self.workshop is not None and self.workshop.live and self.rehearsing is None:
            self.notices.say(_("The day is under way: close it first, or use the menu."))
        else:
            act()

    def _undo(self, *, redo: bool = False) -> None:
        if self.workshop is not None:
            self.workshop.undo(redo=redo)

    def _find(self) -> None:
        if self.workshop is not None:
            self.workshop.finder.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file can be dropped anywhere: a workshop is opened, a day read back, anything else offered for import."""
        if files.dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = files.dropped(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == files.SUFFIX:
            self._unless_live(partial(self.open_path, path))
        elif self.workshop is not None and path.suffix.lower() == files.EXPORT:
            self.workshop.read_back(path)
        elif self.workshop is not None:
            self.workshop.import_contributions(path)
        else:
            self.notices.say(_("Open a workshop first: contributions are imported into a session."))

    def close_workshop(self) -> None:
        """Leave the file, or the rehearsal when there is one."""
        if self.rehearsing is not None:
            self.end_rehearsal()
            return
        self._leave_workshop()
        self.header.show_drift("", late=False)
        self.header.show_clock("")
        self.welcome.refresh()
        self._show_welcome()

    # Asking where

    def browse(self) -> None:
        from .widgets.file_dialogs import ask_file

        path = ask_file(self, _("Open a workshop"), files.start_folder(), _("Workshops (*.atelier)"))
        if path is not None:
            self.open_path(path)

    def _ask_new_cycle(self, title: str, territory: str, template_id: str) -> None:
        path = self._ask_target(_("Where to keep this cycle"), title)
        if path is not None:
            self.new_cycle(title, territory, template_id, path)

    def save_copy(self) -> None:
        assert self.workshop is not None
        path = self._ask_target(_("Save a copy"), _("{name} copy").format(name=self.workshop.store.path.stem))
        if path is not None:
            self.workshop.save_copy(path)

    def _ask_target(self, title: str, name: str) -> Path | None:
        suggested = files.start_folder() / f"{files.file_name(name)}{files.SUFFIX}"
        from .widgets.file_dialogs import ask_target

        return ask_target(self, title, suggested, _("Workshops (*.atelier)"))

    # The keys of the whole window

    def new_cycle_form(self) -> None:
        self.end_rehearsal()
        if self.workshop is not None:
            self.close_workshop()
        self.welcome.show_form()

    def _connect(self) -> None:
        self.welcome.open_requested.connect(self.open_path)
        self.welcome.browse_requested.connect(self.browse)
        self.welcome.demo_requested.connect(self.open_demo)
        self.welcome.new_cycle_requested.connect(self._ask_new_cycle)
        self.header.home_wanted.connect(lambda: self._go_to("cycle"))
        self.header.place_wanted.connect(self._go_to)
        self.header.rehearsal_ended.connect(self.end_rehearsal)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+N": partial(self._unless_live, self.new_cycle_form),
            "Ctrl+O": self.browse,
            "Ctrl+Q": self.close,
            "Ctrl+Z": self._undo,
            "Ctrl+Shift+Z": lambda: self._undo(redo=True),
            "Ctrl+Y": lambda: self._undo(redo=True),
            "Ctrl+W": partial(self._unless_live, self.close_workshop),
            "Ctrl+K": self._find,
            "F10": self.header.menu_button.showMenu,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda act=act: act())
