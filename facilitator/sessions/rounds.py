"""The rounds of a vote: each is a vote of its own that follows another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .records import Vote
from .tallies import Counted, by_result


def round_number(votes: Iterable[Vote], vote: Vote) -> int:
    """Which round *vote* is, from 1."""
    return len(rounds_before(votes, vote)) + 1


def rounds_before(votes: Iterable[Vote], vote: Vote) -> list[Vote]:
    """The rounds that came before *vote*, the first one first."""
    known = {one.id: one for one in votes}
    found: list[Vote] = []
    here = known.get(vote.follows_id or "")
    while here is not None and here not in found:
        found.insert(0, here)
        here = known.get(here.follows_id or "")
    return found


def latest_round(votes: Iterable[Vote], vote: Vote) -> Vote:
    """The last round that came of *vote*: itself, when none did."""
    known = list(votes)
    after = next((one for one in reversed(known) if one.follows_id == vote.id), None)
    return vote if after is None else latest_round([one for one in known if one.id != vote.id], after)


def first_few(found: Sequence[Counted], most: int) -> list[Counted]:
    """The first *most* by their result, in the order of the vote; those tied with the last of them go with it."""
    ordered = by_result(found)
    if most >= len(ordered):
        return list(found)
    last = ordered[most - 1].rank
    return [one for one in found if one.rank <= last]


def tied_first(found: Sequence[Counted]) -> list[Counted]:
    """Those that share the first rank, when there are several."""
    first = [one for one in found if one.rank == 1]
    return first if len(first) > 1 else []
