"""At the door: a letter and a number, and somebody has arrived; the table to send them to is told in large letters."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _, ngettext
from ....sessions import attendance, people, seating
from ....sessions.door import Roll, as_name
from ....sessions.presence import Presence, freest_table, presence
from ....sessions.records import College, Participant, Session
from ....sessions.store import Changed
from ....sessions.text import clean_line
from ...desk import Desk
from ...widgets.basics import label, side
from .greeting import Greeting
from .last_arrivals import LastArrivals
from .match_list import MatchList
from .search_field import SearchField
from .totals import Totals

_LETTERS = {"é": 2, "'": 4, "-": 6, "è": 7, "ç": 9}
"""What also writes names, on the keys of a French keyboard that mean these digits."""
_COLLEGES = dict(enumerate(College, start=1))
_SHORTEST_NAME = 2
_LEAST = 320
"""How narrow the list may become: a name and a table beside each other."""
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class DoorPage(QWidget):
    """The search field has the keyboard from the start, and gets every letter typed elsewhere on the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: dict[str, Participant] = {}
        self._roll = Roll(())
        self._greeted, self._just_now = "", False
        self._newcomer = ""
        """The name of somebody to be added as soon as the college is told, or anything else is done."""
        self.field, self.list, self.greeting = SearchField(), MatchList(writable=desk.writable), Greeting()
        self.last, self.totals = LastArrivals(writable=desk.writable), Totals()
        self._told = label("", "soft")
        self._lay_out()
        self._connect()

    def open_session(self) -> None:
        """Show the door of the session in hand, nobody greeted yet."""
        self._greeted = self._newcomer = ""
        self.field.empty()
        self.refresh()

    def refresh(self) -> None:
        """Read the people again; what is typed stays."""
        known = self._desk.store.all(Participant, session_id=self._desk.session_id) if self._desk.session_id else []
        self._people = {person.id: person for person in known}
        self._roll = Roll(known)
        self.last.show_last(known)
        self.totals.show_people(known)
        self._show_greeted()
        self._look()

    def flush(self) -> bool:
        """Add whoever the college was asked of; what is looked for is nothing to keep."""
        return not self._newcomer or self._add(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed elsewhere on the page goes to the field."""
        typed = bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMAND
        if typed and not self.field.hasFocus():
            self.field.setFocus()
            QApplication.sendEvent(self.field, event)
        else:
            super().keyPressEvent(event)

    # Looking

    def _look(self) -> None:
        """Show whom what is typed may mean."""
        typed = self.field.text()
        if typed and self._newcomer and not self._add(None):  # somebody else is looked for already
            return
        self.field.holds_esc = bool(self._newcomer)
        if not typed.strip():
            self._show_awaited()
            return
        found = self._roll.find(typed)
        writing = {_LETTERS[sign] for sign in self._roll.letters(typed, "".join(_LETTERS))}
        numbers = [number for number in range(1, 10) if number not in writing]
        self.field.numbers = frozenset(numbers[: len(found)])
        name = as_name(clean_line(typed))
        offered = name if self._desk.writable and len(name) >= _SHORTEST_NAME else ""
        self._told.setText("" if found else _("Nobody of the list is called so."))
        self._told.setVisible(not found)
        self.list.show_matches(found, numbers, offered)

    def _show_awaited(self) -> None:
        awaited = self._roll.awaited()
        self.field.numbers = frozenset(_COLLEGES) if self.greeting.asks_college else frozenset()
        still = ngettext("{count} person still expected", "{count} people still expected", len(awaited))
        everybody = _("Everybody who was expected is here.") if self._people else _("Nobody is on the list yet.")
        self._told.setText(still.format(count=len(awaited)) if awaited else everybody)
        self._told.show()
        self.list.show_matches(awaited, (), "")

    # What is done

    def _enter(self) -> None:
        table = self.greeting.offered_table
        if self._newcomer:
            self._add(None)
        elif self.list.adding:
            self._ask_college()
        elif table is not None and not self.field.text():
            self._seat(table)
        elif self.list.chosen is not None:
            self._pick(self.list.chosen.id)

    def _number(self, number: int) -> None:
        found = self.list.numbered(number)
        if found is not None:
            self._pick(found.id)
        elif not self.field.text() and number in _COLLEGES:
            self._tell_college(_COLLEGES[number])

    def _pick(self, person_id: str) -> None:
        """Somebody arrives; who is here already is only shown, with what can be put right."""
        person = self._people.get(person_id)
        if person is None or not self.flush():
            return
        arrives = self._desk.writable and presence(person) is not Presence.PRESENT
        if arrives and self._desk.notices.attempt(attendance.arrive, self._desk.store, person) is None:
            return
        self._greet(person_id, just_now=arrives)

    def _excuse(self) -> None:
        """Whom Enter would choose will not come."""
        person = self.list.chosen
        if person is None or not self._desk.writable:
            return
        if self._desk.notices.attempt(attendance.excuse, self._desk.store, person) is not None:
            self._greet(person.id, just_now=False)

    def _ask_college(self) -> None:
        """Before somebody is added, so that one gesture says all of them."""
        self._newcomer = as_name(clean_line(self.field.text()))
        self.greeting.show_newcomer(self._newcomer)
        self.field.empty()
        self.field.setFocus()

    def _add(self, college: College | None) -> bool:
        """Add the newcomer; when that is refused the name is back in the field."""
        session, name, self._newcomer = self._desk.session, self._newcomer, ""
        if session is None:
            return True
        made = self._desk.notices.attempt(attendance.walk_in, self._desk.store, session, name, college)
        if made is None:
            self._give_back(name)
            return False
        self._greeted, self._just_now = made.id, True
        self._show_greeted()
        if not self.field.text():
            self._look()
        return True

    def _give_up(self) -> None:
        """The newcomer is not added: the name is there to be put right."""
        name, self._newcomer = self._newcomer, ""
        self._give_back(name)

    def _give_back(self, name: str) -> None:
        self._show_greeted()
        self.field.setText(name)
        self.field.setFocus()

    def _greet(self, person_id: str, *, just_now: bool) -> None:
        self._greeted, self._just_now = person_id, just_now
        self._show_greeted()
        self.field.empty()
        self._look()  # the digits may mean colleges from now on
        self.field.setFocus()

    def _take_back(self, person_id: str) -> None:
        person = self._people.get(person_id)
        if person is not None:
            self._desk.notices.attempt(attendance.expect, self._desk.store, person)
            self.field.setFocus()

    def _leave(self) -> None:
        person = self._people.get(self._greeted)
        if person is not None:
            self._desk.notices.attempt(attendance.leave, self._desk.store, person)
            self.field.setFocus()

    def _seat(self, table: int) -> None:
        person = self._people.get(self._greeted)
        if person is not None:
            self._desk.notices.attempt(seating.seat, self._desk.store, person, table)
            self.field.setFocus()

    def _tell_college(self, college: College | None) -> None:
        person = self._people.get(self._greeted)
        if self._newcomer:
            self._add(college)
            self.field.setFocus()
        elif person is not None:
            self._desk.notices.attempt(people.edit, self._desk.store, replace(person, college=college))
            self.field.setFocus()

    # Showing

    def _show_greeted(self) -> None:
        person, session = self._people.get(self._greeted), self._desk.session
        if self._newcomer:
            return
        if person is None or session is None:
            self.greeting.show_nobody(writable=self._desk.writable)
            return
        free = freest_table(self._people.values(), session.table_count)
        self.greeting.show_person(person, just_now=self._just_now, free_table=free, writable=self._desk.writable)

    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Participant, Session):
            self.refresh()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._look())
        self.field.entered.connect(self._enter)
        self.field.numbered.connect(self._number)
        self.field.stepped.connect(self.list.step)
        self.field.excused.connect(self._excuse)
        self.list.picked.connect(self._pick)
        self.list.excuse_wanted.connect(self._excuse)
        self.list.add_wanted.connect(self._add)
        self.last.taken_back.connect(self._take_back)
        self.greeting.taken_back.connect(lambda: self._take_back(self._greeted))
        self.greeting.left.connect(self._leave)
        self.greeting.came_back.connect(lambda: self._pick(self._greeted))
        self.greeting.seated.connect(self._seat)
        self.greeting.told_college.connect(self._tell_college)
        self.greeting.given_up.connect(self._give_up)
        self.field.escaped.connect(self._give_up)
        self._desk.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        looking = QVBoxLayout()
        looking.setContentsMargins(0, 12, 0, 12)
        looking.setSpacing(8)
        looking.addWidget(self.field)
        looking.addWidget(self._told)
        looking.addWidget(self.list, 1)
        arriving = QVBoxLayout()
        arriving.setContentsMargins(0, 12, 0, 12)
        arriving.setSpacing(20)
        arriving.addWidget(self.greeting)
        arriving.addWidget(self.last, 1)
        counted = side("right")
        counted.setFixedWidth(270)
        inside = QVBoxLayout(counted)
        inside.setContentsMargins(18, 18, 18, 14)
        inside.addWidget(self.totals)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(looking, 5)
        row.addLayout(arriving, 4)
        self.list.setMinimumWidth(_LEAST)
        row.addWidget(counted)
