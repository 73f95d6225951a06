"""A vote as a sheet of figures: which option, place and answer each cell of a grid is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ....sessions import labels
from ....sessions.records import Answer, College, CountedBy, Tally, Vote, VoteOption
from ....sessions.store import Store
from ....sessions.tallies import Counted, Place, answers_of, counted_by, place_of, ranked, tallies
from ....sessions.voters import Electorate, Excess, electorate_of, excess, place_name, places_to_count

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is counted in one cell."""

    option: VoteOption
    place: Place
    answer: Answer

    @property
    def table_number(self) -> int | None:
        return self.place if isinstance(self.place, int) else None

    @property
    def college(self) -> College | None:
        return self.place if isinstance(self.place, College) else None


@dataclass(frozen=True, slots=True)
class Flags:
    """What is marked in a grid, a sentence each."""

    rows: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[int, str] = field(default_factory=dict)
    cells: Mapping[At, str] = field(default_factory=dict)
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings of a grid, what its cells are for, and their figures."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[At, Cell]
    figures: Mapping[At, int]
    flags: Flags
    excess: tuple[Excess, ...]
    """All that was counted too much in the vote, on this sheet or on another."""
    found: tuple[Counted, ...]
    """What each option of the vote received in all."""
    told: tuple[Tally, ...]
    by: CountedBy
    voters: Electorate


def sheet_of(store: Store, vote: Vote, option_id: str = "") -> Sheet:
    """The sheet of *vote*; of that option alone, or the first one, where a sheet holds one option.

    By table or by college, a row is one of them and a column an option, or an answer when there are several. In all, a
    row is an option and a column an answer.
    """
    options = store.all(VoteOption, vote_id=vote.id)
    told = tallies(store, options)
    by, answers, voters = counted_by(vote, told), answers_of(vote.method), electorate_of(store, vote)
    found = excess(vote, options, told, voters)
    cells: dict[At, Cell] = {}
    if by is CountedBy.ALL:
        rows, columns = tuple(option.text for option in options), tuple(map(labels.answer, answers))
        for row, option in enumerate(options):
            cells |= {(row, column): Cell(option, None, answer) for column, answer in enumerate(answers)}
    else:
        places = places_to_count(vote, voters, told)
        rows = tuple(map(place_name, places))
        if len(answers) == 1:
            columns = tuple(option.text for option in options)
            wanted = [(option, answers[0]) for option in options]
        else:
            columns = tuple(map(labels.answer, answers))
            one = next((option for option in options if option.id == option_id), options[0])
            wanted = [(one, answer) for answer in answers]
        for row, place in enumerate(places):
            cells |= {(row, column): Cell(option, place, answer) for column, (option, answer) in enumerate(wanted)}
    figures, flags = _figures(by, cells, told), _flags(by, cells, found)
    counted = tuple(ranked(options, told))
    return Sheet(rows, columns, cells, figures, flags, found, counted, tuple(told), by, voters)


def _figures(by: CountedBy, cells: Mapping[At, Cell], told: Sequence[Tally]) -> dict[At, int]:
    sums: dict[tuple[str, Place, Answer], int] = {}
    for tally in told:
        key = (tally.voteoption_id, place_of(by, tally), tally.answer)
        sums[key] = sums.get(key, 0) + tally.count
    return {at: sums.get((cell.option.id, cell.place, cell.answer), 0) for at, cell in cells.items()}


def _flags(by: CountedBy, cells: Mapping[At, Cell], found: Sequence[Excess]) -> Flags:
    """Where each excess shows on the sheet: a cell, or the row, the column or the whole of which it is the sum."""
    rows: dict[int, str] = {}
    columns: dict[int, str] = {}
    flagged: dict[At, str] = {}
    whole = ""
    options = {cell.option.id for cell in cells.values()}
    answers = {cell.answer for cell in cells.values()}
    for one in found:
        if one.option_id is not None and one.option_id not in options:
            continue
        here = {
            at
            for at, cell in cells.items()
            if (not one.of_a_place or cell.place == one.place) and one.option_id in (None, cell.option.id)
        }
        in_rows, in_columns = {at[0] for at in here}, {at[1] for at in here}
        if one.of_a_place and one.option_id is not None and len(answers) == 1:
            flagged |= dict.fromkeys(here, one.sentence)
        elif one.of_a_place or (by is CountedBy.ALL and one.option_id is not None):
            rows |= dict.fromkeys(in_rows, one.sentence)
        elif one.option_id is not None and len(answers) == 1:
            columns |= dict.fromkeys(in_columns, one.sentence)
        else:
            whole = one.sentence
    return Flags(rows, columns, flagged, whole)
