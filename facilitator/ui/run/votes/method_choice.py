"""How a vote is put: by dots, so many for each person or each table, by hands, by yes or no, by consent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import labels, voting
from ....sessions.records import BudgetOf, VoteMethod
from ...widgets.basics import button


class MethodChoice(QWidget):
    """Two rows of buttons, of which one is pressed; the dots below while it is theirs."""

    def __init__(self) -> None:
        super().__init__()
        self._methods = {method: button(labels.vote_method(method), self._show) for method in VoteMethod}
        self._owners = {
            BudgetOf.PERSON: button(_("for each person"), self._show),
            BudgetOf.TABLE: button(_("for each table"), self._show),
        }
        self._budget = QSpinBox()
        self._dots = QWidget()
        self._lay_out()

    @property
    def method(self) -> VoteMethod:
        return next(method for method, made in self._methods.items() if made.isChecked())

    @property
    def budget_of(self) -> BudgetOf:
        return next(owner for owner, made in self._owners.items() if made.isChecked())

    @property
    def budget(self) -> int:
        return self._budget.value()

    @property
    def stops(self) -> list[QWidget]:
        """What can have the keys, in their order."""
        return [*self._methods.values(), self._budget, *self._owners.values()]

    def choose(self, method: VoteMethod, budget: int, budget_of: BudgetOf) -> None:
        self._methods[method].setChecked(True)
        self._owners[budget_of].setChecked(True)
        self._budget.setValue(budget)
        self._show()

    def _show(self) -> None:
        self._dots.setVisible(self.method is VoteMethod.DOTS)
        table = self.budget_of is BudgetOf.TABLE
        self._budget.setAccessibleName(_("Dots for each table") if table else _("Dots for each person"))

    def _lay_out(self) -> None:
        methods = _exclusive(self, *self._methods.values())
        rows = [QHBoxLayout() for _pair in range(0, len(methods), 2)]
        for place, made in enumerate(methods):
            rows[place // 2].addWidget(made)
        self._budget.setRange(1, voting.MOST_DOTS)
        self._budget.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._budget.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._budget.setFixedWidth(48)
        row = QHBoxLayout(self._dots)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._budget)
        for made in _exclusive(self._dots, *self._owners.values()):
            row.addWidget(made)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for pair in rows:
            pair.setSpacing(6)
            pair.addStretch(1)
            column.addLayout(pair)
        column.addWidget(self._dots)


def _exclusive(parent: QWidget, *buttons: QPushButton) -> tuple[QPushButton, ...]:
    """These, of which exactly one is pressed: the first, until another one is."""
    group = QButtonGroup(parent)
    for made in buttons:
        made.setCheckable(True)
        group.addButton(made)
    buttons[0].setChecked(True)
    return buttons
