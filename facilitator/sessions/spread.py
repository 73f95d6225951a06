"""How far answers are apart: agreement is information, as much as the mean.

The measure is Gini's mean difference: how many levels two answers taken at random are apart, on average. It is
Σ |a − b| over every pair of different answers, divided by the number of pairs, n (n − 1) / 2 (C. Gini, *Variabilità e
mutabilità*, 1912; S. Yitzhaki, "Gini’s mean difference", Metron 61, 2003). Unlike the standard deviation it is said in
a sentence: "two answers are 1.2 apart". What is told in words holds it against the answers of a room without any
opinion in common: as many at each level of the scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import combinations

_TOGETHER, _APART = 0.5, 0.8
"""Of the spread of evenly shared answers: under the first the room agrees, from the second on it is far apart."""


class Accord(StrEnum):
    """How far a room agrees."""

    TOGETHER = "together"
    DIVIDED = "divided"
    APART = "apart"


def spread(counted: Mapping[int, int]) -> float | None:
    """How far two answers are apart on average; None when there are not two."""
    total = sum(counted.values())
    if total < 2:
        return None
    apart = sum(abs(one - other) * counted[one] * counted[other] for one, other in combinations(counted, 2))
    return apart / (total * (total - 1) / 2)


def accord(counted: Mapping[int, int], scale: range) -> Accord | None:
    """The same in words, for answers on that *scale*; None when there are not two."""
    found, even = spread(counted), _even(scale)
    if found is None:
        return None
    if found < _TOGETHER * even:
        return Accord.TOGETHER
    return Accord.DIVIDED if found < _APART * even else Accord.APART


def _even(scale: range) -> float:
    """The mean difference of answers drawn at random from the whole scale: (k² − 1) / 3k for k levels."""
    levels = len(scale)
    return (levels * levels - 1) / (3 * levels)
