"""Names within what people wrote: found as whole words, whatever their accents and joints, and put out of sight.

A name is looked for in several forms. A form in small letters is found however it is written; in one with capitals,
those words count only where the text has a capital too: "Petit" is somebody, "petit" is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ..paths import resource
from .people_names import PARTICLES, family_name, given_name
from .text import folded

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_TITLES = frozenset(["m", "mr", "mme", "mmes", "mlle", "dr", "me", "pr"])
"""What stands before a name and is no part of it."""
_ALONE = 2
"""Letters that a family name needs, to be looked for alone."""
_PLAIN = 4
"""Letters from which a family name is looked for without its capital."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a form stands in a text."""

    start: int
    end: int
    form: str


def person_forms(name: str) -> tuple[str, ...]:
    """The forms of somebody's name: whole, the other way round, and the family name alone.

    A family name that is also a word of every day needs its capital; the particles before it may go ("Le Guirriec").
    """
    given = [word for word in _words(given_name(name)) if word not in _TITLES]
    family = [word for word in _words(family_name(name)) if word not in _TITLES]
    whole = [*given, *family]
    found = [" ".join(whole), " ".join([*family, *given])] if len(whole) > 1 else []
    core = [word for place, word in enumerate(family) if any(w not in PARTICLES for w in family[: place + 1])]
    if sum(map(len, core)) >= _ALONE:
        alone = _with_capitals(core)
        particles = family[: len(family) - len(core)]
        found += [" ".join([*particles, alone])] if particles else []
        found += [] if particles and alone != alone.lower() else [alone]  # "de La Tour", never "Tour"
    return tuple(dict.fromkeys(found))


def thing_forms(name: str) -> tuple[str, ...]:
    """The form of what a commune or a firm is called: its words, however they are written; one alone in capitals."""
    found = _words(name)
    if not found:
        return ()
    return (found[0].capitalize(),) if len(found) == 1 else (" ".join(found),)


class WrittenNames:
    """Looks for many forms at once."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for form in dict.fromkeys(forms):
            if words := form.split():
                self._by_first[words[0].lower()].append((form, words))
        for known in self._by_first.values():
            known.sort(key=lambda pair: -len(pair[1]))  # the longest name first

    def find(self, text: str) -> list[Spot]:
        """Where they stand in *text*, in order, none over another."""
        if not any(_plain(word) in self._by_first for word in _WORD.findall(text)):
            return []
        written, found, place = list(_WORD.finditer(text)), [], 0
        while place < len(written):
            form = self._at(text, written, place)
            if form is None:
                place += 1
                continue
            last = place + len(form.split()) - 1
            found.append(Spot(written[place].start(), written[last].end(), form))
            place = last + 1
        return found

    def replaced(self, text: str, instead: Callable[[str], str]) -> str:
        """*text* with what *instead* makes of the form that is found in the place of each."""
        for spot in reversed(self.find(text)):
            text = text[: spot.start] + instead(spot.form) + text[spot.end :]
        return text

    def _at(self, text: str, written: Sequence[re.Match[str]], place: int) -> str | None:
        """The form that begins with the word at *place*."""
        for form, words in self._by_first.get(_plain(written[place][0]), ()):
            stretch = written[place : place + len(words)]
            if len(stretch) == len(words) and all(map(_is, stretch, words)) and _joined(text, stretch):
                return form
        return None


def _is(written: re.Match[str], word: str) -> bool:
    return _plain(written[0]) == word.lower() and (word.islower() or not written[0][0].islower())


def _joined(text: str, stretch: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but blanks, hyphens and apostrophes stands between these words, on one line."""
    joints = (text[one.end() : other.start()] for one, other in pairwise(stretch))
    return not any("\n" in joint or folded(joint) for joint in joints)


def _with_capitals(words: Sequence[str]) -> str:
    """A family name as it is looked for alone."""
    plain = len(words) > 1 or (len(words[0]) >= _PLAIN and words[0] not in _ordinary())
    return " ".join(words if plain else [word.capitalize() for word in words])


def _words(text: str) -> list[str]:
    return [plain for word in _WORD.findall(text) if (plain := _plain(word)).strip()]


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    return folded(word)


@cache
def _ordinary() -> frozenset[str]:
    """Words of every day that are family names too, folded."""
    read = (resource("words", name).read_text(encoding="utf-8") for name in ("ordinary-names-fr.txt", "empty-fr.txt"))
    return frozenset(word for text in read for word in text.split())
