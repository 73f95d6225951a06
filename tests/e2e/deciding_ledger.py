"""What somebody knows of a day of which they decided everything at the desk: their own ledger, their own arithmetic.

Nothing here asks the program what it made of a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from facilitator.sessions.records import Answer, College, StatementKind, Validation

Where = int | College
"""The table or the college of which a figure was typed."""


@dataclass(frozen=True)
class Said:
    """A post-it."""

    text: str
    table: int
    cluster: str = ""
    author: str = ""
    """Who is known to have written it: a question that keeps names was answered."""


@dataclass
class Ballot:
    """A vote as its sheet was filled in, a row a table or a college."""

    title: str
    options: tuple[str, ...]
    figures: dict[tuple[Where, str, Answer], int] = field(default_factory=dict)
    too_much: tuple[tuple[Where, int, int], ...] = ()
    """Where more was counted than there can be: how many, and how many there can be."""

    def votes(self, option: str) -> int:
        """The voices for it."""
        return sum(
            count
            for (_where, of, said), count in self.figures.items()
            if of == option and said in (Answer.VOICE, Answer.YES)
        )

    @property
    def leaders(self) -> tuple[str, ...]:
        """The option that received the most, or those that did."""
        most = max(map(self.votes, self.options))
        return tuple(option for option in self.options if self.votes(option) == most)


@dataclass
class Sentence:
    """What was written of a question, or of the day, and what the room said of it."""

    kind: StatementKind
    text: str
    college: College | None = None
    said: Validation = Validation.PENDING
    original: str = ""
    contested_by: tuple[College, ...] = ()


@dataclass(frozen=True)
class Promise:
    what: str
    who: str
    due: date
    cluster: str


@dataclass
class Decided:
    """Everything, in the order in which it was done."""

    came: dict[College, int] = field(default_factory=dict)
    """How many were there when the day began."""
    said: list[Said] = field(default_factory=list)
    ballots: list[Ballot] = field(default_factory=list)
    wheel: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The answers of each table, lever by lever."""
    hands: tuple[int, ...] = ()
    """How many hands were raised for each value, from 0: what the day was worth."""
    words: list[str] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    ambassadors: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def cluster(self, title: str) -> list[Said]:
        return [one for one in self.said if one.cluster == title]

    @property
    def levers(self) -> dict[int, float]:
        """The mean of what the tables answered, lever by lever."""
        every = list(self.wheel.values())
        return {place + 1: sum(answers[place] for answers in every) / len(every) for place in range(len(every[0]))}

    @property
    def worth(self) -> float:
        return sum(value * count for value, count in enumerate(self.hands)) / sum(self.hands)
