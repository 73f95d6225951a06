"""Contributions that say nearly the same as what is being typed, found by their words while it is typed.

Only words are compared, as in `proposals`: what is offered is a chance to see that it was said already, and whoever
types is the judge. Rather nothing than nonsense.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from .records import Contribution
from .text import folded
from .words import words

FEWEST_LETTERS = 8
"""Less than that says nothing yet."""
_READ = 400
"""How many characters of a text are compared: what is nearly the same begins nearly the same."""
_CLOSE = 0.52
"""How much of the words, the rarest counting most, two texts have in common when they say nearly the same."""
_ALIKE = 85
"""From which score on, out of 100, two texts are the same but for a few letters."""
_BEGINNING = 30
"""From so many letters on, a text that begins the same is the same so far."""
_SHORT_ALIKE = 60
"""The same for two texts that one word alone brings together."""
_MISTYPED = 80
"""From which score on, out of 100, a word is another one with a slip of the finger, or another form of it."""
_LONG_ENOUGH = 4
"""A shorter word is taken as it is."""


@dataclass(frozen=True, slots=True)
class _Known:
    contribution: Contribution
    plain: str
    stems: frozenset[str]


class Lookalikes:
    """The contributions to one question, ready to be compared with what is typed."""

    def __init__(self, contributions: Iterable[Contribution] = (), *, asked: str = "") -> None:
        """The words of the question *asked* bring nothing together: everybody answers with them."""
        self._asked = _stems(asked)
        self._known: dict[str, _Known] = {}
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._corrections: dict[str, str] = {}
        for contribution in contributions:
            self.add(contribution)

    def add(self, contribution: Contribution) -> None:
        """Take one more, or what it has become."""
        self.discard(contribution.id)
        start = contribution.text[:_READ]
        known = _Known(contribution, folded(start), _stems(start) - self._asked)
        self._known[contribution.id] = known
        for stem in known.stems:
            self._holders[stem].add(contribution.id)
        self._corrections.clear()

    def discard(self, contribution_id: str) -> None:
        """Forget that one, if it is there."""
        known = self._known.pop(contribution_id, None)
        for stem in known.stems if known else ():
            self._holders[stem].discard(contribution_id)
            if not self._holders[stem]:
                del self._holders[stem]

    def like(self, text: str, limit: int = 3) -> list[tuple[Contribution, float]]:
        """Those that say nearly the same as *text*, the closest first, each with how close it is, up to 1."""
        plain = folded(text[:_READ])
        if len(plain) < FEWEST_LETTERS:
            return []
        scores = self._nearly_equal(plain)
        for contribution_id, score in self._sharing(plain, text[:_READ]):
            scores[contribution_id] = max(score, scores.get(contribution_id, 0.0))
        best = nlargest(limit, scores.items(), key=lambda item: (item[1], item[0]))
        return [(self._known[contribution_id].contribution, score) for contribution_id, score in best]

    def _nearly_equal(self, plain: str) -> dict[str, float]:
        from rapidfuzz import fuzz, process  # costs a start what only a second contribution needs

        compared = len(plain) if len(plain) >= _BEGINNING else _READ
        texts = {known.contribution.id: known.plain[:compared] for known in self._known.values()}
        found = process.extract(plain, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
        return {contribution_id: score / 100 for _plain, score, contribution_id in found}

    def _sharing(self, plain: str, text: str) -> Iterable[tuple[str, float]]:
        """Those that have enough words in common with it, and how much."""
        typed = self._typed_stems(text)
        held = {stem: self._holders[stem] for stem in typed if stem in self._holders}
        for contribution_id in set().union(*held.values()):
            known = self._known[contribution_id]
            shared = typed & known.stems
            score = self._weight(shared) / sqrt(self._weight(typed) * self._weight(known.stems))
            if score >= _CLOSE and (len(shared) > 1 or self._both_short(plain, known)):
                yield contribution_id, score

    def _both_short(self, plain: str, known: _Known) -> bool:
        from rapidfuzz import fuzz

        return len(known.stems) <= 2 and fuzz.ratio(plain, known.plain) >= _SHORT_ALIKE

    def _weight(self, stems: Iterable[str]) -> float:
        """A word that few have said weighs more than one that everybody says."""
        count = len(self._known)
        return sum(log(1 + count / (1 + len(self._holders.get(stem, ())))) ** 2 for stem in stems) or 1.0

    def _typed_stems(self, text: str) -> frozenset[str]:
        """The words of *text*, slips of the finger mended; the last may still lack its end."""
        found = [word.stem for word in words(text)]
        unfinished = folded(text).rpartition(" ")[2] if text[-1:].isalnum() else ""
        return frozenset(self._corrected(stem, unfinished) for stem in found) - self._asked

    def _corrected(self, stem: str, unfinished: str) -> str:
        """The word that was meant: *stem* itself when others have said it."""
        if stem in self._holders or len(stem) < _LONG_ENOUGH:
            return stem
        if unfinished.startswith(stem[:_LONG_ENOUGH]):
            begun = [known for known in self._holders if known.startswith(stem)]
            if begun:
                return max(begun, key=lambda known: (len(self._holders[known]), known))
        if stem not in self._corrections:
            self._corrections[stem] = self._nearest(stem)
        return self._corrections[stem]

    def _nearest(self, stem: str) -> str:
        from rapidfuzz import fuzz, process

        near = process.extractOne(stem, list(self._holders), scorer=fuzz.ratio, score_cutoff=_MISTYPED)
        return str(near[0]) if near else stem


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
