"""Numbered paper slips of a question: print them, and see which ones have not come back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...reports import write_slips
from ...sessions import slips
from ...sessions.records import Contribution, PlusOne, Question, SlipBatch
from ...sessions.slips import Tally
from ...sessions.store import Changed
from ..desk import Desk
from ..widgets.basics import button, card, clear, label
from ..widgets.file_dialogs import ask_target
from ..widgets.flow_layout import FlowLayout
from .drawer import Drawer

MOST_SHOWN = 120
"""How many missing numbers are shown as buttons; the sentence above tells them all."""


class SlipsPanel(Drawer):
    """What is printed, handed out, entered and missing; a missing number goes to the capture bar when it is pressed."""

    serial_chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Numbered slips"), parent)
        self._tally = label("", "heading", wrap=True)
        self._none = label(
            _("Print slips with a number, hand them out, then type the number first: “12: …”. None is dropped unseen."),
            "soft",
            wrap=True,
        )
        self._missing = QWidget()
        self._numbers = FlowLayout(self._missing)
        self._handed = _number(_("How many slips were handed out"), 0)
        self._handed.setKeyboardTracking(False)
        self._handed.valueChanged.connect(lambda _count: self._hand_out())
        self._given = QWidget()
        given = QHBoxLayout(self._given)
        given.setContentsMargins(0, 0, 0, 0)
        given.addWidget(label(_("Really handed out"), "field"), 1)
        given.addWidget(self._handed)
        self._wanted = _number(_("How many slips to print"), 24)
        self._wanted.setMinimum(1)
        self._batches = QVBoxLayout()
        self._lay_out()

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(SlipBatch, Contribution, PlusOne, Question)

    def refresh(self) -> None:
        if self.question is None:
            self.closed.emit()  # slips are printed for a question; the one shown is gone
            return
        batches = slips.batches_of(self.desk.store, self.question)
        tally = slips.tally(self.desk.store, self.question)
        self._tally.setText(tally.told[:1].upper() + tally.told[1:])
        for shown in (self._tally, self._given, self._missing):
            shown.setVisible(bool(batches))
        self._none.setVisible(not batches)
        with QSignalBlocker(self._handed):
            self._handed.setMaximum(tally.printed)
            self._handed.setValue(sum(batch.handed_out for batch in batches))
        self._handed.setEnabled(self.desk.writable)
        self._show_missing(tally)
        self._show_batches(batches)

    def print_to(self, count: int, path: Path) -> bool:
        """Number *count* more slips and write them to print; nothing is numbered when the file cannot be written."""
        if self.question is None:
            return False
        store = self.desk.store
        batch = self.desk.notices.attempt(
            slips.print_batch, store, self.question, count, lambda made: write_slips(store, [made], path)
        )
        if batch is not None:
            self._tell([batch], path)
        return batch is not None

    def reprint_to(self, batches: Sequence[SlipBatch], path: Path) -> bool:
        """Write slips that were numbered before, to print again."""
        written = self.desk.notices.did(write_slips, self.desk.store, batches, path)
        if written:
            self._tell(batches, path)
        return written

    def _show_missing(self, tally: Tally) -> None:
        clear(self._numbers)
        for serial in tally.missing[:MOST_SHOWN]:
            made = button(str(serial), partial(self.serial_chosen.emit, serial))
            made.setAccessibleName(_("Enter slip {number}").format(number=serial))
            made.setToolTip(_("Enter slip {number}").format(number=serial))
            self._numbers.addWidget(made)

    def _show_batches(self, batches: Sequence[SlipBatch]) -> None:
        clear(self._batches)
        for batch in batches:
            last = batch.first + batch.count - 1
            row = QHBoxLayout()
            row.addWidget(label(_("Nos. {first} to {last}").format(first=batch.first, last=last)), 1)
            row.addWidget(button(_("Print again…"), partial(self._ask, [batch])))
            self._batches.addLayout(row)

    def _hand_out(self) -> None:
        if self.question is None:
            return
        count = self._handed.value()
        if count != sum(batch.handed_out for batch in slips.batches_of(self.desk.store, self.question)):
            self.desk.notices.attempt(slips.hand_out, self.desk.store, self.question, count)

    def _print(self) -> None:
        path = self._target()
        if path is not None and self.print_to(self._wanted.value(), path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _ask(self, batches: Sequence[SlipBatch]) -> None:
        path = self._target()
        if path is not None and self.reprint_to(batches, path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _target(self) -> Path | None:
        folder = self.desk.store.path
        suggested = folder.with_name(f"{folder.stem} - {_('slips')}.pdf")
        return ask_target(self, _("Where to keep the slips to print"), suggested, "*.pdf")

    def _tell(self, batches: Sequence[SlipBatch], path: Path) -> None:
        count = sum(batch.count for batch in batches)
        pages = -(-count // 4)
        told = ngettext("{count} slip to print in {name}", "{count} slips to print in {name}", count)
        on = ngettext("{pages} sheet of A4", "{pages} sheets of A4", pages)
        self.desk.notices.say(f"{told.format(count=count, name=path.name)} · {on.format(pages=pages)}")

    def _lay_out(self) -> None:
        self._numbers.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._tally)
        self.body.addWidget(self._none)
        self.body.addWidget(self._given)
        self.body.addWidget(self._missing)
        if self.desk.writable:
            frame, inside = card()
            inside.setSpacing(8)
            what = _("A6, four to a page of A4: number, code and question on each.")
            inside.addWidget(label(what, "soft", wrap=True))
            row = QHBoxLayout()
            row.addWidget(self._wanted)
            row.addWidget(button(_("Print more…"), self._print, "primary"))
            row.addStretch(1)
            inside.addLayout(row)
            self.body.addWidget(frame)
        self.body.addLayout(self._batches)
        self.body.addStretch(1)


def _number(name: str, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(0, slips.MOST)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(72)
    return made
