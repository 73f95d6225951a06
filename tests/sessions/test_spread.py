"""How far answers are apart: the figure that is documented, and the words for it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.spread import Accord, accord, spread

FROM_0_TO_5 = range(6)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=30))
def test_the_spread_is_the_mean_difference_of_every_pair_of_answers(answers: list[int]) -> None:
    pairs = [abs(one - other) for one, other in combinations(answers, 2)]
    counted = {value: answers.count(value) for value in set(answers)}
    assert spread(counted) == pytest.approx(sum(pairs) / len(pairs), abs=0.005)


def test_nothing_is_said_of_one_answer_alone() -> None:
    assert spread({3: 1}) is None
    assert accord({3: 1}, FROM_0_TO_5) is None
    assert spread({}) is None


@pytest.mark.parametrize(
    ("counted", "word"),
    [
        ({3: 20}, Accord.TOGETHER),
        ({3: 12, 4: 8}, Accord.TOGETHER),
        ({1: 5, 2: 5, 3: 5, 4: 5}, Accord.DIVIDED),
        ({0: 10, 5: 10}, Accord.APART),
        (dict.fromkeys(range(6), 10), Accord.APART),
    ],
)
def test_a_room_that_answers_alike_agrees_and_one_that_splits_does_not(counted: dict[int, int], word: Accord) -> None:
    assert accord(counted, FROM_0_TO_5) is word


def test_the_same_distance_counts_for_more_on_a_shorter_scale() -> None:
    assert accord({1: 5, 4: 5}, range(1, 11)) is Accord.DIVIDED
    assert accord({1: 5, 4: 5}, range(1, 5)) is Accord.APART
