"""Tables: composed with one button, then changed by hand, with the mouse or by typing the number of a table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions import cycle, labels, seating
from ....sessions.records import Participant, Session
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.count_field import CountField
from ...widgets.digit_keys import digit_of
from .hall import Hall
from .typed_number import TypedNumber

_MOST_TABLES = 99


class TablesPage(QWidget):
    """A card for each table, and one beside them for who has none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seed = 0
        self._session_id = ""
        self._typed = TypedNumber()
        self.hall = Hall(writable=desk.writable)
        self.count = CountField(_("Number of tables"), self._keep_count)
        self.present_only = QCheckBox(_("Only those who are there"))
        self.compose = button(_("Compose the tables"), self._compose, "primary")
        self._told, self._hint = label("", "soft"), label("", "soft", wrap=True)
        self._lay_out()
        self._connect()

    def open_session(self) -> None:
        """Show the tables of the session in hand as they are now."""
        self.refresh()

    def refresh(self) -> None:
        """Read the session again."""
        session = self._desk.session
        self.setEnabled(session is not None)
        if session is None:
            return
        if session.id != self._session_id:
            self._session_id, self._seed = session.id, 0
        people = self._desk.store.all(Participant, session_id=session.id)
        seated, aside = seating.at_tables(people, session.table_count)
        self.hall.show_people(seated, aside)
        self.count.show_count(session.table_count)
        self._tell(people, len(people) - len(aside))

    def flush(self) -> bool:
        """Keep the number of tables; False when it was refused and stays."""
        return self.count.keep()

    # Gestures

    def _compose(self) -> None:
        """Compose the tables, each time in another way."""
        if self._desk.session is None or not self.flush():
            return
        session, only = self._desk.store.the(Session, self._session_id), self.present_only.isChecked()
        made = self._desk.notices.attempt(
            seating.seat_all, self._desk.store, session, present_only=only, seed=self._seed
        )
        if made is None:
            return
        self._seed += 1
        told = ngettext("{count} person seated.", "{count} people seated.", len(made)).format(count=len(made))
        self._desk.notices.say(told if made else _("There is nobody to seat."))

    def _seat(self, person_id: str, table: int | None) -> None:
        person = self._desk.store.get(Participant, person_id)
        if person is None or person.table_number == table:
            return
        if self._desk.notices.did(seating.seat, self._desk.store, person, table):
            self.hall.take(person_id)

    def _pin(self, person: Participant) -> None:
        """Keep somebody where they sit when the tables are composed, or no longer."""
        if person.seated_by_hand:
            self._desk.notices.did(seating.release, self._desk.store, person)
        elif person.table_number is not None:
            self._desk.notices.did(seating.seat, self._desk.store, person, person.table_number)

    def _keep_count(self, text: str) -> bool:
        session, wanted = self._desk.session, int(text) if text.isdigit() and len(text) < 4 else 0
        if session is None or not 1 <= wanted <= _MOST_TABLES:
            self._desk.notices.warn(_("There are from 1 to {most} tables.").format(most=_MOST_TABLES))
            return False
        return self._desk.notices.did(cycle.edit_session, self._desk.store, replace(session, table_count=wanted))

    # The keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.hall.enter() and self._desk.writable:
            self.compose.setFocus()

    def _on_key(self, event: QKeyEvent) -> None:
        """Digits name a table; Enter ends a number that may be longer; Space pins, Del takes the seat away."""
        person, session = self.hall.current, self._desk.session
        if person is None or session is None or not self._desk.writable:
            return
        number: int | None = None
        digit, key = digit_of(event), event.key()
        if digit is not None:
            number = self._typed.digit(digit, session.table_count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = self._typed.enter()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._seat(person.id, None)
        elif key == Qt.Key.Key_Space:
            self._pin(person)
        else:
            return
        event.accept()
        self._show_typed()
        if number is not None:
            self._seat(person.id, number)

    def _forget_typed(self) -> None:
        """Somebody else is under the hand: a number that was begun is no more."""
        self._typed.enter()
        self._show_typed()

    def _show_typed(self) -> None:
        begun = self._typed.waiting
        self._hint.setText(_("{table}… or Enter").format(table=labels.table(begun)) if begun else _hint())

    # Below this line, nothing is called from outside

    def _tell(self, people: list[Participant], seats: int) -> None:
        told = ngettext("{count} person seated", "{count} people seated", seats).format(count=seats)
        by_hand = sum(person.seated_by_hand for person in people)
        if by_hand:
            told += " · " + ngettext("{count} by hand", "{count} by hand", by_hand).format(count=by_hand)
        self._told.setText(told)

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Participant, Session) and self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self.hall.dropped.connect(self._seat)
        self.hall.moved.connect(self._forget_typed)
        self.hall.key_pressed.connect(self._on_key)

    def _lay_out(self) -> None:
        self.present_only.setStyleSheet(
            "QCheckBox { padding: 3px; border: 2px solid transparent; border-radius: 6px; }"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )
        self.count.setReadOnly(not self._desk.writable)
        self._hint.setText(_hint())
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(_("Tables"), "field"))
        head.addWidget(self.count)
        head.addWidget(self._told)
        head.addStretch(1)
        head.addWidget(self.present_only)
        head.addWidget(self.compose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 10, 18, 12)
        outer.setSpacing(10)
        outer.addLayout(head)
        outer.addWidget(self.hall, 1)
        outer.addWidget(self._hint)
        if not self._desk.writable:
            for part in (self.present_only, self.compose, self._hint):
                part.hide()


def _hint() -> str:
    return _(
        "Drag somebody to another table, or type its number. Space: keep this place when composing. Del: no table."
    )
