"""Who can vote, and what was counted too much: read from who is present. Nothing is refused for it, all is flagged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..i18n import _, ngettext
from . import labels
from .presence import participants, present_at, who_came
from .records import BudgetOf, College, CountedBy, Participant, Session, Tally, Vote, VoteMethod, VoteOption, VoteState
from .store import Store
from .tallies import Place, at_place, counted_by, in_order, places_of, tallies

_ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Electorate:
    """How many can vote. None is said of what is not known: nothing is held against it then."""

    present: int | None
    """Who was there; None when nobody is on the list."""
    by_table: Mapping[int | None, int]
    by_college: Mapping[Place, int]
    tables: int
    """How many tables the room has."""
    expected: bool = False
    """Whether nobody was marked at the door yet: those awaited are counted then."""
    said: int | None = None
    """How many can vote, when somebody said so."""

    @property
    def total(self) -> int | None:
        return self.present if self.said is None else self.said

    def at(self, by: CountedBy, place: Place) -> int | None:
        """How many can vote there."""
        if by is CountedBy.TABLE:
            assert not isinstance(place, str)
            seated = any(number is not None for number in self.by_table)
            return self.by_table.get(place, 0) if seated else None
        if by is CountedBy.COLLEGE:
            known = any(college is not None for college in self.by_college)
            return self.by_college.get(place, 0) if known else None
        return self.total


@dataclass(frozen=True, slots=True)
class Excess:
    """More was counted than can be: where, and in a sentence."""

    sentence: str
    place: Place | str = _ANYWHERE
    """The table or the college; "anywhere" for the whole room."""
    option_id: str | None = None
    """The option; None for all of them together."""

    @property
    def of_a_place(self) -> bool:
        return self.place != _ANYWHERE


def electorate(
    people: Iterable[Participant], tables: int, instant: datetime | None = None, said: int | None = None
) -> Electorate:
    """Who of *people* can vote at that instant; those who came, without one or when all of them have left by then."""
    listed = participants(people)
    came = who_came(listed)
    marked = any(person.arrived_at is not None for person in listed)
    there = (present_at(listed, instant) if marked and instant is not None else []) or came
    by_table: dict[int | None, int] = {}
    by_college: dict[Place, int] = {}
    for person in there:
        by_table[person.table_number] = by_table.get(person.table_number, 0) + 1
        by_college[person.college] = by_college.get(person.college, 0) + 1
    return Electorate(len(there) if listed else None, by_table, by_college, tables, bool(listed) and not marked, said)


def electorate_of(store: Store, vote: Vote) -> Electorate:
    """Who can vote now, or could when *vote* was closed."""
    session = store.the(Session, vote.session_id)
    instant = vote.closed_at if vote.state is VoteState.CLOSED else store.now()
    return electorate(store.all(Participant, session_id=session.id), session.table_count, instant, vote.voters)


def possible(vote: Vote, voters: Electorate) -> int | None:
    """How many voices can be counted in all; for one option, but for dots. None when it is not known."""
    if vote.method is not VoteMethod.DOTS:
        return voters.total
    many = voters.tables if vote.budget_of is BudgetOf.TABLE else voters.total
    return None if many is None else vote.budget * many


def places_to_count(vote: Vote, voters: Electorate, told: Sequence[Tally]) -> list[Place]:
    """The tables or the colleges where a vote is counted: those of the room, and those of which something is said.

    In a room without tables there is one place for all.
    """
    by = counted_by(vote, told)
    here = set(places_of(by, told))
    if by is CountedBy.TABLE:
        here |= {*range(1, voters.tables + 1)}
        here |= {place for place, many in voters.by_table.items() if many and place is not None}
    elif by is CountedBy.COLLEGE:
        here |= {place for place, many in voters.by_college.items() if many}
        here = here or {*College}
    return in_order(here) or [None]


def place_name(place: Place) -> str:
    """A table or a college in words; without one, those of whom it is not known."""
    return labels.table(place) if isinstance(place, int) else labels.college_group(place)


def excess_in(store: Store, vote: Vote) -> tuple[Excess, ...]:
    """What was counted too much in *vote* so far."""
    options = store.all(VoteOption, vote_id=vote.id)
    return excess(vote, options, tallies(store, options), electorate_of(store, vote))


def excess(vote: Vote, options: Sequence[VoteOption], told: Sequence[Tally], voters: Electorate) -> tuple[Excess, ...]:
    """All that was counted too much: table by table or college by college, then option by option, then in all."""
    if vote.method is VoteMethod.DOTS:
        return (*_dots_by_place(vote, told, voters), *_dots_in_all(vote, told, voters))
    return (*_options_by_place(vote, options, told, voters), *_options_in_all(options, told, voters))


def _dots_by_place(vote: Vote, told: Sequence[Tally], voters: Electorate) -> Iterable[Excess]:
    by = counted_by(vote, told)
    for place in places_of(by, told) if by is not CountedBy.ALL else ():
        most = _dots_at(vote, voters, by, place)
        votes = _sum(at_place(by, told, place))
        if most is not None and votes > most:
            yield Excess(_too_many(place_name(place), votes, most), place)


def _dots_at(vote: Vote, voters: Electorate, by: CountedBy, place: Place) -> int | None:
    """How many dots can be counted there."""
    if vote.budget_of is BudgetOf.TABLE:
        return vote.budget if by is CountedBy.TABLE and place is not None else None
    many = voters.at(by, place)
    return None if many is None else vote.budget * many


def _dots_in_all(vote: Vote, told: Sequence[Tally], voters: Electorate) -> Iterable[Excess]:
    most, votes = possible(vote, voters), _sum(told)
    if most is not None and votes > most:
        yield Excess(_too_many(_("In all"), votes, most))


def _options_by_place(
    vote: Vote, options: Sequence[VoteOption], told: Sequence[Tally], voters: Electorate
) -> Iterable[Excess]:
    by = counted_by(vote, told)
    for place in places_of(by, told) if by is not CountedBy.ALL else ():
        here, most = at_place(by, told, place), voters.at(by, place)
        for option in options:
            votes = _sum(here, option)
            if most is not None and votes > most:
                who = _("{place}, “{option}”").format(place=place_name(place), option=option.text)
                yield Excess(_too_many(who, votes, most), place, option.id)


def _options_in_all(options: Sequence[VoteOption], told: Sequence[Tally], voters: Electorate) -> Iterable[Excess]:
    most = voters.total
    for option in options:
        votes = _sum(told, option)
        if most is not None and votes > most:
            yield Excess(_too_many(_("“{option}”").format(option=option.text), votes, most), option_id=option.id)


def _sum(told: Iterable[Tally], option: VoteOption | None = None) -> int:
    return sum(tally.count for tally in told if option is None or tally.voteoption_id == option.id)


def _too_many(who: str, votes: int, most: int) -> str:
    return ngettext(
        "{who}: {votes} vote counted, {most} possible.", "{who}: {votes} votes counted, {most} possible.", votes
    ).format(who=who, votes=votes, most=most)
