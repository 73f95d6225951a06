"""What the console says of a vote."""

from __future__ import annotations

from collections.abc import Sequence

from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.records import CountedBy, Vote, VoteMethod, VoteState
from ....sessions.scene.decisions import rule
from ....sessions.tallies import Counted, answers_of
from ....sessions.voters import Electorate, possible


def total(found: Sequence[Counted]) -> str:
    """How many votes were counted in all."""
    count = sum(one.voices for one in found)
    return ngettext("{count} vote", "{count} votes", count).format(count=count)


def summary(vote: Vote, found: Sequence[Counted], number: int = 1, excess: int = 0) -> str:
    """A vote in a line: how it is voted, how much was counted, whether it is over, whether that is too much."""
    state = _("closed") if vote.state is VoteState.CLOSED else _("under way")
    again = [] if number == 1 else [_("round {number}").format(number=number)]
    too_much = [_("more votes than voters")] if excess else []
    return " · ".join((*again, rule(vote), total(found), state, *too_much))


def for_the_room(vote: Vote) -> str:
    """Which figures the room may see."""
    if vote.state is VoteState.CLOSED:
        return _("The room sees the results when you show it this vote.")
    return _("The room sees no figure before you close the vote.")


def standing(vote: Vote, found: Sequence[Counted], voters: Electorate) -> str:
    """Who can vote, how much that can make, how much was counted: "42 present · 126 dots possible · 118 counted"."""
    count, most = sum(one.voices for one in found), possible(vote, voters)
    parts = [who(voters)]
    if vote.method is VoteMethod.DOTS and most is not None:
        parts.append(ngettext("{count} dot possible", "{count} dots possible", most).format(count=most))
    parts.append(ngettext("{count} counted", "{count} counted", count).format(count=count))
    return " · ".join(filter(None, parts))


def who(voters: Electorate) -> str:
    """How many can vote, and who says so; nothing when it is not known."""
    if voters.said is not None:
        return ngettext("{count} can vote", "{count} can vote", voters.said).format(count=voters.said)
    if voters.present is None:
        return ""
    if voters.expected:
        return ngettext(
            "{count} expected, nobody marked at the door", "{count} expected, nobody marked at the door", voters.present
        ).format(count=voters.present)
    return ngettext("{count} present", "{count} present", voters.present).format(count=voters.present)


def way_of_counting(by: CountedBy) -> str:
    return {CountedBy.ALL: _("In all"), CountedBy.TABLE: _("By table"), CountedBy.COLLEGE: _("By college")}[by]


def result(vote: Vote, one: Counted) -> str:
    """What an option received: a figure, or each answer with its own."""
    answers = answers_of(vote.method)
    if len(answers) == 1:
        return str(one.votes)
    return " · ".join(f"{labels.answer(answer)} {one.said(answer)}" for answer in answers)
