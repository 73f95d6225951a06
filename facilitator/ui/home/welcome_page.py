"""What is shown when no file is open: the recent files, and the ways to begin.

It is the first thing painted: it reads no workshop and no template, and imports nothing that does.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from .. import recent
from ..notices import Notices
from ..widgets.basics import button, label
from ..widgets.centred import CentredColumn
from .recent_list import RecentList

if TYPE_CHECKING:  # the first window is painted before it is imported
    from .new_cycle_form import NewCycleForm

_WIDTH = 760


class WelcomePage(QWidget):
    """Opens, begins or shows; it decides nothing itself."""

    open_requested = Signal(Path)
    browse_requested = Signal()
    demo_requested = Signal()
    new_cycle_requested = Signal(str, str, str)
    """Title, territory and the id of the first day's template."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new_button = button(_("New cycle"), self.show_form, "primary")
        self.open_button = button(_("Open…"), self.browse_requested.emit)
        self.demo_button = button(_("See the demonstration"), self.demo_requested.emit)
        self.recent = RecentList()
        self.recent.chosen.connect(self.open_requested)
        self.recent.unwanted.connect(self._forget)
        self.form: NewCycleForm | None = None
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the list of recent files again."""
        self.recent.show_files(recent.recent_files(), datetime.now().astimezone())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._enter()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._enter()

    def show_form(self) -> None:
        """Ask what a new cycle needs, in place of the recent files."""
        if self.form is None:
            from .new_cycle_form import NewCycleForm  # and the templates behind it

            self.form = NewCycleForm(self._notices)
            self.form.submitted.connect(self.new_cycle_requested)
            self.form.cancelled.connect(self.show_recent)
            self._column.insertWidget(self._column.indexOf(self._beginning), self.form)
        self._beginning.hide()
        self.form.show()
        self.form.title.setFocus()

    def show_recent(self) -> None:
        """Back to the recent files."""
        if self.form is not None:
            self.form.hide()
        self._beginning.show()
        self.new_button.setFocus()

    def _enter(self) -> None:
        """Give the keyboard to the file opened last."""
        if self.form is not None and self.form.isVisible():
            self.form.title.setFocus()
        else:
            (self.recent.rows[0] if self.recent.rows else self.new_button).setFocus()

    def _forget(self, path: Path) -> None:
        recent.forget(path)
        self.refresh()
        self.open_button.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 56, 24, 32)
        self._column.setSpacing(0)
        name = label(_("Facilitator"))
        name.setStyleSheet(f"font-size: 36px; font-weight: 700; color: {tokens.ACCENT};")
        self._column.addWidget(name)
        self._column.addSpacing(2)
        promise = label(_("Prepare a workshop day, run it with the room, hand out its report."), "soft", wrap=True)
        promise.setStyleSheet("font-size: 16px;")
        self._column.addWidget(promise)
        self._column.addSpacing(26)
        self._beginning = self._lay_out_beginning()
        self._column.addWidget(self._beginning)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(CentredColumn(inside, _WIDTH))

    def _lay_out_beginning(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for way in (self.new_button, self.open_button, self.demo_button):
            way.setMinimumHeight(40)
            ways.addWidget(way)
        ways.addStretch(1)
        layout.addLayout(ways)
        layout.addSpacing(34)
        layout.addWidget(label(_("Recent files"), "section"))
        layout.addSpacing(8)
        layout.addWidget(self.recent)
        return made
