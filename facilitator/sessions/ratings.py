"""What the room's self-assessment adds up to. A mean is of those who answered; nobody is not zero."""

from __future__ import annotations

from collections.abc import Iterable

from . import reading
from .records import Rating, Session, SessionState
from .store import Store


def ratings_of(store: Store, session_id: str) -> list[Rating]:
    """Every answer of a session, on the wheel and on the staircase."""
    return store.all(Rating, session_id=session_id)


def rated_before(store: Store, session: Session) -> tuple[Session | None, list[Rating]]:
    """The last closed session before this one whose wheel was filled in, and its ratings."""
    known = reading.sessions(store)
    earlier = known[: [one.id for one in known].index(session.id)]
    for one in reversed(earlier):
        if one.state is SessionState.CLOSED and answers(found := ratings_of(store, one.id)):
            return one, found
    return None, []


def counts(ratings: Iterable[Rating], lever: int | None) -> dict[int, int]:
    """How many answered each value on that lever; on the staircase without one."""
    found: dict[int, int] = {}
    for rating in ratings:
        if rating.lever == lever:
            found[rating.value] = found.get(rating.value, 0) + rating.count
    return found


def mean(counted: dict[int, int]) -> float | None:
    """The mean of the values, each counted so many times; None when nobody answered."""
    total = sum(counted.values())
    return round(sum(value * count for value, count in counted.items()) / total, 2) if total else None


def means(ratings: Iterable[Rating]) -> dict[int, float]:
    """The mean of each lever that was answered."""
    every = list(ratings)
    levers = {rating.lever for rating in every} - {None}
    found = {lever: mean(counts(every, lever)) for lever in levers}
    return {lever: value for lever, value in found.items() if lever is not None and value is not None}


def answers(ratings: Iterable[Rating]) -> int:
    """How many people answered on the wheel, at most, for a lever."""
    every = list(ratings)
    levers = {rating.lever for rating in every} - {None}
    return max((sum(counts(every, lever).values()) for lever in levers), default=0)
