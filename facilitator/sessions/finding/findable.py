"""What can be found of each record: its words, ready to be searched, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from .. import labels
from ..record import Record
from ..records import (
    AgendaItem,
    Cluster,
    Commitment,
    Contribution,
    Participant,
    PlusOne,
    Question,
    RoomQuestion,
    Session,
    Speaker,
    Statement,
    Tag,
    Theme,
)
from ..text import folded
from .query import searchable

SORTS: tuple[type[Record], ...] = (
    Contribution,
    PlusOne,
    Cluster,
    Question,
    RoomQuestion,
    Commitment,
    Statement,
    Theme,
    AgendaItem,
    Speaker,
    Participant,
    Session,
    Tag,
)
"""The sorts of records that can be found, those looked for most often first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the search knows it."""

    record: Record
    title: str
    more: str
    """What else it says: the notes of an item, the role of a speaker."""
    text: str
    """All of it, as `query.searchable` puts it."""
    tags: frozenset[str]
    """Its tags, folded."""
    order: tuple[int, int]
    """Among equals, the shorter one comes first, then the more recent one."""


def entry_of(record: Record) -> Entry:
    """The entry of a record of one of `SORTS`."""
    title, *more = _texts(record)
    tags = record.tags.split() if isinstance(record, Contribution) else ()
    return Entry(
        record=record,
        title=title,
        more=" · ".join(filter(None, more)),
        text=searchable(title, *more),
        tags=frozenset(map(folded, tags)),
        order=(len(title), -int(record.id[:16], 16)),
    )


def _texts(record: Record) -> tuple[str, ...]:
    """Everything that *record* says, its title first."""
    match record:
        case Contribution():
            return record.text, " ".join(f"#{tag}" for tag in record.tags.split())
        case PlusOne() | Question():
            return (record.text,)
        case RoomQuestion():
            return record.text, record.answer
        case Commitment():
            return record.what, record.who, record.partners, record.first_step
        case Statement():
            return record.text, record.original
        case Cluster() | Tag():
            return (record.title,)
        case Theme():
            return record.title, record.framing
        case AgendaItem():
            title = record.title or labels.item_kind(record.kind)
            return title, record.detail, record.notes, record.guidance, record.method, record.material
        case Speaker():
            return record.name or record.role, record.role if record.name else "", record.organisation
        case Participant():
            return record.name, record.organisation, record.commune
        case Session():
            return record.title, record.place
        case _:
            raise TypeError(f"{type(record).__name__} has nothing to be found by")
