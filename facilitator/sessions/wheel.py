"""The self-assessment of the method: a wheel of ten levers on four axes, a staircase of cooperation, ten trends.

Their names are data in French, read from `resources/wheel/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..paths import resource

HIGHEST = 5
"""A lever is rated from 0 to this."""


@dataclass(frozen=True, slots=True)
class NamedLever:
    number: int
    axis: int
    """The place of its axis, from 0."""
    title: str
    short: str
    """The title in a few words, where there is little room."""


@dataclass(frozen=True, slots=True)
class NamedTrend:
    """What changes around every territory, whether it wants it or not."""

    number: int
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class Wheel:
    axes: tuple[str, ...]
    levers: tuple[NamedLever, ...]
    """By number, from 1."""
    staircase: tuple[str, ...]
    """The levels, the lowest first."""
    trends: tuple[NamedTrend, ...]
    """By number, from 1."""


@cache
def wheel() -> Wheel:
    """The wheel, the staircase and the trends of the method."""
    import yaml  # costs a start what only some scenes need

    from .data_files import LOADER

    read = yaml.load(resource("wheel", "fr.yaml").read_text(encoding="utf-8"), LOADER)
    told = [(place, lever) for place, axis in enumerate(read["axes"]) for lever in axis["levers"]]
    levers = tuple(NamedLever(number, place, **lever) for number, (place, lever) in enumerate(told, start=1))
    trends = tuple(NamedTrend(number, **trend) for number, trend in enumerate(read["trends"], start=1))
    return Wheel(tuple(axis["title"] for axis in read["axes"]), levers, tuple(read["staircase"]), trends)
