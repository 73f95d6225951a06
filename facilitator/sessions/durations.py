"""Durations, times of day and dates as people type them. What cannot be read is refused with a sentence."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from .. import i18n
from ..errors import FacilitatorError
from ..i18n import _

MOST_TABLES = 99

_MINUTE = r"(?:m|mn|min|mins|minute|minutes|['’′])"
_HOUR = r"(?:h|hr|hour|hours|heure|heures)"
_MINUTES = re.compile(rf"(\d{{1,4}})\s*{_MINUTE}?")
_HOURS = re.compile(rf"(\d{{1,3}})\s*(?:{_HOUR}|:)\s*(?:([0-5]?\d)\s*{_MINUTE}?)?")
_LENGTH = rf"\d{{1,3}}\s*{_HOUR}\s*(?:[0-5]?\d\s*{_MINUTE}?)?|\d{{1,4}}\s*{_MINUTE}?"
"""A duration at the end of a line, or at its beginning."""
_PART_OF_HOURS = re.compile(rf"(\d{{1,3}})[.,](\d{{1,2}})\s*{_HOUR}")
_CLOCK = re.compile(rf"([01]?\d|2[0-3])\s*(?:(?:{_HOUR}|[:.])\s*([0-5]\d)?)?")
_SHORT_CLOCK = re.compile(r"([01]?\d|2[0-3])([0-5]\d)")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_DAY_ALONE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_IN_FULL = re.compile(r"(?:\w+\W+)??(\d{1,2})(?:er|st|nd|rd|th)?\s+(\w+)\s+(\d{4})")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d]+)")
_MONTH_FIRST = re.compile(r"(?:\w+\W+)??([^\W\d]+)\s+(\d{1,2}),?\s+(\d{4})")
"""As English dates are written in full."""


def parse_duration(text: str) -> int:
    """Minutes, from "25", "90 min", "1h15", "1 h 15", "1:15" or "1,5 h"; `FacilitatorError` for anything else."""
    typed = _plain(text)
    if found := _HOURS.fullmatch(typed):
        return int(found[1]) * 60 + int(found[2] or 0)
    if found := _PART_OF_HOURS.fullmatch(typed):
        return round(float(f"{int(found[1])}.{found[2]}") * 60)
    if found := _MINUTES.fullmatch(typed):
        return int(found[1])
    raise FacilitatorError(_("“{typed}” is not a duration: type minutes, or 1h15.").format(typed=_short(text)))


class TypedPhase(NamedTuple):
    """A part of an item: its name and its minutes."""

    title: str
    minutes: int


def parse_phases(text: str) -> list[TypedPhase]:
    """The parts of an item, from "Alone 5 · At the table 25 · Report back 20"; none for no text.

    They are separated by a dot in the middle, a comma, a semicolon, a plus or a new line; the duration ends each, or
    begins it. `FacilitatorError` for anything else.
    """
    return [_part(one) for one in re.split(r"[·•;,+\n]", text) if one.strip()]


def _part(typed: str) -> TypedPhase:
    words = " ".join(typed.split())
    found = re.fullmatch(rf"(?P<title>.*?)[\s:–-]*\b(?P<length>{_LENGTH})", words, re.IGNORECASE) or re.fullmatch(
        rf"(?P<length>{_LENGTH})(?:\s+|\s*[:–-]\s*)(?P<title>\D.*)", words, re.IGNORECASE
    )
    if found is None:
        sentence = _("“{typed}” has no duration: type “Alone 5, at the table 25”.")
        raise FacilitatorError(sentence.format(typed=_short(typed)))
    return TypedPhase(found["title"].strip(" :–-"), parse_duration(found["length"]))


def parse_clock(text: str) -> int:
    """Minutes from midnight, from "9", "9h", "9 h 30", "09:30" or "930"; `FacilitatorError` for anything else."""
    typed = _plain(text)
    if found := _CLOCK.fullmatch(typed) or _SHORT_CLOCK.fullmatch(typed):
        return int(found[1]) * 60 + int(found[2] or 0)
    raise FacilitatorError(_("“{typed}” is not a time of day: type 9:00 or 9h30.").format(typed=_short(text)))


def parse_day(text: str, *, after: date | None = None) -> date | None:
    """A date, day first: "12/03/2026", "12 mars 2026"; None for no text, `FacilitatorError` for anything else.

    With *after*, "12/3" and "12 mars" do too: they are the first such day from then on.
    """
    typed = _plain(text)
    if not typed:
        return None
    try:
        alone = _without_year(typed) if after is not None else None
        return _next(*alone, after) if alone and after else _day(typed)
    except ValueError as error:
        raise FacilitatorError(_("“{typed}” is not a date: type 12/03/2026.").format(typed=_short(text))) from error


def parse_tables(text: str) -> int:
    """A number of tables; `FacilitatorError` for anything else."""
    typed = _plain(text)
    if re.fullmatch(r"\d{1,3}", typed) and 1 <= int(typed) <= MOST_TABLES:
        return int(typed)
    raise FacilitatorError(_("A number of tables goes from 1 to {most}.").format(most=MOST_TABLES))


def _day(typed: str) -> date:
    """Raises ValueError for what is no date."""
    if found := _ISO_DAY.fullmatch(typed):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(typed):
        year = int(found[3])
        return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    if found := _DAY_IN_FULL.fullmatch(typed):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(typed):
        return date(int(found[3]), _month(found[1]), int(found[2]))
    raise ValueError(typed)


def _without_year(typed: str) -> tuple[int, int] | None:
    """The day and the month, when that is all there is. Raises ValueError for a month that does not exist."""
    if found := _DAY_ALONE.fullmatch(typed):
        return int(found[1]), int(found[2])
    if found := _DAY_AND_MONTH.fullmatch(typed):
        return int(found[1]), _month(found[2])
    return None


def _next(day: int, month: int, after: date) -> date:
    """The first of such days from *after* on; a 29 February may take some years to come. ValueError for none."""
    for year in range(after.year, after.year + 9):
        with suppress(ValueError):
            found = date(year, month, day)
            if found >= after:
                return found
    raise ValueError(day, month)


def _month(name: str) -> int:
    from babel.dates import get_month_names  # costs a start what only a date needs

    months = get_month_names("wide", locale=i18n.language())
    for number in range(1, 13):
        if str(months[number]).casefold() == name:
            return number
    raise ValueError(name)


def _plain(text: str) -> str:
    """In lower case, every run of blanks (no-break ones too) made one space."""
    return " ".join(text.casefold().split())


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 30 else f"{plain[:30]}…"
