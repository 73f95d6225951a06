"""What the room answers on the wheel and on the staircase: counted, corrected, taken back, added up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n, paths
from facilitator.errors import FacilitatorError
from facilitator.sessions import cycle, flow, labels, ratings
from facilitator.sessions.positioning import (
    MOST_ANSWERS,
    answer,
    count_answers,
    count_of,
    rate,
    remove_form,
    tell_sheet,
)
from facilitator.sessions.positioning_words import answered
from facilitator.sessions.ratings import RETURN, STAIRCASE, Form, Subject, Way
from facilitator.sessions.records import College, Instrument, Rating, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template

from .helpers import heard


def rated(store: Store, session: Session) -> list[tuple[int | None, int, int]]:
    return [(one.lever, one.value, one.count) for one in ratings.ratings_of(store, session.id)]


def test_answers_are_kept_by_lever_and_value(store: Store, session: Session) -> None:
    rate(store, session.id, 3, 4, 12)
    rate(store, session.id, 3, 0, 2)
    rate(store, session.id, None, 5, 7)
    assert rated(store, session) == [(3, 4, 12), (3, 0, 2), (None, 5, 7)]


def test_counting_again_corrects_the_same_answer(store: Store, session: Session) -> None:
    rate(store, session.id, 3, 4, 12)
    (before,) = store.all(Rating)
    rate(store, session.id, 3, 4, 13)
    (after,) = store.all(Rating)
    assert (after.id, after.count) == (before.id, 13)


def test_nobody_any_more_leaves_nothing(store: Store, session: Session) -> None:
    rate(store, session.id, 3, 4, 12)
    rate(store, session.id, 3, 4, 0)
    assert store.count(Rating) == 0


def test_a_count_is_one_gesture_that_undo_takes_back(store: Store, session: Session) -> None:
    announced = heard(store)
    rate(store, session.id, 3, 4, 12)
    rate(store, session.id, 3, 4, 13)
    assert [changed.operation for changed in announced] == ["rate", "rate"]
    assert store.undo() == "rate"
    assert rated(store, session) == [(3, 4, 12)]
    assert store.undo() == "rate"
    assert rated(store, session) == []


def test_the_same_count_again_is_no_gesture(store: Store, session: Session) -> None:
    rate(store, session.id, 3, 4, 12)
    announced = heard(store)
    rate(store, session.id, 3, 4, 12)
    rate(store, session.id, 3, 5, 0)
    assert announced == []


def test_answers_that_two_files_brought_together_become_one(store: Store, session: Session) -> None:
    with store.operation("merged") as operation:
        for count in (3, 4):
            operation.put(Rating(session_id=session.id, lever=1, value=2, count=count))
    rate(store, session.id, 1, 2, 7)
    assert rated(store, session) == [(1, 2, 7)]


@pytest.mark.parametrize(
    ("lever", "value", "count", "says"),
    [
        (0, 3, 1, "levers of the wheel go from 1 to 10"),
        (11, 3, 1, "levers of the wheel go from 1 to 10"),
        (1, -1, 1, "rated from 0 to 5"),
        (1, 6, 1, "rated from 0 to 5"),
        (None, 0, 1, "steps of the staircase go from 1 to 5"),
        (None, 6, 1, "steps of the staircase go from 1 to 5"),
        (1, 3, -1, "number of answers goes from 0 to 999"),
        (1, 3, MOST_ANSWERS + 1, "number of answers goes from 0 to 999"),
    ],
)
def test_what_is_beyond_the_wheel_is_refused_in_a_sentence(
    store: Store, session: Session, lever: int | None, value: int, count: int, says: str
) -> None:
    with pytest.raises(FacilitatorError, match=says):
        rate(store, session.id, lever, value, count)
    assert store.count(Rating) == 0


def test_a_lever_that_nobody_answered_has_no_mean(store: Store, session: Session) -> None:
    rate(store, session.id, 1, 0, 4)
    rate(store, session.id, None, 3, 4)
    assert ratings.means(ratings.ratings_of(store, session.id)) == {1: 0.0}


def test_the_answers_are_those_of_the_lever_that_has_the_most(store: Store, session: Session) -> None:
    for lever, value, count in ((1, 0, 4), (1, 5, 5), (2, 3, 8), (None, 1, 50)):
        rate(store, session.id, lever, value, count)
    assert ratings.answers(ratings.ratings_of(store, session.id)) == 9


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60))
def test_the_mean_is_that_of_the_answers_one_by_one(given_answers: list[int]) -> None:
    counted = {value: given_answers.count(value) for value in range(6)}
    assert ratings.mean(counted) == sum(given_answers) / len(given_answers)


def test_the_wheel_is_compared_with_the_last_closed_day_that_has_one(store: Store, session: Session) -> None:
    days = [session, *(cycle.new_session(store, template("mobilisation")) for _rank in range(4))]
    rate(store, days[0].id, 1, 2, 1)
    rate(store, days[1].id, None, 2, 1)  # the staircase alone
    rate(store, days[2].id, 1, 3, 1)  # never closed
    for day in days[:2]:
        flow.start_day(store, day.id)
        flow.close_day(store, day.id)
    before, found = ratings.rated_before(store, days[3])
    assert before is not None
    assert (before.id, [one.value for one in found]) == (days[0].id, [2])
    assert ratings.rated_before(store, days[0]) == (None, [])


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("  ", 0), ("0", 0), ("12", 12), (" 1\u202f2 ", 12)])
def test_a_count_is_read_as_it_is_typed(typed: str, count: int) -> None:
    assert count_of(typed) == count


@pytest.mark.parametrize("typed", ["-1", "1,5", "dix", "²", "١", "9" * 40])
def test_what_is_no_count_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(FacilitatorError, match="from 0 to 999"):
        count_of(typed)


def test_a_mean_is_written_in_the_reader_s_figures() -> None:
    assert labels.mean(2.86) == "2.9"
    i18n.install(paths.resource("translations"), "fr")
    assert labels.mean(2.86) == "2,9"
    assert labels.mean(ratings.mean({2: 6, 3: 5})) == "2,5"  # 2.4545…: rounded once, not twice
    assert labels.mean(None) == "–"


LEVER_3 = Subject(Instrument.WHEEL, 3)


def test_a_sheet_answers_once_for_each_lever(store: Store, session: Session) -> None:
    sheet = Form(1, 4, College.ELECTED)
    for value in (2, 5, 0):
        answer(store, session.id, LEVER_3, sheet, value)
    (kept,) = store.all(Rating)
    assert (kept.value, kept.count, kept.sheet, kept.table_number, kept.college) == (0, 1, 1, 4, College.ELECTED)
    answer(store, session.id, LEVER_3, sheet, None)
    assert store.count(Rating) == 0


def test_sheets_tables_and_counts_are_kept_apart_and_add_up(store: Store, session: Session) -> None:
    rate(store, session.id, 3, 4, 10)
    answer(store, session.id, LEVER_3, Form(table_number=2), 4)
    answer(store, session.id, LEVER_3, Form(1, 2), 4)
    answer(store, session.id, LEVER_3, Form(2, 2), 1)
    rate(store, session.id, 3, 4, 11)
    found = ratings.ratings_of(store, session.id)
    assert ratings.counts(found, 3) == {4: 13, 1: 1}
    assert ratings.ways(found, Instrument.WHEEL) == {Way.SHEETS: 2, Way.TABLES: 1, Way.TOGETHER: 11}
    assert answered(found, Instrument.WHEEL) == "14 answers: 2 sheets, 1 table, 11 counted in the room"
    answer(store, session.id, LEVER_3, Form(table_number=2), None)
    assert ratings.counts(ratings.ratings_of(store, session.id), 3) == {4: 12, 1: 1}


def test_zero_is_an_answer_and_no_answer_is_none(store: Store, session: Session) -> None:
    answer(store, session.id, LEVER_3, Form(sheet=1), 0)
    assert ratings.means(ratings.ratings_of(store, session.id)) == {3: 0.0}


def test_where_a_sheet_comes_from_is_told_of_all_its_answers_and_of_no_other(store: Store, session: Session) -> None:
    for sheet in (1, 2):
        for lever in (1, 2):
            answer(store, session.id, Subject(Instrument.WHEEL, lever), Form(sheet), 3)
    answer(store, session.id, Subject(Instrument.TRENDS, 1), Form(1), 3)
    tell_sheet(store, session.id, Instrument.WHEEL, 1, 5, College.DGS)
    told = {(one.instrument, one.sheet, one.table_number, one.college) for one in store.all(Rating)}
    assert told == {
        (Instrument.WHEEL, 1, 5, College.DGS),
        (Instrument.WHEEL, 2, None, None),
        (Instrument.TRENDS, 1, None, None),
    }
    assert store.undo() == "tell_sheet"
    assert {one.college for one in store.all(Rating)} == {None}


def test_a_sheet_is_taken_away_whole_and_undo_brings_it_back(store: Store, session: Session) -> None:
    for lever in (1, 2):
        answer(store, session.id, Subject(Instrument.WHEEL, lever), Form(1), 3)
    answer(store, session.id, LEVER_3, Form(table_number=1), 3)
    remove_form(store, session.id, Instrument.WHEEL, Form(1))
    assert [one.table_number for one in store.all(Rating)] == [1]
    store.undo()
    assert store.count(Rating) == 3


def test_each_college_has_its_own_mean_as_far_as_it_is_known(store: Store, session: Session) -> None:
    for sheet, (college, value) in enumerate(
        ((College.ELECTED, 4), (College.ELECTED, 2), (College.DGS, 1), (None, 5)), 1
    ):
        answer(store, session.id, LEVER_3, Form(sheet, college=college), value)
    found = ratings.by_college(ratings.ratings_of(store, session.id), LEVER_3)
    assert {college: ratings.mean(counted) for college, counted in found.items()} == {
        College.ELECTED: 3.0,
        College.DGS: 1.0,
    }


def test_what_the_day_was_worth_is_no_answer_on_the_wheel_nor_on_the_staircase(store: Store, session: Session) -> None:
    count_answers(store, session.id, RETURN, 5, 7)
    found = ratings.ratings_of(store, session.id)
    assert ratings.counted(found, RETURN) == {5: 7}
    assert (ratings.counted(found, STAIRCASE), ratings.means(found), ratings.answers(found)) == ({}, {}, 0)


@pytest.mark.parametrize(
    ("subject", "form", "value", "says"),
    [
        (Subject(Instrument.TRENDS, 11), Form(1), 1, "trends and their ranks go from 1 to 10"),
        (Subject(Instrument.TRENDS, 1), Form(1), 0, "trends and their ranks go from 1 to 10"),
        (RETURN, Form(1), 6, "The day is rated from 0 to 5"),
        (LEVER_3, Form(0), 1, "numbered from 1 to 999"),
        (LEVER_3, Form(), 1, "numbered from 1 to 999"),
        (LEVER_3, Form(1, 1000), 1, "numbered from 1 to 999"),
    ],
)
def test_what_no_paper_says_is_refused_in_a_sentence(
    store: Store, session: Session, subject: Subject, form: Form, value: int, says: str
) -> None:
    with pytest.raises(FacilitatorError, match=says):
        answer(store, session.id, subject, form, value)
    assert store.count(Rating) == 0


def test_ranks_counted_together_are_refused(store: Store, session: Session) -> None:
    with pytest.raises(FacilitatorError, match="sheet by sheet"):
        count_answers(store, session.id, Subject(Instrument.TRENDS, 1), 1, 4)


def test_the_wheel_is_compared_with_the_day_that_was_chosen(store: Store, session: Session) -> None:
    days = [session, *(cycle.new_session(store, template("mobilisation")) for _rank in range(2))]
    for rank, day in enumerate(days[:2]):
        rate(store, day.id, 1, 1 + rank, 1)
        flow.start_day(store, day.id)
        flow.close_day(store, day.id)
    assert [day.id for day in ratings.rated_days(store, days[2])] == [days[1].id, days[0].id]
    before, found = ratings.rated_before(store, days[2], days[0].id)
    assert before is not None
    assert (before.id, ratings.means(found)) == (days[0].id, {1: 1.0})
    before, _found = ratings.rated_before(store, days[2], "gone")
    assert before is not None
    assert before.id == days[1].id
