"""The scenes of what the room decides: votes, the wheel and the staircase, commitments."""

from __future__ import annotations

from ...i18n import _, ngettext
from .. import tallies
from ..ratings import answers, counts, means, rated_before, ratings_of
from ..records import Commitment, ItemKind, Vote, VoteMethod, VoteState
from ..wheel import wheel as method
from .moment import Moment
from .scenes import CommitmentsScene, ResultsScene, Scene, StaircaseScene, VotingScene, WheelScene
from .values import Level, Lever, Promise, Result


def vote(moment: Moment, cast: Vote) -> Scene:
    """What can be chosen while the vote is open; figures once it is closed, never before."""
    found = tallies.counted(moment.store, cast)
    if cast.state is VoteState.OPEN:
        texts = tuple(one.option.text for one in found)
        return VotingScene(moment.rail, ItemKind.VOTE, cast.title, rule(cast), texts, moment.countdown)
    results = tuple(Result(one.option.id, one.option.text, one.votes, one.rank) for one in tallies.by_result(found))
    return ResultsScene(moment.rail, ItemKind.VOTE, cast.title, results, moment.countdown)


def rule(cast: Vote) -> str:
    """How to vote, in a sentence for the room."""
    if cast.method is VoteMethod.HANDS:
        return _("By a show of hands")
    return ngettext("{count} dot each", "{count} dots each", cast.budget).format(count=cast.budget)


def wheel(moment: Moment) -> WheelScene:
    """The mean of each lever, beside the one of the last session before that was rated."""
    session = moment.outline.session
    now = ratings_of(moment.store, session.id)
    earlier, before = rated_before(moment.store, session)
    current, former = means(now), means(before)
    levers = tuple(
        Lever(one.number, one.title, one.axis, current.get(one.number), former.get(one.number))
        for one in method().levers
    )
    return WheelScene(
        moment.rail,
        ItemKind.POSITIONING,
        _("Where does our territory stand on the ten levers?"),
        method().axes,
        levers,
        answers(now),
        earlier.title if earlier else "",
        moment.countdown,
    )


def staircase(moment: Moment) -> StaircaseScene:
    """How many see the territory on each step."""
    counted = counts(ratings_of(moment.store, moment.outline.session.id), lever=None)
    levels = tuple(Level(title, counted.get(place, 0)) for place, title in enumerate(method().staircase, start=1))
    return StaircaseScene(
        moment.rail, ItemKind.POSITIONING, _("On which step of cooperation do we stand?"), levels, moment.countdown
    )


def commitments(moment: Moment) -> CommitmentsScene:
    """What was promised, in the order in which it was."""
    made = moment.store.all(Commitment, session_id=moment.outline.session.id)
    promises = tuple(Promise(one.id, one.what, "" if moment.screen.nameless else one.who, one.due) for one in made)
    return CommitmentsScene(moment.rail, ItemKind.COMMITMENTS, _("What we commit to"), promises, moment.countdown)
