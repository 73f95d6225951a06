"""The formats in which the report is written, and what becomes of what was asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ... import tokens
from ...i18n import _, ngettext
from ...reports import FORMATS
from ..widgets.basics import button, label
from . import words

_OTHERS = ("docx", "xlsx", "csv", "json", "md", "handout")


class Formats(QWidget):
    """A button for each, one for all; then how far the writing is, and where to find what was written."""

    wanted = Signal(str)
    """One of the formats."""
    all_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._written: tuple[Path, ...] = ()
        self.pdf = button(_("Save the PDF…"), partial(self.wanted.emit, "pdf"), "primary", tip=words.what_for("pdf"))
        self.others = {form: _format(form, partial(self.wanted.emit, form)) for form in _OTHERS}
        self.all = button(_("Write all of them into a folder…"), self.all_wanted.emit)
        for made in (self.pdf, self.all):
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.told = label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {tokens.ACCENT_GROUND}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {tokens.ACCENT}; border-radius: 3px; }}"
        )
        self.cancel = button(_("Cancel"), self.cancel_wanted.emit, "plain")
        self.open_file = button(_("Open the file"), self._open_file)
        self.open_folder = button(_("Open the folder"), self._open_folder)
        self._lay_out()
        self._say("")

    def show_progress(self, name: str, number: int, count: int) -> None:
        """A file is being made."""
        told = _("Writing {name}…").format(name=name)
        self._say(told, running=True)
        self.bar.setRange(0, count if count > 1 else 0)  # a single one: no telling how far
        self.bar.setValue(number - 1)
        self.bar.setAccessibleName(told)

    def show_written(self, paths: tuple[Path, ...]) -> None:
        """These are there."""
        self._written = paths
        if len(paths) == 1:
            told = _("Written: {name}").format(name=paths[0].name)
        else:
            told = ngettext("{count} file written", "{count} files written", len(paths)).format(count=len(paths))
        self._say(told, written=True)

    def show_refused(self, sentence: str) -> None:
        """Nothing was written."""
        self._say(sentence, bad=True)

    def show_cancelled(self) -> None:
        self._say(_("Cancelled: nothing was written."))

    def clear(self) -> None:
        """Say nothing of another session."""
        self._say("")

    def _say(self, told: str, *, running: bool = False, written: bool = False, bad: bool = False) -> None:
        focus = self.window().focusWidget()
        self.told.setText(told)
        self.told.setStyleSheet(f"color: {tokens.LATE if bad else tokens.INK};")
        self.told.setVisible(bool(told))
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.open_file.setVisible(written and len(self._written) == 1)
        self.open_folder.setVisible(written)
        for made in (self.pdf, self.all, *self.others.values()):
            made.setEnabled(not running)
        if focus is self.cancel and not running:
            (self.open_folder if written else self.pdf).setFocus()
        elif running and focus in (self.pdf, self.all, *self.others.values()):
            self.cancel.setFocus()

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0])))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0].parent)))

    def _lay_out(self) -> None:
        assert {"pdf", *_OTHERS} == set(FORMATS)
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, made in enumerate(self.others.values()):
            grid.addWidget(made, number // 2, number % 2)
        row = QHBoxLayout()
        row.setSpacing(6)
        for one in (self.bar, self.cancel):
            row.addWidget(one)
        opening = QHBoxLayout()
        opening.setSpacing(6)
        opening.addWidget(self.open_file)
        opening.addWidget(self.open_folder)
        opening.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.pdf)
        column.addLayout(grid)
        column.addWidget(self.all)
        column.addSpacing(2)
        column.addWidget(self.told)
        column.addLayout(row)
        column.addLayout(opening)


def _format(form: str, act: Callable[[], object]) -> QPushButton:
    made = button(words.form(form) + "…", act, tip=words.what_for(form))
    made.setAccessibleDescription(words.what_for(form))
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
