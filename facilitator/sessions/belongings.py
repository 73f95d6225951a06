"""Everything that a session is made of, read from the store."""

from __future__ import annotations

from collections.abc import Iterator

from .data_lists import LISTS, belonging, owners, references
from .reading import venue
from .record import Record
from .records import Session, Venue
from .store import Store


def belongings(store: Store, session: Session) -> dict[type[Record], list[Record]]:
    """Every record of *session* by kind, each kind in its order, with the words of the cycle and the room it is in."""
    return belonging(session, _found(store, session))


def _found(store: Store, session: Session) -> Iterator[Record]:
    known: dict[type[Record], list[Record]] = {Session: [session]}
    for kind in LISTS.values():
        known[kind] = _of_kind(store, session, kind, known)
        yield from known[kind]


def _of_kind(
    store: Store, session: Session, kind: type[Record], known: dict[type[Record], list[Record]]
) -> list[Record]:
    if kind is Venue:
        measured = venue(store, session)
        return [measured] if store.get(Venue, measured.id) else []
    if not owners(kind):
        return list(store.all(kind))
    name = owners(kind)[0]
    parents = known[references(kind)[name]]
    return [*store.among(kind, name, [parent.id for parent in parents])] if parents else []
