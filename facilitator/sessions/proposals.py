"""Clusters proposed from the words that contributions share: a draft, which somebody accepts or not, one by one.

Only words are compared. A proposal says on which ones it rests, and pretends to understand nothing: two ways to say the
same with other words are not brought together, and one word with two meanings may be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, log, sqrt  # fsum: the order in which it adds changes nothing

from .records import Cluster, Contribution
from .text import folded
from .words import Word, as_written, first_words, phrases, title_of, words

LARGEST = 12
"""A proposal holds no more contributions: more cannot be judged at a glance."""
_ALIKE = 85
"""From which score on, out of 100, two texts are nearly the same."""
_COMPARED = 400
"""How many characters of a text are held against another: what begins alike for so long is alike."""
_READ = 2_000
"""How many are read for their words."""
_OPENING = 10
"""People say first what they mean: a contribution is about its first words, and about those it comes back to."""
_INSISTED = 3
"""How many times a word is said by a contribution that comes back to it."""
_CLOSE = 0.32
"""How much of a contribution, from 0 to 1, its words in common with a cluster must be, for it to be proposed there."""
_CLOSE_TO_ONE = 0.42
"""The same for what it has in common with a single other contribution."""
_MOST = 0.3
"""A word that a larger part of the contributions have in common sets none of them apart."""
_NAMED = 3
"""How many words a proposal tells."""
_SIGNS = re.compile(r"\w+")


class Reason(StrEnum):
    """What brings the contributions of a proposal together."""

    ALIKE = "alike"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Contributions that could make one cluster, or join the one told."""

    title: str
    words: tuple[str, ...]
    """The words on which it rests, as people wrote them, the strongest first; none when only whole texts are alike."""
    contribution_ids: tuple[str, ...]
    cluster_id: str | None = None
    reason: Reason = Reason.WORDS


def propose(
    loose: Sequence[Contribution], clusters: Mapping[Cluster, Sequence[Contribution]], *, asked: str = ""
) -> list[Proposal]:
    """Proposals for the *loose* contributions to a question, each of them in one at most; the surest first.

    *clusters* are those that exist already, with what they hold. The words of the question *asked* are of no weight:
    everybody answers with them. The same contributions always give the same proposals.
    """
    return list(_Draft(loose, clusters, asked).proposals())


@dataclass(frozen=True, slots=True)
class _Note:
    """A contribution with its words, by their stems: how much of the whole each is, the squares making 1."""

    id: str
    read: tuple[Word, ...]
    weights: dict[str, float]

    def share(self, stems: Iterable[str]) -> float:
        """How much of it these stems are."""
        return sqrt(fsum(self.weights.get(stem, 0.0) ** 2 for stem in stems))


