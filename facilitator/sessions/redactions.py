"""Gestures on what is decided about the names found in what people wrote: hidden in what is public, or shown.

A name has one decision in a session. Undecided again, it waits.
"""

from __future__ import annotations

from collections.abc import Sequence

from .names_found import Found, key_of
from .records import Redaction
from .store import Store
from .text import clean_line


def decide(store: Store, session_id: str, names: Sequence[str], *, hidden: bool, instead: str = "") -> None:
    """Hide these names in what is public, *instead* in their place or else the usual mark; or let them be read."""
    known = {key_of(one.name): one for one in store.all(Redaction, session_id=session_id)}
    kept = clean_line(instead) if hidden else ""
    with store.operation("redact") as operation:
        for name in names:
            before = known.get(key_of(name))
            made = Redaction(session_id=session_id, name=name, hidden=hidden, instead=kept)
            if before is not None:
                made = Redaction(id=before.id, session_id=session_id, name=name, hidden=hidden, instead=kept)
            operation.put(made)


def hide_all(store: Store, session_id: str, found: Sequence[Found]) -> int:
    """Hide every one of these names of which nothing was decided; returns how many."""
    waiting = [one.known.name for one in found if one.waits]
    if waiting:
        decide(store, session_id, waiting, hidden=True)
    return len(waiting)
