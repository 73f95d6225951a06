"""All about one seat of the map: its name, its family, whether it is invited, who sits there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.door import Roll
from ....sessions.people_names import name_order
from ....sessions.presence import Presence, Seat, presence
from ....sessions.records import Participant
from ...widgets.basics import button, label, side
from ...widgets.chips import Chip, ChipRow
from ...widgets.kept_fields import Keep, LineField
from ...widgets.name_field import NameField
from .words import state_of

WIDTH = 310


class SeatInspector(QWidget):
    """Shows a hint while no seat is chosen."""

    invite_toggled = Signal()
    family_chosen = Signal(str)
    seated = Signal(str)
    """Somebody is to sit there, by the id."""
    freed = Signal(str)
    """Somebody no longer sits there, by the id."""
    removed = Signal()
    left = Signal()
    """Esc was pressed: the row is to have the keys."""

    def __init__(self, rename: Keep, *, writable: bool) -> None:
        super().__init__()
        self._people: dict[str, Participant] = {}
        self._families: Sequence[str] = ()
        self.name = LineField(_("Name of the seat"), rename)
        self.family = button("", self._ask_family)
        self.family_field = NameField(_("Family"), hint=_("A family, then Enter"))
        self.invited = button("", self.invite_toggled.emit)
        self.state, self.chips = label("", "soft", wrap=True), ChipRow()
        self.person = button(_("Seat somebody…"), self._ask_person)
        self.person_field = NameField(_("Who sits there"), hint=_("A name, then Enter"))
        self.remove = button(_("Take off the map"), self.removed.emit, "plain")
        self._none = label(
            _("Choose a seat to say who sits there. Whoever comes on behalf of it makes it present."), "soft", wrap=True
        )
        self._about = QWidget()
        self._lay_out(writable)
        self._connect()
        self.show_seat(None, (), ())

    def show_seat(self, seat: Seat | None, people: Sequence[Participant], families: Sequence[str]) -> None:
        """Show *seat*; *people* may sit there, *families* it may be grouped under."""
        self._about.setVisible(seat is not None)
        self._none.setVisible(seat is None)
        if seat is None:
            return
        self._people = {person.id: person for person in people}
        self._families = families
        self.name.show_kept(seat.stakeholder.name)
        self.family.setText(f"{seat.stakeholder.family or _('Others')} ▾".replace("&", "&&"))
        self.family.setAccessibleName(_("Family: {family}").format(family=seat.stakeholder.family))
        self.invited.setText(_("No longer invite") if seat.stakeholder.invited else _("Invite"))
        self.state.setText(state_of(seat))
        self.chips.show_chips([_chip(person) for person in seat.people])

    def _ask_family(self) -> None:
        self.family.hide()
        self.family_field.show()
        self.family_field.start(self._families)

    def _ask_person(self) -> None:
        self.person.hide()
        self.person_field.show()
        self.person_field.start(list(self._named()))

    def ask_person(self) -> None:
        """Take the keyboard to say who sits there."""
        if not self.person.isHidden():
            self._ask_person()

    def _named(self) -> dict[str, str]:
        """Those who have no seat first, by family name, as they are called in the list, with their ids."""
        known = sorted(self._people.values(), key=lambda one: (one.stakeholder_id is not None, name_order(one.name)))
        return {_called(person): person.id for person in known}

    def _choose_person(self, typed: str) -> None:
        """The one marked in the list, or whoever is likeliest to be meant."""
        named = self._named()
        likely = next(iter(Roll(self._people.values()).find(typed)), None)
        found = named.get(typed, likely.id if likely is not None else "")
        if found:
            self._close(self.person_field, self.person)
            self.seated.emit(found)

    def _choose_family(self, family: str) -> None:
        self._close(self.family_field, self.family)
        self.family_chosen.emit(family)

    def _close(self, field: NameField, shown: QWidget) -> None:
        """Put the button back where the field was."""
        held = field.hasFocus()
        field.setText("")
        field.hide()
        shown.show()
        if held:
            shown.setFocus()

    def _connect(self) -> None:
        self.family_field.chosen.connect(self._choose_family)
        self.family_field.left.connect(partial(self._close, self.family_field, self.family))
        self.person_field.chosen.connect(self._choose_person)
        self.person_field.left.connect(partial(self._close, self.person_field, self.person))
        self.chips.removed.connect(self.freed)
        self.name.left.connect(self.left)

    def _lay_out(self, writable: bool) -> None:
        panel = side("right")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(18, 18, 18, 14)
        inside.addWidget(self._none)
        inside.addWidget(self._about)
        inside.addStretch(1)
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.state.setStyleSheet(f"font-weight: 600; color: {tokens.INK};")
        parts = (self.name, self.family, self.family_field, self.state, self.invited)
        who = (label(_("WHO SITS THERE"), "section"), self.chips, self.person, self.person_field)
        for part in (*parts, *who, self.remove):
            column.addWidget(part, 0, *_left(part))
        for tool in (self.family, self.invited, self.person, self.remove):
            tool.setVisible(writable)
        self.chips.setEnabled(writable)
        self.name.setReadOnly(not writable)
        self.family_field.hide()
        self.person_field.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)
        self.setFixedWidth(WIDTH)


def _left(part: QWidget) -> tuple[Qt.AlignmentFlag, ...]:
    """Fields take the whole width, buttons what their words need."""
    fields = (LineField, NameField, ChipRow)
    return () if isinstance(part, fields) or part.property("role") == "soft" else (Qt.AlignmentFlag.AlignLeft,)


def _called(person: Participant) -> str:
    return " · ".join(filter(None, (person.name, person.commune, person.organisation)))


def _chip(person: Participant) -> Chip:
    came = presence(person) in (Presence.PRESENT, Presence.LEFT)
    return Chip(person.id, f"✓ {person.name}" if came else person.name, person.name)
