"""Where a new commitment is typed: Tab goes from field to field, Enter in any of them adds it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _
from ...widgets.basics import button
from ...widgets.kept_fields import Field, LineField, TextField, keep_all
from .actions import CommitmentActions


class NewCommitment(QWidget):
    """What is typed stays until it is added, whatever is looked at meanwhile."""

    added = Signal(str)
    """The commitment with that id was added."""

    def __init__(self, actions: CommitmentActions) -> None:
        super().__init__()
        self._actions = actions
        self.what = TextField(_("What will be done"), self._hold(lambda: self.what))
        self.what.setPlaceholderText(_("What will be done"))
        self.who = self._line(_("Who"), lambda: self.who)
        self.due = LineField(_("By when"), self._hold(lambda: self.due, actions.is_day), hint=_("By when: 12/3"))
        self.partners = self._line(_("With whom"), lambda: self.partners)
        for field in self.fields:
            field.entered.connect(self._add)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        return (self.what, self.who, self.due, self.partners)

    def _add(self) -> None:
        if not keep_all(self):
            return
        made = self._actions.add(*(field.text() for field in self.fields))
        if made:
            for field in self.fields:
                field.show_kept("")
            self.what.setFocus()
            self.added.emit(made)
        elif not self.what.text().strip():
            self.what.setFocus()

    def _line(self, name: str, field: Callable[[], Field]) -> LineField:
        return LineField(name, self._hold(field), hint=name)

    @staticmethod
    def _hold(field: Callable[[], Field], check: Callable[[str], bool] = lambda _typed: True) -> Callable[[str], bool]:
        """Keep what is typed in the field itself."""

        def keep(typed: str) -> bool:
            if not check(typed):
                return False
            field().show_kept(typed)
            return True

        return keep

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.what)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.who, 3)
        row.addWidget(self.due, 2)
        column.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(6)
        last.addWidget(self.partners, 3)
        last.addWidget(button(_("Add ↵"), self._add, "primary"))
        column.addLayout(last)
