"""Arabic and Hebrew in the order and the shapes in which they are seen.

A PDF holds letters from left to right, each in the shape that its neighbours give it. This is the part of the Unicode
rules that notes taken in a workshop need: words in a line, numbers inside words, brackets, joined letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile("\u0644[\u0622\u0623\u0625\u0627]|.", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*|.", re.DOTALL)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_SHAPES = (0xFB50, 0xFBFF), (0xFE70, 0xFEFC)
"""Where Unicode lists the shapes of Arabic letters."""


def direction(word: str) -> bool | None:
    """Whether *word* is read from right to left; None when it has no letter to tell."""
    if _RIGHT_TO_LEFT.search(word):
        return True
    return False if any(char.isalpha() for char in word) else None


def ordered(words: Sequence[T], directions: Sequence[bool | None]) -> list[T]:
    """The words of a line as they stand from left to right. One without a direction goes with the one before it."""
    known = list(directions)
    known[0] = bool(known[0])
    for place, own in enumerate(known):
        known[place] = known[place - 1] if own is None else own
    groups = [
        [words[place] for place in (reversed(list(places)) if backwards else places)]
        for backwards, places in groupby(range(len(words)), lambda place: known[place])
    ]
    return [word for group in (reversed(groups) if known[0] else groups) for word in group]


def visual(word: str, has: Callable[[str], bool]) -> str:
    """The letters of a right-to-left word from left to right, in the joined shapes that the font *has*."""
    parts: list[str] = []
    for part in _NUMBER.findall(_joined(word, has).translate(_MIRRORED)):
        if parts and unicodedata.combining(part[0]):
            parts[-1] += part
        else:
            parts.append(part)
    return "".join(reversed(parts))


def plain(code: int) -> str:
    """The text that a drawn character stands for: a joined shape stands for its letters."""
    shaped = any(first <= code <= last for first, last in _SHAPES)
    return unicodedata.normalize("NFKC", chr(code)) if shaped else chr(code)


def _joined(word: str, has: Callable[[str], bool]) -> str:
    letters = _LETTER.findall(word)
    shapes = _shapes()
    firm = [place for place, letter in enumerate(letters) if not unicodedata.combining(letter[0])]
    known = [shapes.get(letters[place], {}) for place in firm]
    for rank, place in enumerate(firm):
        tied = rank > 0 and "<initial>" in known[rank - 1] and "<final>" in known[rank]
        ties = rank + 1 < len(firm) and "<initial>" in known[rank] and "<final>" in known[rank + 1]
        kind = ("<medial>" if ties else "<final>") if tied else ("<initial>" if ties else "<isolated>")
        shape = known[rank].get(kind)
        if shape is not None and has(shape):
            letters[place] = shape
    return "".join(letters)


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """The shapes of each Arabic letter (and of lām-alif) by where it stands among those it is joined to."""
    found: dict[str, dict[str, str]] = {}
    for first, last in _SHAPES:
        for shape in map(chr, range(first, last + 1)):
            kind, *letters = unicodedata.decomposition(shape).split() or [""]
            if letters and letters[0] != "0020":
                found.setdefault("".join(chr(int(letter, 16)) for letter in letters), {})[kind] = shape
    return found
