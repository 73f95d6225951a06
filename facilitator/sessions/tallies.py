"""What was counted in a vote: read here alone, so that the room, the console and the reports tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .records import Tally, Vote, VoteOption
from .store import Store


@dataclass(frozen=True, slots=True)
class Counted:
    """An option and what it received."""

    option: VoteOption
    votes: int
    rank: int
    """From 1; those with as many votes have the same."""


def counted(store: Store, vote: Vote) -> list[Counted]:
    """The options of a vote, in their order, with what each received so far."""
    options = store.all(VoteOption, vote_id=vote.id)
    return ranked(options, tallies(store, options))


def tallies(store: Store, options: Sequence[VoteOption]) -> list[Tally]:
    """Everything that was counted for these options, table by table."""
    return store.among(Tally, "voteoption_id", [option.id for option in options])


def ranked(options: Sequence[VoteOption], tallies: Iterable[Tally]) -> list[Counted]:
    """These options, in their order, each with the sum of its tallies."""
    votes = dict.fromkeys((option.id for option in options), 0)
    for tally in tallies:
        votes[tally.voteoption_id] += tally.count
    ranks = {count: 1 + sum(count < other for other in votes.values()) for count in votes.values()}
    return [Counted(option, votes[option.id], ranks[votes[option.id]]) for option in options]


def by_result(found: Iterable[Counted]) -> list[Counted]:
    """The most voted for first; those with as many votes stay in their order."""
    return sorted(found, key=lambda one: one.rank)
