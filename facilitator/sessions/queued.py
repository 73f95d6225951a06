"""What waits in the question queue of a speech, as it is read: by its panel, the room's scene and the report."""

from __future__ import annotations

from dataclasses import dataclass

from .records import Contribution, QueueState, RoomQuestion
from .store import Store


@dataclass(frozen=True, slots=True)
class Queue:
    """The questions of an item: the one put now, those that wait, those that were answered; each in order."""

    now: RoomQuestion | None
    waiting: tuple[RoomQuestion, ...]
    answered: tuple[RoomQuestion, ...]

    @property
    def all(self) -> tuple[RoomQuestion, ...]:
        """As they are taken: the one put now first, those that were answered last."""
        return (*([self.now] if self.now is not None else []), *self.waiting, *self.answered)


def queue_of(store: Store, item_id: str) -> Queue:
    """The queue of an item; its numbers are the places in which the questions came."""
    asked = store.all(RoomQuestion, item_id=item_id)
    return Queue(
        now=next((one for one in asked if one.state is QueueState.NOW), None),
        waiting=tuple(one for one in asked if one.state is QueueState.WAITING),
        answered=tuple(one for one in asked if one.state is QueueState.ANSWERED),
    )


Typed = Contribution | RoomQuestion
"""What the capture bar keeps, and brings back to be put right."""


def typed(store: Store, record_id: str) -> Typed | None:
    """The contribution or the question from the room with that id."""
    return store.get(Contribution, record_id) or store.get(RoomQuestion, record_id)


def last_typed(store: Store, session_id: str, *, before: Typed | None = None) -> Typed | None:
    """What was kept last in a session, contribution or question from the room; or just before another."""
    earlier = [one for one in _everything_typed(store, session_id) if before is None or one.id < before.id]
    return max(earlier, key=lambda one: one.id, default=None)


def next_typed(store: Store, session_id: str, after: Typed) -> Typed | None:
    """What was kept just after another."""
    later = [one for one in _everything_typed(store, session_id) if one.id > after.id]
    return min(later, key=lambda one: one.id, default=None)


def _everything_typed(store: Store, session_id: str) -> list[Typed]:
    return [*store.all(Contribution, session_id=session_id), *store.all(RoomQuestion, session_id=session_id)]
