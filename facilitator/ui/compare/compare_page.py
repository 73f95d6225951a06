"""Compare (Comparer): the days of the cycle side by side, and those of other files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...reports.cycle import forms
from ...reports.cycle.comparison import Comparison
from ...reports.cycle.gathering import Offered, Source, comparison_of, offered
from ...reports.cycle.matrices import Matrix, column, matrices
from ...sessions.store import Changed
from ..background import in_background
from ..desk import Desk
from ..place import Place
from ..widgets.basics import button, card, clear, label, side
from ..widgets.centred import CentredColumn
from ..widgets.file_dialogs import ask_file, ask_target
from .day_choice import DayChoice
from .matrix_view import MatrixView

_SIDE_WIDTH, _WIDEST = 300, 1040


class ComparePage(Place):
    """Reads the days in the background, from files opened to be read only."""

    exported = Signal(str)
    """The path of a file that was just written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self._others: list[Path] = []
        self.comparison: Comparison | None = None
        """What is shown; None while nothing can be compared."""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.choice = DayChoice()
        self.choice.changed.connect(self._read)
        self.views: list[MatrixView] = []
        self._said = label("", "soft", wrap=True)
        self._lay_out()
        desk.changed.connect(self._on_changed)

    def open_session(self) -> None:
        """Read the files again, and compare what is ticked."""
        self._asked += 1
        asked, paths = self._asked, [self._desk.store.path, *self._others]
        self._said.setText(_("The days are being read…"))
        in_background(
            lambda: _Offers(asked, [offered(path) for path in paths]), done=self._show_offers, refused=self._refuse
        )

    def add_file(self, path: Path) -> None:
        """Compare the days of another file too."""
        if path.resolve() in {known.resolve() for known in (self._desk.store.path, *self._others)}:
            self._desk.notices.say(_("“{name}” is among the files compared already.").format(name=path.name))
            return
        self._others.append(path)
        self.open_session()

    def export_to(self, form: str, path: Path) -> None:
        """Write the comparative synthesis in the background; a notice tells when it is there."""
        sources = self.choice.sources
        in_background(
            lambda: forms.write(comparison_of(sources), form, path),
            done=lambda _nothing: self._tell_written(path),
            refused=self._desk.notices.warn,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._enter()

    def _enter(self) -> None:
        """Give the keyboard to the first day."""
        first = next(iter(self.choice.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self, _changed: Changed) -> None:
        if self.isVisible():
            self.open_session()

    def _show_offers(self, result: object) -> None:
        assert isinstance(result, _Offers)
        if result.asked == self._asked:
            self.choice.show_offered(result.files)
            self._others = self.choice.paths[1:]
            if self.hasFocus():
                self._enter()
            self._read()

    def _read(self) -> None:
        self._others = self.choice.paths[1:]
        self._asked += 1
        asked, sources = self._asked, self.choice.sources
        in_background(lambda: _compared(asked, sources), done=self._show, refused=self._show_nothing)

    def _show(self, result: object) -> None:
        assert isinstance(result, _Compared)
        if result.asked != self._asked:
            return  # a later comparison is on its way
        self.comparison = result.comparison
        days = len(result.comparison.days)
        self._said.setText(ngettext("{count} day is told.", "{count} days are compared.", days).format(count=days))
        self._show_matrices(result.tables, [column(day) for day in result.comparison.days])
        for made in self._exports:
            made.setEnabled(True)

    def _show_nothing(self, sentence: str) -> None:
        self.comparison = None
        self._said.setText(sentence)
        self._show_matrices((), [])
        for made in self._exports:
            made.setEnabled(False)

    def _refuse(self, sentence: str) -> None:
        """A file cannot be read: the others stay."""
        self._desk.notices.warn(sentence)
        self._said.setText(sentence)
        if self._others:
            self._others.pop()
            self.open_session()

    def _show_matrices(self, tables: tuple[Matrix, ...], columns: list[str]) -> None:
        clear(self._cards)
        self.views = []
        for table in tables:
            frame, inside = card()
            inside.setContentsMargins(20, 16, 20, 18)
            inside.setSpacing(6)
            inside.addWidget(label(table.title, "heading"))
            inside.addWidget(label(table.detail, "soft", wrap=True))
            view = MatrixView(table, columns)
            inside.addWidget(view)
            self.views.append(view)
            self._cards.addWidget(frame)
        self._cards.addStretch(1)

    def _ask_file(self) -> None:
        kind = _("Workshops (*.atelier)")
        chosen = ask_file(self, _("Which other cycle to compare"), self._desk.store.path.parent, kind)
        if chosen is not None:
            self.add_file(chosen)

    def _ask_target(self, form: str) -> None:
        name = f"{self._desk.store.path.stem} - " + _("Comparative synthesis")
        suggested = self._desk.store.path.with_name(f"{name}.{form}")
        chosen = ask_target(self, _("Where to write the synthesis"), suggested, f"*.{form}")
        if chosen is not None:
            self.export_to(form, chosen)

    def _tell_written(self, path: Path) -> None:
        self._desk.notices.say(_("Written: {name}").format(name=path.name))
        self.exported.emit(str(path))

    def _lay_out(self) -> None:
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(24, 24, 24, 32)
        self._cards.setSpacing(14)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._lay_out_choice())
        outer.addWidget(CentredColumn(inside, _WIDEST), 1)

    def _lay_out_choice(self) -> QWidget:
        made = side("left")
        made.setFixedWidth(_SIDE_WIDTH)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.setSpacing(10)
        layout.addWidget(label(_("Compare the days"), "heading"))
        layout.addWidget(self._said)
        layout.addWidget(self.choice, 1)
        self._add = button(_("Add another cycle…"), self._ask_file)
        layout.addWidget(self._add)
        layout.addWidget(label(_("Comparative synthesis"), "section"))
        row = QHBoxLayout()
        row.setSpacing(6)
        self._exports = [
            button(name, partial(self._ask_target, form), tip=tip)
            for form, name, tip in (
                ("pdf", "PDF…", _("To print or send as it is.")),
                ("docx", "DOCX…", _("To be changed in a word processor.")),
                ("xlsx", "XLSX…", _("One sheet a subject, for a spreadsheet.")),
            )
        ]
        for one in self._exports:
            one.setEnabled(False)
            row.addWidget(one)
        row.addStretch(1)
        layout.addLayout(row)
        return made


@dataclass(frozen=True)
class _Offers:
    asked: int
    files: list[Offered]


@dataclass(frozen=True)
class _Compared:
    asked: int
    comparison: Comparison
    tables: tuple[Matrix, ...]


def _compared(asked: int, sources: list[Source]) -> _Compared:
    comparison = comparison_of(sources)
    return _Compared(asked, comparison, matrices(comparison))
