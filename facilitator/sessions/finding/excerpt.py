"""The part of a text that shows why it was found, the words found marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..text import folded
from .query import Word

_BEFORE = 0.3
"""How much of the room may stand before the first word found."""
_TOGETHER = 0.6
"""How much of the room words may be apart and still be shown in one part."""
_MOST_PARTS = 3
_MOST_MARKED = 40

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of text; each range of *found* goes from a character to the one after the last."""

    text: str
    found: tuple[Range, ...] = ()


def excerpt(text: str, words: Sequence[Word], room: int) -> Excerpt:
    """About *room* characters of *text* on one line, around the words found; "…" says where something is left out."""
    by_word = _found(text, words)
    found = _merged(one for several in by_word for one in several)
    shown, cut = "", False
    ranges: list[Range] = []
    for start, end in _windows(text, sorted(several[0][0] for several in by_word if several), room):
        shown += (" … " if shown else "…") if start else ""
        moved = len(shown) - start
        ranges += [(max(a, start) + moved, min(b, end) + moved) for a, b in found if a < end and b > start]
        shown += text[start:end].translate(_ONE_LINE)
        cut = end < len(text)
    return Excerpt(shown + ("…" if cut else ""), tuple(ranges))


def marks(text: str, words: Sequence[Word]) -> tuple[Range, ...]:
    """Where *words* stand in *text*, however they are written there, in order and without overlap."""
    return tuple(_merged(one for several in _found(text, words) for one in several))


def _found(text: str, words: Sequence[Word]) -> list[list[Range]]:
    """Where each of *words* stands in *text*."""
    plain, places = _folded_with_places(text)
    found = []
    for word in words:
        here = sorted(place for way in word for place in _places_of(way, plain))
        found.append([(places[a], places[b - 1] + 1) for a, b in here] or _in_one_piece(word, plain, places))
    return found


def _in_one_piece(word: Word, plain: str, places: list[int]) -> list[Range]:
    """Where *word* stands once the blanks are left out: "covoiturage" in "co-voiturage"."""
    kept = [place for place, char in enumerate(plain) if char != " "]
    found = _places_of(word[-1], plain.replace(" ", ""))
    return [(places[kept[a]], places[kept[b - 1]] + 1) for a, b in found]


def _places_of(word: str, plain: str) -> list[Range]:
    found: list[Range] = []
    start = plain.find(word)
    while start >= 0 and len(found) < _MOST_MARKED:
        found.append((start, start + len(word)))
        start = plain.find(word, start + len(word))
    return found


def _merged(found: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _windows(text: str, firsts: Sequence[int], room: int) -> list[Range]:
    """The parts of *text* to show: one, or several when the first words found are far apart."""
    if len(text) <= room or not firsts or firsts[-1] - firsts[0] < room * _TOGETHER:
        return [_window(text, firsts[0] if firsts else 0, room)]
    chosen = firsts[:_MOST_PARTS]
    return _merged(_window(text, first, room // len(chosen)) for first in chosen)


def _window(text: str, first: int, room: int) -> Range:
    """From where to where *text* is shown, the character *first* inside; cut between two words where it can be."""
    if len(text) <= room:
        return 0, len(text)
    start = max(0, first - int(room * _BEFORE))
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + room)
    if end < len(text):
        blank = text.rfind(" ", start + room // 2, end)
        end = blank if blank > first else end
    return start, end


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """*text* folded, and for each of its characters the place in *text* of the one it comes from."""
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for one in _folded_inside(char):
            if one != " " or (plain and plain[-1] != " "):
                plain.append(one)
                places.append(place)
    return "".join(plain), places


@lru_cache(maxsize=4096)
def _folded_inside(char: str) -> str:
    """What *char* becomes between two letters: a joint is a blank there, and not at an edge."""
    return folded(f"a{char}a")[1:-1]


_ONE_LINE = str.maketrans("\n\t", "  ")
