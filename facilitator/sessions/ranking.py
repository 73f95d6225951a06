"""The ten strong trends in the order in which a room puts them, from the ranks that sheets and tables give.

Whoever ranks only some of them, the first three say, gives all the others the mean of the ranks that are left (M. G.
Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945): a trend that few people put first does not
come before one that everybody puts second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .ratings import by_sheet, by_table
from .records import Instrument, Rating
from .wheel import NamedTrend, wheel

FIRST = 3
"""How many come first: the ones that count apart."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A trend and what the room makes of it."""

    trend: NamedTrend
    rank: int
    """From 1; those with the same mean have the same."""
    mean: float
    """Of the ranks that it was given."""
    first: int
    """How many put it among their first three."""
    tied: bool
    """Whether another one has the same rank."""


def orders(ratings: Iterable[Rating]) -> list[dict[int, int]]:
    """What each sheet and each table answered: the ranks, by the number of the trend."""
    every = list(ratings)
    forms = [*by_sheet(every, Instrument.TRENDS).values(), *by_table(every, Instrument.TRENDS).values()]
    return [{rating.trend: rating.value for rating in form if rating.trend is not None} for form in forms]


def ranking(ratings: Iterable[Rating]) -> list[Ranked]:
    """The trends, the one that weighs most first; nothing when nobody answered."""
    given, trends = orders(ratings), wheel().trends
    if not given:
        return []
    means = {trend.number: _mean(given, trend.number, len(trends)) for trend in trends}
    ranks = {mean: 1 + sum(other < mean for other in means.values()) for mean in means.values()}
    found = [
        Ranked(
            trend,
            ranks[means[trend.number]],
            means[trend.number],
            sum(order.get(trend.number, FIRST + 1) <= FIRST for order in given),
            sum(mean == means[trend.number] for mean in means.values()) > 1,
        )
        for trend in trends
    ]
    return sorted(found, key=lambda one: (one.rank, one.trend.number))


def _mean(given: list[dict[int, int]], trend: int, count: int) -> float:
    """Of the ranks that a trend was given; where it was given none, of the ranks that were left."""
    return round(sum(order.get(trend, (len(order) + 1 + count) / 2) for order in given) / len(given), 2)
