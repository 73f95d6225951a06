"""The parts of the import page that only show: where a file is dropped, the lines to mend, how far the import is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from .... import tokens
from ....i18n import _
from ....sessions.importing.plan import BadRow, told
from ...widgets.basics import button, label


class DropZone(QFrame):
    """What the page shows before there is anything to import."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setStyleSheet(
            f"QFrame#drop {{ background: {tokens.CARD}; border: 2px dashed {tokens.LINE};"
            f" border-radius: {tokens.RADIUS}px; }}"
        )
        self.button = button(_("Choose a file…"), choose, "primary")
        centre = Qt.AlignmentFlag.AlignHCenter
        what = label(_("Drop a file here, or paste lines or a table with Ctrl+V"), "heading")
        forms = label(_("CSV, TSV, TXT, XLSX, ODS. Columns, separators and accents are found out."), "soft")
        self._trouble = label("", wrap=True)
        self._trouble.setStyleSheet(f"color: {tokens.LATE};")
        self._trouble.setAlignment(centre)
        self._trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(10)
        layout.addStretch(1)
        for shown in (what, forms):
            layout.addWidget(shown, alignment=centre)
        layout.addSpacing(8)
        layout.addWidget(self.button, alignment=centre)
        layout.addWidget(self._trouble)
        layout.addStretch(1)

    def show_trouble(self, sentence: str) -> None:
        """Say why the last file could not be read."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))


class BadList(QWidget):
    """The lines that are refused, each with its reason; they can be copied and mended in a spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self._bad: Sequence[BadRow] = ()
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName(_("Lines to mend"))
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setStyleSheet(
            f"QListView {{ background: {tokens.CARD}; border: 1px solid {tokens.LINE}; border-radius: 8px;"
            f" padding: 4px; }} QListView:focus {{ border: 2px solid {tokens.ACCENT}; padding: 3px; }}"
            f"QListView::item {{ padding: 3px 6px; }}"
            f"QListView::item:selected {{ background: {tokens.ACCENT_GROUND}; color: {tokens.INK}; }}"
        )
        self.copied = button(_("Copy these lines"), self.copy)
        self.copied.setToolTip(_("With the reasons, to mend them in a spreadsheet and paste them here"))
        head = QHBoxLayout()
        head.addWidget(label(_("Lines to mend, left out of the import"), "field"), 1)
        head.addWidget(self.copied)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        self._list.setMinimumHeight(60)

    def show_rows(self, bad: Sequence[BadRow], titles: Sequence[str]) -> None:
        self._bad, self._titles = bad, titles
        self._model.setStringList([told(row) for row in bad])
        self.setVisible(bool(bad))

    def copy(self) -> None:
        """Put these lines on the clipboard as cells, the reason behind each."""
        file = io.StringIO(newline="")
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        if self._titles:
            writer.writerow([*self._titles, ""])
        for row in self._bad:
            cells = [*row.cells, *[""] * (len(self._titles) - len(row.cells))]
            writer.writerow([*cells, told(row)])
        QApplication.clipboard().setText(file.getvalue().encode(errors="replace").decode())


class TitlesBox(QCheckBox):
    """Whether the first line gives the columns their titles."""

    def __init__(self) -> None:
        super().__init__(_("The first line is titles"))
        self.setStyleSheet(
            "QCheckBox { padding: 3px; border: 2px solid transparent; border-radius: 6px; }"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )


class Progress(QWidget):
    """How far the import is, and a way to stop it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {tokens.LINE}; border: none; border-radius: 4px; }}"
            f"QProgressBar::chunk {{ background: {tokens.ACCENT}; border-radius: 4px; }}"
        )
        self._told = label("", "soft")
        self.cancel = button(_("Cancel"), self.cancelled.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self._told)
        layout.addWidget(self.cancel)

    def show_count(self, count: int, total: int) -> None:
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(count)
        self._told.setText(_("{count} of {total}").format(count=count, total=total))
