"""What listeners are told once an operation is on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from .journal import Change
from .record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Changed:
    """An operation, and every change it made."""

    operation: str
    actor: str
    changes: tuple[Change, ...]

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether records of one of these kinds changed. With no change told, everything did: a backup was restored,
        or records were forgotten."""
        return not self.changes or any(change.kind in kinds for change in self.changes)

    def new(self, kind: type[R]) -> list[R]:
        """The records of that kind that came, whatever else changed."""
        return [kind.from_row(c.after) for c in self.changes if c.kind is kind and not c.before and c.after is not None]

    def added(self, kind: type[R]) -> list[R] | None:
        """The new records, when the operation did nothing but add some of that kind; None otherwise."""
        if not self.changes or any(c.kind is not kind or c.before is not None for c in self.changes):
            return None
        return [kind.from_row(change.after) for change in self.changes if change.after is not None]
