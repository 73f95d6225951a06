"""Ways back when a day runs late: concrete, computed from minimums and fixed points, each with what it changes.

Pure functions: a way back is the items as they would be. Its effect is not estimated but read from the timetable that
these items give, so that it reaches what it announces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations

from . import schedule
from .records import AgendaItem, Flow, ItemKind, Session, SessionState
from .timing import Held, SlotState, Timetable, timetable

MOST = 3
"""So many ways back are offered: more would be a menu, not advice."""
_LOOKED_AT = 12
"""Among so many coming items are two looked for that could change places."""
_SHORTENED = 3
"""So many items are shortened at once, while that is enough."""
_DROPPED = frozenset({ItemKind.TESTIMONY, ItemKind.POSITIONING, ItemKind.VOTE})
"""What a day can do without, when nobody said otherwise."""
_MINUTE = timedelta(minutes=1)


class WayKind(StrEnum):
    SHORTEN = "shorten"
    DROP = "drop"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class WayBack:
    """What could be done, and what the day would then be like."""

    kind: WayKind
    before: tuple[AgendaItem, ...]
    """The items it is about, as they are."""
    after: tuple[AgendaItem, ...]
    """The same, as they would be."""
    table: Timetable
    """The day as it would be."""
    gain: timedelta
    """By how much earlier it would end."""

    @property
    def late(self) -> timedelta:
        """By how much the day would still come late to what is fixed, or to its end."""
        return lateness(self.table)


@dataclass(frozen=True)
class Day:
    """A day under way, as it looks now."""

    session: Session
    items: tuple[AgendaItem, ...]
    held: Held
    flow: Flow | None
    now: datetime

    def table(self, changed: Iterable[AgendaItem] = ()) -> Timetable:
        """The timetable, with these items as they would be."""
        by_id = {item.id: item for item in changed}
        items = sorted((by_id.get(item.id, item) for item in self.items), key=lambda item: item.position)
        return timetable(self.session, items, self.held, self.flow, self.now)


def lateness(table: Timetable) -> timedelta:
    """The worst of what the day comes late to: its end, or a fixed point. Nothing when all is in time."""
    return max([table.drift, *(appointment.late for appointment in table.appointments), timedelta()])


def offered(day: Day) -> tuple[WayBack, ...]:
    """Up to three ways back, the one that leaves the least lateness first; none while the day is in time enough."""
    table = day.table()
    if day.session.state is not SessionState.LIVE or lateness(table) < timedelta(minutes=day.session.alert_after):
        return ()
    found = [way for way in (_shortening(day, table), _dropping(day, table), _swapping(day, table)) if way]
    return tuple(sorted(found, key=lambda way: (way.late, -way.gain))[:MOST])


def _way(day: Day, table: Timetable, kind: WayKind, after: Sequence[AgendaItem]) -> WayBack | None:
    """That change with its effect; None when it wins nothing."""
    would_be = day.table(after)
    if _pain(would_be) >= _pain(table):
        return None
    by_id = {item.id: item for item in day.items}
    before = tuple(by_id[item.id] for item in after)
    return WayBack(kind, before, tuple(after), would_be, table.expected_end - would_be.expected_end)


def _pain(table: Timetable) -> tuple[timedelta, timedelta]:
    """How bad it is to come so late: to what is fixed and to the end, the worst of them first."""
    late = [max(timedelta(), appointment.late) for appointment in table.appointments]
    return lateness(table), sum(late, max(timedelta(), table.drift))


def _coming(table: Timetable) -> list[AgendaItem]:
    """What is still to come and may be changed so that the worst lateness is less, the nearest first."""
    until = _worst_place(table)
    return [s.item for s in table.slots if s.state is SlotState.UPCOMING and s.item.position <= until]


def _worst_place(table: Timetable) -> int:
    """Up to which place in the agenda something can be won for what the day comes latest to."""
    last = table.slots[-1].item.position
    worst = max(table.appointments, key=lambda appointment: appointment.late, default=None)
    if worst is None or worst.late < table.drift:
        return last
    return worst.item.position if worst.ends else worst.item.position - 1


def _shortening(day: Day, table: Timetable) -> WayBack | None:
    room = {item.id: room for item in _coming(table) if (room := _room(day, item)) > 0}
    wanted = -(-lateness(table) // _MINUTE)
    largest = sorted((item for item in day.items if item.id in room), key=lambda item: -room[item.id])
    few = next(
        (largest[:n] for n in range(1, _SHORTENED + 1) if sum(room[one.id] for one in largest[:n]) >= wanted), largest
    )
    few = sorted(few, key=lambda item: item.position)
    taken = schedule.spread(wanted, [room[item.id] for item in few])
    after = [
        replace(item, extension=item.extension - minutes) for item, minutes in zip(few, taken, strict=True) if minutes
    ]
    return _way(day, table, WayKind.SHORTEN, after) if after else None


def _room(day: Day, item: AgendaItem) -> int:
    """How many minutes can be taken from a coming item. Of several held at once, only one alone is looked at."""
    together = next(group for group in schedule.groups(day.items) if item in group)
    return max(0, item.minutes + item.extension - schedule.least(item)) if len(together) == 1 else 0


def _dropping(day: Day, table: Timetable) -> WayBack | None:
    after = ([replace(item, dropped=True)] for item in _coming(table) if _may_be_dropped(item))
    ways = [way for one in after if (way := _way(day, table, WayKind.DROP, one))]
    return min(ways, key=lambda way: (way.late, way.gain), default=None)


def _may_be_dropped(item: AgendaItem) -> bool:
    if item.fixed_at is not None or item.ends_by is not None or item.dropped:
        return False
    return item.least_minutes == 0 or (item.least_minutes is None and item.kind in _DROPPED)


def _swapping(day: Day, table: Timetable) -> WayBack | None:
    ways = [way for after in _swaps(day, table) if (way := _way(day, table, WayKind.SWAP, after))]
    return min(ways, key=lambda way: (_pain(way.table), _moved(way)), default=None)


def _swaps(day: Day, table: Timetable) -> Iterator[list[AgendaItem]]:
    """Every pair of coming items that could change places: alone in their time, none fixed."""
    alone = [group[0] for group in schedule.groups(day.items) if len(group) == 1]
    coming = {slot.item.id for slot in table.slots if slot.state is SlotState.UPCOMING}
    free = [item for item in alone if item.id in coming and item.fixed_at is None and not item.dropped]
    for one, other in combinations([item for item in free if item.kind not in _STAYING][:_LOOKED_AT], 2):
        yield [replace(other, position=one.position), replace(one, position=other.position)]


_STAYING = frozenset({ItemKind.WELCOME, ItemKind.BREAK, ItemKind.MEAL, ItemKind.CLOSING})
"""What has its place in a day."""


def _moved(way: WayBack) -> int:
    """How far apart what changes places is: the nearer, the less the day is turned upside down."""
    return abs(way.before[0].position - way.before[1].position)
