"""What each column of a list means: its title or first cell, and under it a menu that changes it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ....i18n import _, pgettext
from ....sessions.importing.file import Sheet
from ....sessions.importing.people_columns import PersonColumn
from ....sessions.importing.people_plan import PeopleMapping
from ....sessions.text import shortened
from ...widgets.basics import clear
from ...widgets.choice_button import ChoiceButton
from ...widgets.elided_label import ElidedLabel

_WIDTH = 150
_MOST = 40
"""How many columns are offered: the others are left out."""
_HEIGHT = 72


class ColumnChoices(QScrollArea):
    """Hidden while each line tells of somebody in words."""

    mapped = Signal(object)
    """Understand the list as that `PeopleMapping`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: list[ChoiceButton] = []
        self._sheet: Sheet | None = None
        self._mapping = PeopleMapping(False, ())
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HEIGHT)

    def show_sheet(self, sheet: Sheet, mapping: PeopleMapping) -> None:
        """Show how the columns of *sheet* are understood."""
        same = sheet is self._sheet and mapping.titled == self._mapping.titled and len(self.choices) > 0
        self._sheet, self._mapping = sheet, mapping
        self.setVisible(not mapping.told)
        if not same:
            self._make(sheet, mapping)
        options = [("", _("Left out")), *((column.value, column_name(column)) for column in PersonColumn)]
        for place, choice in enumerate(self.choices):
            choice.show_choice(options, mapping.columns[place] or "")

    def _make(self, sheet: Sheet, mapping: PeopleMapping) -> None:
        clear(self._row)
        self.choices = []
        for place in range(min(len(mapping.columns), _MOST)):
            cells = [line.cells[place] for line in sheet.lines[:9] if place < len(line.cells)]
            column, title = QVBoxLayout(), ElidedLabel(shortened(next(filter(None, cells), "") or "–", 60))
            title.setFixedWidth(_WIDTH)
            title.setProperty("role", "field")
            choice = ChoiceButton(_("Column {number}").format(number=place + 1))
            choice.setFixedWidth(_WIDTH)
            choice.chosen.connect(lambda key, place=place: self._map(place, key))
            column.setSpacing(2)
            column.addWidget(title)
            column.addWidget(choice)
            self._row.addLayout(column)
            self.choices.append(choice)
        self._row.addStretch(1)

    def _map(self, place: int, key: str) -> None:
        """A meaning stands over one column: the one that had it is left out."""
        wanted = PersonColumn(key) if key else None
        columns = [None if wanted and column is wanted else column for column in self._mapping.columns]
        columns[place] = wanted
        self.mapped.emit(replace(self._mapping, columns=tuple(columns)))


def column_name(column: PersonColumn) -> str:
    """What a column is called."""
    return {
        PersonColumn.NAME: pgettext("person", "Name"),
        PersonColumn.FIRST_NAME: pgettext("person", "First name"),
        PersonColumn.ROLE: pgettext("person", "Function"),
        PersonColumn.COLLEGE: _("College"),
        PersonColumn.ORGANISATION: pgettext("person", "Organisation"),
        PersonColumn.COMMUNE: pgettext("person", "Commune"),
        PersonColumn.TABLE: _("Table"),
        PersonColumn.PART: pgettext("person", "Comes as"),
        PersonColumn.EXCUSED: pgettext("person", "Excused"),
        PersonColumn.COMING: pgettext("person", "Is coming"),
    }[column]
