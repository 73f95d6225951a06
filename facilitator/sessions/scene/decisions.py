"""The scenes of what the room decides: votes."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _, ngettext
from .. import labels, tallies
from ..records import BudgetOf, College, CountedBy, ItemKind, Tally, Vote, VoteMethod, VoteState
from ..rounds import round_number
from ..tallies import Counted, Place
from ..voters import Electorate, electorate_of, place_name
from .moment import Moment
from .scenes import ResultsScene, Scene, VotingScene
from .values import Result, Share

FEW = 3
"""A college of which fewer are present is told with the others: what somebody voted is nobody's affair."""


def vote(moment: Moment, cast: Vote) -> Scene:
    """What can be chosen while the vote is open; figures once it is closed, never before."""
    found = tallies.counted(moment.store, cast)
    number = round_number(moment.store.all(Vote, session_id=cast.session_id), cast)
    if cast.state is VoteState.OPEN:
        texts = tuple(one.option.text for one in found)
        return VotingScene(moment.rail, ItemKind.VOTE, cast.title, rule(cast), texts, moment.countdown, number)
    colleges = _by_college(moment, cast, found)
    results = tuple(_result(cast, one, colleges) for one in tallies.by_result(found))
    return ResultsScene(moment.rail, ItemKind.VOTE, cast.title, results, moment.countdown, number)


def rule(cast: Vote) -> str:
    """How to vote, in a sentence for the room."""
    if cast.method is VoteMethod.DOTS:
        if cast.budget_of is BudgetOf.TABLE:
            told = ngettext("{count} dot for each table", "{count} dots for each table", cast.budget)
        else:
            told = ngettext("{count} dot each", "{count} dots each", cast.budget)
        return told.format(count=cast.budget)
    return {
        VoteMethod.HANDS: _("By a show of hands"),
        VoteMethod.YES_NO: _("Yes, no, or abstention"),
        VoteMethod.CONSENT: _("By consent: agreement, reservation, or objection"),
    }[cast.method]


def _result(cast: Vote, one: Counted, colleges: Sequence[tuple[str, Sequence[Counted]]]) -> Result:
    answers = tallies.answers_of(cast.method)
    shares = tuple(Share(labels.answer(answer), one.said(answer)) for answer in answers)
    parts = (
        Share(name, next(here.votes for here in found if here.option.id == one.option.id)) for name, found in colleges
    )
    return Result(one.option.id, one.option.text, one.votes, one.rank, shares if len(shares) > 1 else (), tuple(parts))


def _by_college(moment: Moment, cast: Vote, found: Sequence[Counted]) -> list[tuple[str, Sequence[Counted]]]:
    """The result of each college, by its name; nothing when it was not counted by college, or tells nothing more."""
    options = [one.option for one in found]
    told = tallies.tallies(moment.store, options)
    if tallies.counted_by(cast, told) is not CountedBy.COLLEGE:
        return []
    merged: dict[Place, list[Tally]] = {}
    voters = electorate_of(moment.store, cast)
    for tally in told:
        merged.setdefault(_told_as(tally.college, voters), []).append(tally)
    if len(merged) < 2:
        return []
    return [(place_name(place), tallies.ranked(options, merged[place])) for place in tallies.in_order(merged)]


def _told_as(college: College | None, voters: Electorate) -> College | None:
    """That college, or the others when too few of it are there."""
    many = voters.at(CountedBy.COLLEGE, college)
    return None if many is not None and many < FEW else college
