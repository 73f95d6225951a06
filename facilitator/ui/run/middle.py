"""The middle of Run: the stage, or what takes its place for a while (sorting, importing, the sheet of a vote)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ...sessions.records import Question
from ..desk import Desk
from .stage import Stage

if TYPE_CHECKING:  # imported when they are first wanted
    from .importing.import_page import ImportPage
    from .sorting.sorting_page import SortingPage
    from .votes.grid_page import GridPage


class Middle(QStackedWidget):
    """Shows the stage unless something else was opened."""

    left = Signal()
    """The person is done with what took the place of the stage."""
    imported = Signal()
    """An import is over: what it brought can be shown."""

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._desk, self._stage = desk, stage
        self._import: ImportPage | None = None
        self._sorting: SortingPage | None = None
        self._sheet: GridPage | None = None
        self.addWidget(stage)

    @property
    def on_stage(self) -> bool:
        """Whether the stage is what is shown."""
        return self.currentWidget() is self._stage

    @property
    def on_sheet(self) -> bool:
        """Whether the sheet of a vote is what is shown."""
        return self._sheet is not None and self.currentWidget() is self._sheet

    @property
    def importing(self) -> bool:
        """Whether an import is under way: what it brings is shown once it is over."""
        return self._import is not None and self._import.importing

    def show_stage(self) -> None:
        self.setCurrentWidget(self._stage)

    def open_sorting(self, question: Question | None) -> None:
        """Sort the contributions to *question* one by one."""
        page = self.sorting_page()
        self.setCurrentWidget(page)
        page.open_for(question)
        page.setFocus()

    def open_import(self, question: Question | None, path: Path | None = None) -> None:
        """Offer to import contributions to *question*, from a file that is known already or not."""
        page = self.import_page()
        self.setCurrentWidget(page)
        page.open_for(question)
        page.setFocus()
        if path is not None:
            page.take_file(path)

    def open_vote_sheet(self, vote_id: str) -> None:
        """Count a vote table by table, or college by college."""
        page = self.sheet_page()
        self.setCurrentWidget(page)
        page.open_for(vote_id)

    def stop(self) -> None:
        """Do nothing more on the store: before it is closed."""
        if self._sheet is not None:
            self._sheet.settle()
        if self._import is not None:
            self._import.stop()

    def sorting_page(self) -> SortingPage:
        from .sorting.sorting_page import SortingPage

        if self._sorting is None:
            self._sorting = SortingPage(self._desk)
            self._sorting.closed.connect(self._leave)
            self.addWidget(self._sorting)
        return self._sorting

    def import_page(self) -> ImportPage:
        from .importing.import_page import ImportPage

        if self._import is None:
            self._import = ImportPage(self._desk)
            self._import.closed.connect(self._leave)
            self._import.imported.connect(self.imported)
            self.addWidget(self._import)
        return self._import

    def sheet_page(self) -> GridPage:
        from .votes.grid_page import GridPage

        if self._sheet is None:
            self._sheet = GridPage(self._desk)
            self._sheet.closed.connect(self._leave)
            self.addWidget(self._sheet)
        return self._sheet

    def _leave(self) -> None:
        if not self.on_stage:
            self.show_stage()
            self.left.emit()
