"""Durations, times and dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n, paths
from facilitator.errors import FacilitatorError
from facilitator.sessions import labels
from facilitator.sessions.durations import parse_clock, parse_day, parse_duration, parse_tables


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("25", 25),
        (" 25 min ", 25),
        ("90 min", 90),
        ("45'", 45),
        ("0", 0),
        ("1h", 60),
        ("1h15", 75),
        ("1 h 15", 75),
        ("1\u202fh\u00a015", 75),
        ("1 H 15 MIN", 75),
        ("1:15", 75),
        ("1h05", 65),
        ("1h5", 65),
        ("1,5 h", 90),
        ("2 heures", 120),
    ],
)
def test_a_duration_is_read_as_it_is_said(typed: str, minutes: int) -> None:
    assert parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["", " ", "demi", "-5", "1h75", "1h15h", "25 26", "9" * 5_000, "<b>25</b>", "=25"])
def test_what_is_no_duration_is_refused_with_a_short_sentence(typed: str) -> None:
    with pytest.raises(FacilitatorError) as refused:
        parse_duration(typed)
    assert len(str(refused.value)) < 120


@given(st.integers(0, 24 * 60))
def test_a_duration_shown_is_read_back(minutes: int) -> None:
    assert parse_duration(labels.duration(minutes)) == minutes


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_shown_is_read_back(minutes: int) -> None:
    assert parse_clock(labels.clock_of(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"), [("9", 540), ("9h", 540), ("9 h 30", 570), ("930", 570), ("9.30", 570), ("14:05", 845)]
)
def test_a_time_is_read_as_it_is_said(typed: str, minutes: int) -> None:
    assert parse_clock(typed) == minutes


@pytest.mark.parametrize("typed", ["", "24", "24:00", "9h60", "midi", "12345"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(FacilitatorError):
        parse_clock(typed)


@pytest.mark.parametrize("typed", ["12/3/2026", "12-03-26", "12.03.2026", "2026-03-12"])
def test_a_date_is_read_day_first(typed: str) -> None:
    assert parse_day(typed) == date(2026, 3, 12)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_shown_in_full_is_read_back(language: str, day: date) -> None:
    i18n.install(paths.resource("translations"), language)
    assert parse_day(labels.long_date(day)) == day


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("fr", date(2026, 10, 1), "jeudi 1er octobre 2026"),
        ("fr", date(2021, 1, 11), "lundi 11 janvier 2021"),
        ("fr", date(2021, 1, 21), "jeudi 21 janvier 2021"),
        ("en", date(2026, 10, 1), "Thursday, 1 October 2026"),
    ],
)
def test_french_counts_the_first_of_a_month_as_such(language: str, day: date, told: str) -> None:
    i18n.install(paths.resource("translations"), language)
    assert labels.long_date(day) == told
    assert told.endswith(labels.short_date(day))


def test_a_day_in_words_may_come_without_its_weekday() -> None:
    i18n.install(paths.resource("translations"), "fr")
    assert parse_day("1er août 2026") == date(2026, 8, 1)


def test_no_text_is_no_date() -> None:
    assert parse_day(" ") is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/3", date(2027, 3, 12)),
        ("12 mars", date(2027, 3, 12)),
        ("1er décembre", date(2026, 12, 1)),
        ("3-12", date(2026, 12, 3)),
        ("29/2", date(2028, 2, 29)),
        ("12/3/2026", date(2026, 3, 12)),
    ],
)
def test_a_day_without_a_year_is_the_first_one_to_come(typed: str, day: date) -> None:
    i18n.install(paths.resource("translations"), "fr")
    assert parse_day(typed, after=date(2026, 12, 1)) == day


@pytest.mark.parametrize("typed", ["31/2", "12/13", "12", "mars", "12 brumaire"])
def test_what_is_no_day_to_come_is_refused(typed: str) -> None:
    i18n.install(paths.resource("translations"), "fr")
    with pytest.raises(FacilitatorError):
        parse_day(typed, after=date(2026, 12, 1))


@pytest.mark.parametrize("typed", ["31/02/2026", "0/0/0", "demain", "12 brumaire 2026", "12/03"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(FacilitatorError):
        parse_day(typed)


@pytest.mark.parametrize("typed", ["0", "100", "six", "-1", ""])
def test_a_number_of_tables_goes_from_1_to_99(typed: str) -> None:
    assert (parse_tables("1"), parse_tables(" 99 ")) == (1, 99)
    with pytest.raises(FacilitatorError):
        parse_tables(typed)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for parse in (parse_duration, parse_clock, parse_day, parse_tables):
        try:
            parse(typed)
        except FacilitatorError as refused:
            assert str(refused)  # noqa: PT017  # the sentence is the point, whichever way it goes
