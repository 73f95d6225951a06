"""Finding somebody of the list at the door in as few keys as can be: a letter, and the right one is among the first.

What is typed is the beginning of any words of the name, the commune or the organisation, without accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .people_names import PARTICLES, family_name, given_name, name_order
from .presence import Presence, presence
from .records import Participant
from .text import folded

_AWAITED_FIRST = {Presence.EXPECTED: 0, Presence.EXCUSED: 1, Presence.LEFT: 2, Presence.PRESENT: 3}
_FAMILY, _GIVEN, _COMMUNE, _ORGANISATION = range(4)
"""What a word is part of, the likeliest to be typed first."""


@dataclass(frozen=True, slots=True)
class _Entry:
    person: Participant
    words: tuple[tuple[str, int], ...]
    """The folded words by which the person is found, each with what it is part of."""
    order: tuple[int, tuple[str, str]]
    """Those awaited first, then by family name."""
    written: tuple[str, ...]
    """The words as they are written, apostrophes straight."""


class Roll:
    """The list of a day as it is when it is read."""

    def __init__(self, people: Iterable[Participant]) -> None:
        self._entries = [_entry(person) for person in people]
        self._entries.sort(key=lambda entry: entry.order)

    def awaited(self) -> list[Participant]:
        """Those who have still to come, by family name."""
        return [entry.person for entry in self._entries if presence(entry.person) is Presence.EXPECTED]

    def find(self, typed: str) -> list[Participant]:
        """The people whom *typed* may mean, the likeliest first: the awaited ones, by family name before anything else.

        Nothing typed means nobody.
        """
        return [entry.person for entry in self._found(typed)]

    def letters(self, typed: str, signs: str) -> frozenset[str]:
        """Those of *signs* that, after what is *typed*, would go on writing a word of somebody who is found.

        On a French keyboard a key means a digit or a letter: "é" is 2, but also what comes after the R of Rémi. Words
        in capitals are often written without their accents: theirs are taken for granted.
        """
        last = "" if typed[-1:].isspace() else (typed.lower().replace("’", "'").split() or [""])[-1]
        following = [
            (word[len(last)].lower(), word.isupper())
            for entry in self._found(typed)
            for word in entry.written
            if len(word) > len(last) and folded(word[: len(last)]) == folded(last)
        ]
        return frozenset(sign for sign in signs if any(_is(sign, letter, capital) for letter, capital in following))

    def _found(self, typed: str) -> list[_Entry]:
        wanted = folded(typed).split()
        if not wanted:
            return []
        ranked = [(entry.order[0], rank, entry) for entry in self._entries if (rank := _rank(entry, wanted))]
        ranked.sort(key=lambda one: one[:2])
        return [entry for _state, _rank, entry in ranked]


def as_name(typed: str) -> str:
    """What was typed in a hurry, as a name is written: "martin du-puis" is Martin Du-Puis. A capital is left alone."""
    if typed != typed.lower():
        return typed
    words = [word if word in PARTICLES else word.title() for word in typed.replace("’", "'").split(" ")]
    return " ".join(words).replace("'", "’")


def _rank(entry: _Entry, wanted: list[str]) -> tuple[int, int] | None:
    """How well *entry* has every word *wanted*, the lower the better; None when it has not."""
    parts, unfinished = 0, 0
    for beginning in wanted:
        fitting = [(part, word != beginning) for word, part in entry.words if word.startswith(beginning)]
        if not fitting:
            return None
        part, begun = min(fitting)
        parts, unfinished = parts + part, unfinished + begun
    return parts, unfinished


def _entry(person: Participant) -> _Entry:
    family, given = family_name(person.name), given_name(person.name)
    parts = [(family, _FAMILY), (given, _GIVEN), (person.commune, _COMMUNE), (person.organisation, _ORGANISATION)]
    words = tuple(found for text, part in parts for found in _words(text, part))
    order = (_AWAITED_FIRST[presence(person)], name_order(person.name))
    written = f"{person.name} {person.commune} {person.organisation}".replace("’", "'").split()
    return _Entry(person, words, order, tuple(written))


def _words(text: str, part: int) -> Iterator[tuple[str, int]]:
    """The words of *text*; a particle is less of a family name than what comes after it."""
    for word in folded(text).split():
        yield word, _GIVEN if part == _FAMILY and word in PARTICLES else part


def _is(sign: str, letter: str, capital: bool) -> bool:
    return sign == letter or (capital and sign.isalpha() and folded(sign) == folded(letter))
