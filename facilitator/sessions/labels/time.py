"""Dates, clocks and durations, as they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from ... import i18n
from ...i18n import _


def clock_of(minutes: int) -> str:
    """Minutes from midnight as a clock: 09:05."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def phases(parts: Iterable[tuple[str, int]]) -> str:
    """The phases of an item in a line, as they are typed: "Alone 5 · At the table 25"."""
    return " · ".join(f"{title} {minutes}".strip() for title, minutes in parts)


def duration(minutes: int) -> str:
    """A duration to read: "45 min", "1 h", "1 h 15"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return (
        _("{hours} h {minutes:02d}").format(hours=hours, minutes=rest) if rest else _("{hours} h").format(hours=hours)
    )


def countdown(left: timedelta) -> str:
    """Time left as "15:48", or over by "−3:20"; hours come in minutes up to 99, then as "1:45:00"."""
    seconds = int(left.total_seconds() // 1)
    sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    if minutes < 100:
        return f"{sign}{minutes:02d}:{seconds:02d}"
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def drift(late: timedelta) -> str:
    """How late in whole minutes: "+ 8 min", "− 1 h 05", or "on time"."""
    minutes = int(late.total_seconds() / 60)
    if minutes == 0:
        return _("on time")
    sign = "+" if minutes > 0 else "−"
    return f"{sign} {duration(abs(minutes))}"


def short_date(day: date) -> str:
    """The date without the day of the week: "12 mars 2026"."""
    return _dated(day, "long")


def long_date(day: date) -> str:
    """The date in full, in the reader's language: "jeudi 12 mars 2026"."""
    return _dated(day, "full")


def _dated(day: date, length: Literal["long", "full"]) -> str:
    """French counts the first of a month as such, which Babel does not know: "1er mars 2026"."""
    from babel.dates import format_date  # costs a start what only some screens need

    written = format_date(day, format=length, locale=i18n.region())
    return written.replace("1 ", "1er ", 1) if day.day == 1 and i18n.language() == "fr" else written
