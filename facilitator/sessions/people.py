"""Gestures on who comes to the day: participants, speakers, witnesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .journal import Undo
from .operation import Operation
from .records import (
    Ambassador,
    Contribution,
    Participant,
    PlusOne,
    Redaction,
    RoomQuestion,
    Session,
    Speaker,
    Stakeholder,
    Turn,
)
from .seats import linked
from .store import Store
from .text import clean_line, folded, required


def add_participants(store: Store, session: Session, people: Sequence[Participant]) -> list[Participant]:
    """Add these people to a session, in that order: all or none. Names tell their seats on the map of actors.

    Raises `BadText` for one without a name.
    """
    seats = store.all(Stakeholder, session_id=session.id)
    with store.operation("add_participants") as operation:
        return [operation.put(linked(seats, _of(session, person))) for person in people]


def add(store: Store, session: Session, person: Participant) -> Participant:
    """Add somebody to a session; names tell the seat on the map of actors. Raises `BadText` without a name."""
    seats = store.all(Stakeholder, session_id=session.id)
    with store.operation("add_participant") as operation:
        return operation.put(linked(seats, _of(session, person)))


def edit(store: Store, person: Participant) -> Participant:
    """Put what is known of somebody in place of what was. Raises `BadText` without a name."""
    with store.operation("edit_participant") as operation:
        return operation.put(cleaned(person))


def remove(store: Store, *people: Participant) -> None:
    """Take these people out of the list. What they said stays; it loses their name."""
    with store.operation("remove_participants") as operation:
        for person in people:
            _loosen(store, operation, person)
            operation.remove(person)


def erase(store: Store, *people: Participant) -> list[Path]:
    """Erase these people for good, on every day of the cycle: from the journal and the backups too. No undo.

    Somebody of the same name and commune is the same person. What they said stays and is nobody's, in every wording
    that the journal tells; where they were to speak, where they promised or carry something, their name goes, and so
    does what was decided about showing it. Returns the files that still hold some of it: see `Store.forget`.
    """
    wanted = {_key(person) for person in people}
    meant = [person for person in store.all(Participant) if _key(person) in wanted]
    with store.operation("erase_participants", undo=Undo.NO) as operation:
        for person in meant:
            for turn in store.all(Turn, participant_id=person.id):  # the speaking time of a college stays what it is
                operation.put(replace(turn, college=turn.college or person.college))
    names = {person.name for person in people}.union(*(_names_given(store, person) for person in meant))
    gone = [found.record.id for found in store.removed(Participant) if found.record.name in names]
    kept = {person.name for person in store.all(Participant) if _key(person) not in wanted}
    decided = [*store.all(Redaction), *(found.record for found in store.removed(Redaction))]
    gone += [one.id for one in decided if one.name in names - kept]
    return store.forget([*(person.id for person in meant), *gone], names - kept)


def cleaned(person: Participant) -> Participant:
    """The same with texts as they are kept. Raises `BadText` without a name."""
    return replace(
        person,
        name=clean_line(required(person.name)),
        role=clean_line(person.role),
        organisation=clean_line(person.organisation),
        commune=clean_line(person.commune),
    )


def _key(person: Participant) -> tuple[str, str]:
    return folded(person.name), folded(person.commune)


def _names_given(store: Store, person: Participant) -> set[str]:
    """Every name that *person* ever had, as the journal tells."""
    changes = [change for deed in store.history(person.id) for change in deed.changes if change.record_id == person.id]
    states = [state for change in changes for state in (change.before, change.after)]
    return {str(state["name"]) for state in states if state and state.get("name")}


def _of(session: Session, person: Participant) -> Participant:
    return cleaned(replace(person, session_id=session.id))


def _loosen(store: Store, operation: Operation, person: Participant) -> None:
    """Nothing refers to *person* any more; the speaking time of a college stays what it is."""
    for turn in store.all(Turn, participant_id=person.id):
        operation.put(replace(turn, participant_id=None, college=turn.college or person.college))
    named: list[Ambassador | Speaker | Contribution | PlusOne | RoomQuestion] = [
        *store.all(Ambassador, participant_id=person.id),
        *store.all(Speaker, participant_id=person.id),
        *store.all(Contribution, participant_id=person.id),
        *store.all(PlusOne, participant_id=person.id),
        *store.all(RoomQuestion, participant_id=person.id),
    ]
    for record in named:
        operation.put(replace(record, participant_id=None))
