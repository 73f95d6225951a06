"""The plan of a day: when each item begins and ends, and how its minutes can be fitted to a wanted end.

Pure functions of whole minutes from midnight. Items follow one another; one that is *parallel* begins with the item
before it; one that is *fixed* begins at its hour, whatever comes before. What stands between is told where it is: a gap
of so many minutes before a fixed item, or an overlap of so many when those before it run into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from .records import ItemKind

STEP = 5
"""Minutes are spread by fives as far as they go: 35 is easier to hold than 37."""


class Timed(Protocol):
    """What a plan is made of: items of the agenda, or of a template."""

    @property
    def kind(self) -> ItemKind: ...
    @property
    def minutes(self) -> int: ...
    @property
    def fixed_at(self) -> int | None: ...
    @property
    def ends_by(self) -> int | None: ...
    @property
    def least_minutes(self) -> int | None: ...
    @property
    def parallel(self) -> bool: ...


P = TypeVar("P", bound=Timed)


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """When an item is planned, in minutes from midnight."""

    start: int
    end: int
    gap: int = 0
    """For how long nothing is planned before it."""
    overlap: int = 0
    """For how long what comes before it runs into it."""
    over: int = 0
    """By how much it ends after it has to."""


_USUAL_LEAST = {
    ItemKind.EXPERT_INPUT: 70,
    ItemKind.TESTIMONY: 70,
    ItemKind.REFLECTION: 60,
    ItemKind.VOTE: 70,
    ItemKind.POSITIONING: 60,
    ItemKind.COMMITMENTS: 60,
    ItemKind.WELCOME: 70,
    ItemKind.BREAK: 70,
    ItemKind.MEAL: 80,
    ItemKind.CLOSING: 70,
}
"""To what an item is usually shortened without losing its sense, in hundredths of its minutes."""
_STRETCHED = frozenset(
    {
        ItemKind.EXPERT_INPUT,
        ItemKind.TESTIMONY,
        ItemKind.REFLECTION,
        ItemKind.VOTE,
        ItemKind.POSITIONING,
        ItemKind.COMMITMENTS,
    }
)
"""What gains from more time."""


def least(item: Timed) -> int:
    """To how many minutes an item can be shortened: as somebody said, or what is usual for its kind, by fives."""
    if item.least_minutes is not None:
        return min(item.least_minutes, item.minutes)
    usual = -(-item.minutes * _USUAL_LEAST[item.kind] // 100)
    return min(item.minutes, -(-usual // STEP) * STEP)


def groups(items: Sequence[P]) -> Iterator[list[P]]:
    """The items that are held at the same time, together: most stand alone."""
    together: list[P] = []
    for item in items:
        if together and not item.parallel:
            yield together
            together = []
        together.append(item)
    if together:
        yield together


def plan(items: Sequence[Timed], starts_at: int) -> tuple[PlannedSlot, ...]:
    """When each item is planned, for a day that starts at that minute. A fixed item never moves."""
    slots: list[PlannedSlot] = []
    clock = starts_at
    for together in groups(items):
        fixed = together[0].fixed_at
        start = clock if fixed is None else fixed
        for place, item in enumerate(together):
            end = start + item.minutes
            over = max(0, end - item.ends_by) if item.ends_by is not None else 0
            gap, overlap = (max(0, start - clock), max(0, clock - start)) if place == 0 else (0, 0)
            slots.append(PlannedSlot(start, end, gap, overlap, over))
        clock = start + max(item.minutes for item in together)
    return tuple(slots)


def end_of(items: Sequence[Timed], starts_at: int) -> int:
    """When the last item ends."""
    return end_of_plan(items, plan(items, starts_at), starts_at)


def end_of_plan(items: Sequence[Timed], slots: Sequence[PlannedSlot], starts_at: int) -> int:
    """The same, of a plan that is made already; a day without items ends when it starts."""
    first = max(0, len(items) - 1)
    while first > 0 and items[first].parallel:
        first -= 1
    return max((slot.end for slot in slots[first:]), default=starts_at)


def fit(items: Sequence[Timed], starts_at: int, ends_at: int) -> tuple[int, ...]:
    """New minutes for each item, so that the day ends at *ends_at*, or as near to it as minimums allow.

    Between two fixed points, what runs into the second is shortened. After the last one, the difference is spread over
    what may be shortened, or over what gains from more time.
    """
    together = list(groups(items))
    lengths = [max(item.minutes for item in group) for group in together]
    first, start = 0, starts_at
    for place, group in enumerate(together):
        fixed = group[0].fixed_at
        if fixed is not None and place:
            _shorten(together, lengths, range(first, place), sum(lengths[first:place]) - (fixed - start))
        if fixed is not None:
            first, start = place, fixed
    last = range(first, len(together))
    missing = ends_at - start - sum(lengths[first:])
    if missing < 0:
        _shorten(together, lengths, last, -missing)
    else:
        _stretch(together, lengths, last, missing)
    return tuple(m for group, length in zip(together, lengths, strict=True) for m in _minutes(group, length))


def spread(amount: int, room: Sequence[int]) -> list[int]:
    """*amount* cut in shares, each in proportion of its *room* and never more; by fives as far as it goes.

    They add up to *amount*, or to all the room there is.
    """
    total = sum(room)
    amount = min(amount, total)
    if amount <= 0:
        return [0] * len(room)
    shares = [amount * one // total // STEP * STEP for one in room]
    by_need = sorted(range(len(room)), key=lambda place: shares[place] * total - amount * room[place])
    for place in by_need:
        if amount - sum(shares) >= STEP and room[place] - shares[place] >= STEP:
            shares[place] += STEP
    for place in by_need:  # what is no five is taken from as few as possible
        shares[place] += min(amount - sum(shares), room[place] - shares[place])
    return shares


def share(total: int, weights: Sequence[int]) -> list[int]:
    """*total* minutes cut in proportion of the *weights* (alike where all are nothing); they add up to it exactly."""
    parts = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(parts)
    shares = [total * part // whole for part in parts]
    by_need = sorted(range(len(parts)), key=lambda place: -(total * parts[place] % whole))
    for place in by_need[: total - sum(shares)]:
        shares[place] += 1
    return shares


def cut_anew(total: int, parts: Sequence[int]) -> list[int]:
    """*total* minutes cut as *parts* are, which add up to something else; parts by fives stay so, unless one vanishes.

    They add up to it exactly.
    """
    if not any(minutes % STEP for minutes in (total, *parts)):
        by_five = [minutes * STEP for minutes in share(total // STEP, parts)]
        if all(by_five[place] for place, minutes in enumerate(parts) if minutes):
            return by_five
    return share(total, parts)


def _shorten(together: list[list[P]], lengths: list[int], places: range, excess: int) -> None:
    """Take *excess* minutes from the groups at these places, as far as their minimums allow."""
    room = [lengths[place] - min(lengths[place], max(least(item) for item in together[place])) for place in places]
    for place, taken in zip(places, spread(excess, room), strict=True):
        lengths[place] -= taken


def _stretch(together: list[list[P]], lengths: list[int], places: range, missing: int) -> None:
    """Give *missing* minutes to the groups at these places that gain from it, or else to all."""
    gaining = [place for place in places if any(item.kind in _STRETCHED for item in together[place])] or list(places)
    for place, given in zip(gaining, _shares_by_five(missing, [lengths[place] for place in gaining]), strict=True):
        lengths[place] += given


def _shares_by_five(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of *total*, all but one by fives."""
    if not weights:
        return []
    shares = [part * STEP for part in share(total // STEP, weights)]
    shares[max(range(len(weights)), key=weights.__getitem__)] += total % STEP
    return shares


def _minutes(group: list[P], length: int) -> list[int]:
    """The minutes of items held together, once the longest of them has that length."""
    longest = max(item.minutes for item in group)
    return [length if item.minutes == longest else min(item.minutes, length) for item in group]
