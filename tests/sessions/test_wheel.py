"""The wheel of the ten levers and the staircase, as the method has them."""

from __future__ import annotations

from facilitator.sessions.wheel import wheel


def test_four_axes_hold_ten_levers_in_the_order_of_their_numbers() -> None:
    found = wheel()
    assert len(found.axes) == 4
    assert [lever.number for lever in found.levers] == list(range(1, 11))
    assert [lever.axis for lever in found.levers] == [0, 0, 1, 1, 2, 2, 3, 3, 3, 3]


def test_every_lever_has_a_title_and_a_shorter_one() -> None:
    levers = wheel().levers
    assert all(0 < len(lever.short) < len(lever.title) for lever in levers)
    assert max(len(lever.short) for lever in levers) <= 34
    assert len({lever.short for lever in levers}) == 10


def test_the_staircase_climbs_from_knowing_each_other_to_one_shared_project() -> None:
    steps = wheel().staircase
    assert len(steps) == 5
    assert (steps[0], steps[-1]) == ("Se connaître", "Porter un projet commun")


def test_ten_trends_have_a_title_and_a_shorter_one() -> None:
    trends = wheel().trends
    assert [trend.number for trend in trends] == list(range(1, 11))
    assert all(0 < len(trend.short) <= 30 and len(trend.title) <= 70 for trend in trends)
    assert len({trend.short for trend in trends}) == 10
