"""The votes of a session as reports tell them."""

from __future__ import annotations

from dataclasses import dataclass

from ..sessions.records import Question, Tally, Vote, VoteOption, VoteState
from ..sessions.store import Store
from ..sessions.tallies import Counted, ranked, tallies


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote, its options in their order, and what was counted for them."""

    vote: Vote
    options: tuple[VoteOption, ...]
    tallies: tuple[Tally, ...]

    @property
    def counted(self) -> list[Counted]:
        return ranked(self.options, self.tallies)

    @property
    def total(self) -> int:
        """How many votes were counted in all."""
        return sum(tally.count for tally in self.tallies)

    @property
    def told(self) -> bool:
        """Whether there is something to tell of it: a vote that was only prepared has no result."""
        return bool(self.tallies) or self.vote.state is VoteState.CLOSED


def ballots_of(store: Store, session_id: str) -> tuple[Ballot, ...]:
    """The votes of a session, in their order."""
    return tuple(_ballot(store, vote) for vote in store.all(Vote, session_id=session_id))


def about(ballots: tuple[Ballot, ...], question: Question | None) -> list[Ballot]:
    """Those that are to be told under *question*, or under none."""
    question_id = question.id if question else None
    return [ballot for ballot in ballots if ballot.told and ballot.vote.question_id == question_id]


def _ballot(store: Store, vote: Vote) -> Ballot:
    options = store.all(VoteOption, vote_id=vote.id)
    return Ballot(vote, tuple(options), tuple(tallies(store, options)))
