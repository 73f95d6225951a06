"""The scenes of where the room stands: on the wheel, the staircase, among the trends; what it makes of its day."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import ItemKind
from .scene import Scene
from .values import Countdown, Level, Lever, Ranked, Spot, Word


@dataclass(frozen=True, slots=True)
class WheelScene(Scene):
    """The wheel of the levers, by axis."""

    kind: ItemKind
    title: str
    axes: tuple[str, ...]
    levers: tuple[Lever, ...]
    answers: int
    """How many people answered, at most, for a lever."""
    before: str
    """The earlier session that it is compared with; empty for none."""
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class StaircaseScene(Scene):
    """The levels of cooperation, from the lowest, and where the room sees itself."""

    kind: ItemKind
    title: str
    levels: tuple[Level, ...]
    countdown: Countdown | None
    accord: str = ""
    """How far those who answered agree, in a word or two."""


@dataclass(frozen=True, slots=True)
class TrendsScene(Scene):
    """The strong trends, the one that weighs most for the room first."""

    kind: ItemKind
    title: str
    trends: tuple[Ranked, ...]
    answers: int
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class PlaneScene(Scene):
    """What was placed between little and much effort, little and much impact."""

    kind: ItemKind
    title: str
    across: str
    """What grows from left to right."""
    upwards: str
    quarters: tuple[str, ...]
    """What each quarter calls for: the upper two from left to right, then the lower two."""
    spots: tuple[Spot, ...]
    """What brings most for least first."""
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class EvaluationScene(Scene):
    """What the room says of its day."""

    kind: ItemKind
    title: str
    counts: tuple[int, ...]
    """How many found it worth 0, 1, 2…"""
    mean: float | None
    words: tuple[Word, ...]
    """The day in one word, those that most people said first."""
    changes: tuple[Word, ...]
    """What should be done otherwise."""
    countdown: Countdown | None
