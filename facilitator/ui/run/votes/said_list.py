"""What was objected to an option of a vote, or reserved, word for word, under its figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels, reservations
from ....sessions.records import Answer, CountedBy, Reservation, Vote, VoteMethod, VoteOption, VoteState
from ....sessions.tallies import Place
from ....sessions.voters import place_name
from ...desk import Desk
from ...theme import icon
from ...widgets.basics import button, label
from ...widgets.choice_button import ChoiceButton
from ...widgets.kept_fields import TextField
from ...widgets.keyed_column import KeyedColumn
from ...widgets.menus import add_entry, new_menu

METHODS = (VoteMethod.YES_NO, VoteMethod.CONSENT)
"""The votes in which somebody is heard beside the figures."""
_SAID = (Answer.RESERVATION, Answer.OBJECTION)


class SaidList(QWidget):
    """Under a vote by consent or by yes or no: one text a line; Enter keeps the last one and begins another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._options: Sequence[VoteOption] = ()
        self._places: Sequence[Place] = ()
        self._option_id = ""
        self._title = label(_("Reservations and objections, word for word"), "section")
        self._about = ChoiceButton(_("About"))
        self._about.chosen.connect(self._take)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._rows = KeyedColumn(column, self._new_row)
        self.new = TextField(_("New reservation"), self._add)
        self.new.setPlaceholderText(_("New reservation…"))
        self.new.show_kept("")  # Ctrl+Z concerns the workshop until something is typed
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self._title)
        outer.addWidget(self._about)
        outer.addLayout(column)
        outer.addWidget(self.new)

    def show_vote(self, vote: Vote, options: Sequence[VoteOption], by: CountedBy, places: Sequence[Place]) -> None:
        """Show what was said of these options; *places*: where somebody may have said it."""
        self.setVisible(vote.method in METHODS)
        self._options, self._places = options, places if by is not CountedBy.ALL else ()
        if self._option_id not in {option.id for option in options}:
            self._option_id = options[0].id if options else ""
        self._about.show_choice([(option.id, option.text) for option in options], self._option_id)
        self._about.setVisible(len(options) > 1)
        said = self._desk.store.all(Reservation, voteoption_id=self._option_id)
        self._rows.show_keys([one.id for one in said])
        fixed = vote.state is VoteState.CLOSED or not self._desk.writable
        for one in said:
            self._rows.widgets[one.id].show_said(one, fixed=fixed)
        self.new.setVisible(not fixed)
        self._title.setVisible(bool(said) or not fixed)

    @property
    def stops(self) -> list[QWidget]:
        return [self._about, *(row.field for row in self._rows.widgets.values()), self.new]

    def _take(self, option_id: str) -> None:
        self._option_id = option_id
        option = self._desk.store.get(VoteOption, option_id)
        vote = self._desk.store.get(Vote, option.vote_id) if option else None
        if vote is not None:
            by = vote.counted_by
            self.show_vote(vote, self._options, by, self._places)

    def _add(self, typed: str) -> bool:
        option = self._desk.store.get(VoteOption, self._option_id)
        if option is None or not typed.strip():
            return True
        return self._desk.notices.did(reservations.reserve, self._desk.store, option, typed)

    def _new_row(self, said_id: str) -> _SaidRow:
        return _SaidRow(partial(self._reword, said_id), partial(self._ask_menu, said_id))

    def _reword(self, said_id: str, typed: str) -> bool:
        said = self._desk.store.get(Reservation, said_id)
        return said is None or self._desk.notices.did(reservations.reword, self._desk.store, said, typed)

    def _ask_menu(self, said_id: str, at: QPushButton) -> None:
        said = self._desk.store.get(Reservation, said_id)
        if said is None:
            return
        menu, here = new_menu(self), said.table_number or said.college
        for answer in _SAID:
            if answer is not said.answer:
                add_entry(menu, labels.answer(answer), partial(self._place, said, answer, here))
        if self._places:
            menu.addSeparator()
        for place in self._places:
            add_entry(menu, place_name(place), partial(self._place, said, said.answer, place))
        menu.addSeparator()
        remove = partial(self._desk.notices.attempt, reservations.withdraw, self._desk.store, said)
        add_entry(menu, _("Take it away"), remove, mark="trash-2")
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def _place(self, said: Reservation, answer: Answer, where: Place) -> None:
        self._desk.notices.attempt(reservations.place, self._desk.store, said, answer, where)


class _SaidRow(QWidget):
    """What somebody said: its words, what it is and whose, its menu."""

    def __init__(self, keep: partial[bool], ask_menu: partial[None]) -> None:
        super().__init__()
        self.field = TextField(_("Words of the reservation"), keep)
        self._origin = label("", "field")
        self._more = button("", lambda: ask_menu(self._more), "plain", tip=_("What can be done with it"))
        self._more.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self._more.setAccessibleName(_("What can be done with it"))
        self._more.setFixedSize(30, 30)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._origin)
        words.addWidget(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self._more)

    def show_said(self, said: Reservation, *, fixed: bool) -> None:
        where = said.table_number or said.college
        told = [labels.answer(said.answer), *([place_name(where)] if where is not None else [])]
        self._origin.setText(" · ".join(told))
        self.field.show_kept(said.text)
        self.field.setReadOnly(fixed)
        self._more.setVisible(not fixed)
