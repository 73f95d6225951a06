"""Answers read from paper: a row for each sheet, or for each table, and a column for each thing that is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels, positioning, ratings
from ....sessions.ratings import Form, Way
from ....sessions.records import College, Instrument, ItemKind, Rating, Session
from ....sessions.wheel import wheel
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.choice_button import ChoiceButton
from ...widgets.count_field import CountField
from ...widgets.digit_cells import GridHeading
from ...widgets.digit_grid import DigitGrid


class FormsPage(QWidget):
    """The last row of sheets is the next one: a stack is typed from the first to the last without a click."""

    def __init__(self, desk: Desk, instrument: Instrument, way: Way, *, digits: Mapping[int, int]) -> None:
        super().__init__()
        self._desk, self._instrument, self._way = desk, instrument, way
        self._subjects = ratings.subjects(instrument)
        self._columns = _headings(instrument)
        self._numbers: list[int] = []
        self._forms: dict[int, list[Rating]] = {}
        self._table: int | None = None
        self._college: College | None = None
        name = _("Answers of the sheets") if way is Way.SHEETS else _("Answers of the tables")
        self.grid = DigitGrid(name, self._keep, digits)
        self.grid.let_write(desk.writable)
        self.grid.moved.connect(lambda _row, _column: self._tell_place())
        self.grid.off_scale.connect(self._refuse)
        self._told = label("", "soft", wrap=True)
        self.table = CountField(_("Table where the sheet was filled in"), self._say_table)
        self.college = ChoiceButton(_("College of the sheet"))
        self.college.chosen.connect(self._say_college)
        self._remove = button(_("Remove"), self._remove_form, "plain")
        self._lay_out()

    def show_session(self, session: Session, now: Sequence[Rating]) -> None:
        sheets = self._way is Way.SHEETS
        self._forms = ratings.by_sheet(now, self._instrument) if sheets else ratings.by_table(now, self._instrument)
        if sheets:
            self._numbers = [*self._forms, max(self._forms, default=0) + 1]
        else:
            self._numbers = sorted({*range(1, max(session.table_count, 1) + 1), *self._forms})
        columns = {subject.number: place for place, subject in enumerate(self._subjects)}
        kept = {
            (row, columns[ratings.number_of(one)]): one.value
            for row, number in enumerate(self._numbers)
            for one in self._forms.get(number, ())
        }
        self.grid.show_answers([self._row(number) for number in self._numbers], self._columns, kept)
        self._tell_place()

    def take_keyboard(self) -> None:
        """The next cell to fill has the keys."""
        self.grid.start()
        self.grid.setFocus()

    def forget_place(self) -> None:
        self._table = self._college = None
        self.grid.go(0, 0)

    def _row(self, number: int) -> GridHeading:
        if self._way is Way.TABLES:
            return GridHeading(labels.table_short(number), labels.table(number))
        return GridHeading(str(number), _("Sheet {number}").format(number=number))

    @property
    def _number(self) -> int:
        """The sheet or the table in hand."""
        return self._numbers[min(self.grid.in_hand[0], len(self._numbers) - 1)] if self._numbers else 1

    def _form(self, number: int) -> Form:
        if self._way is Way.TABLES:
            return Form(table_number=number)
        known = self._forms.get(number)
        return Form(number, known[0].table_number, known[0].college) if known else self._next_form(number)

    def _next_form(self, number: int) -> Form:
        """A new sheet comes from where the last one did."""
        return Form(number, self._table, self._college)

    def _keep(self, row: int, column: int, value: int | None) -> bool:
        session_id, subject, form = self._desk.session_id, self._subjects[column], self._form(self._numbers[row])
        return self._desk.notices.did(positioning.answer, self._desk.store, session_id, subject, form, value)

    def _refuse(self) -> None:
        values = ratings.scale(self._instrument)
        sentence = _("An answer goes here from {least} to {most}.")
        self._desk.notices.warn(sentence.format(least=values[0], most=values[-1]))

    def _say_table(self, typed: str) -> bool:
        found = self._desk.notices.attempt(positioning.count_of, typed)
        return found is not None and self._come_from(found or None, self._form(self._number).college)

    def _say_college(self, key: str) -> None:
        self._come_from(self._form(self._number).table_number, College(key) if key else None)
        self.grid.setFocus()

    def _come_from(self, table: int | None, college: College | None) -> bool:
        """Where the sheet in hand comes from, and those that follow it."""
        number, desk = self._number, self._desk
        told = (desk.store, desk.session_id, self._instrument, number, table, college)
        if number in self._forms and not desk.notices.did(positioning.tell_sheet, *told):
            return False
        self._table, self._college = table, college
        self._tell_place()
        return True

    def _remove_form(self) -> None:
        number, desk = self._number, self._desk
        form = self._form(number)
        desk.notices.attempt(positioning.remove_form, desk.store, desk.session_id, self._instrument, form)
        self.grid.setFocus()

    def _tell_place(self) -> None:
        """What the cell in hand is about, and where its sheet comes from."""
        column = self._columns[min(self.grid.in_hand[1], len(self._columns) - 1)]
        row = self._row(self._number)
        self._told.setText(f"{row.tip} · {column.tip}" if column.tip else row.tip)
        if self._way is Way.SHEETS:
            form = self._form(self._number)
            self.table.show_count(form.table_number or 0)
            options = [("", _("College…")), *((one.value, labels.college_group(one)) for one in College)]
            self.college.show_choice(options, form.college.value if form.college else "")
        self._remove.setEnabled(self._number in self._forms)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        if self._way is Way.SHEETS:
            foot.addWidget(label(_("Table"), "field"))
            foot.addWidget(self.table)
            foot.addWidget(self.college, 1)
        else:
            foot.addStretch(1)
        foot.addWidget(self._remove)
        column.addLayout(foot)
        for widget in (self.table, self.college, self._remove):
            if not self._desk.writable or (self._way is Way.TABLES and widget is not self._remove):
                widget.hide()


def _headings(instrument: Instrument) -> list[GridHeading]:
    method = wheel()
    if instrument is Instrument.WHEEL:
        return [
            GridHeading(str(one.number), f"{one.number}. {one.short}", tokens.AXIS_COLOURS[one.axis])
            for one in method.levers
        ]
    colour = tokens.ITEM_COLOURS[ItemKind.POSITIONING]
    if instrument is Instrument.TRENDS:
        return [GridHeading(str(one.number), f"{one.number}. {one.short}", colour) for one in method.trends]
    return [GridHeading(_("Step"), "")]
