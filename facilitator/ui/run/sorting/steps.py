"""Whether the last thing that Ctrl+Z would take back is a sorting step: U takes back nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from ....sessions.journal import Change
from ....sessions.records import Flow, Interval, Screen
from ....sessions.store import Changed

_NEVER_UNDONE = (Flow, Interval, Screen)
"""What the day's own gestures touch: they are not in the undo list."""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture made while sorting; *note_id* is empty for one that was about something else."""

    note_id: str
    operation: str
    changes: tuple[Change, ...]

    def is_taken_back_by(self, changed: Changed) -> bool:
        back = tuple(change.reversed() for change in reversed(self.changes))
        return (changed.operation, changed.changes) == (self.operation, back)


class Steps:
    """The gestures since the sorting began, the latest last."""

    def __init__(self) -> None:
        self._done: list[Step] = []

    @property
    def last(self) -> Step | None:
        """The last gesture, when it was a sorting step and nothing came after it."""
        return self._done[-1] if self._done and self._done[-1].note_id else None

    def take_back(self, changed: Changed) -> Step | None:
        """The gesture that *changed* took back, be it about something else; None when it is a new one."""
        if self._done and self._done[-1].is_taken_back_by(changed):
            return self._done.pop()
        return None

    def add(self, changed: Changed, handled: str) -> None:
        """Take a new operation into account; *handled* is the note that it sorted, if it did."""
        if not changed.changes:
            self.forget()  # a backup was restored
        elif changed.operation != "extend" and not changed.touches(*_NEVER_UNDONE):
            self._done.append(Step(handled, changed.operation, changed.changes))

    def forget(self) -> None:
        self._done.clear()
