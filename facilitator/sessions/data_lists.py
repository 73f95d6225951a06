"""A session as lists of records: which kinds it has, what each refers to, in which order they stand.

What the data of a session are written from, and read back by. All of it follows from the types of the records: a new
kind has its list without a word more.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import get_args, get_type_hints

from .record import Record, columns
from .records import KINDS, RECORDS, AgendaItem, Contribution, Cycle, Export, Screen, Session, Statement, Vote

FORMAT = "facilitator-session"
VERSION = 1
"""Raised when a field changes its meaning or goes away; a new field alone does not raise it."""

LEFT_OUT: Mapping[type[Record], str] = {
    Screen: "what the projector shows just now, which says nothing of the day",
    Export: "which files were written from this copy of the workshop, and where: each would change the next",
}
"""The kinds of records that the data of a session do not hold, and why."""

PARKING = "parking"
"""The list of the contributions that have no question; the others have theirs."""

_NAMES = {
    "agendaitem": "items",
    "voteoption": "vote_options",
    "votephoto": "vote_photos",
    "tally": "tallies",
    "recovery": "recoveries",
    "keypoint": "key_points",
    "roomquestion": "room_questions",
    "plusone": "plus_ones",
    "slipbatch": "slip_batches",
    "planepoint": "plane_points",
    "feedback": "feedback",
    "commitmentstep": "commitment_steps",
    "reportsettings": "report_settings",
}
LISTS: Mapping[str, type[Record]] = {
    _NAMES.get(name, f"{name}s"): kind
    for name, kind in KINDS.items()
    if kind not in (Cycle, Session) and kind not in LEFT_OUT
}
"""The lists that hold the records of a session, parents before children."""

_OTHER_NAMES: Mapping[str, type[Record]] = {"item_id": AgendaItem, "follows_id": Vote}
"""What a field refers to, where its name does not say so."""


def references(kind: type[Record]) -> Mapping[str, type[Record]]:
    """The fields of *kind* that hold the id of another record, and of which kind that is."""
    return _REFERENCES[kind]


def referring(record: Record, names: Mapping[str, str]) -> dict[str, str | None]:
    """The fields of *record* that refer to other records, by other names for these; None for what has no name.

    What a sentence was drawn from, "first:<a question>" say, keeps what it is and refers to the same record.
    """
    found = {field: names.get(getattr(record, field) or "") for field in references(type(record))}
    if isinstance(record, Statement):
        what, colon, about = record.source.partition(":")
        found["source"] = f"{what}{colon}{names.get(about, '')}"
    return found


def owners(kind: type[Record]) -> tuple[str, ...]:
    """Those of its `references` that a record of *kind* cannot do without: what it is a part of."""
    return _OWNERS[kind]


def media_of(record: Record) -> tuple[str, ...]:
    """The names of the media of which *record* is made."""
    return tuple(getattr(record, media_field(type(record)), "").split())


def media_field(kind: type[Record]) -> str:
    """The field of *kind* that names media, separated by blanks; empty when it has none."""
    return next((name for name in ("media", "logo") if name in columns(kind)), "")


def belonging(session: Session, found: Iterable[Record]) -> dict[type[Record], list[Record]]:
    """Those of *found* that are part of *session*, or of no session at all, by kind, each kind in its order.

    Those that have a place stand by it within what they are part of, the others in the order in which they were made.
    A record whose owner is not among them is none of it.
    """
    by_kind: dict[type[Record], dict[str, Record]] = {kind: {} for kind in LISTS.values()}
    for record in found:
        if type(record) in by_kind:
            by_kind[type(record)].setdefault(record.id, record)
    places: dict[str, int] = {session.id: 0, session.cycle_id: 0}
    kept: dict[type[Record], list[Record]] = {}
    for kind in (kind for kind in RECORDS if kind in by_kind):
        names = owners(kind)
        owned = (one for one in by_kind[kind].values() if all(getattr(one, name) in places for name in names))
        kept[kind] = sorted(owned, key=_order(kind, places))
        places |= {record.id: place for place, record in enumerate(kept[kind])}
    return kept


Order = tuple[tuple[int, ...], str]


def _order(kind: type[Record], places: Mapping[str, int]) -> Callable[[Record], Order]:
    if "position" not in columns(kind):
        return lambda record: ((), record.id)
    names = owners(kind)
    return lambda record: (
        (*(places[getattr(record, name)] for name in names), _position(record)),
        record.id,
    )


_position = attrgetter("position")


def list_of(record: Record) -> str:
    """The name of the list in which *record* stands."""
    if isinstance(record, Contribution) and record.question_id is None:
        return PARKING
    return _LIST_NAMES[type(record)]


def _references(kind: type[Record]) -> dict[str, type[Record]]:
    named = (name for name in columns(kind) if name.endswith("_id"))
    return {name: _OTHER_NAMES.get(name) or KINDS[name.removesuffix("_id")] for name in named}


def _owners(kind: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(name for name in _references(kind) if types.NoneType not in get_args(hints[name]))


_REFERENCES = {kind: _references(kind) for kind in RECORDS if kind not in LEFT_OUT}
_OWNERS = {kind: _owners(kind) for kind in _REFERENCES}
_LIST_NAMES = {kind: name for name, kind in LISTS.items()}
