"""How far what is printed or saved has come, and the way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ..widgets.basics import button, label
from .work import Work


class ProgressRow(QWidget):
    """Seen only while something is under way."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._told = label("", "soft", wrap=True)
        self._cancel = button(_("Cancel"), work.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told, 1)
        row.addWidget(self._cancel)
        work.progressed.connect(self._show)
        work.rested.connect(self.hide)
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self._cancel]

    @property
    def told(self) -> str:
        return self._told.text()

    def _show(self, now: int, count: int) -> None:
        if not self._work.busy:
            return  # heard after all was done
        sentence = _("Page {now} of {count}…").format(now=now, count=count) if count else _("Getting the pages ready…")
        self._told.setText(sentence)
        self.show()
