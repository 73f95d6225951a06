"""The words of French notes that say what they are about, brought to one form each so that notes can share them.

Nothing here understands anything: "transport" and "Transports" are one word, "navette" and "bus" are two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

from ..paths import resource
from .text import folded

LONGEST_TITLE = 40
_MOST_IN_A_TITLE = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AFTER_A_VERB = re.compile(
    r"-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|là|la|le|les|y|en|moi|même|mêmes)$", re.I
)
_JOINED = re.compile(r" (?:(?:à|au|aux|de|du|des|en|et|par|pour|sur) )?(?:(?:la|le|les) |(?:d|l|de l|à l)[’'])?", re.I)
"""What stands between two words that are said together: "à la", "des", "d’", or a mere blank."""
_SENTENCE_END = ".!?…:\n•-–"
_OPENING = " «»\"'“”’(\u00a0\u202f"
"""What may stand between the end of a sentence and the first word of the next."""
_SHORTEST = 3
_STEMMING = Lock()
"""The stemmer keeps in itself the word on which it works, and proposals are made in another thread."""


class Word(NamedTuple):
    """One word of a text: what it is compared by, how it was written, and where."""

    stem: str
    written: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of *text* that say what it is about, in order; a capital that only begins a sentence is made small."""
    found = []
    for match in _WORD.finditer(text):
        written = _AFTER_A_VERB.sub("", match[0]) if "-" in match[0] else match[0]
        if not stem(written):
            continue
        start, end = match.start(), match.start() + len(written)
        if written.istitle() and _begins_a_sentence(text, start):
            written = written.lower()
        found.append(Word(stem(written), written, start, end))
    return found


@cache
def stem(word: str) -> str:
    """What all forms of *word* have in common, without accents nor hyphens; nothing for a word that says nothing."""
    plain = folded(word).replace(" ", "")
    if len(plain) < _SHORTEST or plain in _empty():
        return ""
    if len(plain) > _SHORTEST:
        plain = plain.removesuffix("s")  # the stemmer leaves that of "élus" and of "lois"
    with _STEMMING:
        found = str(_stemmer().stemWord(plain))
    return found.rstrip("e") if len(found) > _SHORTEST else found  # "organisée", without its accents, ends in two


def phrases(text: str, read: Sequence[Word], wanted: str) -> list[str]:
    """The stretches of *text* that join the word *wanted*, a stem, with the one before or after it among *read*."""
    found = []
    for first, second in pairwise(read):
        between = text[first.end : second.start]
        if wanted in (first.stem, second.stem) and _JOINED.fullmatch(between):
            found.append(f"{first.written}{between}{text[second.start : second.end]}")
    return [phrase for phrase in found if len(phrase) <= LONGEST_TITLE]


def as_written(found: Iterable[Word], stems: Sequence[str]) -> tuple[str, ...]:
    """For each of *stems*, the form in which people wrote it most often among *found*, without capitals if they can."""
    forms: dict[str, Counter[str]] = {wanted: Counter() for wanted in stems}
    for word in found:
        if word.stem in forms:
            forms[word.stem][word.written] += 1
    return tuple(
        max(counted, key=lambda form: (counted[form], form.islower())) for counted in forms.values() if counted
    )


def title_of(chosen: Sequence[str]) -> str:
    """A title made of a few words: as many of them as fit."""
    title = ""
    for word in chosen[:_MOST_IN_A_TITLE]:
        longer = f"{title}, {word}" if title else word
        if len(longer) > LONGEST_TITLE:
            break
        title = longer
    return title[:1].upper() + title[1:]


def shared_words(texts: Sequence[str]) -> str:
    """A title from the words that all of *texts* have in common, in the order of the first; empty without any."""
    read = [words(text) for text in texts]
    common = set.intersection(*({word.stem for word in found} for found in read))
    ordered = list(dict.fromkeys(word.stem for word in read[0] if word.stem in common))
    return title_of(as_written((word for found in read for word in found), ordered))


def first_words(text: str) -> str:
    """The beginning of *text* as a title, cut between two words, with a sign where it is cut."""
    start = " ".join(text.split())
    if len(start) <= LONGEST_TITLE:
        return start
    cut = start[:LONGEST_TITLE]
    whole = cut.rpartition(" ")[0].rstrip(" ,;:.-–")
    return (whole or cut[:-1]) + "…"


def _begins_a_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 8) : place].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_END


@cache
def _empty() -> frozenset[str]:
    """Words of French that say nothing of what a note is about, folded."""
    return frozenset(resource("words", "empty-fr.txt").read_text(encoding="utf-8").split())


@cache
def _stemmer() -> Any:
    import snowballstemmer  # costs a start what only grouping needs

    return snowballstemmer.stemmer("french")
