"""A session as a calendar file (.ics, RFC 5545): what mayors put in their agenda with one click.

Times are floating: "9:00", without a time zone. The day is held in a hall, and its agenda is the clock of that hall;
the workshop file does not say in which zone it stands (Paris or Saint-Denis de La Réunion), and the laptop's offset
today is not the one of a day on the other side of a change of hour. Only the stamp, which says when the file was
written, is in UTC, as the standard asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ..errors import FacilitatorError
from ..i18n import _
from ..sessions import labels
from ..sessions.text import tidy

if TYPE_CHECKING:
    from .kit.content import Kit, Moment

_LONGEST_LINE = 75
"""In bytes, without the end of the line."""
_MIDNIGHT = time()


class NoDay(FacilitatorError):
    """The session has no date, so no place in a calendar."""


def as_ics(kit: Kit, now: datetime, *, each_item: bool = False) -> bytes:
    """The session as one entry whose description is the agenda; or, with *each_item*, one entry an item.

    Entries keep their names from one file to the next: importing a newer one moves them, and doubles nothing. Nothing
    in it is for the facilitator alone. *now* is when the file is written. Raises `NoDay`.
    """
    day = kit.session.day
    if day is None:
        raise NoDay(_("This session has no date yet: give it one, then make its calendar file."))
    stamp = _utc(now)
    entries = _items(kit, day, stamp) if each_item else [_whole_day(kit, day, stamp)]
    content = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitator//Facilitator//EN",
        "CALSCALE:GREGORIAN",
        *(line for entry in entries for line in entry),
        "END:VCALENDAR",
    ]
    return b"".join(map(_folded, content))


def _whole_day(kit: Kit, day: date, stamp: str) -> list[str]:
    agenda = [told for together in kit.moments for told in _told(together)]
    if kit.moments:
        agenda.append(f"{labels.clock_of(kit.ends_at)} {_('End of the day')}")
    about = "\n".join(part for part in (kit.cycle.title, kit.cycle.territory) if part)
    return _entry(
        kit,
        kit.session.id,
        stamp,
        (_at(day, kit.session.starts_at), _at(day, kit.ends_at)),
        kit.session.title,
        "\n\n".join(part for part in (about, "\n".join(agenda)) if part),
    )


def _items(kit: Kit, day: date, stamp: str) -> Iterator[list[str]]:
    for together in kit.moments:
        for moment in together:
            slot = moment.slot
            about = "\n".join(part for part in (_about(moment), kit.session.title) if part)
            times = (_at(day, slot.start), _at(day, slot.end))
            yield _entry(kit, moment.item.id, stamp, times, _title(moment), about)


def _entry(
    kit: Kit, name: str, stamp: str, times: tuple[datetime, datetime], summary: str, description: str
) -> list[str]:
    start, end = times
    lines = [
        "BEGIN:VEVENT",
        f"UID:{name}@facilitator",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{_basic(start)}",
        *([f"DTEND:{_basic(end)}"] if end > start else []),  # what takes no time has no end
        f"SUMMARY:{_escaped(summary)}",
    ]
    if description:
        lines.append(f"DESCRIPTION:{_escaped(description)}")
    if kit.session.place:
        lines.append(f"LOCATION:{_escaped(kit.session.place)}")
    return [*lines, "END:VEVENT"]


def _told(together: Iterable[Moment]) -> Iterator[str]:
    """The lines of the agenda for items that are held at the same time."""
    for moment in together:
        about = _about(moment)
        yield f"{labels.clock_of(moment.slot.start)} {_title(moment)}" + (f" ({about})" if about else "")


def _title(moment: Moment) -> str:
    return moment.item.title or labels.item_kind(moment.item.kind)


def _about(moment: Moment) -> str:
    """Who speaks, as far as that is known."""
    people = (", ".join(part for part in (one.name or one.role, one.organisation) if part) for one in moment.speakers)
    return " · ".join(told for told in people if told)


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, _MIDNIGHT) + timedelta(minutes=minutes)


def _basic(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _utc(now: datetime) -> str:
    return f"{_basic(now.astimezone(UTC).replace(tzinfo=None))}Z"


def _escaped(text: str) -> str:
    """*text* as a value: what separates values is marked, and no control character breaks a line."""
    kept = tidy(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return kept.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line with its end, cut where it is too long, never inside a letter."""
    pieces, piece, room = [], b"", _LONGEST_LINE
    for letter in line:
        code = letter.encode()
        if len(piece) + len(code) > room:
            pieces.append(piece)
            piece, room = b"", _LONGEST_LINE - 1  # a blank goes before it
        piece += code
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
