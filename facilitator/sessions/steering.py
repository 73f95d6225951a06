"""The gesture that takes a way back, and what is told of it: on the console before, in the report after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ..errors import FacilitatorError
from ..i18n import _, ngettext
from . import labels, reading
from .reading import outline
from .records import AgendaItem, Recovery
from .recoveries import Day, WayBack, WayKind, lateness, offered
from .store import Store
from .text import LONGEST

_MINUTE = timedelta(minutes=1)
_SHORT = 40
"""So many characters of a title are enough to recognise it."""
_AT_A_GLANCE = 3


def day_of(store: Store, session_id: str) -> Day:
    """The day as it looks now."""
    found = outline(store, session_id)
    return Day(found.session, found.items, reading.intervals(store, found.items), found.flow, store.now())


def ways_back(store: Store, session_id: str, *, least: int | None = None) -> tuple[WayBack, ...]:
    """What could be done now to come back in time; nothing while the day is in time enough.

    From *least* minutes of lateness, or from those that the session says.
    """
    day = day_of(store, session_id)
    if least is not None:
        day = replace(day, session=replace(day.session, alert_after=least))
    return offered(day)


def take(store: Store, session_id: str, way: WayBack) -> Recovery:
    """Change the agenda as *way* says, in one operation that can be undone, kept for the report."""
    day = day_of(store, session_id)
    if any(store.get(AgendaItem, item.id) != item for item in way.before) or not day.flow:
        raise FacilitatorError(_("The agenda has changed meanwhile: look at the ways back again."))
    late = lateness(day.table())
    with store.operation("take_way_back") as operation:
        for item in way.after:
            operation.put(item)
        return operation.put(
            Recovery(
                session_id=session_id,
                item_id=day.flow.item_id,
                chosen_at=store.now(),
                late=late // _MINUTE,
                gain=round(way.gain / _MINUTE),
                text=told(way),
            )
        )


def told(way: WayBack, *, longest: int = LONGEST) -> str:
    """What a way back does, in words: "Shorten “Round table” by 10 min"; no title longer than *longest*."""
    if way.kind is WayKind.DROP:
        return _("Drop {item}").format(item=_name(way.before[0], longest))
    if way.kind is WayKind.SWAP:
        first, second = (_name(item, longest) for item in sorted(way.before, key=lambda item: item.position))
        return _("Hold {second} before {first}").format(first=first, second=second)
    pairs = list(zip(way.before, way.after, strict=True))
    taken = [
        _("{item} by {minutes}").format(
            item=_name(before, longest), minutes=labels.duration(before.extension - after.extension)
        )
        for before, after in pairs
    ]
    return _("Shorten {items}").format(items=", ".join(taken))


def told_shortly(way: WayBack) -> str:
    """The same for a card: titles are cut, and more items than one takes in at a glance are counted."""
    if way.kind is not WayKind.SHORTEN or len(way.after) <= _AT_A_GLANCE:
        return told(way, longest=_SHORT)
    taken = sum(before.extension - after.extension for before, after in zip(way.before, way.after, strict=True))
    return _("Shorten {count} items by {minutes} in all").format(count=len(way.after), minutes=labels.duration(taken))


def effect(way: WayBack) -> str:
    """What it changes: "ends at 16:05, 15 min earlier", and whether all that is fixed is kept."""
    minutes = round(way.gain / _MINUTE)
    if minutes > 0:
        template = _("ends at {time}, {minutes} earlier")
    elif minutes < 0:
        template = _("ends at {time}, {minutes} later")
    else:
        template = _("ends at {time}, as expected now")
    sentence = template.format(time=f"{way.table.expected_end:%H:%M}", minutes=labels.duration(abs(minutes)))
    missed = sum(appointment.late >= _MINUTE for appointment in way.table.appointments)
    if missed:
        words = ngettext("{count} fixed point still missed", "{count} fixed points still missed", missed)
        return f"{sentence} · {words.format(count=missed)}"
    return f"{sentence} · {_('fixed points kept')}" if way.table.appointments else sentence


def standing(late: timedelta) -> str:
    """How something stands to its hour, in whole minutes: "8 min late", "5 min early", "on time"."""
    minutes = int(late / _MINUTE)
    if minutes == 0:
        return _("on time")
    told = _("{minutes} late") if minutes > 0 else _("{minutes} early")
    return told.format(minutes=labels.duration(abs(minutes)))


def _name(item: AgendaItem, longest: int) -> str:
    title = item.title or labels.item_kind(item.kind)
    return _("“{title}”").format(title=title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…")
