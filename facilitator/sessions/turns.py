"""Who has the floor: one voice at a time in a room, and what must become of it when the day or its clock changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .operation import Operation
from .records import College, Speaker, Turn
from .store import Store


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody of the day, or a college when it is not known who."""

    participant_id: str | None = None
    college: College | None = None


def voice_of(turn: Turn) -> Voice:
    """Whose turn it is."""
    return Voice(turn.participant_id, None if turn.participant_id else turn.college)


def speaker_voice(speaker: Speaker) -> Voice:
    """Who speaks during an item: the person of the day when that is known, or else one of the experts."""
    return Voice(speaker.participant_id) if speaker.participant_id else Voice(college=College.EXPERT)


def turns_of(store: Store, session_id: str) -> list[Turn]:
    """Every turn of a session, in the order in which they began."""
    return store.all(Turn, session_id=session_id)


def running(store: Store, session_id: str) -> Turn | None:
    """The turn under way; None while nobody's is counted."""
    return next((turn for turn in reversed(turns_of(store, session_id)) if turn.ended_at is None), None)


def end_running(operation: Operation, store: Store, session_id: str, now: datetime) -> None:
    """Whoever speaks has spoken: part of an operation that closes the day, or gives the floor to somebody else."""
    for turn in store.all(Turn, session_id=session_id, ended_at=None):
        operation.put(replace(turn, ended_at=max(now, turn.started_at)))  # a clock may be set back


def shift(operation: Operation, store: Store, session_id: str, by: timedelta) -> None:
    """Tell every turn on a clock that was set: what was counted stays as long as it was."""
    for turn in turns_of(store, session_id):
        ended = turn.ended_at + by if turn.ended_at is not None else None
        operation.put(replace(turn, started_at=turn.started_at + by, ended_at=ended))
