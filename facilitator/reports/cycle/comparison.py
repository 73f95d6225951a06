"""What the days have in common and what only one of them said: pure values, from the documents of the days.

"Not asked" is not "not raised": a subject that a day says nothing of tells something only where a question like those
under which it came up elsewhere was put to the room.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from ...sessions.records import VoteState
from ...sessions.tallies import by_result
from ...sessions.text import folded
from ..document import Answers, Document, Group
from . import alike


class Told(StrEnum):
    """What a day says of a subject."""

    RAISED = "raised"
    NOT_RAISED = "not_raised"
    """It was asked about, and nobody spoke of it."""
    NOT_ASKED = "not_asked"
    """Nothing like it was asked: silence says nothing."""


class Reach(StrEnum):
    """In how many of the days a subject came up."""

    EVERYWHERE = "everywhere"
    """In every day that asked about it, and in two at least."""
    SEVERAL = "several"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Day:
    """One of the days compared."""

    document: Document
    file: str = ""
    """The name of its file, when several files are compared."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What one day says of a subject."""

    told: Told
    weight: int = 0
    """How many people said it there."""
    rank: int | None = None
    """Its best rank in the last closed vote of that day that gave it voices."""
    titles: tuple[str, ...] = ()
    """The clusters that said it, as that day named them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that clusters of one or several days are about."""

    title: str
    """The title of its heaviest cluster."""
    mentions: tuple[Mention, ...]
    """One for each day."""

    @property
    def weight(self) -> int:
        return sum(mention.weight for mention in self.mentions)

    @property
    def days(self) -> int:
        """How many days raised it."""
        return sum(mention.told is Told.RAISED for mention in self.mentions)

    @property
    def reach(self) -> Reach:
        if self.days < 2:
            return Reach.ONCE
        silent = any(mention.told is Told.NOT_RAISED for mention in self.mentions)
        return Reach.SEVERAL if silent else Reach.EVERYWHERE


@dataclass(frozen=True, slots=True)
class AskedAlike:
    """A question that one or several days put to the room, in these words or in others close to them."""

    text: str
    answers: tuple[int | None, ...]
    """For each day, how many contributions answered it; None where it was not asked."""


@dataclass(frozen=True)
class Comparison:
    """Days side by side, in the order in which they were given."""

    days: tuple[Day, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(day.document for day in self.days)

    @property
    def made(self) -> datetime:
        """The end of the last of these days: no clock is read."""
        return max(document.ended or document.planned_end for document in self.documents)

    @cached_property
    def questions(self) -> tuple[AskedAlike, ...]:
        """Every question that was put to a room, those of the most days first."""
        found: dict[int, list[int | None]] = {}
        texts: dict[int, str] = {}
        for asked in self._asked:
            counts = found.setdefault(asked.group, [None] * len(self.days))
            counts[asked.day] = (counts[asked.day] or 0) + len(asked.answers.contributions)
            texts.setdefault(asked.group, asked.answers.question.text)
        every = [AskedAlike(texts[number], tuple(counts)) for number, counts in found.items()]
        return tuple(sorted(every, key=lambda one: sum(count is None for count in one.answers)))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What the clusters are about: those of the most days first, then the heaviest."""
        met = [(asked, group) for asked in self._asked for group in asked.answers.groups if group.contributions]
        numbers = alike.groups([group.cluster.title for _asked, group in met], alike.CLUSTER)
        gathered: dict[int, list[tuple[_Asked, Group]]] = {}
        for number, one in zip(numbers, met, strict=True):
            gathered.setdefault(number, []).append(one)
        found = [self._subject(those) for those in gathered.values()]
        return tuple(sorted(found, key=lambda subject: (-subject.days, -subject.weight)))

    @cached_property
    def _asked(self) -> tuple[_Asked, ...]:
        """Every question of every day that was put to the room, with the group of those like it."""
        met = [(place, answers) for place, day in enumerate(self.days) for answers in day.document.asked]
        numbers = alike.groups([answers.question.text for _place, answers in met], alike.QUESTION)
        return tuple(_Asked(place, number, answers) for number, (place, answers) in zip(numbers, met, strict=True))

    @cached_property
    def _topics(self) -> tuple[frozenset[str], ...]:
        """For each day, what it asked about: its questions by their groups, and the themes that these belong to."""
        found: list[set[str]] = [set() for _day in self.days]
        for asked in self._asked:
            found[asked.day] |= self._topics_of(asked)
        return tuple(frozenset(topics) for topics in found)

    def _topics_of(self, asked: _Asked) -> set[str]:
        themes = {theme.id: theme.title for theme in self.documents[asked.day].themes}
        theme = folded(themes.get(asked.answers.question.theme_id, ""))
        return {f"question {asked.group}", *([f"theme {theme}"] if theme else [])}

    def _subject(self, met: Sequence[tuple[_Asked, Group]]) -> Subject:
        topics = {topic for asked, _group in met for topic in self._topics_of(asked)}
        heaviest = max(met, key=lambda one: self._weight(*one))
        mentions = [
            self._mention([group for asked, group in met if asked.day == place], place, topics)
            for place in range(len(self.days))
        ]
        return Subject(heaviest[1].cluster.title, tuple(mentions))

    def _mention(self, groups: Sequence[Group], place: int, topics: set[str]) -> Mention:
        document = self.documents[place]
        if not groups:
            return Mention(Told.NOT_RAISED if topics & self._topics[place] else Told.NOT_ASKED)
        weight = sum(document.weight(said) for group in groups for said in group.contributions)
        ids = {group.cluster.id for group in groups}
        return Mention(Told.RAISED, weight, _rank(document, ids), tuple(group.cluster.title for group in groups))

    def _weight(self, asked: _Asked, group: Group) -> int:
        return sum(map(self.documents[asked.day].weight, group.contributions))


def _rank(document: Document, clusters: Container[str | None]) -> int | None:
    """The best rank of these clusters in the last closed vote that gave them voices: a round tells more than the one
    before it.
    """
    for ballot in reversed(document.ballots):
        if ballot.vote.state is VoteState.CLOSED:
            ranks = [one.rank for one in by_result(ballot.counted) if one.option.cluster_id in clusters and one.votes]
            if ranks:
                return min(ranks)
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    day: int
    """The place of its day."""
    group: int
    """The number of the questions like it."""
    answers: Answers


def compare(days: Sequence[Day]) -> Comparison:
    """These days side by side."""
    return Comparison(tuple(days))
