"""The floor under which no text of the room's view goes."""

from __future__ import annotations

import pytest

from facilitator import tokens
from facilitator.sessions.legibility import smallest_capital, smallest_font


def test_the_default_room_asks_for_43_pixels_on_1080_lines() -> None:
    assert smallest_font(1080) == pytest.approx(43.1, abs=0.05)


def test_a_capital_of_the_smallest_font_is_read_from_the_last_row() -> None:
    metres_a_line = 1.5 / 768
    capital = smallest_font(768) * tokens.CAPITAL_HEIGHT * metres_a_line
    assert capital * 200 == pytest.approx(8.0)


def test_the_default_room_asks_for_capitals_of_a_thirty_seventh_of_the_picture() -> None:
    assert smallest_capital() == pytest.approx(0.0267, abs=0.0001)


@pytest.mark.parametrize(("farthest", "height"), [(12.0, 1.5), (8.0, 1.0)])
def test_a_deeper_room_or_a_lower_picture_asks_for_larger_letters(farthest: float, height: float) -> None:
    assert smallest_font(1080, farthest, height) == pytest.approx(1.5 * smallest_font(1080))
