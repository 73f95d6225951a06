"""Who speaks during an item is somebody of the day: found on the list of people, or put on it. What gestures write."""

from __future__ import annotations

from dataclasses import replace

from .operation import Operation
from .records import AgendaItem, College, ItemKind, Part, Participant, Speaker
from .store import Store
from .text import folded


def put_person(store: Store, operation: Operation, item: AgendaItem, speaker: Speaker) -> Speaker:
    """The speaker, tied to the person of that name, who joins the list of people when nobody there has it.

    A speaker whose name is corrected stays the same person.
    """
    if not speaker.name:
        return replace(speaker, participant_id=None)
    before = store.get(Speaker, speaker.id)
    person = store.get(Participant, speaker.participant_id)
    if person is not None and folded(person.name) == folded(speaker.name):
        return speaker
    known = next((p for p in store.all(Participant, session_id=item.session_id) if _same(p, speaker)), None)
    if known is not None:
        return replace(speaker, participant_id=known.id)
    if person is not None and before is not None and folded(person.name) == folded(before.name):
        operation.put(replace(person, name=speaker.name))
        return speaker
    return replace(speaker, participant_id=operation.put(_person(item, speaker)).id)


def _same(person: Participant, speaker: Speaker) -> bool:
    return folded(person.name) == folded(speaker.name)


def _person(item: AgendaItem, speaker: Speaker) -> Participant:
    witness = item.kind is ItemKind.TESTIMONY
    return Participant(
        session_id=item.session_id,
        name=speaker.name,
        role=speaker.role,
        organisation=speaker.organisation,
        part=Part.WITNESS if witness else Part.SPEAKER,
        college=None if witness else College.EXPERT,
    )
