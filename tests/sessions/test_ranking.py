"""The trends in the order in which a room puts them, from the ranks of sheets and tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.positioning import answer
from facilitator.sessions.ranking import orders, ranking
from facilitator.sessions.ratings import Form, Subject, ratings_of
from facilitator.sessions.records import Instrument, Rating, Session
from facilitator.sessions.store import Store


def ranked_by(*given: dict[int, int]) -> list[Rating]:
    """What sheets 1, 2, 3… gave: the rank of each trend."""
    return [
        Rating(session_id="s", instrument=Instrument.TRENDS, trend=trend, value=rank, count=1, sheet=sheet)
        for sheet, ranks in enumerate(given, start=1)
        for trend, rank in ranks.items()
    ]


def test_the_trend_with_the_best_mean_rank_comes_first() -> None:
    found = ranking(ranked_by({1: 2, 2: 1, 3: 3}, {1: 1, 2: 2, 3: 3}, {1: 1, 2: 3, 3: 2}))
    assert [(one.trend.number, one.rank, one.mean, one.first) for one in found[:3]] == [
        (1, 1, 1.33, 3),
        (2, 2, 2.0, 3),
        (3, 3, 2.67, 3),
    ]


def test_trends_with_the_same_mean_have_the_same_rank_and_it_is_said() -> None:
    found = ranking(ranked_by({1: 1, 2: 2}, {1: 2, 2: 1}))
    assert [(one.rank, one.tied) for one in found[:3]] == [(1, True), (1, True), (3, True)]


def test_what_was_not_ranked_has_the_mean_of_the_ranks_that_are_left() -> None:
    found = {one.trend.number: one.mean for one in ranking(ranked_by({4: 1, 7: 2, 1: 3}))}
    assert (found[4], found[7], found[1]) == (1, 2, 3)
    assert {found[number] for number in (2, 3, 5, 6, 8, 9, 10)} == {7.0}


def test_a_trend_that_one_person_puts_first_does_not_come_before_one_that_everybody_puts_second() -> None:
    found = ranking(ranked_by({1: 1, 2: 2}, {3: 1, 2: 2}, {4: 1, 2: 2}))
    assert found[0].trend.number == 2


def test_nobody_s_ranks_are_no_order() -> None:
    assert ranking([]) == []


def test_sheets_and_tables_count_alike(store: Store, session: Session) -> None:
    for form in (Form(sheet=1), Form(table_number=1)):
        answer(store, session.id, Subject(Instrument.TRENDS, 3), form, 1)
    assert orders(ratings_of(store, session.id)) == [{3: 1}, {3: 1}]


@given(st.lists(st.permutations(range(1, 11)), min_size=1, max_size=8))
def test_full_rankings_share_all_the_ranks_out(given_orders: list[list[int]]) -> None:
    found = ranking(ranked_by(*(dict(enumerate(order, 1)) for order in given_orders)))
    assert abs(sum(one.mean for one in found) - 55) < 0.1
    assert [one.mean for one in found] == sorted(one.mean for one in found)
    assert sum(one.first for one in found) == 3 * len(given_orders)
