"""The menu of the console: files, the session in hand, undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ..i18n import _
from . import recent
from .widgets.menus import add_entry

if TYPE_CHECKING:
    from .main_window import MainWindow
    from .workshop import Workshop


class MainMenu(QMenu):
    """Filled each time it opens, with what makes sense then."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        window = self._window
        self.clear()
        add_entry(self, _("New cycle…"), window.new_cycle_form, keys="Ctrl+N")
        add_entry(self, _("Open…"), window.browse, keys="Ctrl+O")
        files = self.addMenu(_("Recent files"))
        for known in recent.recent_files():
            add_entry(files, known.title, partial(window.open_path, known.path)).setEnabled(not known.missing)
        files.setEnabled(not files.isEmpty())
        add_entry(self, _("See the demonstration"), window.open_demo)
        if window.workshop is not None:
            self._fill_workshop(window.workshop)
        self.addSeparator()
        add_entry(self, _("Quit"), window.close, keys="Ctrl+Q")

    def _fill_workshop(self, workshop: Workshop) -> None:
        from ..sessions import backups

        self.addSeparator()
        add_entry(self, _("Find…"), workshop.finder.open, keys="Ctrl+K")
        if workshop.desk.session_id:
            importing = add_entry(self, _("Import contributions…"), workshop.import_contributions)
            importing.setEnabled(workshop.desk.writable)
            add_entry(self, _("Bin…"), workshop.open_bin)
            add_entry(self, _("Print…"), workshop.printing.open_menu, keys="Ctrl+P")
        self.addSeparator()
        if self._window.rehearsing is not None:  # a copy is neither kept nor restored
            self._fill_undo(workshop)
            self.addSeparator()
            add_entry(self, _("End the rehearsal"), self._window.end_rehearsal, keys="Ctrl+W")
            return
        if workshop.desk.session_id:
            add_entry(self, _("Rehearsal…"), partial(workshop.go_to, "rehearse"))
        add_entry(self, _("Save a copy…"), self._window.save_copy)
        saved = self.addMenu(_("Restore a backup"))
        for backup in backups.backups_of(workshop.store.path):
            when = f"{backup.made_at:%d/%m/%Y %H:%M:%S}"
            add_entry(saved, when, partial(workshop.restore, backup.path))
        saved.setEnabled(not saved.isEmpty() and workshop.desk.writable)
        self.addSeparator()
        self._fill_undo(workshop)
        self.addSeparator()
        add_entry(self, _("Close this file"), self._window.close_workshop, keys="Ctrl+W")

    def _fill_undo(self, workshop: Workshop) -> None:
        from .undo import operation_label

        undo, redo = workshop.store.can_undo(), workshop.store.can_redo()
        undo_text = _("Undo: {what}").format(what=operation_label(undo)) if undo else _("Undo")
        redo_text = _("Redo: {what}").format(what=operation_label(redo)) if redo else _("Redo")
        add_entry(self, undo_text, workshop.undo, keys="Ctrl+Z").setEnabled(undo is not None)
        add_entry(self, redo_text, lambda: workshop.undo(redo=True), keys="Ctrl+Shift+Z").setEnabled(redo is not None)
