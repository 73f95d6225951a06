"""The check of the place before people come: each thing looked at, a plain verdict, and what to do.

Facts come in, findings go out: nothing here looks at the laptop itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil

from ..i18n import _, ngettext
from . import labels, legibility
from .machine import Power
from .measures import metres

LITTLE_SPACE, TOO_LITTLE_SPACE = 2 * 10**9, 300 * 10**6
"""Bytes left on the disk: a day of pictures and its backups take much less than the first."""
LOW_BATTERY = 40
"""Below it, in per cent, a laptop without mains will not reach lunch."""
LEAST_SCREEN = (1024, 768)
"""The smallest projector that scenes are laid out for."""
LARGE_CAPITAL = 0.04
"""From there on texts are so large that few notes fit on a page."""
_LINES = 1080
_FIRST_YEAR = 2025
"""A clock that says less has lost the time."""
_RATIOS = {"4:3": 4 / 3, "5:4": 5 / 4, "16:10": 16 / 10, "16:9": 16 / 9, "21:9": 64 / 27}


class Verdict(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"
    """The laptop does not say: somebody has to look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    verdict: Verdict
    told: str
    advice: str = ""
    """What to do; empty when there is nothing to."""


@dataclass(frozen=True, slots=True)
class ScreenFact:
    """A screen as the system describes it, in its own pixels."""

    name: str
    width: int
    height: int
    refresh: float = 0.0
    """In Hz; 0 when it is not said."""
    mirrors: bool = False
    """Whether it shows the same as the console's."""


@dataclass(frozen=True, slots=True)
class RoomFact:
    """The room's measures, and whether somebody gave them."""

    depth_cm: int
    image_cm: int
    measured: bool = True


def verdict_words(verdict: Verdict) -> str:
    """The verdict in a word, so that no colour is needed."""
    return {
        Verdict.OK: _("Ready"),
        Verdict.WARN: _("To look at"),
        Verdict.BAD: _("To put right"),
        Verdict.UNKNOWN: _("To check yourself"),
    }[verdict]


def screens(others: Sequence[ScreenFact]) -> Finding:
    """The screens beside the console's: the room's is the first of them that does not show the same."""
    subject = _("The room’s screen")
    found = [screen for screen in others if not screen.mirrors]
    if not found and others:
        return Finding(
            subject,
            Verdict.BAD,
            _("“{name}” shows the same as this screen: the room would see your console.").format(name=others[0].name),
            _("In the system’s display settings, extend the desktop instead of duplicating it."),
        )
    if not found:
        return Finding(
            subject,
            Verdict.WARN,
            _("No second screen is found."),
            _("Plug the projector in and switch it on: it is found by itself, and this list follows."),
        )
    screen = found[0]
    if screen.width < LEAST_SCREEN[0] or screen.height < LEAST_SCREEN[1]:
        return Finding(
            subject,
            Verdict.WARN,
            _screen_words(screen),
            _("Choose at least 1024 × 768 in the system’s display settings: texts would be cut too often."),
        )
    return Finding(subject, Verdict.OK, _screen_words(screen))


def legible(room: RoomFact) -> Finding:
    """Whether the last row reads what is projected."""
    subject = _("The last row")
    needed = legibility.smallest_capital(room.depth_cm / 100, room.image_cm / 100)
    depth, image = metres(room.depth_cm), metres(room.image_cm)
    if room.depth_cm > legibility.farthest_row_cm(room.image_cm):
        return Finding(
            subject,
            Verdict.BAD,
            _("At {depth}, the last row cannot read a picture {image} high.").format(depth=depth, image=image),
            _("Bring it to {nearer} or less, or make the picture at least {higher} high.").format(
                nearer=metres(legibility.farthest_row_cm(room.image_cm)),
                higher=metres(legibility.least_image_cm(room.depth_cm)),
            ),
        )
    reads = _("At {depth}, it reads a picture {image} high: {capitals}.").format(
        depth=depth, image=image, capitals=capitals(room)
    )
    if not room.measured:
        return Finding(
            subject,
            Verdict.UNKNOWN,
            _("Counted for the usual room: last row at {depth}, picture {image} high.").format(
                depth=depth, image=image
            ),
            _("Measure this one, in “The room”: the size of every text follows from it."),
        )
    if needed >= LARGE_CAPITAL:
        return Finding(
            subject,
            Verdict.WARN,
            reads,
            _("Texts are very large and pages short: a higher picture, or rows nearer, would show more at once."),
        )
    return Finding(subject, Verdict.OK, reads)


def capitals(room: RoomFact) -> str:
    """The least height of a capital letter that follows from the room, in words."""
    share = legibility.shown_capital(room.depth_cm / 100, room.image_cm / 100)
    return _("capitals of at least {pixels} px on {lines} lines").format(
        pixels=ceil(share * _LINES - 1e-6), lines=_LINES
    )


