"""An import under way: its steps, how it is cancelled, and the sentence that tells how it ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ....i18n import _, ngettext
from ....sessions.importing import rows as import_rows
from ....sessions.importing.plan import Plan
from ...desk import Desk
from .steps import Steps

IMPORT = "import_contributions"
"""The name of its operations."""


class ImportRun(QObject):
    """Imports a plan in the interface's own thread, a piece at a time."""

    progressed = Signal(int, int)
    """How many contributions are in, and of how many."""
    ended = Signal(str, bool)
    """The import is over: what to say of it, and whether it is bad news."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._total = self._count = 0
        self._steps = Steps(self)
        self._steps.stepped.connect(self._show_count)
        self._steps.finished.connect(self._finish)
        self._steps.refused.connect(lambda sentence: self.ended.emit(sentence, True))

    @property
    def running(self) -> bool:
        return self._steps.running

    def start(self, made: Plan) -> None:
        """Take in what is ready in *made*."""
        self._total, self._count = len(made.ready), 0
        self.progressed.emit(0, self._total)
        self._steps.start(import_rows.run(self._desk.store, made))

    def stop(self) -> None:
        """Do nothing more on the store: before it is closed."""
        self._steps.stop()

    def cancel(self) -> None:
        """Stop, and take back what is in already, unless something else was done since: then it stays, and is told."""
        if not self.running:
            return
        self._steps.stop()
        store = self._desk.store
        if self._count and (store.can_undo() != IMPORT or self._desk.notices.attempt(store.undo) is None):
            told = ngettext(
                "The import was stopped: {count} contribution is in. Ctrl+Z takes it back when its turn comes.",
                "The import was stopped: {count} contributions are in. Ctrl+Z takes them back when their turn comes.",
                self._count,
            )
            self.ended.emit(told.format(count=self._count), False)
        else:
            self.ended.emit(_("The import was cancelled: nothing was kept."), False)

    def _show_count(self, count: object) -> None:
        if isinstance(count, int):
            self._count = count
            self.progressed.emit(count, self._total)

    def _finish(self) -> None:
        told = ngettext(
            "{count} contribution imported. Ctrl+Z takes it back.",
            "{count} contributions imported. Ctrl+Z takes them all back.",
            self._count,
        )
        self.ended.emit(told.format(count=self._count), False)
