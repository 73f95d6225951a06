"""What the console says of a vote."""

from __future__ import annotations

from collections.abc import Sequence

from ....i18n import _, ngettext
from ....sessions.records import Vote, VoteState
from ....sessions.scene.decisions import rule
from ....sessions.tallies import Counted


def total(found: Sequence[Counted]) -> str:
    """How many votes were counted in all."""
    count = sum(one.votes for one in found)
    return ngettext("{count} vote", "{count} votes", count).format(count=count)


def summary(vote: Vote, found: Sequence[Counted]) -> str:
    """A vote in a line: how it is voted, how much was counted, whether it is over."""
    state = _("closed") if vote.state is VoteState.CLOSED else _("under way")
    return " · ".join((rule(vote), total(found), state))


def for_the_room(vote: Vote) -> str:
    """Which figures the room may see."""
    if vote.state is VoteState.CLOSED:
        return _("The room sees the results when you show it this vote.")
    return _("The room sees no figure before you close the vote.")
