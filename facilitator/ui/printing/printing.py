"""The print menu of the header: what opens each sheet, the numbered slips, the calendar file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from ... import tokens
from ...i18n import _
from ...reports import write_file
from ...reports.kit import kit_of
from ...sessions import reading
from .. import files
from ..desk import Desk
from ..header import Header
from ..theme import icon
from ..widgets.file_dialogs import ask_target
from ..widgets.menus import add_entry, new_menu
from ..widgets.shortcuts import bind_key
from .choices import FORMS_TO_FILL, GROUPS, Entry
from .print_panel import PrintPanel
from .printers import Printers


class Printing(QObject):
    """One for an open workshop: answers to the header's button and to Ctrl+P while the workshop is the one shown."""

    slips_wanted = Signal(object)
    """Open the panel of the numbered slips of this `Question`."""

    def __init__(
        self,
        desk: Desk,
        header: Header,
        places: QStackedWidget,
        *,
        rehearsed: bool = False,
    ) -> None:
        """*rehearsed* for a copy that is thrown away: nothing is saved beside it."""
        super().__init__(places)
        self._desk, self._header, self._places = desk, header, places
        self._folder = files.start_folder() if rehearsed else desk.store.path.parent
        self.printers = Printers()
        """Those of this computer."""
        self._panel: PrintPanel | None = None
        header.print_wanted.connect(self.open_menu)
        bind_key(places, "Ctrl+P", self.open_menu)

    @property
    def panel(self) -> PrintPanel:
        """Where a sheet is seen before it is printed; made when it is first wanted."""
        if self._panel is None:
            self._panel = PrintPanel(self._desk, self.printers, self._folder, self._places)
        return self._panel

    def open(self, entry: Entry) -> None:
        """Show that sheet of the session in hand."""
        self.panel.open(entry)

    def open_menu(self) -> None:
        """Show what can be printed under the header's button, the first choice ready for Enter."""
        if not self._places.isVisible():
            return  # another workshop has the header
        if not self._header.with_session:
            self._desk.notices.say(_("Open a session first: its sheets are printed from there."))
            return
        button, header = self._header.print_button, self._header
        corner = button.mapToGlobal(QPoint(0, button.height()))
        self.menu_now().popup(corner if button.isVisible() else header.mapToGlobal(header.rect().bottomRight()))

    def menu_now(self) -> QMenu:
        """What can be printed of the session in hand."""
        menu = new_menu(self._places, ready=True)
        for group in GROUPS:
            for entry in group:
                add_entry(menu, entry.label, partial(self.open, entry))
                if entry.before_numbered_slips and self._desk.writable:
                    self._offer_numbered_slips(menu)
            menu.addSeparator()
        forms = menu.addMenu(_("Sheets to fill in by hand"))
        for entry in FORMS_TO_FILL:
            add_entry(forms, entry.label, partial(self.open, entry))
        calendar = menu.addMenu(icon("calendar", tokens.SOFT_INK), _("Calendar file (.ics)"))
        add_entry(calendar, _("The day as one entry…"), partial(self._ask_calendar, False))
        add_entry(calendar, _("One entry for each item…"), partial(self._ask_calendar, True))
        return menu

    def stop(self) -> None:
        """Cancel what is being printed: before the file is closed."""
        if self._panel is not None:
            self._panel.work.cancel()

    def _offer_numbered_slips(self, menu: QMenu) -> None:
        """Numbers are given question by question, in a panel of Run that also tells which have not come back."""
        questions = reading.outline(self._desk.store, self._desk.session_id).questions
        if questions:
            inner = menu.addMenu(_("Numbered slips"))
            for number, question in enumerate(questions, 1):
                add_entry(inner, f"{number}. {question.text}", partial(self.slips_wanted.emit, question))

    def _ask_calendar(self, each_item: bool) -> None:
        from ...reports.calendar import as_ics

        store, session = self._desk.store, self._desk.session
        if session is None:
            return
        kit = kit_of(store, session.id)
        content = self._desk.notices.attempt(as_ics, kit, store.now(), each_item=each_item)
        if content is None:
            return
        suggested = self._folder / f"{files.file_name(session.title)}.ics"
        path = ask_target(self._places, _("Where to save the calendar file"), suggested, "*.ics")
        if path is not None and self._desk.notices.did(write_file, content, path):
            self._desk.notices.say(_("“{name}” is in {folder}.").format(name=path.name, folder=path.parent))
