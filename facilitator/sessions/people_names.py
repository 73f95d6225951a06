"""Which part of somebody's name is the family name: lists of people are read and searched by it.

A name is one text, written as it came. What is in capitals tells ("DUPONT Léa"), or a comma ("Dupont, Léa"); else the
family name is the last word, with the particles before it ("Marie de La Tour").
"""

from __future__ import annotations

import re

from .text import folded

_PARTICLES = "d da de del den der des di dos du el l la le les ter van von"
PARTICLES = frozenset(_PARTICLES.split())
"""Folded words that belong to the family name after them."""
_WORD = re.compile(r"[^\s,]+")
_MANY = 2
"""Letters of which a word in capitals has to be made: an initial tells nothing."""
_Words = list["re.Match[str]"]


def family_name(name: str) -> str:
    """The family name, as it is written; the whole name when there is no other."""
    start, end = family_span(name)
    return name[start:end]


def given_name(name: str) -> str:
    """What the family name leaves; empty when that is everything."""
    start, end = family_span(name)
    return " ".join(_WORD.findall(name[:start]) + _WORD.findall(name[end:]))


def family_span(name: str) -> tuple[int, int]:
    """Where the family name stands in *name*: its first sign, and the one after its last."""
    words = [word for word in _WORD.finditer(name) if any(map(str.isalpha, word[0]))]
    if not words:
        return 0, len(name)
    family = _before_comma(name, words) or _in_capitals(words) or _with_particles(words, len(words) - 1, len(words))
    return family[0].start(), family[-1].end()


def name_order(name: str) -> tuple[str, str]:
    """What names are put in order by: the family name, then the given one; no accents, no capitals."""
    return folded(family_name(name)), folded(given_name(name))


def _before_comma(name: str, words: _Words) -> _Words:
    comma = name.find(",")
    before = [word for word in words if word.start() < comma]
    return before if len(before) < len(words) else []


def _in_capitals(words: _Words) -> _Words:
    """The first words in capitals, one after the other; none when all are, or when none is."""
    capital = [_is_capital(word[0]) for word in words]
    if all(capital) or not any(capital):
        return []
    first = capital.index(True)
    last = next((place for place in range(first, len(words)) if not capital[place]), len(words))
    return _with_particles(words, first, last)


def _with_particles(words: _Words, first: int, last: int) -> _Words:
    """The words from *first* to before *last*, with the particles that stand before them."""
    while first and folded(words[first - 1][0]) in PARTICLES:
        first -= 1
    return words[first:last]


def _is_capital(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) >= _MANY
