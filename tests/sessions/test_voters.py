"""Who can vote is read from who is present; what was counted too much is flagged, never refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions import voting
from facilitator.sessions.records import (
    Answer,
    BudgetOf,
    College,
    CountedBy,
    Part,
    Participant,
    Session,
    Tally,
    Vote,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store
from facilitator.sessions.tallies import at_place, places_of
from facilitator.sessions.voters import (
    Electorate,
    electorate,
    electorate_of,
    excess,
    excess_in,
    place_name,
    places_to_count,
    possible,
)
from tests.conftest import PARIS_IN_WINTER

NINE = datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)
HOUR = timedelta(hours=1)


def person(table: int | None = None, college: College | None = None, **more: object) -> Participant:
    made = Participant(session_id="jour", name="Quelqu’un", table_number=table, college=college)
    return replace(made, **more)  # type: ignore[arg-type]


def here(table: int | None = None, college: College | None = None) -> Participant:
    return person(table, college, arrived_at=NINE)


def room(*tables: int) -> list[Participant]:
    """So many people at each table, elected officials at the first one, inhabitants elsewhere."""
    return [
        here(number, College.ELECTED if number == 1 else College.INHABITANTS)
        for number, many in enumerate(tables, start=1)
        for _person in range(many)
    ]


def vote(method: VoteMethod = VoteMethod.DOTS, **more: object) -> Vote:
    made = Vote(session_id="jour", position=0, title="Vote", method=method, budget=3)
    return replace(made, **more)  # type: ignore[arg-type]


CAR, LETTER = (VoteOption(vote_id="vote", position=place, text=text) for place, text in enumerate(("Car", "Lettre")))


def told(option: VoteOption, count: int, place: int | College | None = None, kind: Answer = Answer.VOICE) -> Tally:
    table = place if isinstance(place, int) else None
    college = place if isinstance(place, College) else None
    return Tally(voteoption_id=option.id, count=count, table_number=table, college=college, answer=kind)


def sentences(cast: Vote, tallies: list[Tally], voters: Electorate) -> list[str]:
    return [one.sentence for one in excess(cast, [CAR, LETTER], tallies, voters)]


# Who can vote


def test_those_who_are_present_can_vote() -> None:
    gone = person(2, arrived_at=NINE, left_at=NINE + HOUR)
    late = person(2, arrived_at=NINE + 3 * HOUR)
    speaker = person(1, arrived_at=NINE, part=Part.SPEAKER)
    people = [*room(3, 2), gone, late, speaker, person(1), person(1, excused=True)]

    found = electorate(people, 2, NINE + 2 * HOUR)
    assert (found.total, found.expected) == (5, False)
    assert [found.at(CountedBy.TABLE, place) for place in (1, 2, 3)] == [3, 2, 0]
    assert found.at(CountedBy.COLLEGE, College.ELECTED) == 3
    assert electorate(people, 2, NINE).total == 6
    assert electorate(people, 2).total == 7, "without an instant, all who came"


def test_while_nobody_was_marked_at_the_door_those_expected_can_vote() -> None:
    found = electorate([person(1), person(2), person(2, excused=True)], 2, NINE)
    assert (found.total, found.expected) == (2, True)


def test_when_all_have_left_by_then_those_who_came_could_vote() -> None:
    people = [person(1, arrived_at=NINE, left_at=NINE + HOUR)]
    assert electorate(people, 2, NINE + 2 * HOUR).total == 1


def test_without_a_list_nothing_is_known_and_nothing_is_flagged() -> None:
    found = electorate([], 6, NINE)
    assert (found.total, found.at(CountedBy.TABLE, 1), possible(vote(), found)) == (None, None, None)
    assert sentences(vote(), [told(CAR, 900)], found) == []


def test_how_many_can_vote_is_what_was_said() -> None:
    assert electorate(room(3, 2), 2, NINE, said=40).total == 40


def test_a_vote_that_is_closed_is_held_against_who_was_there_then(store: Store, session: Session) -> None:
    with store.operation("arrive") as operation:
        for name in ("Ana", "Bao", "Cleo"):
            operation.put(Participant(session_id=session.id, name=name, arrived_at=store.now() - HOUR))
    cast = voting.open_vote(store, session.id, "Vote", ["a", "b"], VoteMethod.HANDS, 1)
    voting.close_vote(store, cast)
    with store.operation("leave") as operation:
        for one in store.all(Participant):
            operation.put(replace(one, left_at=store.now() + HOUR))
    closed = store.the(Vote, cast.id)
    assert electorate_of(store, closed).total == 3
    voting.reopen_vote(store, closed)
    voting.count(store, store.all(VoteOption)[0], 4)
    assert [one.sentence for one in excess_in(store, closed)] == ["“a”: 4 votes counted, 3 possible."]


# Too much


def test_a_table_has_no_more_dots_than_its_people() -> None:
    cast, voters = vote(counted_by=CountedBy.TABLE), electorate(room(2, 1), 2, NINE)
    assert sentences(cast, [told(CAR, 6, 1), told(LETTER, 3, 2)], voters) == []
    assert sentences(cast, [told(CAR, 4, 1), told(LETTER, 3, 1)], voters) == ["Table 1: 7 votes counted, 6 possible."]
    assert sentences(cast, [told(CAR, 1, 9)], voters) == ["Table 9: 1 vote counted, 0 possible."]


def test_a_table_has_no_more_dots_than_its_own_budget() -> None:
    cast = vote(counted_by=CountedBy.TABLE, budget_of=BudgetOf.TABLE)
    voters = electorate([], 2, NINE)
    assert sentences(cast, [told(CAR, 3, 1), told(LETTER, 3, 2)], voters) == []
    assert sentences(cast, [told(CAR, 2, 1), told(LETTER, 2, 1)], voters) == ["Table 1: 4 votes counted, 3 possible."]
    in_all = vote(budget_of=BudgetOf.TABLE)
    assert sentences(in_all, [told(CAR, 7)], voters) == ["In all: 7 votes counted, 6 possible."]


def test_a_college_has_no_more_dots_than_its_people() -> None:
    cast, voters = vote(counted_by=CountedBy.COLLEGE), electorate(room(2, 3), 2, NINE)
    assert sentences(cast, [told(CAR, 6, College.ELECTED), told(CAR, 9, College.INHABITANTS)], voters) == []
    assert sentences(cast, [told(CAR, 7, College.ELECTED)], voters) == [
        "Elected officials: 7 votes counted, 6 possible."
    ]


def test_all_the_dots_are_held_against_the_whole_room() -> None:
    voters = electorate(room(2, 3), 2, NINE)
    assert possible(vote(), voters) == 15
    assert sentences(vote(), [told(CAR, 10), told(LETTER, 5)], voters) == []
    (found,) = excess(vote(), [CAR, LETTER], [told(CAR, 10), told(LETTER, 6)], voters)
    assert found.sentence == "In all: 16 votes counted, 15 possible."
    assert (found.of_a_place, found.option_id) == (False, None)


def test_no_option_has_more_hands_than_there_are_people() -> None:
    cast, voters = vote(VoteMethod.HANDS), electorate(room(2, 3), 2, NINE)
    assert sentences(cast, [told(CAR, 5), told(LETTER, 5)], voters) == []
    (found,) = excess(cast, [CAR, LETTER], [told(CAR, 6)], voters)
    assert (found.sentence, found.option_id) == ("“Car”: 6 votes counted, 5 possible.", CAR.id)


@pytest.mark.parametrize(
    ("method", "answers"),
    [
        (VoteMethod.YES_NO, (Answer.YES, Answer.NO, Answer.ABSTAIN)),
        (VoteMethod.CONSENT, (Answer.CONSENT, Answer.RESERVATION, Answer.OBJECTION)),
    ],
)
def test_the_answers_to_an_option_are_no_more_than_the_people(method: VoteMethod, answers: tuple[Answer, ...]) -> None:
    cast, voters = vote(method, counted_by=CountedBy.TABLE), electorate(room(3, 3, 3), 3, NINE)
    fine = [told(CAR, 1, 1, kind) for kind in answers]
    assert sentences(cast, fine, voters) == []
    (found,) = excess(cast, [CAR, LETTER], [*fine, told(CAR, 1, 2, answers[0]), told(CAR, 3, 2, answers[1])], voters)
    assert (found.place, found.option_id) == (2, CAR.id)
    assert found.sentence == "Table 2, “Car”: 4 votes counted, 3 possible."


def test_tables_of_which_nobody_is_known_are_not_judged() -> None:
    voters = electorate([here(), here()], 6, NINE)
    assert sentences(vote(counted_by=CountedBy.TABLE), [told(CAR, 6, 4)], voters) == []


# Where it is counted


def test_every_table_of_the_room_is_counted_and_those_where_something_was() -> None:
    voters = electorate([*room(2, 1), here()], 3, NINE)
    cast = vote(counted_by=CountedBy.TABLE)
    assert places_to_count(cast, voters, []) == [1, 2, 3]
    assert places_to_count(cast, voters, [told(CAR, 2, 7), told(CAR, 2)]) == [1, 2, 3, 7, None]
    assert places_to_count(cast, electorate([], 0, NINE), []) == [None]


def test_the_colleges_of_the_room_are_counted_or_all_of_them() -> None:
    cast = vote(counted_by=CountedBy.COLLEGE)
    assert places_to_count(cast, electorate(room(2, 1), 2, NINE), []) == [College.ELECTED, College.INHABITANTS]
    assert places_to_count(cast, electorate([], 2, NINE), []) == list(College)
    known = electorate([here(college=College.DGS), here()], 2, NINE)
    assert places_to_count(cast, known, []) == [College.DGS, None]
    assert [place_name(place) for place in (College.DGS, None, 4)] == ["Heads of service", "Others", "Table 4"]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 30), st.booleans())), st.lists(st.integers(0, 6)))
def test_whatever_is_counted_the_places_add_up_to_the_whole(
    counted: list[tuple[int, int, bool]], tables: list[int]
) -> None:
    tallies = [told(CAR if first else LETTER, count, table) for table, count, first in counted]
    by = CountedBy.TABLE
    parts = [at_place(by, tallies, place) for place in places_of(by, tallies)]
    assert sum(one.count for part in parts for one in part) == sum(count for _table, count, _first in counted)
    voters = electorate(room(*tables), len(tables), NINE)
    flagged = {one.place for one in excess(vote(counted_by=by), [CAR, LETTER], tallies, voters) if one.of_a_place}
    for place in places_of(by, tallies):
        votes, most = sum(one.count for one in at_place(by, tallies, place)), voters.at(by, place)
        assert (place in flagged) == (most is not None and votes > 3 * most)
