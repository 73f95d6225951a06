"""Comparing what is typed with eight hundred contributions: short enough to be done between two keys."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from facilitator.sessions.records import Contribution
from facilitator.sessions.similar import Lookalikes
from facilitator.sessions.templates import templates
from facilitator.sessions.text import folded

from .measure import in_turn, tell

NOTES = 800


def test_eight_hundred_contributions_are_compared_in_under_ten_milliseconds() -> None:
    chance = random.Random(7)
    words = sorted({word for chosen in templates() for word in f"{chosen.title} {chosen.summary}".split()})
    said = [" ".join(chance.choices(words, k=chance.randint(3, 40))) for _note in range(NOTES)]
    known = Lookalikes(
        Contribution(session_id="s", question_id="q", text=text, said_at=datetime(2026, 3, 12, 9, tzinfo=UTC))
        for text in said
    )
    typed = [f"{text[:90]} et" for text in said[:40]]

    def compare() -> None:
        for text in typed:
            assert known.like(text)

    def fold() -> None:
        for _text in typed:
            for text in said:
                folded(text[:60])

    taken, floor = in_turn(compare, fold, 5)
    tell("forty comparisons with 800 contributions, to folding them", taken, floor, 1)
    assert min(taken) / len(typed) < 0.010
