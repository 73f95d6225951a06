"""What was read and what it would become: the preview, where it goes, the counts and the lines to mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions.importing import plan as import_plan
from ....sessions.importing.columns import Column
from ....sessions.importing.file import Sheet, Source
from ....sessions.importing.plan import Mapping, Plan
from ....sessions.reading import Outline
from ....sessions.records import Question
from ....sessions.text import shortened
from ...widgets.basics import button, label
from ...widgets.choice_button import ChoiceButton
from ...widgets.elided_label import ElidedLabel
from .preview import ImportPreview
from .view import BadList, TitlesBox

_LONGEST_NAME = 90
"""Characters of a question in the menu of where to."""
_EDGES = 44
"""What a button needs around its words: paddings and the arrow."""


class ImportLook(QWidget):
    """Shows a source; what the person changes in how it is understood is told by `asked`."""

    asked = Signal()
    """Look at the lines again: they mean something else, or go elsewhere."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self.source: Source | None = None
        self.sheet: Sheet | None = None
        self.mapping = Mapping(False, ())
        self.question_id = ""
        """Where lines go that name no question themselves; empty for the parking."""
        self._name, self._found = ElidedLabel(), label("", "soft")
        self._name.setStyleSheet("font-weight: 600;")
        self.sheets, self.home = ChoiceButton(_("Sheet")), _HomeButton(_("Where to"))
        self.other = button(_("Another file…"), choose)
        self.preview, self.titles, self.bad = ImportPreview(), TitlesBox(), BadList()
        self._counts, self._named = label("", "heading"), label("", "soft", wrap=True)
        self._lay_out()
        self.sheets.chosen.connect(lambda place: self._show_sheet(int(place)))
        self.titles.toggled.connect(self._set_titled)
        self.preview.mapped.connect(self._map)
        self.home.chosen.connect(self._aim)

    def show_source(self, source: Source) -> None:
        """Show another source, understood as it looks."""
        self.source = source
        self.sheets.setVisible(len(source.sheets) > 1)
        self._show_sheet(0)

    def forget(self) -> None:
        """Nothing is shown any more."""
        self.source = self.sheet = None

    def show_home(self, outline: Outline) -> Question | None:
        """Offer the questions there are, and return the one chosen: None for the parking."""
        question = outline.question(self.question_id)
        self.question_id = question.id if question else ""
        named = [(one.id, f"{outline.number(one)} · {shortened(one.text, _LONGEST_NAME)}") for one in outline.questions]
        self.home.show_choice([*named, ("", _("The parking"))], self.question_id)
        return question

    def show_plan(self, made: Plan) -> None:
        """Show what an import would do."""
        ready = len(made.ready)
        told = ngettext("{count} contribution to import", "{count} contributions to import", ready).format(count=ready)
        self._counts.setText(" · ".join([told, *import_plan.told_others(made)]))
        named = ngettext(
            "{count} goes to the question that its line names.",
            "{count} go to the questions that their lines name.",
            made.named,
        )
        strange = ngettext(
            "{count} names a question that this session does not have: it goes to the one chosen.",
            "{count} name a question that this session does not have: they go to the one chosen.",
            made.strange,
        )
        told_homes = [named.format(count=made.named)] if made.named else []
        told_homes += [strange.format(count=made.strange)] if made.strange else []
        self._named.setText("\n".join(told_homes))
        self._named.setVisible(bool(told_homes))
        titles = self.sheet.lines[0].cells if self.sheet and self.mapping.titled else ()
        self.bad.show_rows(made.bad, titles)

    def set_busy(self, busy: bool) -> None:
        """Nothing is changed while the import runs."""
        for part in (self.preview, self.home, self.titles, self.sheets, self.other):
            part.setEnabled(not busy)
        self._counts.setVisible(not busy)

    def _show_sheet(self, place: int) -> None:
        assert self.source is not None
        self.sheet = sheet = self.source.sheets[place]
        self.mapping = Mapping.guessed(sheet)
        self.titles.blockSignals(True)
        self.titles.setChecked(self.mapping.titled)
        self.titles.blockSignals(False)
        self._name.setText(self.source.name)
        count = ngettext("{count} line", "{count} lines", len(sheet.lines)).format(count=len(sheet.lines))
        self._found.setText(" · ".join([count, *self.source.found]))
        self.sheets.show_choice([(str(rank), one.title) for rank, one in enumerate(self.source.sheets)], str(place))
        self.preview.show_sheet(sheet, self.mapping)
        self.asked.emit()

    def _set_titled(self, titled: bool) -> None:
        if self.sheet is not None:
            self._understand(Mapping.guessed(self.sheet, titled=titled))

    def _map(self, place: int, name: str) -> None:
        """Let a column mean something else; another one that meant it means nothing any more."""
        chosen = Column(name) if name else None
        columns = [None if column is chosen else column for column in self.mapping.columns]
        columns[place] = chosen
        self._understand(replace(self.mapping, columns=tuple(columns)))

    def _understand(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.preview.show_mapping(mapping)
        self.asked.emit()

    def _aim(self, question_id: str) -> None:
        self.question_id = question_id
        self.asked.emit()

    def _lay_out(self) -> None:
        self.home.setMinimumWidth(200)
        self.sheets.setMinimumWidth(100)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name, 1)
        head.addWidget(self._found)
        head.addWidget(self.sheets)
        head.addWidget(self.other)
        home = QHBoxLayout()
        home.setSpacing(10)
        home.addWidget(self.titles)
        home.addSpacing(12)
        home.addWidget(label(_("Where to"), "field"))
        home.addWidget(self.home, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.preview)
        layout.addLayout(home)
        layout.addWidget(self._named)
        layout.addWidget(self._counts)
        layout.addWidget(self.bad, 1)
        layout.addStretch(0)


class _HomeButton(ChoiceButton):
    """Its words end with "…" when there is no room for them."""

    _words = ""

    def show_choice(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        super().show_choice(options, chosen)
        self._words = next((words for key, words in options if key == chosen), "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - _EDGES)
        self.setText(f"{shown} ▾".replace("&", "&&"))
