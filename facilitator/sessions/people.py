"""Gestures on who is in the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .records import Participant, Session
from .store import Store
from .text import clean_line, required


def add_participants(store: Store, session: Session, people: Sequence[Participant]) -> list[Participant]:
    """Add these people to a session, in that order: all or none.

    Raises `BadText` for one without a name.
    """
    with store.operation("add_participants") as operation:
        return [
            operation.put(
                replace(
                    person,
                    session_id=session.id,
                    name=clean_line(required(person.name)),
                    organisation=clean_line(person.organisation),
                    commune=clean_line(person.commune),
                )
            )
            for person in people
        ]