def clock(now: datetime, day: date | None) -> Finding:
    """Whether the laptop's clock agrees with the day, planned for *day*."""
    subject = _("Clock")
    told = _("{time} on {day}, time zone {zone}").format(
        time=f"{now:%H:%M}", day=labels.long_date(now.date()), zone=_zone(now)
    )
    watch = _("Compare it with your watch.")
    today = now.date()
    if today.year < _FIRST_YEAR:
        advice = _("Set the date and the time of the laptop: the times of the day would be wrong.")
        return Finding(subject, Verdict.BAD, told, advice)
    if day is not None and day < today:
        planned = _("The day was planned for {day}: set the laptop’s date right, or the day’s, in Prepare.")
        return Finding(subject, Verdict.WARN, told, planned.format(day=labels.long_date(day)))
    if day is not None and day > today:
        left = (day - today).days
        coming = ngettext("The day is in {count} day.", "The day is in {count} days.", left).format(count=left)
        return Finding(subject, Verdict.OK, told, f"{coming} {watch}")
    return Finding(subject, Verdict.OK, told, watch)


def power(power: Power) -> Finding:
    """Whether the laptop will last."""
    subject = _("Power")
    percent = power.percent
    plug_in = _("Plug the laptop in before people come.")
    if power.mains:
        told = _("On mains, battery at {percent} %").format(percent=percent) if percent is not None else _("On mains")
        return Finding(subject, Verdict.OK, told)
    if power.mains is None and percent is None:
        return Finding(subject, Verdict.UNKNOWN, _("This computer does not say."), _("See that it is plugged in."))
    if percent is None:
        return Finding(subject, Verdict.WARN, _("On battery"), plug_in)
    if power.mains is None:
        told = _("Battery at {percent} %").format(percent=percent)
        return Finding(subject, Verdict.WARN, told, _("See that it is plugged in."))
    verdict = Verdict.BAD if percent < LOW_BATTERY else Verdict.WARN
    return Finding(subject, verdict, _("On battery, {percent} % left").format(percent=percent), plug_in)


def disk(file_bytes: int | None, backup_bytes: int | None) -> Finding:
    """Whether there is room for the day, where the file is and where its backups go."""
    subject = _("Room on the disk")
    known = [free for free in (file_bytes, backup_bytes) if free is not None]
    if not known:
        return Finding(subject, Verdict.UNKNOWN, _("The disk does not say."), _("See that it is not full."))
    free = min(known)
    told = _("{size} free").format(size=_size(free))
    advice = _("Empty the bin of the system or move large files away: a full disk stops saving.")
    if free < TOO_LITTLE_SPACE:
        return Finding(subject, Verdict.BAD, told, advice)
    return Finding(subject, Verdict.WARN, told, advice) if free < LITTLE_SPACE else Finding(subject, Verdict.OK, told)


def backups(folder: str, *, writable: bool, read_only_because: str = "") -> Finding:
    """Whether the copies that are made at each item can be made in the folder of that name."""
    subject = _("Backups")
    if read_only_because:
        return Finding(subject, Verdict.BAD, read_only_because, _("None is made while the file is only read."))
    if not writable:
        return Finding(
            subject,
            Verdict.BAD,
            _("Nothing can be written in the folder “{folder}”.").format(folder=folder),
            _("Save a copy of the file in a folder of yours (menu), and work in that one."),
        )
    return Finding(subject, Verdict.OK, _("One at each item, in the folder “{folder}”").format(folder=folder))


def printer(names: Sequence[str], usual: str) -> Finding:
    """Whether slips and the report could be printed here; *usual* is the system's printer by default."""
    subject = _("Printer")
    if not names:
        return Finding(
            subject,
            Verdict.WARN,
            _("No printer is found."),
            _("Print the slips before you leave, or keep their PDF for a printer of the place."),
        )
    if usual in names:
        return Finding(subject, Verdict.OK, _("{printer}, the usual one").format(printer=usual))
    return Finding(subject, Verdict.OK, ", ".join(names[:3]))


def summary(findings: Sequence[Finding]) -> str:
    """The whole list in a sentence."""
    wrong = sum(finding.verdict is Verdict.BAD for finding in findings)
    doubtful = sum(finding.verdict in (Verdict.WARN, Verdict.UNKNOWN) for finding in findings)
    if not wrong and not doubtful:
        return _("Everything is ready.")
    parts = []
    if wrong:
        parts.append(ngettext("{count} thing to put right", "{count} things to put right", wrong).format(count=wrong))
    if doubtful:
        told = ngettext("{count} thing to look at", "{count} things to look at", doubtful)
        parts.append(told.format(count=doubtful))
    return " · ".join(parts)


def _screen_words(screen: ScreenFact) -> str:
    size = f"{screen.width} × {screen.height}"
    parts = [screen.name, size, ratio(screen.width, screen.height)]
    if screen.refresh:
        parts.append(_("{hertz} Hz").format(hertz=round(screen.refresh)))
    return " · ".join(part for part in parts if part)


def ratio(width: int, height: int) -> str:
    """The proportions as people call them: "16:9"; the nearest that is known, or as a figure."""
    share = width / height
    nearest = min(_RATIOS, key=lambda name: abs(_RATIOS[name] - share))
    return nearest if abs(_RATIOS[nearest] - share) < 0.03 else f"{share:.2f}:1"


def _zone(now: datetime) -> str:
    """The offset from universal time: "UTC+1", "UTC−3:30"."""
    offset = now.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def _size(free: int) -> str:
    if free < 10**9:
        return _("{count} MB").format(count=free // 10**6)
    return _("{count} GB").format(count=free // 10**9)
