"""What the room answers on the wheel and on the staircase: counted, corrected, taken back, added up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n, paths
from facilitator.errors import FacilitatorError
from facilitator.sessions import cycle, flow, labels, ratings
from facilitator.sessions.positioning import MOST_ANSWERS, count_of, rate
from facilitator.sessions.records import Rating, Session
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
    assert ratings.mean(counted) == round(sum(given_answers) / len(given_answers), 2)


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
    assert labels.mean(None) == "–"