class _Draft:
    """The contributions that wait for a proposal, which become fewer as proposals take them."""

    def __init__(
        self, loose: Sequence[Contribution], clusters: Mapping[Cluster, Sequence[Contribution]], asked: str
    ) -> None:
        everything = [*loose, *(note for held in clusters.values() for note in held)]
        read = {note.id: tuple(words(note.text[:_READ])) for note in everything}
        seen_in = Counter(stem for found in read.values() for stem in _about(found))
        empty = {word.stem for word in words(asked)}
        rarity = {stem: log(1 + len(read) / count) for stem, count in seen_in.items() if stem not in empty}
        self._rarity = rarity
        self._often = max(3, round(_MOST * len(read)))
        self._seen_in = seen_in
        self._notes = {note.id: _weighed(note.id, read[note.id], rarity) for note in everything}
        self._texts = {note.id: note.text for note in everything}
        self._clusters = {cluster: [note.id for note in held] for cluster, held in clusters.items()}
        self._waiting = {note.id: None for note in loose}

    def proposals(self) -> Iterator[Proposal]:
        yield from self._copies()
        yield from self._arrivals()
        yield from self._gatherings()

    # Nearly the same texts

    def _copies(self) -> Iterator[Proposal]:
        homes = {note_id: cluster for cluster, held in self._clusters.items() for note_id in held}
        for family in _families(self._texts):
            ours = [note_id for note_id in family if note_id in self._waiting][:LARGEST]
            home = next((homes[note_id] for note_id in family if note_id in homes), None)
            if ours and (home or len(ours) > 1):
                shared = self._shared_by(family, at_least=len(family))
                yield self._take(ours, shared, home, Reason.ALIKE, first_words(self._texts[ours[0]]))

    # Into the clusters that exist

    def _arrivals(self) -> Iterator[Proposal]:
        profiles = {cluster: self._profile(cluster) for cluster in self._clusters}
        coming: dict[Cluster, list[str]] = defaultdict(list)
        for note_id in self._waiting:
            shares = [(self._notes[note_id].share(profile), cluster) for cluster, profile in profiles.items()]
            best, cluster = max(shares, key=lambda pair: pair[0], default=(0.0, None))
            if cluster is not None and best >= _CLOSE:
                coming[cluster].append(note_id)
        for cluster, found in coming.items():
            closest = sorted(found, key=lambda note_id: -self._notes[note_id].share(profiles[cluster]))[:LARGEST]
            stems = self._strongest(profiles[cluster], closest)
            yield self._take(sorted(closest), stems, cluster, Reason.WORDS, cluster.title)

    def _profile(self, cluster: Cluster) -> set[str]:
        """The stems that a cluster is about: those of its title, and those that several of its contributions have."""
        held = self._clusters[cluster]
        several = self._shared_by(held, at_least=max(2, len(held) // 3))
        inside = Counter(stem for note_id in held for stem in self._notes[note_id].weights)
        found = {word.stem for word in words(cluster.title)} | set(several)
        return {stem for stem in found & self._rarity.keys() if self._seen_in[stem] - inside[stem] <= self._often}

    # New ones

    def _gatherings(self) -> Iterator[Proposal]:
        about: dict[str, list[str]] = defaultdict(list)
        for note_id in self._waiting:
            for stem in self._telling(self._notes[note_id].weights):
                about[stem].append(note_id)
        titles = {folded(cluster.title): cluster for cluster in self._clusters}
        strengths = {stem: self._strength(stem, ids) for stem, ids in about.items()}
        while strengths:
            anchor = max(strengths, key=lambda stem: (strengths[stem], stem))
            if not strengths[anchor]:
                return
            members = sorted(self._around(anchor, about[anchor]))
            stems = [anchor, *self._strongest(self._companions(anchor, members), members)]
            title = self._title(stems, members)
            yield self._take(members, stems, titles.get(folded(title)), Reason.WORDS, title)
            for stem in {stem for note_id in members for stem in self._notes[note_id].weights} & about.keys():
                about[stem] = [note_id for note_id in about[stem] if note_id in self._waiting]
                strengths[stem] = self._strength(stem, about[stem])

    def _title(self, stems: Sequence[str], members: Sequence[str]) -> str:
        """What most of the members say with the first of *stems* ("transport à la demande"), or that word by itself."""
        said: dict[str, list[str]] = defaultdict(list)
        for note_id in members:
            found = phrases(self._texts[note_id], self._notes[note_id].read, stems[0])
            for phrase in {folded(phrase): phrase for phrase in found}.values():
                said[" ".join(sorted(word.stem for word in words(phrase)))].append(phrase)
        together = max(said.values(), key=len, default=[])
        if len(together) > 1 and len(together) * 4 >= len(members) * 3:
            return title_of([Counter(together).most_common(1)[0][0]])
        return title_of(self._written(stems[:1] if len(members) > 2 else stems, members))

    def _around(self, anchor: str, ids: Sequence[str]) -> list[str]:
        return sorted(ids, key=lambda note_id: (-self._notes[note_id].weights[anchor], note_id))[:LARGEST]

    def _strength(self, anchor: str, ids: Sequence[str]) -> float:
        """How much a group around one word would say of its members; nothing when it makes no group."""
        members = self._around(anchor, ids)
        if len(members) < 2:
            return 0.0
        stems = {anchor, *self._companions(anchor, members)}
        shares = [self._notes[note_id].share(stems) for note_id in members]
        if len(members) == 2 and min(shares) < _CLOSE_TO_ONE:
            return 0.0
        return fsum(shares)

    def _companions(self, anchor: str, members: Sequence[str]) -> set[str]:
        """What else most of the members have in common."""
        most = max(2, len(members) * 2 // 3)
        return self._telling(set(self._shared_by(members, at_least=most)) - {anchor})

    # What all three need

    def _take(
        self, ids: Sequence[str], stems: Sequence[str], cluster: Cluster | None, reason: Reason, title: str
    ) -> Proposal:
        for note_id in ids:
            del self._waiting[note_id]
        told = self._written(self._covering(stems, ids), ids)
        home = cluster.id if cluster else None
        title = cluster.title if cluster else title[:1].upper() + title[1:]
        return Proposal(title, told, tuple(ids), home, reason)

    def _covering(self, stems: Sequence[str], ids: Sequence[str]) -> list[str]:
        """The first few of *stems*, and those that it takes besides for each contribution to have one of them."""
        chosen = list(stems[:_NAMED])
        for note_id in ids:
            ours = [stem for stem in stems if stem in self._notes[note_id].weights]
            if ours and not set(ours) & set(chosen):
                chosen.append(ours[0])
        return chosen

    def _telling(self, stems: Iterable[str]) -> set[str]:
        """Those of *stems* that set a contribution apart from most."""
        return {stem for stem in stems if 1 < self._seen_in[stem] <= self._often and stem in self._rarity}

    def _shared_by(self, ids: Sequence[str], *, at_least: int) -> list[str]:
        counted = Counter(stem for note_id in ids for stem in self._notes[note_id].weights)
        return self._strongest((stem for stem, count in counted.items() if count >= at_least), ids)

    def _strongest(self, stems: Iterable[str], ids: Sequence[str]) -> list[str]:
        """Those of *stems* that these contributions have, the one that says most of them first."""
        weights = {stem: fsum(self._notes[note_id].weights.get(stem, 0.0) for note_id in ids) for stem in stems}
        return sorted((stem for stem in weights if weights[stem]), key=lambda stem: (-weights[stem], stem))

    def _written(self, stems: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
        return as_written((word for note_id in ids for word in self._notes[note_id].read), stems)


def _weighed(note_id: str, read: tuple[Word, ...], rarity: Mapping[str, float]) -> _Note:
    weights = {stem: rarity[stem] for stem in _about(read) if stem in rarity}
    length = sqrt(fsum(weight * weight for weight in weights.values())) or 1.0
    return _Note(note_id, read, {stem: weight / length for stem, weight in weights.items()})


def _about(read: Sequence[Word]) -> set[str]:
    """The stems that a contribution is about."""
    said = Counter(word.stem for word in read)
    return {word.stem for word in read[:_OPENING]} | {stem for stem, count in said.items() if count >= _INSISTED}


def _families(texts: Mapping[str, str]) -> list[list[str]]:
    """The texts that are nearly the same, by their ids: each family in the order of *texts*."""
    from rapidfuzz import fuzz, process

    ids = list(texts)
    plain = [" ".join(sorted(_SIGNS.findall(folded(texts[note_id][:_COMPARED])))) for note_id in ids]
    leader = list(range(len(ids)))
    for place, text in enumerate(plain):
        if leader[place] == place and text:
            for _text, _score, step in process.extract(
                text, plain[place + 1 :], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
            ):
                if leader[place + 1 + step] == place + 1 + step:
                    leader[place + 1 + step] = place
    families: dict[int, list[str]] = defaultdict(list)
    for place, note_id in enumerate(ids):
        families[leader[place]].append(note_id)
    return [family for family in families.values() if len(family) > 1]
