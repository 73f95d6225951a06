"""Texts of different days that speak of the same thing, brought together by their words.

Nothing here understands anything: whoever reads the comparison is the judge. Each text is held against the first of a
group, never against the others, so that a chain of small differences does not bring strangers together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...sessions.text import folded
from ...sessions.words import words

QUESTION = 0.6
"""How much of their words two questions have in common when they ask the same."""
CLUSTER = 0.6
"""The same for the titles of two clusters."""


@dataclass(frozen=True, slots=True)
class _Read:
    plain: str
    stems: frozenset[str]


def groups(texts: Sequence[str], enough: float) -> list[int]:
    """For each text, the number of its group, from 0 in the order in which groups appear.

    Two texts are alike when they read the same, or when the Sørensen–Dice coefficient of their words,
    2·|A∩B| / (|A|+|B|), is at least *enough*.
    """
    firsts: list[_Read] = []
    found = []
    for text in texts:
        read = _Read(folded(text), frozenset(word.stem for word in words(text)))
        number = next((place for place, first in enumerate(firsts) if _alike(first, read, enough)), len(firsts))
        if number == len(firsts):
            firsts.append(read)
        found.append(number)
    return found


def _alike(first: _Read, second: _Read, enough: float) -> bool:
    if first.plain == second.plain:
        return True
    words_of_both = len(first.stems) + len(second.stems)
    return bool(words_of_both) and 2 * len(first.stems & second.stems) / words_of_both >= enough
