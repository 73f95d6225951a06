"""What a sheet can be made of: its form, the people, the question; and on which printer, how many times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ...i18n import _, pgettext
from ...sessions import reading
from ...sessions.records import Participant
from ...sessions.text import shortened
from ..desk import Desk
from ..widgets.basics import label
from ..widgets.choice_button import ChoiceButton
from . import choices
from .choices import Entry, Form, Wanted, Who

MOST_COPIES = 500
_MOST_SHOWN = 34
"""Characters of a question."""


class Options(QWidget):
    """Only what makes sense for the sheet is shown."""

    changed = Signal()
    """Something else is to be laid out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        self._form, self._who, self._question, self._printer = 0, Who.EVERYONE, "", ""
        self._printers: list[str] = []
        self._expected = 1
        self.form = ChoiceButton(pgettext("printed sheet", "Layout"))
        self.who = ChoiceButton(_("For whom"))
        self.question = ChoiceButton(pgettext("printed sheet", "Question"))
        self.printer_choice = ChoiceButton(_("Printer"))
        self.copies_field = _copies_field()
        self._no_printer = label(_("No printer is found: save the PDF, it can be printed anywhere."), "soft", wrap=True)
        self._titles: dict[QWidget, QLabel] = {}
        self._lay_out()
        self.form.chosen.connect(self._choose_form)
        self.who.chosen.connect(self._choose_who)
        self.question.chosen.connect(self._choose_question)
        self.printer_choice.chosen.connect(self._choose_printer)
        self.show_printers([], known=False)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.form, self.who, self.question, self.printer_choice, self.copies_field]

    @property
    def wanted(self) -> Wanted:
        """What is to be laid out now."""
        return Wanted(self._chosen_form().sheet, self._who, self._question)

    @property
    def printer(self) -> str:
        """The name of the printer chosen; empty when there is none."""
        return self._printer

    @property
    def copies(self) -> int:
        return self.copies_field.value()

    def show_entry(self, entry: Entry, *, keep: bool = False) -> None:
        """Offer what that sheet can be made of; with *keep*, what was chosen stays as far as it still exists."""
        self._entry = entry
        if not keep:
            self._form, self._who, self._question = 0, Who.EVERYONE, ""
            self.copies_field.setValue(1)
        forms = [(str(place), form.words()) for place, form in enumerate(entry.forms)]
        self._offer(self.form, forms, str(self._form))
        people = self._people() if entry.for_people else []
        if self._who not in people:
            self._who = Who.EVERYONE
        self._offer(self.who, [(one.value, choices.who(one)) for one in people], self._who.value)
        questions = self._questions() if entry.for_questions else []
        if self._question not in (key for key, _words in questions):
            self._question = ""
        self._offer(self.question, questions, self._question)

    def show_expected(self, count: int) -> None:
        """How many people the sheets are counted for: as many copies are offered of what everybody gets."""
        if count != self._expected and self._chosen_form().each_person and self.copies == self._expected:
            self.copies_field.setValue(count)
        self._expected = count

    def show_printers(self, names: Sequence[str], *, known: bool = True) -> None:
        """Offer these printers, the usual one first; say so when there is none."""
        self._printers = list(names)
        if self._printer not in self._printers:
            self._printer = self._printers[0] if self._printers else ""
        self._offer(self.printer_choice, [(name, name) for name in names], self._printer, least=1)
        self._show(self.copies_field, bool(names))
        self._no_printer.setVisible(known and not names)

    def _people(self) -> list[Who]:
        """For whom it can be printed: those of whom there is somebody."""
        people = self._desk.store.all(Participant, session_id=self._desk.session_id)
        return [one for one in Who if one is Who.EVERYONE or any(choices.is_meant(person, one) for person in people)]

    def _questions(self) -> list[tuple[str, str]]:
        known = reading.outline(self._desk.store, self._desk.session_id).questions
        placed = any(one.item_id for one in known)  # then the kit leaves out those without a place
        numbered = [(number, one) for number, one in enumerate(known, 1) if one.item_id or not placed]
        told = [(one.id, f"{number}. {shortened(one.text, _MOST_SHOWN)}") for number, one in numbered]
        return [("", _("All the questions")), *told] if len(told) > 1 else []

    def _chosen_form(self) -> Form:
        assert self._entry is not None
        return self._entry.forms[self._form]

    def _choose_form(self, key: str) -> None:
        self._form = int(key)
        self.copies_field.setValue(self._expected if self._chosen_form().each_person else 1)
        self._choose()

    def _choose_who(self, key: str) -> None:
        self._who = Who(key)
        self._choose()

    def _choose_question(self, key: str) -> None:
        self._question = key
        self._choose()

    def _choose(self) -> None:
        assert self._entry is not None
        self.show_entry(self._entry, keep=True)
        self.changed.emit()

    def _choose_printer(self, name: str) -> None:
        self._printer = name
        self.show_printers(self._printers)

    def _offer(self, field: ChoiceButton, options: Sequence[tuple[str, str]], chosen: str, *, least: int = 2) -> None:
        """Show the choice when there is one."""
        self._show(field, len(options) >= least)
        if options:
            field.show_choice(options, chosen)

    def _show(self, field: QWidget, shown: bool) -> None:
        self._titles[field].setVisible(shown)
        field.setVisible(shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        fields: tuple[tuple[QWidget, str], ...] = (
            (self.form, pgettext("printed sheet", "Layout")),
            (self.who, _("For whom")),
            (self.question, pgettext("printed sheet", "Question")),
            (self.printer_choice, _("Printer")),
        )
        for field, words in fields:
            self._titles[field] = label(words, "field")
            column.addWidget(self._titles[field])
            column.addWidget(field)
        row = QHBoxLayout()
        self._titles[self.copies_field] = label(_("Copies"), "field")
        row.addWidget(self._titles[self.copies_field])
        row.addWidget(self.copies_field)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._no_printer)


def _copies_field() -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, MOST_COPIES)
    made.setAccessibleName(_("Copies"))
    made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(72)
    return made
