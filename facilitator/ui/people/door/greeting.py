"""Whoever has just arrived, in large letters: the name to greet, the table to send them to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.presence import Presence, presence
from ....sessions.records import College, Participant
from ...theme import font
from ...widgets.basics import button, card, label
from ...widgets.flow_layout import FlowLayout
from .. import college_colours


class Greeting(QWidget):
    """Says what happened, and offers what may be put right about it."""

    taken_back = Signal()
    left = Signal()
    came_back = Signal()
    seated = Signal(int)
    """Sit at that table."""
    told_college = Signal(object)
    """Is of that `College`; of none that is known, when it is None."""
    given_up = Signal()
    """Whoever is new is not to be added after all."""

    def __init__(self) -> None:
        super().__init__()
        frame, self._column = card()
        self._title, self._table = label("", wrap=True), label("")
        self._who, self._hint = label("", wrap=True), label("", "soft", wrap=True)
        self._title.setFont(font(20, QFont.Weight.Bold))
        self._title.setStyleSheet("font-size: 20px; font-weight: 700;")
        self._table.setStyleSheet(f"font-size: 52px; font-weight: 700; color: {tokens.ACCENT};")
        for wide in (self._title, self._who):
            wide.setMinimumWidth(1)  # a word without an end is cut, and moves nothing
        self.back = button(_("Take the arrival back"), self.taken_back.emit)
        self._gone = button(_("Has left"), self.left.emit)
        self._returned = button(_("Is back"), self.came_back.emit)
        self._awaited = button(_("Expect them again"), self.taken_back.emit)
        self._seat = button("", lambda: self.seated.emit(self._free_table), "primary")
        self._without = button(_("Without a college (Enter)"), lambda: self.told_college.emit(None))
        self._given_up = button(_("Do not add them (Esc)"), self.given_up.emit, "plain")
        self._free_table = 0
        self._colleges = QWidget()
        self._lay_out(frame)
        self.show_nobody()

    @property
    def told(self) -> str:
        """What it says of whoever arrived, on a line."""
        return " · ".join(one.text() for one in (self._title, self._table, self._who) if not one.isHidden())

    def show_nobody(self, *, writable: bool = True) -> None:
        """Nobody has arrived yet: say how it works."""
        self._title.setText(_("Hello!"))
        how = _("Type the first letter of a name, then the number beside the person: two keys and they have arrived.")
        self._hint.setText(how if writable else _("Type the first letters of a name to know where the person sits."))
        self._show_only(self._hint)

    def show_newcomer(self, name: str) -> None:
        """Ask of which college is somebody who is not on the list: one key adds them with it."""
        self._title.setText(_("{name}, not on the list").format(name=name))
        self._hint.setText(_("Which college? Press its number."))
        self._show_only(self._hint, self._colleges, self._without, self._given_up)

    def show_person(self, person: Participant, *, just_now: bool, free_table: int | None, writable: bool) -> None:
        """Say where *person* stands; *free_table* is where there is room, for who has no table."""
        state = presence(person)
        self._title.setText(_title(person, state, just_now))
        here = state is Presence.PRESENT
        self._show_table(person, free_table)
        self._show_who(person)
        self._hint.setText(_("Which college? Press its number."))
        asks = here and not just_now and person.walk_in and person.college is None and writable
        shown: list[QWidget] = [self._table] if here else []
        shown += [self._who] if self._who.text() else []
        shown += [self._colleges, self._hint] if asks else []
        if writable:
            shown += [self.back, self._gone] if here else []
            shown += [self._returned, self.back] if state is Presence.LEFT else []
            shown += [self._awaited] if state is Presence.EXCUSED else []
            shown += [self._seat] if here and person.table_number is None and free_table is not None else []
        self._show_only(*shown)

    @property
    def asks_college(self) -> bool:
        """Whether a digit says of which college the person is."""
        return not self._colleges.isHidden()

    @property
    def offered_table(self) -> int | None:
        """The table where Enter seats the person; None when it is not offered."""
        return None if self._seat.isHidden() else self._free_table

    def _show_table(self, person: Participant, free_table: int | None) -> None:
        number = person.table_number
        self._table.setText(labels.table(number) if number is not None else _("no table yet"))
        size = 52 if number is not None else 24
        self._table.setStyleSheet(f"font-size: {size}px; font-weight: 700; color: {tokens.ACCENT};")
        self._free_table = free_table or 0
        self._seat.setText(_("Table {number}, where there is most room (Enter)").format(number=free_table))

    def _show_who(self, person: Participant) -> None:
        who = labels.college(person.college) if person.college else ""
        self._who.setText(" · ".join(filter(None, (who, person.role, person.commune, person.organisation))))
        self._who.setStyleSheet(
            f"background: {college_colours.ground(person.college)}; color: {tokens.INK};"
            " border-radius: 8px; padding: 5px 10px;"
        )

    def _show_only(self, *shown: QWidget) -> None:
        every = (
            self._table,
            self._who,
            self._hint,
            self._colleges,
            self.back,
            self._gone,
            self._returned,
            self._awaited,
            self._seat,
            self._without,
            self._given_up,
        )
        for widget in every:
            widget.setVisible(widget in shown)

    def _lay_out(self, frame: QWidget) -> None:
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(10)
        for widget in (self._title, self._table, self._who, self._hint, self._colleges):
            self._column.addWidget(widget)
        choices = FlowLayout(self._colleges, spacing=4)
        for number, college in enumerate(College, start=1):
            choices.addWidget(self._choice(number, college))
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for tool in (self.back, self._gone, self._returned, self._awaited, self._without, self._given_up):
            tools.addWidget(tool)
        tools.addStretch(1)
        self._column.addWidget(self._seat, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(tools)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _choice(self, number: int, college: College) -> QPushButton:
        made = button(f"{number} {labels.college_short(college)}", lambda: self.told_college.emit(college))
        made.setAccessibleName(labels.college(college))
        made.setStyleSheet(f"QPushButton {{ background: {college_colours.ground(college)}; padding: 4px 9px; }}")
        return made


def _title(person: Participant, state: Presence, just_now: bool) -> str:
    if state is Presence.PRESENT and just_now:
        return _("Welcome, {name}!").format(name=person.name)
    if state is Presence.PRESENT and person.arrived_at is not None:
        said = _("{name} has been here since {time}.")
        return said.format(name=person.name, time=f"{person.arrived_at:%H:%M}")
    if state is Presence.LEFT and person.left_at is not None:
        return _("{name} left at {time}.").format(name=person.name, time=f"{person.left_at:%H:%M}")
    if state is Presence.EXCUSED:
        return _("{name} will not come.").format(name=person.name)
    return _("{name} is expected.").format(name=person.name)
