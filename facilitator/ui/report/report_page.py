"""Report (Compte rendu): the pages as they will print, how they are made, and the files to hand out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ...i18n import _
from ...reports import FORMATS
from ...reports.handing_out import file_name, suffix
from ...reports.options import SectionName, options_of
from ...sessions import report_settings
from ...sessions.records import Export, Reading, ReportSettings
from ...sessions.store import Changed
from ..desk import Desk
from ..place import Place
from ..widgets.file_dialogs import ask_folder, ask_target
from .column import Column
from .look import picture_in
from .names_place import NamesPlace
from .preview import Preview
from .writer import Wanted, Writer, Written


class ReportPage(Place):
    """Shows the session's report and writes it where the person wants."""

    exported = Signal(str)
    """The path of a file that was just written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of = ""
        self._names_seen = False
        """Whether the person went on to the pages, whatever is left to decide."""
        self.setObjectName("place")
        self.preview, self.names, self.column = Preview(desk), NamesPlace(desk), Column(desk)
        self.writer = Writer(desk, self)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self.names)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._middle, 1)
        outer.addWidget(self.column)
        self._connect()

    # What a place does

    def open_session(self) -> None:
        """Show the report of the session in hand as it is now."""
        if self._of != self._desk.session_id:
            self._of, self._names_seen = self._desk.session_id, False
            self.column.formats.clear()
            self._middle.setCurrentWidget(self.preview)
        self._show_settings()
        self.preview.refresh()
        self.column.files.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.names if self.deciding else self.preview.view).setFocus()

    def leave_for_good(self) -> None:
        for part in (self.preview, self.column.files, self.writer):
            part.leave()

    @property
    def page_count(self) -> int:
        """How many pages the report has, once those in view were drawn."""
        return self.preview.page_count

    @property
    def deciding(self) -> bool:
        """Whether the names that were found are shown instead of the pages."""
        return self._middle.currentWidget() is self.names

    # Files

    def export_to(self, form: str, path: Path) -> None:
        """Write the report in the background; a notice tells when it is there."""
        self.writer.write([Wanted(form, path)])

    def export_all(self, folder: Path) -> None:
        """Write every format into that folder."""
        options = options_of(self._desk.store, self._desk.session_id)
        names = {form: file_name(self._desk.store, self._desk.session_id, form, options.reading) for form in FORMATS}
        self.writer.write([Wanted(form, folder / name) for form, name in names.items()])

    def _ask_target(self, form: str) -> None:
        store, session_id = self._desk.store, self._desk.session_id
        reading = report_settings.settings_of(store, session_id).reading
        suggested = store.path.with_name(file_name(store, session_id, form, reading))
        chosen = ask_target(self, _("Where to write the report"), suggested, f"*.{suffix(form)}")
        if chosen is not None:
            self.export_to(form, chosen)

    def _ask_folder(self) -> None:
        chosen = ask_folder(self, _("Into which folder to write all of them"), self._desk.store.path.parent)
        if chosen is not None:
            self.export_all(chosen)

    def _write_again(self, export: Export) -> None:
        self.writer.write([Wanted(export.form, Path(export.path))], export.reading)

    def _show_progress(self, name: str, number: int, count: int) -> None:
        self.column.formats.show_progress(name, number, count)
        self.column.files.show_busy(True)

    def _tell_written(self, done: Written) -> None:
        self._show_idle()
        paths = tuple(one.path for one in done.files)
        self.column.formats.show_written(paths)
        self._desk.notices.say(_("The report is in {folder}.").format(folder=paths[0].parent))
        for path in paths:
            self.exported.emit(str(path))

    def _tell_refused(self, sentence: str, undecided: bool) -> None:
        self._show_idle()
        self.column.formats.show_refused(sentence)
        self._desk.notices.warn(sentence)
        if undecided:
            self._decide_names()

    def _tell_cancelled(self) -> None:
        self._show_idle()
        self.column.formats.show_cancelled()

    def _show_idle(self) -> None:
        self.column.files.show_busy(False)

    # How it is made

    def _show_settings(self) -> None:
        session_id = self._desk.session_id
        if session_id:
            self.column.show_options(options_of(self._desk.store, session_id))

    def _choose_reading(self, value: str) -> None:
        self._names_seen = False
        self._keep(report_settings.choose_reading, Reading(value))

    def _choose_sections(self, told: list[SectionName]) -> None:
        usual = told == list(SectionName)
        self._keep(report_settings.choose_sections, [] if usual else [name.value for name in told])

    def _choose_logo(self, path: str) -> None:
        content = self._desk.notices.attempt(picture_in, Path(path))
        if content:
            self._keep(report_settings.choose_logo, content)

    def _keep(self, gesture: object, value: object) -> None:
        assert callable(gesture)
        self._desk.notices.attempt(gesture, self._desk.store, self._desk.session_id, value)
        self._show_settings()  # what was refused shows as it is

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(ReportSettings) and self.isVisible() and self._desk.session is not None:
            self._show_settings()
            if not self.deciding:
                return
            if report_settings.settings_of(self._desk.store, self._desk.session_id).reading is not Reading.PUBLIC:
                self._show_pages()

    # Names

    def _hear_waiting(self, waiting: int) -> None:
        public = report_settings.settings_of(self._desk.store, self._desk.session_id).reading is Reading.PUBLIC
        self.preview.names.setVisible(public)
        if public and waiting and not self._names_seen:
            self._decide_names()

    def _decide_names(self) -> None:
        self._middle.setCurrentWidget(self.names)
        self.names.setFocus()

    def _see_pages(self) -> None:
        self._names_seen = True
        self._show_pages()
        self.preview.view.setFocus()

    def _show_pages(self) -> None:
        self._middle.setCurrentWidget(self.preview)
        self.preview.refresh()

    def _connect(self) -> None:
        column, writer = self.column, self.writer
        column.formats.wanted.connect(self._ask_target)
        column.formats.all_wanted.connect(self._ask_folder)
        column.formats.cancel_wanted.connect(writer.cancel)
        column.files.again.connect(self._write_again)
        column.reading.chosen.connect(self._choose_reading)
        column.sections.wanted.connect(self._choose_sections)
        column.sections.refused.connect(self._desk.notices.warn)
        column.logo.chosen.connect(self._choose_logo)
        column.logo.removed.connect(lambda: self._keep(report_settings.choose_logo, b""))
        column.colours.chosen.connect(lambda colour: self._keep(report_settings.choose_accent, colour))
        writer.progressed.connect(self._show_progress)
        writer.written.connect(self._tell_written)
        writer.cancelled.connect(self._tell_cancelled)
        writer.refused.connect(self._tell_refused)
        self.preview.names_waiting.connect(self._hear_waiting)
        self.preview.names_wanted.connect(self._decide_names)
        self.names.pages_wanted.connect(self._see_pages)
        self._desk.changed.connect(self._on_changed)
