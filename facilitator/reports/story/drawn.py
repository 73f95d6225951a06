"""The blocks of a story that are drawn: figures side by side, the day on a clock, the wheel, the plane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...sessions.records import ContributionKind, ItemKind


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour, or a kind with its colour and letter, stands for."""

    text: str
    colour: str = ""
    kind: ContributionKind | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    count: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The day in numbers, side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of an item on the clock of the room."""

    kind: ItemKind
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan and what was held, as bars on one clock."""

    title: str
    detail: str
    planned: tuple[Stretch, ...]
    actual: tuple[Stretch, ...]
    legend: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """A lever of the wheel: its mean, how far the answers are apart, and the mean of an earlier day."""

    number: int
    title: str
    short: str
    axis: int
    """The place of its axis, from 0."""
    mean: float | None
    before: float | None = None


@dataclass(frozen=True, slots=True)
class WheelChart:
    """The wheel, from 0 at the hub to *highest* at the rim."""

    axes: tuple[str, ...]
    spokes: tuple[Spoke, ...]
    highest: int
    before: str = ""
    """The earlier day of the dark line; empty for none."""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    number: int
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlaneChart:
    """Points on a square, numbered; from 0 to 1 both ways, upwards."""

    across: str
    """What grows from left to right."""
    upwards: str
    points: tuple[Point, ...]
    caption: str = ""
