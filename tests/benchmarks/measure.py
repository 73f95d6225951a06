"""Ratios to a floor, in one run: the two are timed in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def timed(work: Callable[[], object]) -> float:
    """How long *work* takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(work: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """The durations of both, one after the other, *rounds* times, after one round that does not count."""
    work(), floor()
    pairs = [(timed(work), timed(floor)) for _round in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def tell(name: str, taken: list[float], floor: list[float], goal: float) -> float:
    """Print the medians and their ratio; returns the ratio."""
    ratio = statistics.median(taken) / statistics.median(floor)
    p99 = sorted(taken)[max(0, round(len(taken) * 0.99) - 1)]
    print(
        f"\n{name}: median {statistics.median(taken) * 1000:.2f} ms, p99 {p99 * 1000:.2f} ms,"
        f" floor {statistics.median(floor) * 1000:.2f} ms, ratio {ratio:.2f} (goal {goal:g})"
    )
    return ratio


def p99(taken: list[float]) -> float:
    return sorted(taken)[max(0, round(len(taken) * 0.99) - 1)]
