"""Gestures of a vote: opened with its options, counted by hand, closed. What it received is read by `tallies`.

The room sees no figure of a vote that is open; a closed one is no longer counted until it is opened again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ..errors import BadText, FacilitatorError
from ..i18n import _
from .operation import Operation
from .records import (
    Answer,
    BudgetOf,
    College,
    CountedBy,
    Flow,
    Question,
    Reservation,
    Session,
    SessionState,
    Tally,
    Vote,
    VoteMethod,
    VoteOption,
    VotePhoto,
    VoteState,
)
from .store import Store
from .tallies import answers_of, tallies
from .text import clean_line
from .vote_options import Source, Wanted, wanted_options

MOST_DOTS = 20
"""How many dots a voter, or a table, can have."""
MOST_VOTES = 9_999
"""The largest figure of an option, at one table or in all: more is a slip of the fingers."""


def open_vote(
    store: Store,
    session_id: str,
    title: str,
    options: Sequence[Source],
    method: VoteMethod,
    budget: int,
    question: Question | None = None,
    *,
    budget_of: BudgetOf = BudgetOf.PERSON,
    counted_by: CountedBy = CountedBy.ALL,
) -> Vote:
    """Let the room vote on clusters, contributions and texts, in that order. It comes last in the session.

    Raises `BadText` for an empty title or option; two options that read the same are refused.
    """
    session = store.the(Session, session_id)
    wanted = wanted_options(store, session.id, options, method)
    vote = Vote(
        session_id=session.id,
        question_id=question.id if question else None,
        item_id=_item_under_way(store, session),
        position=store.count(Vote, session_id=session.id),
        title=_required_title(title),
        method=method,
        budget=_dots(budget),
        budget_of=budget_of,
        counted_by=counted_by,
    )
    with store.operation("open_vote") as operation:
        operation.put(vote)
        _put_options(operation, vote, [], wanted)
        return vote


def another_round(store: Store, vote: Vote, options: Sequence[VoteOption]) -> Vote:
    """Let the room vote again in the same way, on these options of a vote that is closed, which stays as it was."""
    vote = _present(store, vote)
    if vote.state is not VoteState.CLOSED:
        raise FacilitatorError(_("Close this vote first: another round begins from its result."))
    session = store.the(Session, vote.session_id)
    wanted = wanted_options(store, session.id, options, vote.method)
    again = Vote(
        session_id=session.id,
        question_id=vote.question_id,
        item_id=_item_under_way(store, session),
        position=store.count(Vote, session_id=session.id),
        title=vote.title,
        method=vote.method,
        budget=vote.budget,
        budget_of=vote.budget_of,
        counted_by=vote.counted_by,
        voters=vote.voters,
        follows_id=vote.id,
    )
    with store.operation("another_round") as operation:
        operation.put(again)
        _put_options(operation, again, [], wanted)
        return again


def rename_vote(store: Store, vote: Vote, title: str) -> None:
    """Give a vote another title. Raises `BadText` for an empty one."""
    vote, title = _present(store, vote), _required_title(title)
    with store.operation("rename_vote") as operation:
        operation.put(replace(vote, title=title))


def edit_vote(
    store: Store,
    vote: Vote,
    title: str,
    options: Sequence[Source],
    method: VoteMethod,
    budget: int,
    *,
    budget_of: BudgetOf = BudgetOf.PERSON,
    counted_by: CountedBy = CountedBy.ALL,
) -> None:
    """Put a vote to the room in another way, as `open_vote` would; refused once something was counted."""
    vote, kept = _present(store, vote), store.all(VoteOption, vote_id=vote.id)
    _refuse_closed(vote)
    _refuse_counted(store, kept, _("Votes were counted already: put them back to 0 before you change the options."))
    wanted = wanted_options(store, vote.session_id, options, method)
    changed = replace(
        vote,
        title=_required_title(title),
        method=method,
        budget=_dots(budget),
        budget_of=budget_of,
        counted_by=counted_by,
    )
    with store.operation("edit_vote") as operation:
        operation.put(changed)
        _put_options(operation, vote, kept, wanted)


def count_by(store: Store, vote: Vote, counted_by: CountedBy) -> None:
    """Count a vote in all, by table or by college; refused once something was counted, for nothing is to be lost.

    What was said word for word stays: it is no figure.
    """
    vote = _present(store, vote)
    _refuse_closed(vote)
    if counted_by is not vote.counted_by:
        options = store.all(VoteOption, vote_id=vote.id)
        if tallies(store, options):
            raise FacilitatorError(_("Votes were counted already: empty the counts before you count otherwise."))
    with store.operation("count_by") as operation:
        operation.put(replace(vote, counted_by=counted_by))


def say_voters(store: Store, vote: Vote, voters: int | None) -> None:
    """Say how many can vote; None for those who are present."""
    if voters is not None and not 0 <= voters <= MOST_VOTES:
        raise FacilitatorError(_("A number of voters goes from 0 to {most}.").format(most=MOST_VOTES))
    with store.operation("say_voters") as operation:
        operation.put(replace(_present(store, vote), voters=voters))


def count(
    store: Store,
    option: VoteOption,
    votes: int,
    table_number: int | None = None,
    *,
    college: College | None = None,
    answer: Answer = Answer.VOICE,
) -> None:
    """Put down what an option received, at one table, in one college or in all, in place of what was said before.

    0 is for nothing. More than can be is taken all the same: `voters.excess` tells it.
    """
    if not 0 <= votes <= MOST_VOTES:
        raise FacilitatorError(_("A number of votes goes from 0 to {most}.").format(most=MOST_VOTES))
    found = store.present(option, _("“{title}” can no longer be voted for: it was removed.").format(title=option.text))
    vote = store.the(Vote, found.vote_id)
    _refuse_closed(vote)
    assert answer in answers_of(vote.method), "an answer of another method"
    known = store.first(Tally, voteoption_id=found.id, table_number=table_number, college=college, answer=answer)
    made = Tally(voteoption_id=found.id, table_number=table_number, count=votes, college=college, answer=answer)
    with store.operation("count_votes") as operation:
        if votes:
            operation.put(replace(known, count=votes) if known else made)
        elif known:
            operation.remove(known)


def empty_counts(store: Store, vote: Vote) -> None:
    """Take away all that was counted, to count again or otherwise."""
    vote = _present(store, vote)
    _refuse_closed(vote)
    with store.operation("empty_counts") as operation:
        for tally in tallies(store, store.all(VoteOption, vote_id=vote.id)):
            operation.remove(tally)


def close_vote(store: Store, vote: Vote) -> None:
    """Nothing more is counted; the room may see what each option received. Who is present now could vote."""
    with store.operation("close_vote") as operation:
        operation.put(replace(_present(store, vote), state=VoteState.CLOSED, closed_at=store.now()))


def reopen_vote(store: Store, vote: Vote) -> None:
    """Count again; the figures leave the room."""
    with store.operation("reopen_vote") as operation:
        operation.put(replace(_present(store, vote), state=VoteState.OPEN))


def remove_vote(store: Store, vote: Vote) -> None:
    """Remove a vote with its options and all that was counted; a round that followed it follows the one before."""
    vote = _present(store, vote)
    with store.operation("remove_vote") as operation:
        for after in store.all(Vote, follows_id=vote.id):
            operation.put(replace(after, follows_id=vote.follows_id))
        for photo in store.all(VotePhoto, vote_id=vote.id):
            operation.remove(photo)
        options = store.all(VoteOption, vote_id=vote.id)
        for part in _said_of(store, options):
            operation.remove(part)
        for option in options:
            operation.remove(option)
        operation.remove(vote)
        operation.put_in_order([one for one in store.all(Vote, session_id=vote.session_id) if one.id != vote.id])


def _said_of(store: Store, options: Sequence[VoteOption]) -> list[Tally | Reservation]:
    """All that hangs on these options."""
    ids = [option.id for option in options]
    return [*tallies(store, options), *store.among(Reservation, "voteoption_id", ids)]


def _item_under_way(store: Store, session: Session) -> str | None:
    flow = store.first(Flow, session_id=session.id)
    return flow.item_id if flow and session.state is SessionState.LIVE else None


def _put_options(operation: Operation, vote: Vote, kept: Sequence[VoteOption], wanted: Sequence[Wanted]) -> None:
    """Write the options of a vote over those that it has, place by place."""
    for position, (old, new) in enumerate(zip_longest(kept, wanted)):
        if new is None:
            operation.remove(old)
            continue
        option = old or VoteOption(vote_id=vote.id, position=position, text=new.text)
        operation.put(
            replace(
                option,
                position=position,
                text=new.text,
                cluster_id=new.cluster_id,
                contribution_id=new.contribution_id,
            )
        )


def _present(store: Store, vote: Vote) -> Vote:
    """*vote* as it is now."""
    return store.present(vote, _("The vote “{title}” no longer exists: it was removed.").format(title=vote.title))


def _refuse_closed(vote: Vote) -> None:
    if vote.state is VoteState.CLOSED:
        raise FacilitatorError(_("This vote is closed: reopen it to change it."))


def _refuse_counted(store: Store, options: Sequence[VoteOption], sentence: str) -> None:
    if _said_of(store, options):
        raise FacilitatorError(sentence)


def _required_title(title: str) -> str:
    title = clean_line(title)
    if not title:
        raise BadText(_("A vote needs a title: type what the room decides."))
    return title


def _dots(budget: int) -> int:
    if not 1 <= budget <= MOST_DOTS:
        raise FacilitatorError(_("Each voter has from 1 to {most} dots.").format(most=MOST_DOTS))
    return budget
