"""What a row of the run sheet tells beside its title: what was planned, what is fixed, what is held together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from ...i18n import _
from ...sessions import labels
from ...sessions.steering import standing
from ...sessions.timing import Appointment, Slot, SlotState, Timetable

MOVED = timedelta(minutes=3)
"""An item that begins so much later or earlier than planned tells when it was planned."""
LATE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an item's place in the day."""

    slot: Slot
    parallel: bool = False
    """Whether it begins with the item above it…"""
    continued: bool = False
    """…and the one below with it."""
    planned: str = ""
    """When it was planned to begin, once that has moved."""
    marked: str = ""
    """What became of it, or how it stands to the hour that is fixed."""
    fixed: bool = False
    """Whether its beginning does not wait for the day."""
    late: bool = False
    """Whether the day comes late to what is fixed of it."""

    @property
    def words(self) -> str:
        """The whole row in one sentence, for those who listen to it."""
        item = self.slot.item
        begins = f"{self.slot.start or self.slot.planned_start:%H:%M}"
        said = [
            labels.item_kind(item.kind),
            item.title,
            begins,
            labels.duration(max(0, item.minutes + item.extension)),
            _("at the same time as the item before") if self.parallel else "",
            _("planned at {time}").format(time=self.planned) if self.planned else "",
            self.marked,
        ]
        return ", ".join(filter(None, said))


def told(table: Timetable) -> tuple[Told, ...]:
    """The rows of a day, in order."""
    slots = table.slots
    parallel = [place > 0 and slot.item.parallel for place, slot in enumerate(slots)]
    return tuple(
        _told(slot, [one for one in table.appointments if one.item.id == slot.item.id], begins, goes_on)
        for slot, begins, goes_on in zip(slots, parallel, [*parallel[1:], False], strict=True)
    )


def point_words(appointment: Appointment) -> str:
    """A fixed hour and how the day stands to it, in full: "12:00, Lunch: 8 min late"."""
    template = _("{time} {title}: {standing}") if not appointment.ends else _("{title} over by {time}: {standing}")
    return template.format(
        time=f"{appointment.at:%H:%M}",
        title=appointment.item.title or labels.item_kind(appointment.item.kind),
        standing=standing(appointment.late),
    )


def _told(slot: Slot, appointments: Sequence[Appointment], parallel: bool, continued: bool) -> Told:
    late = any(appointment.late >= LATE for appointment in appointments)
    marked, fixed = _marked(slot, appointments), any(not appointment.ends for appointment in appointments)
    return Told(slot, parallel, continued, _planned(slot), marked, fixed, late)


def _planned(slot: Slot) -> str:
    coming = slot.state in (SlotState.CURRENT, SlotState.UPCOMING)
    moved = slot.start is not None and abs(slot.start - slot.planned_start) >= MOVED
    return f"{slot.planned_start:%H:%M}" if coming and moved else ""


def _marked(slot: Slot, appointments: Sequence[Appointment]) -> str:
    if slot.state is SlotState.NOT_HELD:
        return _("given up") if slot.item.dropped else _("not held")
    return " · ".join(map(_point, appointments))


def _point(appointment: Appointment) -> str:
    template = _("over by {time}: {standing}") if appointment.ends else _("fixed: {standing}")
    return template.format(time=f"{appointment.at:%H:%M}", standing=standing(appointment.late))
