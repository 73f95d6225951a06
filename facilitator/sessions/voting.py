"""Gestures of a vote: opened with its options, counted by hand, closed. What it received is read by `tallies`.

The room sees no figure of a vote that is open; a closed one is no longer counted until it is opened again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ..errors import BadText, FacilitatorError, NotFound
from ..i18n import _
from .operation import Operation
from .records import Cluster, Flow, Question, Session, SessionState, Tally, Vote, VoteMethod, VoteOption, VoteState
from .store import Store
from .tallies import tallies
from .text import clean_line, folded

MOST_DOTS = 20
"""How many dots a voter can have."""
MOST_OPTIONS = 40
MOST_VOTES = 9_999
"""The largest figure of an option, at one table or in all: more is a slip of the fingers."""


def open_vote(
    store: Store,
    session_id: str,
    title: str,
    options: Sequence[Cluster | str],
    method: VoteMethod,
    budget: int,
    question: Question | None = None,
) -> Vote:
    """Let the room vote on clusters and texts, in that order, with so many dots each. It comes last in the session.

    Raises `BadText` for an empty title or option; two options that read the same are refused.
    """
    session, flow = store.the(Session, session_id), store.first(Flow, session_id=session_id)
    wanted = _wanted(store, session.id, options)
    live = session.state is SessionState.LIVE
    vote = Vote(
        session_id=session.id,
        question_id=question.id if question else None,
        item_id=flow.item_id if flow and live else None,
        position=store.count(Vote, session_id=session.id),
        title=_required_title(title),
        method=method,
        budget=_dots(budget),
    )
    with store.operation("open_vote") as operation:
        operation.put(vote)
        _put_options(operation, vote, [], wanted)
        return vote


def rename_vote(store: Store, vote: Vote, title: str) -> None:
    """Give a vote another title. Raises `BadText` for an empty one."""
    vote, title = _present(store, vote), _required_title(title)
    with store.operation("rename_vote") as operation:
        operation.put(replace(vote, title=title))


def edit_vote(
    store: Store, vote: Vote, title: str, options: Sequence[Cluster | str], method: VoteMethod, budget: int
) -> None:
    """Put a vote to the room in another way, as `open_vote` would; refused once something was counted."""
    vote, kept = _present(store, vote), store.all(VoteOption, vote_id=vote.id)
    _refuse_closed(vote)
    if tallies(store, kept):
        raise FacilitatorError(_("Votes were counted already: put them back to 0 before you change the options."))
    wanted = _wanted(store, vote.session_id, options)
    changed = replace(vote, title=_required_title(title), method=method, budget=_dots(budget))
    with store.operation("edit_vote") as operation:
        operation.put(changed)
        _put_options(operation, vote, kept, wanted)


def count(store: Store, option: VoteOption, votes: int, table_number: int | None = None) -> None:
    """Put down what an option received, at one table or in all, in place of what was said before; 0 for nothing."""
    if not 0 <= votes <= MOST_VOTES:
        raise FacilitatorError(_("A number of votes goes from 0 to {most}.").format(most=MOST_VOTES))
    found = store.get(VoteOption, option.id)
    if found is None:
        raise NotFound(_("“{title}” can no longer be voted for: it was removed.").format(title=option.text))
    _refuse_closed(store.the(Vote, found.vote_id))
    known = store.first(Tally, voteoption_id=found.id, table_number=table_number)
    with store.operation("count_votes") as operation:
        if votes:
            tally = known or Tally(voteoption_id=found.id, table_number=table_number, count=votes)
            operation.put(replace(tally, count=votes))
        elif known:
            operation.remove(known)


def close_vote(store: Store, vote: Vote) -> None:
    """Nothing more is counted; the room may see what each option received."""
    with store.operation("close_vote") as operation:
        operation.put(replace(_present(store, vote), state=VoteState.CLOSED))


def reopen_vote(store: Store, vote: Vote) -> None:
    """Count again; the figures leave the room."""
    with store.operation("reopen_vote") as operation:
        operation.put(replace(_present(store, vote), state=VoteState.OPEN))


def remove_vote(store: Store, vote: Vote) -> None:
    """Remove a vote with its options and all that was counted."""
    vote = _present(store, vote)
    with store.operation("remove_vote") as operation:
        options = store.all(VoteOption, vote_id=vote.id)
        for tally in tallies(store, options):
            operation.remove(tally)
        for option in options:
            operation.remove(option)
        operation.remove(vote)
        operation.put_in_order([one for one in store.all(Vote, session_id=vote.session_id) if one.id != vote.id])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An option as it is asked for."""

    text: str
    cluster_id: str | None


def _wanted(store: Store, session_id: str, options: Sequence[Cluster | str]) -> list[_Wanted]:
    wanted = [_one_wanted(store, session_id, option) for option in options]
    if not all(one.text for one in wanted):
        raise BadText(_("An option of a vote needs a few words."))
    if not 2 <= len(wanted) <= MOST_OPTIONS:
        raise FacilitatorError(_("A vote needs a choice: from 2 to {most} options.").format(most=MOST_OPTIONS))
    seen: set[str] = set()
    for one in wanted:
        if folded(one.text) in seen:
            raise FacilitatorError(_("“{text}” stands there twice: keep one of them.").format(text=one.text))
        seen.add(folded(one.text))
    return wanted


def _one_wanted(store: Store, session_id: str, option: Cluster | str) -> _Wanted:
    if isinstance(option, str):
        return _Wanted(clean_line(option), None)
    cluster = store.get(Cluster, option.id)
    if cluster is None:
        raise NotFound(_("“{title}” no longer exists: it was removed or merged.").format(title=option.title))
    if store.the(Question, cluster.question_id).session_id != session_id:
        raise FacilitatorError(
            _("“{title}” is of another session: choose among those of this one.").format(title=cluster.title)
        )
    return _Wanted(cluster.title, cluster.id)


def _put_options(operation: Operation, vote: Vote, kept: Sequence[VoteOption], wanted: Sequence[_Wanted]) -> None:
    """Write the options of a vote over those that it has, place by place."""
    for position, (old, new) in enumerate(zip_longest(kept, wanted)):
        if new is None:
            operation.remove(old)
        elif old is None:
            operation.put(VoteOption(vote_id=vote.id, position=position, text=new.text, cluster_id=new.cluster_id))
        else:
            operation.put(replace(old, position=position, text=new.text, cluster_id=new.cluster_id))


def _present(store: Store, vote: Vote) -> Vote:
    """*vote* as it is now."""
    found = store.get(Vote, vote.id)
    if found is None:
        raise NotFound(_("The vote “{title}” no longer exists: it was removed.").format(title=vote.title))
    return found


def _refuse_closed(vote: Vote) -> None:
    if vote.state is VoteState.CLOSED:
        raise FacilitatorError(_("This vote is closed: reopen it to change it."))


def _required_title(title: str) -> str:
    title = clean_line(title)
    if not title:
        raise BadText(_("A vote needs a title: type what the room decides."))
    return title


def _dots(budget: int) -> int:
    if not 1 <= budget <= MOST_DOTS:
        raise FacilitatorError(_("Each voter has from 1 to {most} dots.").format(most=MOST_DOTS))
    return budget
