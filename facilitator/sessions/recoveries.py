"""Ways back when a day runs late: concrete, computed from minimums and fixed points, each with what it changes.

Pure functions: a way back is the items as they would be. Its effect is not estimated but read from the timetable that
these items give, so that it reaches what it announces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations

from . import schedule
from .records import AgendaItem, Flow, ItemKind, Session, SessionState
from .timing import Held, SlotState, Timetable, timetable

MOST = 3
"""So many ways back are offered: more would be a menu, not advice."""
_SWAPPED = 8
"""Among so many coming items are two looked for that could change places."""
_GIVEN_UP = 12
"""Among so many coming items is one looked for that the day could do without."""
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
    """Up to three ways back, the one that leaves the least lateness first; none while the day is in time enough.

    Of two that leave as much, the gentler comes first: to shorten, to change places, then to give up.
    """
    table = day.table()
    if not is_late(day.session, table):
        return ()
    found = [way for way in (_shortening(day, table), _swapping(day, table), _dropping(day, table)) if way]
    return tuple(sorted(found, key=lambda way: _pain(way.table))[:MOST])


def is_late(session: Session, table: Timetable) -> bool:
    """Whether a day under way is later than its facilitator lets pass without a word."""
    late = lateness(table)
    return session.state is SessionState.LIVE and late > timedelta() and late >= session.alert_after * _MINUTE


def _way(day: Day, table: Timetable, kind: WayKind, after: Sequence[AgendaItem]) -> WayBack | None:
    """That change with its effect; None when it wins nothing."""
    would_be = day.table(after)
    if _pain(would_be) >= _pain(table):
        return None
    by_id = {item.id: item for item in day.items}
    before = tuple(by_id[item.id] for item in after)
    return WayBack(kind, before, tuple(after), would_be, table.expected_end - would_be.expected_end)


def _pain(table: Timetable) -> list[timedelta]:
    """How bad it is to come so late to what is fixed and to the end: what is worst first, as it weighs most."""
    late = [table.drift, *(appointment.late for appointment in table.appointments)]
    return sorted((max(timedelta(), one) for one in late), reverse=True)


@dataclass(frozen=True, slots=True)
class _Aim:
    """Something that the day comes late to, and the coming items that could be changed for it, the nearest first.

    There may be none: a meal that comes right after the item under way is late, and all that can be won is won after.
    """

    late: timedelta
    items: tuple[AgendaItem, ...]


def _aims(table: Timetable) -> list[_Aim]:
    """What the day comes late to, the worst first; of two as late, the nearer, for what it wins helps the other too."""
    places = [(table.drift, table.slots[-1].item.position)]
    for point in table.appointments:
        places.append((point.late, point.item.position if point.ends else point.item.position - 1))
    late = sorted((one for one in places if one[0] > timedelta()), key=lambda one: (-one[0], one[1]))
    return [_Aim(worst, _coming(table, until)) for worst, until in late]


def _coming(table: Timetable, until: int) -> tuple[AgendaItem, ...]:
    """What is still to come up to that place, and not before a wait."""
    since = _waiting_place(table, until)
    return tuple(s.item for s in table.slots if s.state is SlotState.UPCOMING and since <= s.item.position <= until)


def _waiting_place(table: Timetable, until: int) -> int:
    """The last fixed item up to that place for which the day is early: what is won before it is only waited away."""
    early = (a.item.position for a in table.appointments if not a.ends and a.late <= timedelta())
    return max((place for place in early if place <= until), default=0)


def _shortening(day: Day, table: Timetable) -> WayBack | None:
    alone = {item.id for item in _alone(day)}
    ways = (_shortened(day, table, aim, alone) for aim in _aims(table))
    return next((way for way in ways if way), None)


def _shortened(day: Day, table: Timetable, aim: _Aim, alone: Collection[str]) -> WayBack | None:
    """As few items as may be, shortened as far as that lateness asks, by fives where there is room."""
    room = {item.id: room for item in aim.items if item.id in alone and (room := _room(item)) > 0}
    wanted = -(-aim.late // _MINUTE)
    by_fives = -(-wanted // schedule.STEP) * schedule.STEP
    wanted = by_fives if sum(room.values()) >= by_fives else wanted
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


def _alone(day: Day) -> list[AgendaItem]:
    """The items that nothing is held at the same time as."""
    return [group[0] for group in schedule.groups(day.items) if len(group) == 1]


def _room(item: AgendaItem) -> int:
    """How many minutes can be taken from an item."""
    return max(0, item.minutes + item.extension - schedule.least(item))


def _dropping(day: Day, table: Timetable) -> WayBack | None:
    """One item given up for what the day comes latest to; of several that win as much, the shortest."""
    for aim in _aims(table):
        spare = [item for item in aim.items if _may_be_dropped(item)][:_GIVEN_UP]
        ways = [way for item in spare if (way := _way(day, table, WayKind.DROP, [replace(item, dropped=True)]))]
        if ways:
            return min(ways, key=lambda way: (_pain(way.table), way.gain))
    return None


def _may_be_dropped(item: AgendaItem) -> bool:
    if item.fixed_at is not None or item.ends_by is not None or item.dropped:
        return False
    return item.least_minutes == 0 or (item.least_minutes is None and item.kind in _DROPPED)


def _swapping(day: Day, table: Timetable) -> WayBack | None:
    if all(appointment.late <= timedelta() for appointment in table.appointments):
        return None  # the end alone is late: the order changes nothing to that
    ways = [way for after in _swaps(day, table) if (way := _way(day, table, WayKind.SWAP, after))]
    return min(ways, key=lambda way: (_pain(way.table), _moved(way)), default=None)


def _swaps(day: Day, table: Timetable) -> Iterator[list[AgendaItem]]:
    """Every pair of coming items that could change places: alone in their time, none fixed."""
    coming = {slot.item.id for slot in table.slots if slot.state is SlotState.UPCOMING}
    free = [item for item in _alone(day) if item.id in coming and item.fixed_at is None and not item.dropped]
    for one, other in combinations([item for item in free if item.kind in _MOVABLE][:_SWAPPED], 2):
        yield [replace(other, position=one.position), replace(one, position=other.position)]


_MOVABLE = frozenset({ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY, ItemKind.REFLECTION})
"""What can come sooner or later. The rest has its place in a day: a vote comes after what it decides upon."""


def _moved(way: WayBack) -> int:
    """How far apart what changes places is: the nearer, the less the day is turned upside down."""
    return abs(way.before[0].position - way.before[1].position)
