"""The votes of a session as reports tell them."""

from __future__ import annotations

from dataclasses import dataclass

from ..sessions import rounds
from ..sessions.records import (
    CountedBy,
    Participant,
    Question,
    Reservation,
    Session,
    Tally,
    Vote,
    VoteOption,
    VotePhoto,
    VoteState,
)
from ..sessions.store import Store
from ..sessions.tallies import Counted, Place, at_place, counted_by, places_of, ranked, tallies
from ..sessions.voters import Electorate, Excess, electorate, excess


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of the flipchart; without a content, the file has lost it."""

    record: VotePhoto
    content: bytes


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote, its options in their order, and what was counted for them."""

    vote: Vote
    options: tuple[VoteOption, ...]
    tallies: tuple[Tally, ...]
    reservations: tuple[Reservation, ...] = ()
    """What was said of the options, word for word."""
    photos: tuple[Photo, ...] = ()
    round: int = 1
    present: int | None = None
    """How many were there to vote; None when nobody is on the list."""
    expected: bool = False
    """Whether nobody was marked at the door: those awaited are counted then."""
    tables: int = 0

    @property
    def counted(self) -> list[Counted]:
        return ranked(self.options, self.tallies)

    @property
    def by(self) -> CountedBy:
        """What the voices were counted by."""
        return counted_by(self.vote, self.tallies)

    @property
    def places(self) -> list[Place]:
        """The tables or colleges where something was counted; none when it was counted in all."""
        return [] if self.by is CountedBy.ALL else places_of(self.by, self.tallies)

    def at(self, place: Place) -> list[Counted]:
        """What the options received there."""
        return ranked(self.options, at_place(self.by, self.tallies, place))

    @property
    def total(self) -> int:
        """How many votes were counted in all."""
        return sum(tally.count for tally in self.tallies)

    @property
    def voters(self) -> int | None:
        """How many could vote; None when it is not known."""
        return self.present if self.vote.voters is None else self.vote.voters

    def excess(self, people: tuple[Participant, ...] = ()) -> tuple[Excess, ...]:
        """What was counted too much: in all, and of *people*, who are known, table by table or college by college."""
        vote = self.vote
        room = Electorate(self.present, {}, {}, self.tables, self.expected, vote.voters)
        if people:
            room = electorate(people, self.tables, vote.closed_at, vote.voters)
        return excess(vote, self.options, self.tallies, room)

    @property
    def told(self) -> bool:
        """Whether there is something to tell of it: a vote that was only prepared has no result."""
        return bool(self.tallies or self.reservations) or self.vote.state is VoteState.CLOSED


def ballots_of(store: Store, session_id: str, *, photos: bool = False) -> tuple[Ballot, ...]:
    """The votes of a session, in their order; their *photos*, which are heavy, when they are asked for."""
    session = store.the(Session, session_id)
    people = store.all(Participant, session_id=session_id)
    votes = store.all(Vote, session_id=session_id)
    return tuple(_ballot(store, session, people, votes, vote, photos) for vote in votes)


def about(ballots: tuple[Ballot, ...], question: Question | None) -> list[Ballot]:
    """Those that are to be told under *question*, or under none."""
    question_id = question.id if question else None
    return [ballot for ballot in ballots if ballot.told and ballot.vote.question_id == question_id]


def _ballot(
    store: Store, session: Session, people: list[Participant], votes: list[Vote], vote: Vote, photos: bool
) -> Ballot:
    options = store.all(VoteOption, vote_id=vote.id)
    instant = vote.closed_at if vote.state is VoteState.CLOSED else None
    room = electorate(people, session.table_count, instant)
    shown = store.all(VotePhoto, vote_id=vote.id) if photos else []
    return Ballot(
        vote,
        tuple(options),
        tuple(tallies(store, options)),
        tuple(one for option in options for one in store.all(Reservation, voteoption_id=option.id)),
        tuple(Photo(photo, store.media(photo.media) or b"") for photo in shown),
        rounds.round_number(votes, vote),
        room.present,
        room.expected,
        session.table_count,
    )
