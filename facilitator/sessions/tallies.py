"""What was counted in a vote: read here alone, so that the room, the console and the reports tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .records import Answer, College, CountedBy, Tally, Vote, VoteMethod, VoteOption
from .store import Store

Place = int | College | None
"""What voices are counted by: a table, a college; None for what is said of neither."""

_ANSWERS: Mapping[VoteMethod, tuple[Answer, ...]] = {
    VoteMethod.YES_NO: (Answer.YES, Answer.NO, Answer.ABSTAIN),
    VoteMethod.CONSENT: (Answer.CONSENT, Answer.RESERVATION, Answer.OBJECTION),
}
_FOR = (Answer.VOICE, Answer.YES, Answer.CONSENT)


@dataclass(frozen=True, slots=True)
class Counted:
    """An option and what it received."""

    option: VoteOption
    votes: int
    """The voices for it: its dots, the hands raised, those who said yes or consented."""
    rank: int
    """From 1; those whose result is the same have the same."""
    answers: Mapping[Answer, int] = field(default_factory=dict)
    """All the voices, by what they say; only what was counted."""

    @property
    def voices(self) -> int:
        """All the voices, whatever they say."""
        return sum(self.answers.values())

    def said(self, answer: Answer) -> int:
        return self.answers.get(answer, 0)


def answers_of(method: VoteMethod) -> tuple[Answer, ...]:
    """What a voice may say of an option."""
    return _ANSWERS.get(method, (Answer.VOICE,))


def counted(store: Store, vote: Vote) -> list[Counted]:
    """The options of a vote, in their order, with what each received so far."""
    options = store.all(VoteOption, vote_id=vote.id)
    return ranked(options, tallies(store, options))


def tallies(store: Store, options: Sequence[VoteOption]) -> list[Tally]:
    """Everything that was counted for these options, table by table."""
    return store.among(Tally, "voteoption_id", [option.id for option in options])


def ranked(options: Sequence[VoteOption], tallies: Iterable[Tally]) -> list[Counted]:
    """These options, in their order, each with the sum of its tallies."""
    answers: dict[str, dict[Answer, int]] = {option.id: {} for option in options}
    for tally in tallies:
        mine = answers[tally.voteoption_id]
        mine[tally.answer] = mine.get(tally.answer, 0) + tally.count
    weights = {option_id: _weight(mine) for option_id, mine in answers.items()}
    ranks = {weight: 1 + sum(weight < other for other in weights.values()) for weight in weights.values()}
    return [
        Counted(option, _votes(answers[option.id]), ranks[weights[option.id]], answers[option.id]) for option in options
    ]


def by_result(found: Iterable[Counted]) -> list[Counted]:
    """The best result first; those whose result is the same stay in their order."""
    return sorted(found, key=lambda one: one.rank)


def tied(found: Sequence[Counted]) -> set[str]:
    """The ids of the options whose result another one shares, as far as something was counted for them."""
    ranks = [one.rank for one in found]
    return {one.option.id for one in found if one.voices and ranks.count(one.rank) > 1}


def counted_by(vote: Vote, tallies: Iterable[Tally]) -> CountedBy:
    """What the voices of *vote* are told by: as it says, or as they were counted."""
    if vote.counted_by is not CountedBy.ALL:
        return vote.counted_by
    for tally in tallies:
        if tally.table_number is not None:
            return CountedBy.TABLE
        if tally.college is not None:
            return CountedBy.COLLEGE
    return CountedBy.ALL


def place_of(by: CountedBy, said: Tally) -> Place:
    """Where, in a vote that is counted *by* that, a voice was counted."""
    return {CountedBy.TABLE: said.table_number, CountedBy.COLLEGE: said.college, CountedBy.ALL: None}[by]


def places_of(by: CountedBy, tallies: Iterable[Tally]) -> list[Place]:
    """Where something was counted: tables by number, colleges in their order, what is of neither last."""
    return in_order({place_of(by, tally) for tally in tallies if tally.count})


def at_place(by: CountedBy, tallies: Iterable[Tally], place: Place) -> list[Tally]:
    """What was counted there."""
    return [tally for tally in tallies if place_of(by, tally) == place]


def in_order(places: Iterable[Place]) -> list[Place]:
    """Tables by number, colleges in their order, what is of neither last."""
    colleges = list(College)
    return sorted(
        places,
        key=lambda place: (place is None, colleges.index(place) if isinstance(place, College) else place or 0),
    )


def _votes(answers: Mapping[Answer, int]) -> int:
    return sum(answers.get(answer, 0) for answer in _FOR)


def _weight(answers: Mapping[Answer, int]) -> tuple[int, int, int]:
    """What options are ranked by: the fewest objections, then reservations, then the most for without those against."""
    objections, reservations = answers.get(Answer.OBJECTION, 0), answers.get(Answer.RESERVATION, 0)
    return -objections, -reservations, _votes(answers) - answers.get(Answer.NO, 0)
