"""What narrows the library: a family or the levers, how many people there are, how long there is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, pgettext
from ....sessions.methods import Family, family_name
from ...widgets.basics import button, label
from ...widgets.count_field import CountField
from ...widgets.flow_layout import FlowLayout

_EVERYTHING, _LEVERS, _MINE = "", "levers", "mine"
_CHIP = (
    f"QPushButton {{ background: {tokens.CARD}; border: 1px solid {tokens.LINE}; border-radius: 14px;"
    f" color: {tokens.SOFT_INK}; padding: 3px 7px; min-height: 20px; font-size: 13px; }}"
    f"QPushButton:hover {{ border-color: {tokens.ACCENT}; color: {tokens.ACCENT}; }}"
    f"QPushButton:checked {{ background: {tokens.ACCENT_GROUND}; border-color: {tokens.ACCENT_GROUND};"
    f" color: {tokens.ACCENT}; font-weight: 600; }}"
    f"QPushButton:focus {{ border: 2px solid {tokens.ACCENT}; padding: 2px 6px; }}"
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked of a method; None where nothing is."""

    family: Family | None = None
    levers: bool = False
    mine: bool = False
    """Only what the person made."""
    people: int | None = None
    minutes: int | None = None


class FilterRow(QWidget):
    """One chip is always chosen: Tab comes to it, the arrows go to the others."""

    changed = Signal()
    left_for_list = Signal(int)
    """Up or Down was pressed in a field: how far down the list the person wants to go."""
    finished = Signal()
    """Enter was pressed in a field."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.people = self._number(_("For how many people"))
        self.minutes = self._number(_("Minutes at most"))
        self.clear_button = button(_("Clear filters"), self.clear, "plain")
        self.clear_button.setStyleSheet(f"color: {tokens.ACCENT}; font-size: 13px;")
        self._lay_out()
        self._group.buttonToggled.connect(lambda _chip, on: self._follow() if on else None)
        self._follow()

    @property
    def narrowed(self) -> Narrowed:
        """What is asked now."""
        chosen = next(key for key, chip in self.chips.items() if chip.isChecked())
        return Narrowed(
            family=Family(chosen) if chosen in set(Family) else None,
            levers=chosen == _LEVERS,
            mine=chosen == _MINE,
            people=int(self.people.text() or 0) or None,
            minutes=int(self.minutes.text() or 0) or None,
        )

    def expect(self, people: int) -> None:
        """Ask for what suits so many people."""
        self.people.show_count(people)
        self._follow()

    def offer_mine(self, offered: bool) -> None:
        """Whether there are methods that the person made."""
        if not offered and self.chips[_MINE].isChecked():
            self.chips[_EVERYTHING].setChecked(True)
        self.chips[_MINE].setVisible(offered)

    def clear(self) -> None:
        """Let everything through."""
        self.chips[_EVERYTHING].setChecked(True)
        for field in (self.people, self.minutes):
            field.show_count(0)
            field.revert()
        self._follow()

    def _follow(self) -> None:
        self.clear_button.setVisible(self.narrowed != Narrowed())
        self.changed.emit()

    def _lay_out(self) -> None:
        chips = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        flow = FlowLayout(chips, spacing=4)
        names = {_EVERYTHING: pgettext("methods", "All"), **{f.value: family_name(f) for f in Family}}
        for key, name in {**names, _LEVERS: _("Levers"), _MINE: pgettext("methods", "Mine")}.items():
            flow.addWidget(self._chip(key, name))
        self.chips[_EVERYTHING].setChecked(True)
        self.chips[_MINE].hide()
        numbers = QHBoxLayout()
        numbers.setSpacing(6)
        numbers.addWidget(label(pgettext("methods", "For"), "field"))
        numbers.addWidget(self.people)
        numbers.addWidget(label(pgettext("methods", "people, in"), "field"))
        numbers.addWidget(self.minutes)
        numbers.addWidget(label(pgettext("methods", "min at most"), "field"))
        numbers.addStretch(1)
        numbers.addWidget(self.clear_button)
        numbers.addStrut(32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(chips)
        layout.addLayout(numbers)

    def _chip(self, key: str, name: str) -> QPushButton:
        made = self.chips[key] = QPushButton(name.replace("&", "&&"))
        made.setCheckable(True)
        made.setStyleSheet(_CHIP)
        self._group.addButton(made)
        return made

    def _number(self, name: str) -> CountField:
        made = CountField(name, lambda typed: self._keep(made, typed), width=52)
        made.setPlaceholderText("–")
        made.setToolTip(name)
        made.setMaxLength(4)
        made.textEdited.connect(lambda _typed: self._follow())
        made.stepped.connect(lambda _right, down: self.left_for_list.emit(down))
        made.entered.connect(self.finished)
        return made

    def _keep(self, field: CountField, typed: str) -> bool:
        field.show_kept(typed)
        return True
