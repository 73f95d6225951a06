"""The names found in what people wrote, in the place of the pages: to decide before anything public is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ..desk import Desk
from ..widgets.basics import button, label
from .redactions.names_panel import NamesFound

_WIDEST = 860


class NamesPlace(QWidget):
    """The panel under its title; a button goes on to the pages."""

    pages_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.panel = NamesFound(desk)
        self.pages = button(_("See the pages"), self.pages_wanted.emit)
        self.panel.counted.connect(self._show_waiting)
        self.setFocusProxy(self.panel)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.panel.setFocus()

    def _show_waiting(self, waiting: int) -> None:
        self.pages.setProperty("role", "" if waiting else "primary")
        self.pages.style().polish(self.pages)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(_("Names in the texts"), "title"), 1)
        top.addWidget(self.pages)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addLayout(top)
        told = _("The public reading hides authors. These people, communes and firms are named in what was written.")
        column.addWidget(label(told, "soft", wrap=True))
        column.addWidget(self.panel, 1)
        inside.setMaximumWidth(_WIDEST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(inside, 1000)
        outer.addStretch(1)
