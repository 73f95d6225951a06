"""The map of actors: families of seats, each invited with a click; who comes at the door makes them present."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions import stakeholders
from ....sessions.presence import Seat, seats_of
from ....sessions.records import Participant, Session, Stakeholder
from ....sessions.store import Changed, Store
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.kept_fields import keep_all
from ...widgets.keyed_column import KeyedColumn
from .family_card import FamilyCard
from .inspector import SeatInspector
from .seat_row import SeatRow
from .words import summary

_COLUMNS = 3
_HEAD = 3
"""How high a card is without its seats, counted in seats."""
_AROUND = 52
"""How much is seen above and below the seat that has the keyboard: the name of its family, the field under it."""


class ActorsPage(QWidget):
    """Arrows walk from seat to seat, Space invites, Alt+arrows move, F2 says who sits there, Delete takes off."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seats: dict[str, Seat] = {}
        self._people: list[Participant] = []
        self._families: list[str] = []
        self._placed: dict[str, int] = {}
        """The column of each family: it stays there while the map is looked at."""
        self._walked: list[str] = []
        """The seats in the order in which Tab went through them."""
        self._chosen = ""
        self.summary = label("", "soft", wrap=True)
        self.inspector = SeatInspector(self._rename, writable=desk.writable)
        self.usual = button(_("Usual seats"), partial(self._fill, stakeholders.start_map))
        self.communes = button(_("Communes of the list"), partial(self._fill, stakeholders.add_communes))
        self.link = button(_("Seat the people of the list"), self._link)
        self._columns: list[KeyedColumn[FamilyCard]] = []
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()

    def open_session(self) -> None:
        """Show the map of the session in hand, no seat chosen."""
        self._chosen = ""
        self._placed.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the map again; what is being typed stays."""
        session, store = self._desk.session, self._desk.store
        if session is None:
            return
        seats = store.all(Stakeholder, session_id=session.id)
        self._people = store.all(Participant, session_id=session.id)
        self._families = stakeholders.families(seats)
        self._seats = {seat.stakeholder.id: seat for seat in seats_of(seats, self._people, session.state)}
        self._show_cards()
        self._show_chosen()
        self.summary.setText(summary(list(self._seats.values())))
        left = stakeholders.offers(seats, self._people)
        for tool, count in ((self.usual, left.usual), (self.communes, left.communes), (self.link, left.people)):
            tool.setVisible(bool(count) and self._desk.writable)

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        return keep_all(self)

    @property
    def rows(self) -> dict[str, SeatRow]:
        """The rows of all the seats by their ids, in the order in which the arrows walk: down each column."""
        return {seat_id: row for card in self.cards.values() for seat_id, row in card.rows.widgets.items()}

    @property
    def cards(self) -> dict[str, FamilyCard]:
        """The cards by the names of their families, down each column."""
        return {name: card for column in self._columns for name, card in column.widgets.items()}

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        first = next(iter(self.rows.values()), None)
        (first or self.usual).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # Gestures

    def _add(self, family: str, name: str) -> bool:
        session = self._desk.session
        return session is not None and self._did(stakeholders.add, session, name, family)

    def _rename(self, name: str) -> bool:
        seat = self._seats.get(self._chosen)
        if seat is None:
            return True
        return self._did(stakeholders.edit, replace(seat.stakeholder, name=name))

    def _regroup(self, family: str) -> None:
        seat = self._seats.get(self._chosen)
        if seat is not None:
            self._did(stakeholders.edit, replace(seat.stakeholder, family=family))

    def _toggle(self, seat_id: str) -> None:
        seat = self._seats.get(seat_id)
        if seat is not None and self._desk.writable:
            self._did(stakeholders.invite, seat.stakeholder, not seat.stakeholder.invited)

    def _remove(self, seat_id: str) -> None:
        seat, ids = self._seats.get(seat_id), list(self.rows)
        if seat is None or not self._desk.writable:
            return
        place = ids.index(seat_id)
        if self._did(stakeholders.remove, seat.stakeholder) and (left := list(self.rows.values())):
            left[min(place, len(left) - 1)].setFocus()

    def _move(self, seat_id: str, step: int) -> None:
        """Past its neighbour of the same family."""
        seat = self._seats.get(seat_id)
        if seat is None or not self._desk.writable:
            return
        ids = list(self.cards[seat.stakeholder.family].rows.widgets)
        place = ids.index(seat_id) + step
        if 0 <= place < len(ids):
            self._did(stakeholders.move, seat.stakeholder, self._seats[ids[place]].stakeholder.position)

    def _seat(self, person_id: str, seat_id: str | None) -> None:
        person = next((one for one in self._people if one.id == person_id), None)
        seat = self._seats.get(seat_id or "")
        if person is not None:
            self._did(stakeholders.seat, person, seat.stakeholder if seat is not None else None)

    def _fill(self, gesture: Callable[[Store, Session], int]) -> None:
        session = self._desk.session
        self._placed.clear()
        made = self._desk.notices.attempt(gesture, self._desk.store, session) if session is not None else None
        if made:
            self._desk.notices.say(ngettext("{count} seat added.", "{count} seats added.", made).format(count=made))

    def _link(self) -> None:
        session = self._desk.session
        done = self._desk.notices.attempt(stakeholders.link_all, self._desk.store, session) if session else None
        if done:
            said = ngettext("{count} person seated on the map.", "{count} people seated on the map.", done)
            self._desk.notices.say(said.format(count=done))

    def _did(self, gesture: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        return self._desk.notices.did(gesture, self._desk.store, *args, **kwargs)

    # Showing

    def _show_cards(self) -> None:
        seats = {family: self._of(family) for family in self._families}
        self._place(seats)
        for place, column in enumerate(self._columns):
            column.show_keys([family for family in self._families if self._placed[family] == place])
        for family, card in self.cards.items():
            card.show_seats(seats[family], self._chosen)
        self._order_tabs()

    def _of(self, family: str) -> list[Seat]:
        return [seat for seat in self._seats.values() if seat.stakeholder.family == family]

    def _place(self, seats: Mapping[str, Sequence[Seat]]) -> None:
        """Give each new family its column, the shortest as it is now."""
        heights = [0] * _COLUMNS
        for family, known in seats.items():
            place = self._placed.setdefault(family, heights.index(min(heights)))
            heights[place] += _HEAD + len(known) + sum(bool(seat.people) for seat in known) // 2

    def _order_tabs(self) -> None:
        """Tab goes the way of the arrows, with the field of each card after its seats."""
        walked = list(self.rows)
        if walked == self._walked:
            return
        self._walked = walked
        stops: list[QWidget] = [self.usual]
        for card in self.cards.values():
            stops += [*card.rows.widgets.values(), card.field]
        for before, after in pairwise([*stops, self.inspector.name]):
            self.setTabOrder(before, after)

    def _show_chosen(self) -> None:
        self.inspector.show_seat(self._seats.get(self._chosen), self._people, self._families)

    def _choose(self, seat_id: str) -> None:
        self._chosen = seat_id
        self._show_cards()
        self._show_chosen()
        self._scroll.ensureWidgetVisible(self.rows[seat_id], 0, _AROUND)

    def _open(self, seat_id: str) -> None:
        self._choose(seat_id)
        if self._desk.writable:
            self.inspector.ask_person()

    def _step(self, seat_id: str, step: int) -> None:
        rows = list(self.rows.values())
        place = list(self.rows).index(seat_id) + step
        rows[min(max(place, 0), len(rows) - 1)].setFocus()

    def _give_keys_back(self) -> None:
        if self._chosen in self.rows:
            self.rows[self._chosen].setFocus()

    def _new_card(self, family: str) -> FamilyCard:
        return FamilyCard(family, self._new_row, self._add, writable=self._desk.writable)

    def _new_row(self, seat_id: str) -> SeatRow:
        row = SeatRow()
        row.clicked.connect(lambda _checked=False: self._toggle(seat_id))
        row.wanted.connect(partial(self._choose, seat_id))
        row.opened.connect(partial(self._open, seat_id))
        row.stepped.connect(partial(self._step, seat_id))
        row.moved.connect(partial(self._move, seat_id))
        row.removed.connect(partial(self._remove, seat_id))
        return row

    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Participant, Stakeholder, Session):
            self.refresh()

    def _connect(self) -> None:
        self.inspector.invite_toggled.connect(lambda: self._toggle(self._chosen))
        self.inspector.family_chosen.connect(self._regroup)
        self.inspector.seated.connect(lambda person_id: self._seat(person_id, self._chosen))
        self.inspector.freed.connect(lambda person_id: self._seat(person_id, None))
        self.inspector.removed.connect(lambda: self._remove(self._chosen))
        self.inspector.left.connect(self._give_keys_back)
        self._desk.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 18, 0)
        head.setSpacing(8)
        head.addWidget(self.summary, 1)
        for tool in (self.link, self.communes, self.usual):
            head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        canvas = QWidget()
        row = QHBoxLayout(canvas)
        row.setContentsMargins(0, 0, 14, 12)
        row.setSpacing(12)
        for _place in range(_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(12)
            row.addLayout(column, 1)
            self._columns.append(KeyedColumn(column, self._new_card))
            column.addStretch(1)
        self._scroll.setWidget(canvas)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.setContentsMargins(18, 12, 0, 0)
        left.setSpacing(10)
        left.addLayout(head)
        left.addWidget(self._scroll, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.inspector)
